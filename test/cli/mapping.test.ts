import { describe, expect, it } from 'vitest';
import { mappingFor, parseMapping } from '../../src/cli/mapping';

describe('--map', () => {
  it('keeps columns, constants and the kind of file they are for', () => {
    const mapping = parseMapping(['people=population', 'radio==GSM', 'towers.lon=LONG', 'hotspots.lon=x']);
    expect(mappingFor(mapping, 'towers')).toEqual({ people: 'population', radio: '=GSM', lon: 'LONG' });
    expect(mappingFor(mapping, 'hotspots')).toEqual({ people: 'population', radio: '=GSM', lon: 'x' });
    expect(mappingFor(mapping, 'demand')).toEqual({ people: 'population', radio: '=GSM' });
  });

  it.each(['people', '=population', 'people='])('refuses %s', (value) => {
    expect(() => parseMapping([value])).toThrow('FIELD=COLUMN');
  });
});
