/** Any text may be dropped on the app as a plan: it is a plan or it is told why not, and a plan stays one when written and read again. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newPlan, parsePlan } from '../../../src/core/plan';

/** A failure prints its seed and path: give them here to see it again. */
const RUNS = { numRuns: 2500 };

function isAnswered(text: string): void {
  const { plan, issues } = parsePlan(text, 'p');
  expect(issues.some(({ severity }) => severity === 'error')).toBe(plan === null);
  if (plan) expect(parsePlan(JSON.stringify(plan), 'p')).toEqual({ plan, issues: [] });
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

it('random text and random JSON', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), isAnswered), RUNS);
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), isAnswered), RUNS);
});

it('a good plan with anything in the place of anything', () => {
  const plan = newPlan('x');
  const places = [
    ...Object.keys(plan).map((key) => [key]),
    ...(['inputs', 'grid', 'service', 'radios', 'target', 'costs'] as const).flatMap((part) =>
      [...Object.keys(plan[part]), '__proto__', 'constructor'].map((key) => [part, key]),
    ),
  ];
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 4 }), ([part, key], value) => {
      const marked = structuredClone(plan) as unknown as Record<string, Record<string, unknown>>;
      if (key === undefined) (marked as Record<string, unknown>)[part!] = value;
      else Object.defineProperty(marked[part!], key, { value, enumerable: true, configurable: true, writable: true });
      isAnswered(JSON.stringify(marked));
    }),
    RUNS,
  );
});

it('a good plan with characters taken out', () => {
  const text = JSON.stringify(newPlan('x'));
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(20), (at, count) => isAnswered(text.slice(0, at) + text.slice(at + count))),
    RUNS,
  );
});
