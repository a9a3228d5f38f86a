/** Every field a file may have is named in both languages where its columns are chosen. */
import { expect, it } from 'vitest';
import { HOTSPOT_SPEC } from '../../src/core/inputs/hotspots/hotspot-table';
import { TOWER_SPEC } from '../../src/core/inputs/towers/tower-list';
import { de } from '../../src/ui/text/de';
import { en } from '../../src/ui/text/en';

it.each([...new Set([...Object.keys(TOWER_SPEC), ...Object.keys(HOTSPOT_SPEC)])])('%s', (field) => {
  expect(en.fields[field]).toBeTruthy();
  expect(de.fields[field]).toBeTruthy();
});
