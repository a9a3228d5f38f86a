/** Physical constants, each once. */

/** Speed of light in vacuum, exact (SI). m/s. */
export const SPEED_OF_LIGHT_M_PER_S = 299_792_458;

/** Mean Earth radius every distance of this project is on. km. The same sphere as ITU-R P.1812-7 (§3.2, a = 6371 km). */
export const EARTH_RADIUS_KM = 6371;

/** Boltzmann constant, exact (SI). J/K. */
export const BOLTZMANN_J_PER_K = 1.380649e-23;

/** Reference noise temperature of noise figures (IEEE; ITU-R P.372-16 §2). K. */
export const REFERENCE_TEMPERATURE_K = 290;
