import { expect, it } from 'vitest';
import { FlatTable } from '../../../../src/core/inputs/formats/flat-buffer';

it('features that all refer to one list are refused', () => {
  const bytes = new Uint8Array(28);
  const view = new DataView(bytes.buffer);
  // Table at 8 with its only field at 12: a list at 16 of 8 bytes.
  for (const [place, value] of [[0, 6], [2, 8], [4, 4]] as const) view.setUint16(place, value, true); // prettier-ignore
  view.setInt32(8, 8, true);
  view.setUint32(12, 4, true);
  view.setUint32(16, 8, true);
  const table = new FlatTable(view, 8, { bytes: 20 });
  expect(table.ubytes(0)).toHaveLength(8);
  expect(table.ubytes(0)).toHaveLength(8);
  expect(() => table.ubytes(0)).toThrow('over each other');
});
