import { describe, expect, it } from 'vitest';
import { exportFileName, EXPORTERS } from '../../src/core/report';
import { exportsDe } from '../../src/ui/text/de-exports';
import { exportsEn } from '../../src/ui/text/en-exports';

describe('words of the exports', () => {
  const names = EXPORTERS.map(exportFileName);

  it('say what each file is, in every language, and name none that does not exist', () => {
    for (const { exports } of [exportsEn, exportsDe])
      expect(Object.keys(exports.about).sort()).toEqual([...names].sort());
  });
});
