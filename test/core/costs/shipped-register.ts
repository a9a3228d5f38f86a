import { readFileSync } from 'node:fs';
import { parseRegister } from '../../../src/core/costs';

/** The register as it is shipped, fresh for each caller. */
export const shippedRegister = () => parseRegister(readFileSync('data/assumptions/assumptions.csv', 'utf8'));
