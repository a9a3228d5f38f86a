/** English: what was found in a file. */
export const importFactsEn = {
  importFacts: {
    grid: (points: string, apart: string) => `${points} grid points, ${apart} apart`,
    tiles: (n: string) => `${n} tiles`,
    voids: (n: string) => `${n} without a height`,
    /** Facts of a file by their name in the engine; others are shown under that name. */
    names: {
      cells: 'Cells',
      sites: 'Sites',
      sharedSites: 'Sites of several operators',
      operators: 'Operators',
      rasters: 'Rasters',
      tiles: 'Tiles',
      tilesMissing: 'Tiles missing',
      nodes: 'Grid points',
      resolutionM: 'Distance between them',
      lowestM: 'Lowest',
      highestM: 'Highest',
      voids: 'Without a height',
      projection: 'Projection',
      attribution: 'Source',
      regions: 'Regions',
      venues: 'Venues',
      candidates: 'Places',
      measurements: 'Measurements',
      people: 'People',
      iot: 'IoT network',
      mobile: 'Mobile network',
    } as Record<string, string>,
  },
};
