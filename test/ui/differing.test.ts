import { describe, expect, it } from 'vitest';
import { differingNumbers, differingSettings } from '../../src/ui/compare/differing';

const bold = (text: string, other: string) =>
  differingNumbers(text, other)
    .filter(({ differs }) => differs)
    .map((piece) => piece.text);

describe('two verdicts side by side', () => {
  it('have the numbers that differ set in bold, and nothing else', () => {
    const left = '1,840 of 2,310 people in gaps served, 84–131 k USD/yr';
    const right = '1,910 of 2,310 people in gaps served, 84–140 k USD/yr';
    expect(bold(left, right)).toEqual(['1,840', '131 k']);
    expect(bold(left, left)).toEqual([]);
    expect(
      differingNumbers(left, right)
        .map(({ text }) => text)
        .join(''),
    ).toBe(left);
  });
});

describe('two settings', () => {
  it('are told apart by the leaves that differ; lists by their length', () => {
    const left = { target: { shareFraction: 0.8 }, network: { addedSites: [] }, same: [1] };
    const right = { target: { shareFraction: 0.5 }, network: { addedSites: [{ id: 'N1' }] }, same: [1] };
    expect(differingSettings(left, right)).toEqual([
      { path: 'target.shareFraction', left: '0.8', right: '0.5' },
      { path: 'network.addedSites', left: '0', right: '1' },
    ]);
    expect(differingSettings(left, left)).toEqual([]);
  });

  it('are told by each leaf of what only one has, a range of costs as one', () => {
    const left = { network: { sites: {} }, overrides: {} };
    const right = { network: { sites: { A: { off: true, heightM: 30 } } }, overrides: { rent: { low: 1, likely: 2, high: 3 } } }; // prettier-ignore
    expect(differingSettings(left, right)).toEqual([
      { path: 'network.sites.A.off', left: '–', right: 'true' },
      { path: 'network.sites.A.heightM', left: '–', right: '30' },
      { path: 'overrides.rent', left: '–', right: '1 / 2 / 3' },
    ]);
  });
});
