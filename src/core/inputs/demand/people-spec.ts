import type { FieldSpec } from '../tables/fields';

/** Names a count of residents may have, in columns and in properties. */
export const PEOPLE_NAMES = [
  'people', 'population', 'pop', 'inhabitants', 'residents', 'persons', 'poblacio', 'poblacion', 'habitants', 'poptotal', 'totalpopulation',
]; // prettier-ignore

/** Names a count of households may have. */
export const HOUSEHOLD_NAMES = [
  'households', 'household', 'hh', 'dwellings', 'homes', 'housingunits', 'haushalte', 'wohnungen', 'hogares', 'llars', 'viviendas', 'habitatges', 'menages',
]; // prettier-ignore

/** Columns of places and of H3 cell tables. */
export const DEMAND_SPEC = {
  id: { names: ['id', 'code', 'codiine', 'ine', 'geoid', 'geonameid'] },
  name: { names: ['name', 'place', 'city', 'town', 'settlement', 'municipality', 'capital', 'nom'] },
  lon: { names: ['lon', 'lng', 'long', 'longitude', 'x'] },
  lat: { names: ['lat', 'latitude', 'y'] },
  h3: {
    names: [
      'h3',
      'h3index',
      'h3cell',
      'hex',
      'hexid',
      'h3res8',
      'h3res9',
      'h3res7',
      'h3res10',
      'h3id',
      'h3res7id',
      'h3res8id',
      'h3res9id',
      'h3res10id',
    ],
  },
  people: { names: PEOPLE_NAMES, required: true },
  households: { names: HOUSEHOLD_NAMES },
  gbPerPersonMonth: { names: ['gbperpersonmonth', 'gbpersonmonth', 'gbperperson', 'gbpercapita', 'gbpercapitamonth'] },
} satisfies FieldSpec;

export type DemandField = keyof typeof DEMAND_SPEC & string;

/** The same for a table that counts households and nobody in them. */
export const HOUSEHOLD_SPEC = {
  ...DEMAND_SPEC,
  people: { names: PEOPLE_NAMES },
  households: { names: HOUSEHOLD_NAMES, required: true },
} satisfies FieldSpec;
