import { describe, expect, it } from 'vitest';
import { ImportReport } from '../../../../src/core/inputs/import-report';
import { guessedMapping, normalName, numberOf, offers, resolveFields } from '../../../../src/core/inputs/tables/fields';

const spec = {
  lon: { names: ['lon', 'longitude'], required: true },
  height: { names: ['height'] },
  people: { names: ['people', 'population'], required: true },
};
const columns = ['Longitude', 'Height (m)', 'Population', 'census'];

describe('resolveFields', () => {
  it('finds columns by their usual names, without case, marks and units', () => {
    const fields = resolveFields(columns, { spec, mapping: {} })!;
    expect(fields.text(['1.5', ' 20 ', '300', '9'], 'height')).toBe('20');
    expect(fields.column('people')).toBe('Population');
  });

  it('puts the mapping first: a column or a constant', () => {
    const fields = resolveFields(columns, { spec, mapping: { people: 'census', height: '=12' } })!;
    expect(fields.text(['1.5', '20', '300', '9'], 'people')).toBe('9');
    expect(fields.text(['1.5', '20', '300', '9'], 'height')).toBe('12');
    expect(fields.column('height')).toBe('height');
  });

  it('accepts another usual name as the key of a mapping', () => {
    const fields = resolveFields(columns, { spec, mapping: { population: 'census' } })!;
    expect(fields.text(['', '', '', '9'], 'people')).toBe('9');
  });

  it('reports every missing field at once, naming what the file has', () => {
    const report = new ImportReport('f', 'demand');
    expect(resolveFields(['a', ''], { spec, mapping: { lon: 'x' }, report })).toBeNull();
    const { issues } = report.finish();
    expect(issues).toMatchObject([
      {
        code: 'mapping-column-missing',
        severity: 'error',
        context: { field: 'lon', column: 'x', columns: 'a, (no name)' },
      },
      { code: 'table-column-missing', severity: 'error', context: { field: 'people' } },
    ]);
  });

  it('leaves out an optional field mapped to nothing, with a warning', () => {
    const report = new ImportReport('f', 'demand');
    const fields = resolveFields(columns, { spec, mapping: { height: 'hoehe' }, report })!;
    expect(fields.has('height')).toBe(false);
    expect(report.finish().issues).toMatchObject([{ code: 'mapping-column-missing', severity: 'warning' }]);
  });

  it('gives no text for a row that is too short', () => {
    expect(resolveFields(columns, { spec, mapping: {} })!.text(['1.5'], 'people')).toBe('');
  });
});

describe('offers and guessedMapping', () => {
  it('tell what a table could fill', () => {
    expect(offers(columns, spec, {}, ['lon', 'people'])).toBe(true);
    expect(offers(['lon'], spec, { people: '=1' }, ['lon', 'people'])).toBe(true);
    expect(offers(['lon'], spec, { people: 'none' }, ['people'])).toBe(false);
    expect(guessedMapping({ columns, rows: [], rowNumbers: [] }, spec, { height: '=8' })).toEqual({
      lon: 'Longitude',
      height: '=8',
      people: 'Population',
    });
  });
});

describe('numberOf', () => {
  it.each([
    ['1.5', 1.5],
    ['-0.25', -0.25],
    ['1,5', 1.5],
    ['+3', 3],
    ['1e3', 1000],
    ['.5', 0.5],
    ['5.', 5],
  ])('%s is %d', (text, value) => {
    expect(numberOf(text)).toBe(value);
  });

  it.each(['', ' ', 'x', '1.5.2', '0x10', 'NaN', 'Infinity', '1,234,567', '12 m', '--1', '1e999', '-1e999'])(
    '%j is no number',
    (text) => {
      expect(numberOf(text)).toBeNaN();
    },
  );
});

it('normalName forgets case, marks, accents and units', () => {
  expect(normalName('Codi_INE')).toBe('codiine');
  expect(normalName('Height (m)')).toBe('height');
  expect(normalName('Població [hab.]')).toBe(normalName('POBLACIO'));
});
