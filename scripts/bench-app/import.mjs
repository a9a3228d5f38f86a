/** A large cell file given to the app: its preview, its import, and what that keeps the page from doing. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const HEADER = 'radio,mcc,net,area,cell,unit,lon,lat,range,samples,changeable,created,updated,averageSignal';
const RESULT = 'infill:result';
const ROWS_PER_WRITE = 20_000;

/** Preview and import of `rows` cells spread over a country. */
export async function benchImport(bench, rows, patienceMs) {
  const { page } = bench;
  const path = join(tmpdir(), `infill-cells-${process.pid}.csv`);
  writeCells(path, rows);
  try {
    await page.goto(bench.url);
    await bench.mark(RESULT, 0, '^\\d+$', patienceMs);
    await page.getByRole('tab', { name: 'Data' }).click();
    await bench.settled(patienceMs);
    const given = await bench.now();
    await page.locator('input[type=file][multiple]').setInputFiles(path);
    const button = page.getByRole('dialog').getByRole('button', { name: /^(Import|Add)/ });
    await button.waitFor({ timeout: patienceMs });
    await page.waitForFunction((element) => !element.disabled, await button.elementHandle(), { timeout: patienceMs });
    const previewed = await bench.now();
    await button.click();
    const done = await bench.mark(RESULT, previewed, '', patienceMs);
    const tasks = (await bench.longFrames(given)).toSorted((a, b) => b.ms - a.ms);
    const named = (what) => `import of ${rows / 1e6} M cells: ${what}`;
    return [
      { what: named('file given → preview with its counts'), value: (previewed - given) / 1000, unit: 's' },
      { what: named('import → result'), value: done === null ? null : (done - previewed) / 1000, unit: 's' },
      {
        what: named('main-thread tasks over 50 ms'), value: tasks.length, unit: '', target: 0,
        note: tasks.slice(0, 3).map(({ ms, who }) => `${ms.toFixed(0)} ms ${who}`).join('; '),
      },
      { what: named('memory of the page'), value: await bench.memoryMb(), unit: 'MB' },
    ]; // prettier-ignore
  } finally {
    rmSync(path, { force: true });
  }
}

function writeCells(path, rows) {
  const out = openSync(path, 'w');
  let lines = [HEADER];
  for (let i = 0; i < rows; i++) {
    const [x, y] = [-9 + ((i * 7919) % 125_000) / 1e4, 36 + ((i * 104_729) % 77_000) / 1e4];
    lines.push(`LTE,214,${1 + (i % 7)},${1 + (i % 60_000)},${(1000 + Math.floor(i / 3)) * 256 + (i % 3)},0,${x.toFixed(4)},${y.toFixed(4)},1000,${1 + (i % 99)},1,1459692342,1488347104,0`); // prettier-ignore
    if (lines.length < ROWS_PER_WRITE && i + 1 < rows) continue;
    writeSync(out, `${lines.join('\n')}\n`);
    lines = [];
  }
  closeSync(out);
}
