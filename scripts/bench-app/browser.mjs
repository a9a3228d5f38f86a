/** One visit to the app in a browser of its own, with the long frames of the page's main thread and the memory of its process. */
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader',
]; // prettier-ignore

/** Gives what `work` gives for a fresh page that has not gone anywhere yet. */
export async function visit(url, work) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ARGUMENTS,
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.addInitScript(recordLongFrames);
    await page.addInitScript(recordInput);
    return await work(new Bench(browser, page, url));
  } finally {
    await browser.close();
  }
}

/** Scripts that held the main thread, as the browser's long animation frames tell them. */
function recordLongFrames() {
  window.longFrames = [];
  new PerformanceObserver((list) => {
    for (const frame of list.getEntries())
      for (const script of frame.scripts)
        if (script.duration > 50)
          window.longFrames.push({
            at: script.startTime,
            ms: script.duration,
            who: `${script.sourceFunctionName || script.invoker || '?'} (${script.invokerType}) ${script.sourceURL.split('/').at(-1)}:${script.sourceCharPosition}`,
          });
  }).observe({ type: 'long-animation-frame', buffered: true });
}

/** When the user last pressed a key or clicked, as the browser stamps it. */
function recordInput() {
  for (const type of ['keydown', 'click'])
    addEventListener(type, ({ timeStamp }) => (window.lastInputMs = timeStamp), { capture: true });
}

export class Bench {
  constructor(browser, page, url) {
    this.browser = browser;
    this.page = page;
    this.url = url;
  }

  /** Milliseconds since the page began, of the last key or click: the time the driver takes to find the element is not the app's. */
  lastInput = () => this.page.evaluate(() => window.lastInputMs);

  now = () => this.page.evaluate(() => performance.now());

  /** Time of the first mark of a name after `since` whose detail fits; null when it does not come in time. Milliseconds since the page began. */
  async mark(name, since, fits, patienceMs) {
    const found = await this.page
      .waitForFunction(
        ([wanted, from, pattern]) =>
          performance
            .getEntriesByName(wanted, 'mark')
            .find((entry) => entry.startTime >= from && new RegExp(pattern).test(entry.detail))?.startTime,
        [name, since, fits],
        { timeout: patienceMs, polling: 50 },
      )
      .catch(() => null);
    return found ? found.jsonValue() : null;
  }

  /** Until nothing is being computed any more, and a little longer. */
  async settled(patienceMs = 0) {
    if (patienceMs > 0)
      await this.page
        .getByText('Up to date')
        .waitFor({ timeout: patienceMs })
        .catch(() => undefined);
    await this.page.waitForTimeout(500);
  }

  longFrames = (since) => this.page.evaluate((from) => window.longFrames.filter(({ at }) => at >= from), since);

  /** Resident memory of the page's process, workers included. MB; null where the system does not tell. */
  async memoryMb() {
    const session = await this.browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const sizes = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => residentMb(id));
    return Math.max(...sizes);
  }
}

function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
