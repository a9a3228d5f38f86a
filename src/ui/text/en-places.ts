/** English: places that have no name of their own. */
export const placesEn = {
  places: {
    /** From north clockwise. */
    compass: ['N', 'NE', 'E', 'SE', 'S', 'SW', 'W', 'NW'] as readonly string[],
    near: (distance: string, bearing: string, place: string) => `${distance} ${bearing} of ${place}`,
    id: 'Id',
    copyId: (id: string) => `Copy the id ${id}`,
    copied: 'Copied',
    notCopied: 'The browser does not allow copying',
    explain: 'Why is it served or not?',
    pin: 'Pin a hotspot here',
  },
};
