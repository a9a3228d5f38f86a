export { bearingDeg, boxAround, destination, distanceKm, profilePoints, turnDeg, wrapLongitude } from './great-circle';
export {
  h3AreaKm2,
  h3Boundary,
  h3Centre,
  h3Children,
  h3Compact,
  h3Disk,
  h3EdgeKm,
  h3FromBigInt,
  h3FromText,
  h3MeanAreaKm2,
  h3OfPoint,
  h3Outline,
  h3Parent,
  h3Resolution,
  h3ToBigInt,
} from './h3-bridge';
export { polygonAreaKm2 } from './ring-area';
export { frameBearingDeg, frameDistanceKm, type LocalFrame, localFrame, unitVectors } from './unit-vectors';
