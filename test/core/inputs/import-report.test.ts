import { describe, expect, it } from 'vitest';
import { ImportReport } from '../../../src/core/inputs/import-report';

describe('ImportReport', () => {
  it('keeps read = used + merged + refused, with the reasons of the refused', () => {
    const report = new ImportReport('f.csv', 'towers');
    report.use(3);
    report.merge('cell-duplicate', { row: 4 }, { firstRow: 1 });
    report.refuse('position-zero', { row: 5 });
    report.refuse('position-zero', { row: 6 });
    report.refuseUsed('people-missing', { row: 1 });
    expect(report.finish().counts).toEqual({
      read: 6,
      used: 2,
      merged: 1,
      refused: 3,
      refusedByCode: { 'position-zero': 2, 'people-missing': 1 },
    });
  });

  it('cuts megabytes of a file short in its issues', () => {
    const report = new ImportReport('f', 'towers');
    report.refuse('h3-invalid', { row: 2, id: 'i'.repeat(1e6) }, { value: 'v'.repeat(1e6), number: 7 });
    const [issue] = report.finish().issues;
    expect(issue!.ref.id).toMatch(/^i{499}…$/);
    expect(issue!.context.value).toMatch(/^v{499}…$/);
    expect(issue!.context.number).toBe(7);
  });

  it('names the file in every issue, also those made elsewhere', () => {
    const report = new ImportReport('path/in/plan.csv', 'towers');
    report.take([{ code: 'archive-damaged', severity: 'error', ref: { file: 'other' }, context: {} }]);
    report.note('base-stations-split', { count: 1 });
    expect(report.finish().issues.map(({ ref }) => ref.file)).toEqual(['path/in/plan.csv', 'path/in/plan.csv']);
    expect(report.failed).toBe(true);
  });

  it('lists a thousand of a code and 10,000 in all, and says how many it left out', () => {
    const report = new ImportReport('f', 'demand');
    const codes = [
      'position-zero',
      'position-missing',
      'number-invalid',
      'people-missing',
      'people-negative',
      'h3-invalid',
    ] as const;
    const more = [
      'row-too-short',
      'radio-unknown',
      'geometry-missing',
      'geometry-invalid',
      'geometry-unsupported',
      'position-out-of-range',
    ] as const;
    for (const code of [...codes, ...more]) for (let row = 1; row <= 1200; row++) report.refuse(code, { row });
    report.use();
    const { counts, issues } = report.finish();
    expect(counts.refused).toBe(12 * 1200);
    const listed = issues.filter(({ code }) => code !== 'issues-not-listed');
    expect(listed).toHaveLength(10_000);
    const left = issues.filter(({ code }) => code === 'issues-not-listed').map(({ context }) => Number(context.count));
    expect(listed.length + left.reduce((sum, count) => sum + count, 0)).toBe(12 * 1200);
  });

  it('always lists errors', () => {
    const report = new ImportReport('f', 'demand');
    for (let i = 0; i < 1005; i++) report.fail('table-column-missing', { field: String(i) });
    expect(report.finish().issues.filter(({ severity }) => severity === 'error')).toHaveLength(1005);
  });

  it('is an error when rows were read and none is of use', () => {
    const report = new ImportReport('f', 'demand');
    report.refuse('people-missing', { row: 2 });
    expect(report.finish().issues.at(-1)).toMatchObject({
      code: 'no-usable-rows',
      severity: 'error',
      context: { read: 1 },
    });
  });
});
