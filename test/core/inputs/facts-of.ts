import { type Facts, readFacts } from '../../../src/core/inputs';
import { newPlan, type Plan } from '../../../src/core/plan';
import { fileOf, signal } from './input-files';

export type PlanRole = Exclude<keyof Plan['inputs'], 'drawnRegions' | 'joins'>;
type Contents = string | Uint8Array | object;

/** Facts of a plan with these files, each under the name of its role and number. */
export async function factsOfFiles(
  files: Partial<Record<PlanRole, Contents[]>>,
  mapping: Record<string, string> = {},
): Promise<Facts> {
  const plan = newPlan('facts');
  const given = new Map<string, ReturnType<typeof fileOf>>();
  for (const [role, contents] of Object.entries(files) as [PlanRole, Contents[]][])
    for (const [i, content] of contents.entries()) {
      const path = `${role}-${i + 1}`;
      plan.inputs[role].push({ path, sha256: '0'.repeat(64), bytes: 1, mapping });
      given.set(path, fileOf(path, content));
    }
  return readFacts(plan, given, { signal, onProgress() {} });
}

/** Facts of one file. */
export const factsOf = (role: PlanRole, content: Contents, mapping: Record<string, string> = {}): Promise<Facts> =>
  factsOfFiles({ [role]: [content] }, mapping);
