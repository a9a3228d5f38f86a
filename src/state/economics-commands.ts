/** Commands about the assumptions as a file, and questions about money that the engine answers. */
import type { Triangle } from '../core/plan/plan';
import type { Asks, FollowOptions } from '../worker/client';
import type { AppContext } from './app-context';
import { withCosts } from './edits';

export function economicsCommands({ store, edit, toast, engine }: AppContext) {
  const registerOf = () => store.getState().result?.register ?? [];
  const withOverrides = (overrides: Record<string, Triangle>) => (plan: Parameters<typeof withCosts>[0]) =>
    withCosts(plan, { overrides });
  return {
    /** Takes the edits of a register from a CSV: all of them, in place of those the plan has. Problems are told, and the rows that have none are used. */
    async importRegister(file: File): Promise<void> {
      const { applyOverrides, readRegisterEdits, REGISTER_LIMIT_BYTES, registerTooLarge } =
        await import('../core/costs');
      const shipped = registerOf().map((row) => ({ ...row, ...row.shipped }));
      const { overrides, issues } =
        file.size > REGISTER_LIMIT_BYTES
          ? { overrides: {}, issues: [registerTooLarge(file.name)] }
          : readRegisterEdits(await file.text(), { shipped, file: file.name });
      const { issues: refused } = applyOverrides(shipped, { overrides });
      const bad = new Set(refused.filter(({ severity }) => severity === 'error').map(({ ref }) => ref.id));
      const good = Object.fromEntries(Object.entries(overrides).filter(([key]) => !bad.has(key)));
      const problems = [...issues, ...refused];
      const count = Object.keys(good).length;
      if (count > 0) edit(withOverrides(good), { code: 'register-imported', context: { count, file: file.name } });
      else if (problems.length === 0) toast({ code: 'register-same', context: { file: file.name } });
      if (problems.length > 0)
        toast({ code: 'plan-refused', context: { issues: problems.slice(0, PROBLEMS_TOLD) } }, { tone: 'error' });
    },
    /** The register with the plan's edits, as the CSV that `importRegister` reads. */
    async registerFile(): Promise<Blob> {
      const { writeRegister } = await import('../core/costs');
      return new Blob([writeRegister(registerOf())], { type: 'text/csv' });
    },
    resetAssumptions(): void {
      const count = Object.keys(store.getState().plan.costs.overrides).length;
      if (count > 0) edit(withOverrides({}), { code: 'register-reset', context: { count } });
    },
    /** What each option of a region costs at other targets. Rejects with an AbortError when stopped. */
    otherTargets: (regionId: string, follow: FollowOptions) => engine.ask('targets', { regionId }, follow),
    /** What would have to change in a region for hotspots to win. */
    whatWouldChange: (regionId: string, follow: FollowOptions) => engine.ask('what-would-change', { regionId }, follow),
    /** Places of a region ranked for a deployer, of the result on screen. */
    deployers: (asks: Asks<'deployers'>) => engine.ask('deployers', asks),
  };
}

const PROBLEMS_TOLD = 3;
