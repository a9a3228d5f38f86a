export { AppView } from './app';
