/**
 * Random tests try the same things on every run, so that what passed once passes again, and a fault they find is the change's own. INFILL_FUZZ_SEED=7 tries
 * others, INFILL_FUZZ_SEED=random new ones each time: to be run by hand now and then, with INFILL_FUZZ_TIMES=20 for more of them. A failure prints its seed.
 */
import fc from 'fast-check';

const asked = process.env.INFILL_FUZZ_SEED ?? '1';
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) });
