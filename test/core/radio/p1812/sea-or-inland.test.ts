/** The plan knows no sea: every path counts as inland. What that can cost at the median of time, on links no longer than the engine's reach. */
import { expect, it } from 'vitest';
import { makeP1812 } from '../../../../src/core/radio/p1812/p1812';
import { type TerrainProfile, ZONE_SEA } from '../../../../src/core/radio/p1812/p1812-types';
import { describeWithReference } from '../../../helpers/reference';
import { truthProfiles } from '../truth-profiles';
import { publishedCases } from './published-cases';

const REACH_KM = 23.2;
/** Receivers tried along each profile. */
const RECEIVERS = 8;

const beginning = (profile: TerrainProfile, last: number): TerrainProfile => ({
  distanceKm: profile.distanceKm.slice(0, last + 1),
  heightM: profile.heightM.slice(0, last + 1),
  ...(profile.clutterM ? { clutterM: profile.clutterM.slice(0, last + 1) } : {}),
});

/** |loss over sea, coasts at both ends − loss inland| of the profiles' beginnings, dB, ascending. */
function differencesDb(profiles: TerrainProfile[]): number[] {
  const found: number[] = [];
  for (const frequencyGhz of [0.45, 0.8, 3.5])
    for (const txHeightM of [10, 60])
      for (const centreLatitudeDeg of [0, 65]) {
        const settings = {
          frequencyGhz,
          txHeightM,
          rxHeightM: 1.5,
          polarization: 'vertical' as const,
          centreLatitudeDeg,
        };
        const inland = makeP1812(settings);
        const sea = makeP1812({ ...settings, txCoastKm: 0.1, rxCoastKm: 0.1 });
        for (const profile of profiles) {
          const within = profile.distanceKm.findLastIndex((km) => km <= REACH_KM);
          for (let k = 1; k <= RECEIVERS; k++) {
            const last = Math.round((within * k) / RECEIVERS);
            if (last < 4) continue;
            const path = beginning(profile, last);
            const zone = new Uint8Array(last + 1).fill(ZONE_SEA);
            found.push(Math.abs(sea.lossDb({ ...path, zone }) - inland.lossDb(path)));
          }
        }
      }
  return found.sort((a, b) => a - b);
}

function expectSmall(profiles: TerrainProfile[]): void {
  const differences = differencesDb(profiles);
  expect(differences.length).toBeGreaterThan(1000);
  expect(differences.at(-1)).toBeGreaterThan(0.1);
  expect(differences.at(-1)).toBeLessThan(1.4);
  expect(differences[Math.floor(0.95 * differences.length)]).toBeLessThan(0.2);
}

it('all sea instead of all inland: below 1.4 dB on synthetic profiles, below 0.2 dB on 95 %', () =>
  expectSmall([...truthProfiles().values()]));

describeWithReference('published profiles', () => {
  it('the same', () => {
    const profiles = publishedCases().map(({ profile }) => profile);
    expectSmall(
      [...new Set(profiles.map(({ heightM }) => heightM))].map((heights) =>
        profiles.find(({ heightM }) => heightM === heights)!,
      ),
    );
  });
});
