/** Every site of the files stands under exactly one heading. */
import { describe, expect, it } from 'vitest';
import type { Site } from '../../../src/core/inputs/facts';
import type { Technology } from '../../../src/core/plan';
import { siteAccountTable } from '../../../src/core/report/html/site-account-table';
import { siteAccount } from '../../../src/core/report/site-account';
import { aReportInput } from './a-report-input';

const mast = (id: string, technology: Technology = 'LTE', operator = '214-7'): Site => ({
  ...{ id, lonDeg: 2, latDeg: 41.8, positionUncertaintyM: 100, heightM: null, sharedBy: [], samples: 1 },
  sectors: [{ operator, technology, templateId: null, azimuthDeg: null, azimuthFrom: 'omni', cells: 1 }],
});

const LINKS = { p1812: 0, '38.901': 5, hata: 0, 'free-space': 0, itm: 0 };

/** Of seven sites two are judged; one of them added by hand; one is switched off, and three of the file lie far away. */
function anInput() {
  const input = aReportInput();
  const sites = [
    mast('near'),
    mast('gsm', 'GSM'),
    mast('other', 'LTE', '214-1'),
    mast('far'),
    mast('N1'),
    { ...mast('beyond'), lonDeg: 4 },
  ];
  input.plan.service.operator = '214-7';
  input.plan.network.addedSites = [{ id: 'N1', name: 'N1', lonDeg: 2, latDeg: 41.8, heightM: null, sectors: [] }];
  input.facts = { ...input.facts, sites, off: { sites: [mast('off')], hotspots: [] }, issues: [] };
  const left = { code: 'sites-out-of-reach', severity: 'info' as const, ref: {}, context: { count: 3, limitKm: 105 } };
  input.facts.files = [{ ...input.facts.files[0]!, issues: [left] }];
  const none = { ...LINKS, '38.901': 0 };
  input.coverage.rungCounts = [
    { siteId: 'near', counts: LINKS },
    { siteId: 'N1', counts: LINKS },
    { siteId: 'far', counts: none },
    { siteId: 'other', counts: LINKS },
  ];
  return input;
}

describe('siteAccount', () => {
  it('puts each site under one heading', () => {
    expect(siteAccount(anInput())).toEqual({
      ...{ inFiles: 9, byHand: 1, outOfReach: 3, reachKm: 105, off: 1 },
      ...{ otherTechnologies: 1, otherOperators: 1, outsideMargin: 1, tooFar: 1, judged: 2 },
    });
  });

  it('adds up', () => {
    const { inFiles, byHand, reachKm: _, ...parts } = siteAccount(anInput());
    expect(Object.values(parts).reduce((sum, sites) => sum + sites, 0)).toBe(inFiles + byHand);
  });

  it('counts a site that was not added, because its id was taken, once', () => {
    const input = anInput();
    const taken = {
      code: 'network-id-taken',
      severity: 'warning' as const,
      ref: { id: 'near' },
      context: { kind: 'site' },
    };
    input.plan.network.addedSites.push({ ...input.plan.network.addedSites[0]!, id: 'near' });
    input.facts.issues = [taken];
    expect(siteAccount(input)).toEqual(siteAccount(anInput()));
  });

  it('is in the report where a site of the files is not judged, and nowhere else', () => {
    const text = siteAccountTable(anInput())!.text;
    expect(text).toContain('More than 105 km from every region');
    expect(text).toMatch(/Of other operators<\/th>\s*<td[^>]*>1|Of other operators<\/td>\s*<td[^>]*>1/);
    const plain = anInput();
    plain.facts = { ...plain.facts, sites: [mast('near')], files: [] };
    delete plain.facts.off;
    plain.plan.network.addedSites = [];
    expect(siteAccountTable(plain)).toBeNull();
  });
});
