/** The accessibility rules that axe knows, asked of the screen. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AppDriver } from './app-driver';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Axe {
  run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Rules broken on the screen, each with the elements that break it: all of WCAG's two levels, or only what colours can break. */
export async function violations(app: AppDriver, asked: 'all' | 'colours' = 'all'): Promise<string[]> {
  await app.page.evaluate(AXE);
  const runOnly = asked === 'all' ? { type: 'tag', values: LEVELS } : { type: 'rule', values: ['color-contrast'] };
  return app.page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations: found } = await axe.run({ exclude: ['.maplibregl-map'] }, { runOnly: only });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }, runOnly);
}
