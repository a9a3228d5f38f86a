/** English sentences about radio templates and what coverage and gaps make of them. */
export const RADIO_ENGLISH: Readonly<Record<string, string>> = {
  'radio-template-unknown':
    'The plan changes the radio template “{template}”, which does not exist. Remove the change, or choose one of: {known}.',
  'radio-template-field-unknown':
    'The plan changes “{field}” of the radio template “{template}”, which has no such value to change. Choose one of: {known}.',
  'radio-template-value-outside':
    'The plan sets {field} of the radio template “{template}” to {value}; it takes {least} to {most}. Correct the value.',
  'radio-template-value-not-among':
    'The plan sets {field} of the radio template “{template}” to “{value}”; it takes {among}. Correct the value.',
};
