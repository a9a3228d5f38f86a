/** The charts and maps of the report as files of their own, for slides and papers. */
import { strToU8, zipSync } from 'fflate';
import { moneyView } from '../../costs';
import { regionCharts } from '../html/region-charts';
import type { ReportInput } from '../report-types';
import { summaryOf } from '../summary';
import { ZIP_TIME } from './zip-time';

/** File name → SVG, region by region. Empty pictures are left out. */
export function chartFiles(result: ReportInput): Map<string, string> {
  const summary = summaryOf(result);
  const money = moneyView(result.plan.costs, result.register);
  const files = new Map<string, string>();
  for (const [index, region] of summary.regions.entries()) {
    const stem = `${index + 1}-${safeName(region.name) || safeName(region.id) || 'region'}`;
    for (const { name, svg } of regionCharts({ result, summary, money }, region))
      if (svg !== '') files.set(`${stem}-${name}.svg`, standalone(svg));
  }
  return files;
}

export const chartsZip = (result: ReportInput): Uint8Array<ArrayBuffer> =>
  zipSync(Object.fromEntries([...chartFiles(result)].map(([name, svg]) => [name, strToU8(svg)])), {
    level: 6,
    mtime: ZIP_TIME,
  }) as Uint8Array<ArrayBuffer>;

/** Programs that draw SVG know no custom properties: each gets its value of the light theme. */
const standalone = (svg: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${svg.replace(/var\(--[\w-]+,([^()]*)\)/g, '$1')}\n`;

/** Letters and digits only: a name from a file becomes no path. */
const safeName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 40);
