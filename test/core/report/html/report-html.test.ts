import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../../src/core/report/html/report-html';
import { aReportInput, META } from '../a-report-input';

const HOSTILE = '"><img src=x onerror=alert(1)><script>alert(2)</script>\'&\u0000';

/** The report as a reader sees it: no tags, entities turned back. */
const wordsOf = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');

describe('report.html', () => {
  it('has the sections of a gap report, in order', () => {
    const heads = [...reportHtml(aReportInput(), META).matchAll(/<h2>(.*?)<\/h2>/g)].map((match) => match[1]);
    expect(heads).toEqual([
      'Summary',
      'Objective and service class',
      'Data',
      'Method',
      'Disc &amp; &lt;b&gt;edge&lt;/b&gt;',
      'Limits of the models',
      'Assumptions',
      'Appendix: how to get the same numbers',
    ]);
  });

  it('opens with the verdict and its interval', () => {
    const words = wordsOf(reportHtml(aReportInput(), META));
    const summary = words.slice(
      words.indexOf('Summary', words.indexOf('Appendix') + 1),
      words.indexOf('What counts as served'),
    );
    expect(summary).toContain('any operator · LTE 5/1 Mbps · outdoors');
    expect(summary).toContain('Co-locate on 1 mast.');
    expect(summary).toContain('88–138 k USD/yr, in 4–15 months, grade A, cheapest in 91 % of draws.');
    expect(summary).toContain('Ranges are P10–P90 of 2,000 draws.');
  });

  it('is self-contained and inert: no script, nothing loaded, a policy that says so', () => {
    const page = reportHtml(aReportInput(), META);
    const [policy] = page.match(/<meta http-equiv="Content-Security-Policy"[^>]*>/)!;
    expect(policy.replaceAll('&#39;', "'")).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(page.indexOf(policy)).toBeLessThan(page.indexOf('<style'));
    expect(/<script|<link|<iframe|<img|<object|@import|javascript:|url\((?!#)/i.exec(page)?.[0]).toBeUndefined();
    expect(page.match(/<[^>]+ on[a-z]+=/i)?.[0]).toBeUndefined();
    expect(page.match(/(?:src|href)="[^#][^"]*"/g)).toBeNull();
  });

  it('escapes every name that comes from a file or a plan', () => {
    const input = aReportInput();
    input.plan = { ...input.plan, name: HOSTILE };
    input.grid.regions[0] = { ...input.grid.regions[0]!, name: HOSTILE };
    input.facts.files[0] = { ...input.facts.files[0]!, file: HOSTILE, facts: { [HOSTILE]: HOSTILE } };
    input.facts.sites[0] = { ...input.facts.sites[0]!, id: HOSTILE };
    input.gaps[0] = { ...input.gaps[0]!, id: HOSTILE };
    for (const option of input.options) for (const site of option.sites) site.siteId = HOSTILE;
    input.register = input.register.map((row) => ({ ...row, label: HOSTILE, source: HOSTILE, unit: HOSTILE }));
    input.economics[0]!.verdict = { ...input.economics[0]!.verdict, lines: [HOSTILE, HOSTILE], sentence: HOSTILE };
    input.economics[0]!.tornado = [{ key: 'k', label: HOSTILE, unit: HOSTILE, lowUsdPerYear: -1, highUsdPerYear: 2 }];
    input.issues = [
      { code: HOSTILE, severity: 'error', ref: { file: HOSTILE, column: HOSTILE }, context: { value: HOSTILE } },
    ];
    input.coverage.warnings = { [HOSTILE]: 3 };
    const page = reportHtml(input, { ...META, version: HOSTILE });
    expect(/<img|<script/i.exec(page)?.[0]).toBeUndefined();
    expect(page.includes('\u0000')).toBe(false);
    expect(page.match(/ onerror=/g)?.length ?? 0).toBe(page.match(/&lt;img src=x onerror=/g)?.length ?? 0);
  });

  it('marks estimates as estimates and edits as edits', () => {
    const page = reportHtml(aReportInput(), META);
    expect(page).toMatch(/Ground lease <span class="estimate">estimate<\/span>/);
    expect(page).not.toMatch(/Co-location rent <span class="estimate">/);
    expect(wordsOf(page)).toContain('edited; shipped: 5.6 / 8 / 12.');
  });

  it('draws the map with every state in the legend, the gap numbered and a scale bar', () => {
    const page = reportHtml(aReportInput(), META);
    const [map] = page.match(/<svg[^>]*><title>Coverage and gaps.*?<\/svg>/s)!;
    for (const label of ['served', 'unserved', 'uncertain', 'outside the models', 'no data'])
      expect(map).toContain(`>${label}</text>`);
    expect(map).toContain('>G1</text>');
    expect(map).toMatch(/>[125]0* (km|m)<\/text>/);
    expect(map).toContain('url(#map-1-unserved)');
    expect(map).not.toMatch(/NaN|Infinity/);
  });

  it('has no id twice', () => {
    const ids = [...reportHtml(aReportInput(), META).matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('draws a large region with parents, so that the page stays small', () => {
    const small = reportHtml(aReportInput({ rings: 20 }), META).length;
    const large = reportHtml(aReportInput({ rings: 120 }), META).length;
    expect(large).toBeLessThan(3 * small);
  });

  it('names files without their folders, and repeats no problem more than three times', () => {
    const input = aReportInput();
    input.issues = Array.from({ length: 15 }, (_, row) => ({
      code: 'position-zero',
      severity: 'warning' as const,
      ref: { file: '../../far/away/cells.csv', row },
      context: {},
    }));
    const words = wordsOf(reportHtml(input, META));
    expect(words.match(/cells\.csv, row \d+: The position is 0, 0/g)).toHaveLength(3);
    expect(words).toContain('cells.csv: 12 more of the same kind.');
    expect(words).not.toContain('far/away');
  });

  it('says of which option a remark is', () => {
    const input = aReportInput();
    input.options[4]!.notes = [{ code: 'no-venues-file', context: {} }];
    expect(wordsOf(reportHtml(input, META))).toContain(
      'Converted access points: Converted access points need a file of venues',
    );
  });

  it('says when there is no gap and nothing to build', () => {
    const input = aReportInput();
    input.gaps = [];
    input.economics[0]!.verdict = { ...input.economics[0]!.verdict, optionId: 'do-nothing' };
    const words = wordsOf(reportHtml(input, META));
    expect(words).toContain('No gap: every populated hex whose state is known is served.');
    expect(words).not.toContain('Deployment list');
  });

  it('says "no data" in words where nothing is known', () => {
    const input = aReportInput();
    input.gaps[0]!.distanceKm = Number.NaN;
    expect(wordsOf(reportHtml(input, META))).toMatch(/G1 .{0,40}6\.5 no data no signal/);
  });

  it('says nothing of the time it was made: equal results, equal bytes', () => {
    expect(
      reportHtml(aReportInput(), { ...META, createdAt: '2031-05-05T00:00:00Z' }) === reportHtml(aReportInput(), META),
    ).toBe(true);
  });

  /** The words of the whole report, a line per block, cells apart by bars. Read the diff when it changes, then run with `-u`. */
  it('reads as it did (golden)', async () => {
    const words = reportHtml(aReportInput(), META)
      .replace(/<svg.*?<title>(.*?)<\/title><desc>(.*?)<\/desc>.*?<\/svg>/gs, '[picture: $1. $2]')
      .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
      .replace(/\s+/g, ' ')
      .replace(/<\/t[dh]>/g, ' | ')
      .replace(/<\/(p|h\d|tr|li|caption|dt|dd|a|figcaption)>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .split('\n')
      .map((line) => line.replace(/[ |]+$/, '').trim())
      .filter((line) => line !== '')
      .join('\n');
    await expect(`${words}\n`).toMatchFileSnapshot('./report.golden.txt');
  });
});
