/** An outside check of a finished bundle: recomputes served people and cost from its tables alone, knowing nothing of the solver's bookkeeping. */
import { join } from 'node:path';
import { readCsv, readJson } from './cli';

interface SummaryLike {
  regions: {
    id: string;
    baseline: { servedPopulation: number };
    options: { id: string; servedPopulation: number; capexUsd: number; opexUsdPerYear: number }[];
  }[];
}

export interface OptionTotals {
  option: string;
  servedPeople: number;
  capexUsd: number;
  annualUsd: number;
  sites: number;
}

/** Totals per option over all regions: people by min(1, Σ fractions) of each cell, money by adding the sites up. */
export function totalsOf(folder: string): OptionTotals[] {
  const people = new Map(readCsv(join(folder, 'cells.csv')).map((row) => [row.h3!, Number(row.people)]));
  const sites = readCsv(join(folder, 'sites.csv'));
  const assignments = readCsv(join(folder, 'assignments.csv'));
  const options = [...new Set([...sites, ...assignments].map((row) => row.option!))];
  return options.map((option) => {
    const fractions = new Map<string, number>();
    for (const row of assignments) {
      if (row.option !== option) continue;
      fractions.set(row.h3!, (fractions.get(row.h3!) ?? 0) + Number(row.fraction));
    }
    const servedPeople = [...fractions].reduce(
      (sum, [h3, fraction]) => sum + Math.min(1, fraction) * people.get(h3)!,
      0,
    );
    const chosen = sites.filter((row) => row.option === option);
    const add = (field: string) => chosen.reduce((sum, row) => sum + Number(row[field]), 0);
    return { option, servedPeople, capexUsd: add('capexUsd'), annualUsd: add('costUsdPerYear'), sites: chosen.length };
  });
}

/** What the bundle's own summary says, in the same form, people beyond the baseline. */
export function statedTotals(folder: string): { option: string; servedPeople: number; capexUsd: number }[] {
  const summary = readJson<SummaryLike>(join(folder, 'summary.json'));
  const ids = [...new Set(summary.regions.flatMap((region) => region.options.map(({ id }) => id)))];
  return ids.map((option) => {
    const of = summary.regions.flatMap((region) => region.options.filter(({ id }) => id === option));
    return {
      option,
      servedPeople: of.reduce((sum, { servedPopulation }) => sum + servedPopulation, 0),
      capexUsd: of.reduce((sum, { capexUsd }) => sum + capexUsd, 0),
    };
  });
}
