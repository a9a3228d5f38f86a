/** Which model the plan asks for, per radio. */
import { type Plan, RADIO_MODELS } from '../plan';
import type { Rung } from './coverage-types';

/** Models that read a terrain profile. */
export type TerrainModel = Extract<Rung, 'p1812' | 'itm'>;

/** The model of a radio template: the template's own override, else the plan's. */
export function radioModel(plan: Plan, templateId: string): Plan['radios']['model'] {
  const own = plan.radios.templateOverrides[templateId]?.model;
  return RADIO_MODELS.find((model) => model === own) ?? plan.radios.model;
}

/** The model over terrain of a radio template; null: closed forms only. */
export function terrainModel(plan: Plan, templateId: string): TerrainModel | null {
  const model = radioModel(plan, templateId);
  if (model === 'itm') return 'itm';
  return model === 'auto' || model === 'p1812' ? 'p1812' : null;
}
