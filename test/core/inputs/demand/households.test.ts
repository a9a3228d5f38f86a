import { describe, expect, it } from 'vitest';
import { guessRole, settleHouseholds } from '../../../../src/core/inputs';
import { factsOf, factsOfFiles } from '../facts-of';
import { balanced, check, collection, errorsOf, fileOf, polygonFeature, square } from '../input-files';

const CELL = '8939446080bffff';
const OTHER = '8939446080fffff';

describe('households', () => {
  it('without people are kept as such, and become people by the number given', async () => {
    const { demand } = await factsOf('demand', `h3,dwellings\n${CELL},40\n${OTHER},0\n`);
    expect(demand).toMatchObject({ totalPeople: 0, cells: [{ h3: CELL, people: 0, households: 40, uncountedHouseholds: 40 }, { people: 0 }] }); // prettier-ignore
    const settled = settleHouseholds(demand, 2.5);
    expect(settled).toMatchObject({ totalPeople: 100, cells: [{ people: 100, households: 40 }, { people: 0 }] });
    expect(settleHouseholds(demand, 2.5)).toBe(settled);
    expect(settleHouseholds(demand, 3).totalPeople).toBe(120);
  });

  it('beside people change nothing of them', async () => {
    const { demand, files } = await factsOf('demand', 'name,lon,lat,population,households\nA,1,41,100,30\nB,2,41,10,\nC,3,41,,4\n'); // prettier-ignore
    expect(demand.places.map(({ people, households, uncountedHouseholds }) => [people, households, uncountedHouseholds])).toEqual([[100, 30, undefined], [10, undefined, undefined], [0, 4, 4]]); // prettier-ignore
    expect(balanced(files[0]!).facts).toMatchObject({ people: 110, households: 34 });
    expect(settleHouseholds(demand, 2).totalPeople).toBe(118);
  });

  it('nothing is settled where every count is of people', async () => {
    const { demand } = await factsOf('demand', `h3,population,households\n${CELL},10,4\n`);
    expect(settleHouseholds(demand, 2)).toBe(demand);
    const plain = (await factsOf('demand', `h3,population\n${CELL},10\n`)).demand;
    expect(plain.cells).toEqual([{ h3: CELL, people: 10 }]);
  });

  it('of polygons, joined or their own', async () => {
    const own = collection(polygonFeature(square(1, 41, 0.1), { id: 'a', Haushalte: '12' }));
    expect((await factsOf('demand', own)).demand.polygons).toMatchObject([{ people: 0, uncountedHouseholds: 12 }]);
    expect(await guessRole(fileOf('given', own))).toBe('demand');
    const { demand } = await factsOfFiles({ demand: [collection(polygonFeature(square(1, 41, 0.1), { id: 'a', people: 50, households: 20, gb_per_person: 8 }))] }); // prettier-ignore
    expect(demand.polygons).toMatchObject([{ people: 50, households: 20, gbPerPersonMonth: 8 }]);
  });

  it('of one cell in two rows are added; data per person is the mean over them', async () => {
    const { demand } = await factsOf(
      'demand',
      `h3,people,households,gb_per_person_month\n${CELL},30,10,4\n${CELL},10,5,8\n${OTHER},5,,\n`,
    );
    expect(demand.cells).toEqual([
      { h3: OTHER, people: 5 },
      { h3: CELL, people: 40, households: 15, gbPerPersonMonth: 5 },
    ]);
  });

  it.each<[string, string, string]>([
    ['a negative count', '-3,', 'people-negative'],
    ['NaN', 'NaN,', 'number-invalid'],
    ['more than mankind', '1e11,', 'number-invalid'],
    ['words', 'some,', 'number-invalid'],
    ['data below zero', '3,-1', 'number-invalid'],
    ['more data than a phone can carry', '3,1e9', 'number-invalid'],
    ['neither people nor households', ',3', 'people-missing'],
  ])('%s is refused', async (_, row, code) => {
    const report = balanced(await check(`h3,households,gb_per_person\n${OTHER},2,1\n${CELL},${row}\n`, 'demand'));
    expect(report.counts).toMatchObject({ used: 1, refusedByCode: { [code]: 1 } });
  });

  it('a table with neither lacks people', async () => {
    const report = await check(`h3,wells\n${CELL},3\n`, 'demand');
    expect(errorsOf(report)).toEqual(['table-column-missing']);
    expect(report.issues[0]!.context).toMatchObject({ field: 'people' });
  });
});
