/** English: places that have no name of their own. */
export const placesEn = {
  places: {
    /** From north clockwise. */
    compass: 'N NNE NE ENE E ESE SE SSE S SSW SW WSW W WNW NW NNW'.split(' ') as readonly string[],
    near: (distance: string, bearing: string, place: string) => `${distance} ${bearing} of ${place}`,
    copyId: (id: string) => `Copy the id ${id}`,
    copied: 'Copied',
    notCopied: 'The browser does not allow copying',
    explain: 'Why is it served or not?',
    pin: 'Pin a hotspot here',
  },
};
