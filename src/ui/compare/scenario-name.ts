import type { Text } from '../text/en';

/** The first scenario has no name until it is given one. */
export const scenarioName = ({ id, name }: { id: string; name: string }, text: Text): string =>
  name || (id === 'S1' ? text.scenarios.first : id);
