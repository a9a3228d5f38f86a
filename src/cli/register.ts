/** The shipped assumption register, built into the program. */
import registerCsv from '../../data/assumptions/assumptions.csv?raw';
import { type Assumption, parseRegister } from '../core/costs';

/** The register as shipped, before the plan's edits. Parsed once. */
export const shippedRegister = (): Assumption[] => (register ??= parseRegister(registerCsv));

let register: Assumption[] | undefined;
