import { describe, expect, it } from 'vitest';
import { settingName, settingValue } from '../../src/ui/compare/setting-words';
import { en } from '../../src/ui/text/en';

describe('settings that differ', () => {
  const name = (path: string) => settingName(path, en, (key) => (key === 'macro.rent' ? 'Rent' : key));

  it('are named as the panels name them; costs by the register', () => {
    expect(name('service.environment')).toBe('Environment');
    expect(name('siting.noGo')).toBe('No-go areas');
    expect(name('costs.overrides.macro.rent.likely')).toBe('Rent, likely');
    expect(name('costs.overrides.macro.rent')).toBe('Rent');
    expect(name('network.sites.GSM-1-a7.200.heightM')).toBe('Site: GSM-1-a7.200, antenna height, m');
    expect(name('network.hotspots.H1.off')).toBe('Hotspot: H1, switched off');
    expect(name('radios.templateOverrides.lte-low.tiltDeg')).toBe('Radio: lte-low, downtilt, °');
    expect(name('of.later')).toBe('of.later');
  });

  it('have their values in words, shares in percent', () => {
    expect(settingValue('service.environment', 'in-vehicle', en)).toBe('In a vehicle');
    expect(settingValue('service.operator', '999-1', en)).toBe('999-1');
    expect(settingValue('target.shareFraction', '0.8', en)).toMatch(/^80\s%$/);
    expect(settingValue('target.budgetUsdPerYear', '–', en)).toBe('–');
    expect(settingValue('network.sites.LTE-1.off', 'true', en)).toBe('yes');
  });
});
