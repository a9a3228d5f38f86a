export { messageOf, type Note } from './messages';
export type { ReportInput, ReportMeta } from './report-types';
export { type Summary, summaryOf, summarySchema } from './summary';
