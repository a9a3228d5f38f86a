import type { Issue } from '../../plan/issues';
import type { InputsIssueCode } from '../issue-codes';

/** Why a file cannot be opened or unpacked, as the issue says it. */
export class UnpackError extends Error {
  constructor(
    readonly code: Extract<InputsIssueCode, `archive-${string}` | `input-file-${string}`>,
    readonly context: Issue['context'],
  ) {
    super(`${code} ${JSON.stringify(context)}`);
  }
}
