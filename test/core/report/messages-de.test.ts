import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../src/core/report/messages';
import { GERMAN, IN_GERMAN } from '../../../src/core/report/messages-de';
import { ENGLISH } from '../../../src/core/report/messages-en';

const names = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{(\w+)[}#]/g)].map((match) => match[1]!)),
];

describe('German sentences', () => {
  it('belong to codes that exist, and name no value that the English one does not have', () => {
    for (const [code, sentence] of Object.entries(GERMAN)) {
      expect(Object.keys(ENGLISH), code).toContain(code);
      expect(names(ENGLISH[code]!), code).toEqual(expect.arrayContaining(names(sentence)));
      expect(sentence, code).toMatch(/[.?]$/);
    }
  });

  it('write numbers and places as German does', () => {
    const issue = { code: 'number-invalid', severity: 'error', ref: { file: 'a.csv', row: 3, column: 'lon' }, context: { value: 'x', field: 'lon' } } as const; // prettier-ignore
    expect(messageOf(issue, IN_GERMAN)).toBe(
      'a.csv, Zeile 3, Spalte „lon“: „x“ ist keine Zahl für „lon“; die Zeile wurde abgelehnt.',
    );
    expect(messageOf({ code: 'demand-partly-outside', context: { people: 12_345 } }, IN_GERMAN)).toBe(
      '12.345 Menschen der Eingabe leben außerhalb des Gebiets und zählen nicht.',
    );
  });

  it('come in English where there is none', () => {
    expect(messageOf({ code: 'profile-missing', context: {} }, IN_GERMAN)).toContain('Add it with --profiles');
  });
});
