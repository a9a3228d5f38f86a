/** Screens as people see them: every stage, light and dark, wide and narrow; and no violation of the accessibility rules axe knows. Pictures are written for people to look at. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppDriver, AppServer, type StageName } from './app-driver';

const STAGES: StageName[] = ['Data', 'Network', 'Gaps', 'Options', 'Costs', 'Report'];
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let server: AppServer;
beforeAll(async () => {
  server = await AppServer.start();
});
afterAll(() => server.stop());

/** Rules broken on the screen, each with the elements that break it. */
async function violations(app: AppDriver): Promise<string[]> {
  await app.page.evaluate(AXE);
  return app.page.evaluate(async () => {
    const axe = (
      globalThis as unknown as {
        axe: {
          run(context: object, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
        };
      }
    ).axe;
    const { violations: found } = await axe.run(
      { exclude: ['.maplibregl-map'] },
      { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  });
}

describe.each([
  { theme: 'light', width: 1440, height: 900 },
  { theme: 'dark', width: 1440, height: 900 },
  { theme: 'light', width: 1024, height: 768 },
  { theme: 'dark', width: 800, height: 1000 },
  { theme: 'light', width: 760, height: 1000 },
] as const)('$theme, $width wide', ({ theme, width, height }) => {
  it('every stage is readable and accessible', async () => {
    const app = await server.visit({ theme, width, height });
    await app.computed();
    for (const stage of STAGES) {
      await app.goTo(stage);
      await app.screenshot(`${theme}-${width}-${stage.toLowerCase()}`);
      expect(await violations(app), stage).toEqual([]);
    }
    if (width === 1440) {
      await app.goTo('Options');
      await app.press('Why?');
      await app.press('Compare');
      await app.screenshot(`${theme}-${width}-compare`);
      expect(await violations(app), 'compare').toEqual([]);
    }
    await app.leave();
  });
});
