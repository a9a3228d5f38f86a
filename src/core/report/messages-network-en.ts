/** English sentences about changes of the network by hand. */
export const NETWORK_ENGLISH: Readonly<Record<string, string>> = {
  'network-id-unknown':
    'The plan changes the {kind} “{id}”, which its files do not hold: the change has no effect. Remove it, or add the file back.',
  'network-id-taken': 'The {kind} “{id}” of the plan has the id of another one and was not added. Give it another id.',
  'network-antenna-missing':
    'A sector names the antenna pattern {antenna}, which is not among the plan’s files: the pattern of its template is used. Add the file.',
};
