/** The shipped assumption register and the outlines of markets, built into the program. */
import registerCsv from '../../data/assumptions/assumptions.csv?raw';
import marketsText from '../../data/markets/markets.tsv?raw';
import { type Assumption, marketsOf, parseRegister } from '../core/costs';

/** The register as shipped, before the plan's edits. Parsed once. */
export const shippedRegister = (): Assumption[] => (register ??= parseRegister(registerCsv));

let register: Assumption[] | undefined;

export const shippedMarkets = marketsOf(marketsText);
