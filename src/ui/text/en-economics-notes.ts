import { count } from '../format';

/** English: what happened to the assumptions. */
export const economicsNotesEn = {
  'register-imported': ({ count: n, file }: { count: number; file: string }) =>
    `${count(n)} ${n === 1 ? 'assumption' : 'assumptions'} edited from ${file}`,
  'register-same': ({ file }: { file: string }) => `${file} says nothing that differs from the shipped assumptions`,
  'register-reset': ({ count: n }: { count: number }) =>
    `${count(n)} ${n === 1 ? 'assumption' : 'assumptions'} as shipped again`,
};
