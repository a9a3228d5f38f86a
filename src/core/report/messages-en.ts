/** English sentences of every issue and note code. Each says what is wrong or noteworthy and, where the reader can act, what to do. */
export const ENGLISH: Readonly<Record<string, string>> = {
  // plan
  'plan-not-json': '{file} is not JSON ({problem}). Choose a plan file written by Infill.',
  'plan-not-a-plan': '{file} is JSON but not an Infill plan: it has no "format": "infill-plan". Choose another file.',
  'plan-newer-version': '{file} was written by a newer version (plan version {version}, this program knows {known}). Update Infill.',
  'plan-field-invalid': 'The field “{field}” of {file} cannot be used: {problem}. Correct it and open the plan again.',
};
