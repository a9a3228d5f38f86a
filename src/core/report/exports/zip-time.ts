/** Zip holds local times from 1980 on; the same result has to give the same bytes. */
export const ZIP_TIME = new Date(1980, 0, 1);
