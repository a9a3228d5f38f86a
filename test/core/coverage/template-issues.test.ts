import { expect, it } from 'vitest';
import { RADIO_TEMPLATES } from '../../../src/core/radio';
import { TEMPLATE_FIELDS, templateIssues } from '../../../src/core/coverage';
import { planTemplate } from '../../../src/core/coverage/emitters';
import { aPlan } from '../../worlds/flat-world';

const edited = (templateOverrides: Record<string, Record<string, string | number>>) => aPlan({}, { templateOverrides });
const codes = (templateOverrides: Record<string, Record<string, string | number>>) =>
  templateIssues(edited(templateOverrides)).map(({ code, context }) => [code, context.field ?? context.template]);

it('sensible edits are no issue', () => {
  expect(templateIssues(aPlan())).toEqual([]);
  const edits = { powerPerPortDbm: 40, tiltDeg: -2, heightM: 30, model: 'hata', pattern: 'omni', label: 'Ours' };
  expect(codes({ 'lte-800': edits, 'lora-eu868': { gainDbi: 5 } })).toEqual([]);
  expect(planTemplate(edited({ 'lte-800': edits }), 'lte-800')).toMatchObject({
    powerPerPortDbm: 40,
    heightM: { rma: 30, uma: 30, umi: 30 },
    pattern: 'omni',
  });
});

it('every shipped template is inside what may be set', () => {
  for (const template of RADIO_TEMPLATES) {
    const { heightM, ...rest } = template;
    const edits = Object.entries({ ...rest, ...{ heightM: heightM.rma } }).filter(
      ([field]) => field in TEMPLATE_FIELDS,
    );
    expect(edits.length).toBe(Object.keys(TEMPLATE_FIELDS).length - 1);
    expect(codes({ [template.id]: Object.fromEntries(edits) as Record<string, string | number> })).toEqual([]);
  }
});

it.each([
  ['a template that does not exist', { 'lte-9999': { gainDbi: 3 } }, 'radio-template-unknown'],
  ['a field that does not exist', { 'lte-800': { powerDbm: 40 } }, 'radio-template-field-unknown'],
  ['a field that may not change', { 'lte-800': { technology: 'NR' } }, 'radio-template-field-unknown'],
  ['a name of the language', { 'lte-800': { constructor: 1 } }, 'radio-template-field-unknown'],
  ['power of a lightning', { 'lte-800': { powerPerPortDbm: 400 } }, 'radio-template-value-outside'],
  ['no frequency', { 'lte-800': { frequencyMhz: 0 } }, 'radio-template-value-outside'],
  ['not a number', { 'lte-800': { tiltDeg: Number.NaN } }, 'radio-template-value-outside'],
  ['a word for a number', { 'lte-800': { tiltDeg: 'steep' } }, 'radio-template-value-outside'],
  ['a model nobody has', { 'lte-800': { model: 'magic' } }, 'radio-template-value-not-among'],
  ['a number for a pattern', { 'lte-800': { pattern: 65 } }, 'radio-template-value-not-among'],
])('%s is an error, and has no effect', (_, overrides, code) => {
  const issues = templateIssues(edited(overrides as Record<string, Record<string, string | number>>));
  expect(issues).toHaveLength(1);
  expect(issues[0]).toMatchObject({ code, severity: 'error' });
  expect(planTemplate(edited(overrides as Record<string, Record<string, string | number>>), 'lte-800')).toEqual(
    planTemplate(aPlan(), 'lte-800'),
  );
});

it('all issues are given at once', () => {
  expect(codes({ 'lte-800': { gainDbi: 99, colour: 'red' }, nothing: {} })).toEqual([
    ['radio-template-value-outside', 'gainDbi'],
    ['radio-template-field-unknown', 'colour'],
    ['radio-template-unknown', 'nothing'],
  ]);
});
