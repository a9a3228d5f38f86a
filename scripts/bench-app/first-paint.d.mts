/** Kilobytes after gzip of the scripts that the built app in a folder needs for its first paint. */
export function firstPaintKb(app: string): number;
export function firstPaintFiles(app: string): string[];
export function withImports(files: readonly string[]): string[];
