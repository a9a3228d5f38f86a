import type { placesEn } from './en-places';

/** German: places that have no name of their own. */
export const placesDe: typeof placesEn = {
  places: {
    compass: 'N NNO NO ONO O OSO SO SSO S SSW SW WSW W WNW NW NNW'.split(' '),
    near: (distance, bearing, place) => `${distance} ${bearing} von ${place}`,
    copyId: (id) => `Die Kennung ${id} kopieren`,
    copied: 'Kopiert',
    notCopied: 'Der Browser lässt das Kopieren nicht zu',
    explain: 'Warum versorgt oder nicht?',
    pin: 'Hotspot hier festlegen',
  },
};
