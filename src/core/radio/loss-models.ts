/** Every loss model by the name the command line knows it by. */
import { closedFormLossModels } from './closed-form-loss-models';
import type { LossModel } from './loss-model-types';
import { terrainLossModels } from './terrain-loss-models';

export const lossModels: Record<string, LossModel> = { ...closedFormLossModels, ...terrainLossModels };
