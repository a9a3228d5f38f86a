/** Sentences about exports. */
export const EXPORTS_ENGLISH: Readonly<Record<string, string>> = {
  'export-hex9-not-for-class':
    'The service class {class} is no layer of the FCC data collection. Choose lte-5-1, nr-7-1 or nr-35-3.',
};
