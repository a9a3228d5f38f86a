/** Every loss model by the name the command line knows it by. */
import { closedFormLossModels } from './closed-form-loss-models';
import type { LossModel } from './loss-model-types';

export const lossModels: Record<string, LossModel> = { ...closedFormLossModels };
