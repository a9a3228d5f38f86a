export { mountMap } from './map-view';
