import { expect, it } from 'vitest';
import { sharedPlanText } from '../../src/state/share';

it('a share file without a plan is text that is no plan', () => {
  expect(sharedPlanText('{"format":"infill-share"}')).toBe('null');
});
