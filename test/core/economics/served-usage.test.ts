import { describe, expect, it } from 'vitest';
import { busyHourMbpsOf, carrierView } from '../../../src/core/economics';
import { gbPerYearOf } from '../../../src/core/economics/carrier';
import { servedUsage } from '../../../src/core/economics/served-usage';
import type { DemandColumn } from '../../../src/core/grid';
import type { OptionSites } from '../../../src/core/siting';
import { shippedRegister } from '../costs/shipped-register';
import { aPlan } from './made-up-region';

const sitesOf = (cell: number[], fraction: number[]) =>
  ({
    assignments: { cell: Uint32Array.from(cell), site: new Uint32Array(cell.length), fraction: Float32Array.from(fraction) },
  }) as unknown as OptionSites; // prettier-ignore
const demandOf = (people: number[], gb?: number[], stated = people): DemandColumn => ({
  people: Float64Array.from(people),
  inputPeople: 0,
  outsidePeople: 0,
  method: 'cells',
  tooCoarseForHotspots: false,
  notes: [],
  ...(gb ? { usage: { gbPerMonth: Float64Array.from(gb), people: Float64Array.from(stated) } } : {}),
});

describe('data that served people use', () => {
  it('is the mean over them, cells by the share that is served', () => {
    // Half of 100 people at 4 GB, all of 50 at 10 GB (two sites that serve it over and over): (200 + 500) / 100.
    const demand = demandOf([100, 50, 7], [400, 500, 900]);
    expect(servedUsage(sitesOf([0, 1, 1], [0.5, 0.75, 0.75]), demand)).toEqual({
      shareFraction: 1,
      gbPerMonthPerPerson: 7,
    });
  });

  it('says for whom it is stated', () => {
    expect(servedUsage(sitesOf([0, 1], [1, 1]), demandOf([60, 40], [300, 0], [60, 0]))).toEqual({
      shareFraction: 0.6,
      gbPerMonthPerPerson: 5,
    });
    expect(servedUsage(sitesOf([1], [1]), demandOf([60, 40], [300, 0], [60, 0]))).toBeNull();
    expect(servedUsage(sitesOf([0], [1]), demandOf([60]))).toBeNull();
  });

  it('is the carrier’s traffic: stated without spread, the rest as drawn', () => {
    const context = { plan: aPlan(), register: shippedRegister(), siteBusyHourMbps: 60 };
    const sites = [{ kind: 'tower-colocated' as const, count: 1 }];
    const traffic = (usage?: { shareFraction: number; gbPerMonthPerPerson: number }) =>
      carrierView({ ...context, people: 100, sites, ...(usage ? { usage } : {}) }).trafficGbPerYear;
    // 100 people · 5 GB · 12 months
    expect(traffic({ shareFraction: 1, gbPerMonthPerPerson: 5 })).toEqual({ p10: 6000, p50: 6000, p90: 6000 });
    const half = traffic({ shareFraction: 0.5, gbPerMonthPerPerson: 5 });
    expect(half.p50).toBeCloseTo(3000 + traffic().p50 / 2, 6);
    expect(half.p90 - half.p10).toBeCloseTo((traffic().p90 - traffic().p10) / 2, 6);
  });

  it('asks so many Mbit/s in the busy hour', () => {
    // 19 GB a month = 228 GB a year, 15 % of a day's 0.6242 GB in 3,600 s: 0.208 Mbit/s
    expect(busyHourMbpsOf(19, 15)).toBeCloseTo((((228 / 365.25) * 8000) / 3600) * 0.15, 9);
    expect(gbPerYearOf(busyHourMbpsOf(19, 15), 15)).toBeCloseTo(228, 9);
  });
});
