import { expect, it } from 'vitest';
import type { Issue } from '../../src/core/plan/issues';
import { refusedRows } from '../../src/state/refused-rows';
import { sharedPlanText } from '../../src/state/share';

const refusal = (row: number): Issue => ({ code: 'x', severity: 'warning', ref: { row }, context: {} });
const textOf = async (text: string, row: number): Promise<string> =>
  await (await refusedRows(new Blob([text]), [refusal(row)], () => 'No.'))!.text();

it('a row whose quotes hold a line break is one row', async () => {
  const text = 'name,lat\n"A\nB",x\nC,"y"\n';
  expect(await textOf(text, 2)).toBe('name,lat,refused_because\n"A\nB",x,"No."\n');
  expect(await textOf(text, 3)).toBe('name,lat,refused_because\nC,"y","No."\n');
});

it('a quote that is never closed costs no time by its square', async () => {
  const text = `name,lat\n"${'A,1\n'.repeat(400_000)}`;
  expect((await textOf(text, 2)).length).toBeGreaterThan(text.length);
});

it('a share file without a plan is text that is no plan', () => {
  expect(sharedPlanText('{"format":"infill-share"}')).toBe('null');
});
