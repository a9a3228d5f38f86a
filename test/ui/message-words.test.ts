/** Sentences of the core as the app says them: in the words of its forms, files by their names. */
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../src/core/inputs';
import { CANDIDATE_SPEC } from '../../src/core/inputs/candidates/read-candidates';
import { DEMAND_SPEC } from '../../src/core/inputs/demand/people-spec';
import { HOTSPOT_SPEC } from '../../src/core/inputs/hotspots/hotspot-table';
import { MEASUREMENT_SPEC } from '../../src/core/inputs/measurements/read-measurements';
import { PRESENCE_SPEC } from '../../src/core/inputs/presence/read-presence';
import { ROAD_SPEC } from '../../src/core/inputs/roads/read-roads';
import { STATED_SPEC } from '../../src/core/inputs/stated/read-stated';
import { CELL_SPEC } from '../../src/core/inputs/towers/cell-columns';
import { TOWER_SPEC } from '../../src/core/inputs/towers/tower-list';
import { USAGE_SPEC } from '../../src/core/inputs/usage/read-usage';
import { VENUE_SPEC } from '../../src/core/inputs/venues/read-venues';
import { messageOf } from '../../src/core/report/messages';
import { IN_GERMAN } from '../../src/core/report/messages-de';
import { ENGLISH } from '../../src/core/report/messages-en';
import { de } from '../../src/ui/text/de';
import { en } from '../../src/ui/text/en';
import { noteText } from '../../src/ui/text/note-text';

const SPECS = [
  CANDIDATE_SPEC, DEMAND_SPEC, HOTSPOT_SPEC, MEASUREMENT_SPEC, PRESENCE_SPEC, ROAD_SPEC, STATED_SPEC, CELL_SPEC, TOWER_SPEC, USAGE_SPEC, VENUE_SPEC,
]; // prettier-ignore

/** Sentences about a file of masts with a wrong free height, in both languages. */
async function sentences() {
  const text = 'lon;lat;technology;free height\n1.5;41.6;LTE;high up\n1.6;41.6;LTE;20\n';
  const file = new File([text], '/home/ada/plans/masts.csv');
  const report = await checkFile(file);
  const issue = report.issues.find(({ code }) => code === 'number-invalid')!;
  return { issue, plain: messageOf(issue), inEn: messageOf(issue, en.messages), inDe: messageOf(issue, de.messages) };
}

describe('sentences of the core in the app', () => {
  it('name fields as the form that maps columns does, and files without their folders', async () => {
    const { plain, inEn, inDe } = await sentences();
    expect(inEn).toBe('masts.csv, row 2, column “free height”: “high up” is not a number for “Height with room for others, m”; the row was refused.'); // prettier-ignore
    expect(inDe).toBe('masts.csv, Zeile 2, Spalte „free height“: „high up“ ist keine Zahl für „Höhe mit Platz für andere, m“; die Zeile wurde abgelehnt.'); // prettier-ignore
    // The command line maps columns by these names, and takes paths.
    expect(plain).toContain('/home/ada/plans/masts.csv');
    expect(plain).toContain('“freeHeight”');
  });

  it('have a word for every field that a column can be mapped to', () => {
    for (const field of SPECS.flatMap((spec) => Object.keys(spec))) {
      expect(en.fields, field).toHaveProperty(field);
      expect(de.fields, field).toHaveProperty(field);
    }
  });

  it('call kinds, options, roles and what else is a code by its name', () => {
    const say = (code: string, context: Record<string, string | number>) => messageOf({ code, context }, de.messages);
    expect(say('table-column-missing', { field: 'lon, lat or h3', columns: 'a, b' })).toContain('„Längengrad und Breitengrad oder H3-Zelle“'); // prettier-ignore
    expect(say('role-mismatch', { role: 'towers', found: 'a table' })).toMatch(
      /^Als „Mobilfunkstandorte“ .*eine Tabelle/,
    );
    expect(say('candidate-kind-unknown', { value: 'kind', kinds: 'tower-colocated, hotspot-indoor' })).toContain('(Vorhandener Mast, mitgenutzt, Hotspot im Haus)'); // prettier-ignore
    expect(say('mix-is-single', { option: 'colocated-towers' })).toContain(de.options.names['colocated-towers']);
    expect(say('geometry-unsupported', { type: 'MultiPoint', wanted: 'Polygon' })).toMatch(/^Gruppe von Punkten .*Fläche/); // prettier-ignore
    expect(say('issues-not-listed', { count: 7, listedCode: 'number-invalid' })).toContain('7 weitere von „… ist keine Zahl für …“'); // prettier-ignore
    expect(say('input-file-missing', { path: 'C:\\data\\cells.csv', role: 'towers' })).toMatch(/nennt cells\.csv/);
  });

  it('are all there in German, but for those of tools that only the command line has', () => {
    const missing = Object.keys(ENGLISH).filter((code) => !Object.hasOwn(IN_GERMAN.sentences, code));
    const ofLoss = /^(itm-|column-missing$|value-|other-scenario$|profile-missing$)/;
    expect(missing.filter((code) => !ofLoss.test(code))).toEqual([]);
  });

  it('say in German what a reader found wrong, and quote what came from elsewhere', () => {
    const say = (code: string, problem: string) =>
      messageOf({ code, context: { problem, format: 'XLSX' } }, de.messages);
    expect(say('archive-damaged', 'the end is missing')).toMatch(/lässt sich nicht entpacken: das Ende fehlt\. Laden/);
    expect(say('format-damaged', 'row 7 comes after row 9, at most 1048576 are read')).toContain('auf Zeile 7 folgt Zeile 9, höchstens 1048576 werden'); // prettier-ignore
    expect(say('region-cells-invalid', '“a (b” is not an H3 cell')).toContain(
      'kein Gebiet: „a (b“ ist keine H3-Zelle.',
    );
    expect(say('json-invalid', 'Unexpected token }')).toContain('kein gültiges JSON: „Unexpected token }“.');
    expect(say('region-without-area', '')).not.toContain('„“');
    expect(messageOf({ code: 'json-invalid', context: { problem: 'Unexpected }' } }, en.messages)).not.toContain('“');
  });

  it('leave alone what a user wrote, also where it looks like a code or like nothing good', () => {
    const message = (field: string) => messageOf({ code: 'number-invalid', context: { field, value: 'kind' } }, en.messages); // prettier-ignore
    expect(message('__proto__')).toContain('“kind” is not a number for “__proto__”');
    const inPlan = { code: 'plan-field-invalid', context: { field: 'name', problem: 'is missing' } };
    expect(messageOf(inPlan, en.messages)).toContain('“name”');
  });

  it('tell of a file that left the plan by its name', () => {
    const note = { code: 'file-removed', context: { name: '/srv/data/masts.csv', role: 'towers' } } as const;
    expect(noteText(note, en)).toBe('masts.csv removed');
    expect(noteText(note, de)).not.toContain('/');
  });
});
