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
});
