export { AppView } from './app';
export { loadWords } from './text/catalogues';
