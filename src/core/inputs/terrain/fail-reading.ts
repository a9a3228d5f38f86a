import { asUnpackError } from '../containers/unpack';
import type { ImportReport } from '../import-report';
import { RasterError } from './raster';

/** What stopped the reading of a raster goes to its report; a cancel and our own bugs are thrown on. */
export function failReading(
  error: unknown,
  { report, name, signal }: { report: ImportReport; name: string; signal: AbortSignal },
): void {
  signal.throwIfAborted();
  if (error instanceof RasterError) return report.fail('terrain-damaged', { problem: error.message }, { id: name });
  const { code, context } = asUnpackError(error);
  report.fail(code, context);
}
