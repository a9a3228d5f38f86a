/** The built app in a real browser, in the words of its users. The only file that knows the browser tool: that keeps it in one piece. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { expect } from 'vitest';

const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
]; // prettier-ignore
const SCREENSHOTS = join(import.meta.dirname, 'screenshots');
/** The engine shares two cores with the software renderer here. */
const COMPUTE_MS = 90_000;

export type StageName = 'Data' | 'Network' | 'Gaps' | 'Options' | 'Costs' | 'Report';

/** One browser and one served app for a file of tests. */
export class AppServer {
  private constructor(
    private readonly server: PreviewServer,
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  static async start(): Promise<AppServer> {
    const outDir = process.env.INFILL_APP_DIR;
    const server = await preview({
      ...(outDir ? { build: { outDir } } : {}),
      preview: { port: 0, strictPort: false, open: false },
      logLevel: 'error',
    });
    const address = server.httpServer.address();
    if (!address || typeof address === 'string') throw new Error('The preview server has no port');
    const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: ARGUMENTS });
    return new AppServer(server, browser, `http://localhost:${address.port}/`);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await new Promise((resolve) => this.server.httpServer.close(resolve));
  }

  /** A first visit: nothing stored. Computing the demo is most of what a test costs: tests that can share a visit do. */
  async visit(options: VisitOptions = {}): Promise<AppDriver> {
    const {
      width = 1280,
      height = 800,
      theme = 'light',
      locale = 'en-US',
      motion = false,
      without,
      held,
      before,
    } = options;
    const context = await this.browser.newContext({
      viewport: { width, height },
      colorScheme: theme,
      locale,
      reducedMotion: motion ? 'no-preference' : 'reduce',
      acceptDownloads: true,
      ...(without || held ? { serviceWorkers: 'block' as const } : {}),
    });
    if (without) await context.route(without, (route) => route.abort());
    if (held) await context.route(held.requests, (route) => held.until.then(() => route.continue()));
    if (before) await context.addInitScript(before);
    const driver = new AppDriver(context, await context.newPage(), this.url);
    await driver.open();
    return driver;
  }
}

interface VisitOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** What the browser asks for, such as `de-DE`. */
  locale?: string;
  /** Flights of the map and fading windows: every frame of them is drawn by the processor here, so only tests that are about them ask for them. */
  motion?: boolean;
  /** Requests that fail. */
  without?: RegExp;
  /** Requests that are answered only then. */
  held?: { requests: RegExp; until: Promise<void> };
  /** Code that runs before the app's own. */
  before?: string;
}

