/** What is known of the traffic on a road: vehicles are stated, assumed by its class, or nothing is and nobody is counted on it. */
export const ROAD_TRAFFIC = ['counted', 'assumed', 'unknown'] as const;

/** From here on every road of the plan is drawn. */
export const ALL_ROADS_FROM_ZOOM = 12;