export class AppDriver {
  /** Errors of the page: exceptions, and what it logged as an error. */
  readonly problems: string[] = [];

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.on('pageerror', (error) => this.problems.push(error.message));
    page.on('console', (message) => message.type() === 'error' && this.problems.push(message.text()));
  }

  open = () => this.page.goto(this.url).then(() => undefined);
  reload = () => this.page.reload().then(() => undefined);
  leave = () => this.context.close();

  /** Another window size; the map draws itself anew. */
  async resize(width: number, height: number): Promise<void> {
    await this.page.setViewportSize({ width, height });
    await this.page.waitForTimeout(1000);
  }

  /** Waits until the result on screen belongs to the plan on screen. */
  async computed(): Promise<void> {
    await this.page.getByText('Up to date').waitFor({ timeout: COMPUTE_MS });
  }

  /** Until a plan is on the screen, computed or not. */
  opened = () => expect.poll(() => this.page.getByLabel('Plan name').inputValue(), { timeout: 30_000 }).not.toBe('');
  /** Until it is kept in the browser. */
  saved = () => this.page.getByText(/^Saved/).waitFor({ timeout: 30_000 });

  /** Until a run has started. */
  running = () => this.page.getByRole('progressbar').waitFor({ timeout: 10_000 });
  cancel = () => this.page.getByRole('button', { name: 'Cancel', exact: true }).click();
  computeAgain = () => this.page.getByRole('button', { name: 'Compute', exact: true }).click();

  goOffline = (isOffline = true) => this.context.setOffline(isOffline);
  /** Until everything is kept for use without a network. */
  keptForOffline = () => this.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

  /** The note of the last edit, as Undo names it; '' when there is nothing to undo. */
  async lastEdit(): Promise<string> {
    const label = await this.page.getByRole('button', { name: /^Undo/ }).first().getAttribute('aria-label');
    return (label ?? '').replace(/^Undo(: )?/, '');
  }
  undo = () => this.page.locator('.top').getByRole('button', { name: /^Undo/ }).click();
  redo = () => this.page.locator('.top').getByRole('button', { name: /^Redo/ }).click();

  /** Presses Tab until the control of that name has the focus. */
  async tabTo(name: RegExp): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      await this.page.keyboard.press('Tab');
      const focused = await this.page.evaluate(() => {
        const element = document.activeElement;
        const labelled = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : null;
        return element?.getAttribute('aria-label') ?? labelled ?? element?.textContent ?? '';
      });
      if (name.test(focused)) return;
    }
    throw new Error(`Tab never reaches ${name}`);
  }

  /** Drags from one place of the map to another. */
  async dragOnMap(from: [right: number, down: number], to: [right: number, down: number]): Promise<void> {
    const [start, end] = [await this.mapPoint(...from), await this.mapPoint(...to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x, end.y, { steps: 6 });
    await this.page.mouse.up();
  }

  /** The rows of the open table, first cells only. */
  rows = (): Promise<string[]> => this.page.locator('.row-button').allInnerTexts();

  goTo = (stage: StageName) => this.page.getByRole('tab', { name: stage }).click();

  /** What a stage says beside its name. */
  stageStatus = (stage: StageName): Promise<string> => this.page.getByRole('tab', { name: stage }).innerText();

  /** The same while a dialog is open, which hides the rest from screen readers. */
  behindTheDialog = (stage: StageName): Promise<string> =>
    this.page.locator(`#stage-${stage.toLowerCase()}`).innerText();

  /** The whole verdict card. */
  verdict = (): Promise<string> => this.page.locator('.verdict').innerText();
  panel = (): Promise<string> => this.page.locator('#stage-panel').innerText();
  inspector = (): Promise<string> => this.page.getByRole('complementary', { name: 'Inspector' }).innerText();
  toasts = (): Promise<string> => this.page.locator('.toasts').innerText();

  /** Chooses in a labelled list. */
  async choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label }).first().click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Until the keys of an open list have reached the option: lists move their focus a moment after the key. */
  highlighted = (option: RegExp) =>
    this.page.locator('[role=option]:focus').filter({ hasText: option }).waitFor({ timeout: 10_000 });

  /** Moves a slider by keys, the way a screen reader does. */
  async slide(label: string, key: 'ArrowLeft' | 'ArrowRight' | 'Home' | 'End', times = 1): Promise<void> {
    const thumb = this.page.getByRole('slider', { name: label });
    await thumb.focus();
    for (let press = 0; press < times; press++) await thumb.press(key);
  }

  /** In the window that is open over the app, when there is one. */
  async fill(label: string, value: string): Promise<void> {
    const field = this.page.getByLabel(label, { exact: true }).last();
    await field.fill(value);
    await field.press('Enter');
  }

  press = (name: string) => this.page.getByRole('button', { name, exact: true }).first().click();
  key = (keys: string) => this.page.keyboard.press(keys);

  /** A place on the map by its share of the width and height. */
  async clickMap(right: number, down: number): Promise<void> {
    const { x, y } = await this.mapPoint(right, down);
    await this.page.mouse.click(x, y);
  }

  /** Takes marks off the map, so that a click meets a cell. */
  async hideMarks(...names: string[]): Promise<void> {
    await this.press('Show');
    for (const name of names) await this.page.getByRole('checkbox', { name, exact: true }).click();
    await this.page.keyboard.press('Escape');
  }

  /** Clicks one place of the map after the other with a drawing tool, and ends with Enter. */
  async drawWith(tool: string, help: RegExp, places: [right: number, down: number][]): Promise<void> {
    await this.press(tool);
    await this.page.getByText(help).waitFor();
    await this.page.waitForTimeout(1500);
    for (const [right, down] of places) {
      const { x, y } = await this.mapPoint(right, down);
      await this.page.mouse.move(x - 3, y - 3);
      await this.page.mouse.move(x, y, { steps: 3 });
      await this.page.mouse.click(x, y);
      await this.page.waitForTimeout(300);
    }
    await this.page.keyboard.press('Enter');
  }

  /** A map of a file of this computer, in the open panel of what is shown. */
  chooseMapFile = (name: string, content: Uint8Array) =>
    this.page
      .locator('input[type=file][accept=".pmtiles"]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });

  /** Longitude and latitude under the middle of the map once it is to be seen. */
  async firstSeenPlace(): Promise<[lonDeg: number, latDeg: number]> {
    await this.page.waitForFunction(() => document.querySelector<HTMLElement>('.map-slot')?.style.opacity === '1');
    const { x, y } = await this.mapPoint(0.5, 0.5);
    await this.page.mouse.move(x, y);
    const [lon, lat] = (await this.page.locator('.readout').innerText()).replaceAll('−', '-').split(/[,·]/).map(Number);
    return [lon!, lat!];
  }

  /** What hosts beyond the app answer; null: they never do. Gives the addresses asked. */
  async outside(answer: (url: string) => { status: number; json?: unknown } | null): Promise<string[]> {
    const asked: string[] = [];
    await this.context.route(/^https:/, async (route) => {
      const url = route.request().url();
      asked.push(url);
      const given = answer(url);
      if (given)
        await route.fulfill({
          status: given.status,
          headers: { 'access-control-allow-origin': '*' },
          contentType: 'application/json',
          body: JSON.stringify(given.json ?? {}),
        });
    });
    return asked;
  }

  /** Hosts beyond the app answer for themselves again. */
  outsideItself = () => this.context.unrouteAll();

  /** Regions of the plan as the data stage lists them. */
  regionNames = (): Promise<string[]> =>
    this.page
      .getByLabel('Region name')
      .evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));

  /** Draws a polygon through the places, in shares of the map. */
  async drawPolygon(corners: [right: number, down: number][]): Promise<void> {
    await this.press('Draw polygon');
    await this.page.getByText('Click each corner').waitFor();
    await this.page.waitForTimeout(1500);
    for (const [right, down] of corners) {
      const { x, y } = await this.mapPoint(right, down);
      await this.page.mouse.move(x - 3, y - 3);
      await this.page.mouse.move(x, y, { steps: 3 });
      await this.page.mouse.click(x, y);
      await this.page.waitForTimeout(150);
    }
    await this.page.keyboard.press('Enter');
  }

  private async mapPoint(right: number, down: number): Promise<{ x: number; y: number }> {
    const box = await this.page.locator('.map-slot').boundingBox();
    if (!box) throw new Error('The map is not on the screen');
    return { x: box.x + right * box.width, y: box.y + down * box.height };
  }

  /** Gives files to the picker, as a user does. */
  async addFiles(files: { name: string; content: string | Buffer }[]): Promise<void> {
    await this.goTo('Data');
    await this.page.locator('input[type=file][multiple]').setInputFiles(
      files.map(({ name, content }) => ({
        name,
        mimeType: 'application/octet-stream',
        buffer: Buffer.from(content),
      })),
    );
    await this.page.getByRole('dialog').waitFor();
  }

  /** Opens the window for data from the network. */
  async openWeb(): Promise<void> {
    await this.goTo('Data');
    await this.press('Get data from the web…');
    await this.page.getByRole('dialog', { name: 'Get data from the web' }).waitFor();
  }

  async skipTour(): Promise<void> {
    const skip = this.page.getByRole('button', { name: 'Skip the tour' });
    if (await skip.isVisible()) await skip.click();
  }

  async newPlan(): Promise<void> {
    await this.page.getByRole('button', { name: 'Plan', exact: true }).click();
    await this.page.getByRole('menuitem', { name: 'New plan' }).click();
    await this.goTo('Data');
  }

  /** Opens a plan by its file. */
  async openPlan(plan: { name: string }): Promise<void> {
    const file = { name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(plan)) };
    await this.page.locator('input[type=file][multiple]').setInputFiles([file]);
    await expect.poll(() => this.page.getByLabel('Plan name').inputValue()).toBe(plan.name);
  }

  /** Takes the files of the import window into the plan; the window closes in the moment the plan changes. */
  async accept(button: string): Promise<void> {
    await this.press(button);
    await this.page.getByRole('dialog').waitFor({ state: 'hidden' });
  }

  importDialog = (): Promise<string> => this.page.getByRole('dialog').innerText();

  /** The text of a file downloaded by its button. Not faster than a person clicks: Chromium drops what goes beyond ten downloads in a second. */
  async download(name: string): Promise<string> {
    await this.page.waitForTimeout(150);
    const [download] = await Promise.all([
      this.page.waitForEvent('download', { timeout: COMPUTE_MS }),
      this.page.getByRole('button', { name: `Download ${name}` }).click(),
    ]);
    if (download.suggestedFilename() !== name)
      throw new Error(`Downloaded ${download.suggestedFilename()} instead of ${name}`);
    return readFileSync(await download.path(), 'utf8');
  }

  /** Names of the files the report offers. */
  async downloads(): Promise<string[]> {
    const labels = await this.page
      .getByRole('button', { name: /^Download / })
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
    return labels.map((label) => label.replace('Download ', ''));
  }

  /** For people to look at who ask for them with INFILL_SCREENSHOTS=1; never compared. */
  async screenshot(name: string): Promise<void> {
    await this.page.waitForTimeout(200);
    if (!process.env.INFILL_SCREENSHOTS) return;
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }
}
