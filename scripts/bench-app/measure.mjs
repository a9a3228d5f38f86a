/** What is measured. Times are from the user's action to what he waits for, in the page's own clock. */

const PAINTED = 'infill:painted';
const RESULT = 'infill:result';
const WHOLE = '^\\d+$';
const ANY = '';

/** The built-in plan from the first request to the first coverage and to the verdict. */
export async function benchDemo(bench, patienceMs) {
  await bench.page.goto(bench.url);
  const coverage = await bench.mark(RESULT, 0, ANY, patienceMs);
  const painted = coverage === null ? null : await bench.mark(PAINTED, coverage, '^\\d', patienceMs);
  const verdict = await bench.mark(RESULT, 0, WHOLE, patienceMs);
  return [
    row('demo: load → coverage and gaps painted', seconds(painted), 's', 3),
    row('demo: load → verdict', seconds(verdict), 's'),
    ...(await longFrames(bench, 0, 'demo')),
    row('demo: memory of the page', await bench.memoryMb(), 'MB'),
  ];
}

/** A plan of many cells: opened, recoloured, one mast moved, one cost changed. */
export async function benchPlan(bench, { cells, plan, files }, patienceMs) {
  const { page } = bench;
  const named = (what) => `${label(cells)}: ${what}`;
  await page.goto(bench.url);
  await bench.mark(RESULT, 0, ANY, patienceMs);
  const opened = await bench.now();
  await page.getByRole('tab', { name: 'Data' }).click();
  await give(page, 'input[type=file][accept=".json"]', [plan]);
  await page.getByLabel('Plan name').and(page.locator('[value^=Bench]')).waitFor();
  await give(page, 'input[type=file][multiple]', files);
  const shown = await bench.mark(RESULT, opened, ANY, patienceMs);
  const painted = shown === null ? null : await bench.mark(PAINTED, shown, '^\\d', patienceMs);
  const rows = [
    row(named('open → coverage and gaps'), seconds(shown, opened), 's'),
    row(named('layer painted'), seconds(painted, shown), 's', 2),
  ];
  await page.getByRole('tab', { name: 'Network' }).click();
  for (const layer of ['Best server', 'Signal (RSRP)', 'State']) {
    await bench.settled();
    rows.push(row(named(`recolour: ${layer}`), await recolour(bench, layer, patienceMs), 'ms', 200));
  }
  const done = await bench.mark(RESULT, opened, WHOLE, patienceMs);
  rows.push(row(named('open → verdict'), seconds(done, opened), 's'));
  if (done !== null) {
    const { answered, painted: drawn } = await moveSite(bench, patienceMs);
    rows.push(row(named('moved site → coverage and gaps'), answered, 'ms', 300));
    rows.push(row(named('moved site → all of its tiles painted'), drawn, 'ms'));
    await bench.settled(patienceMs);
    rows.push(row(named('changed cost → re-priced'), await changeCost(bench, patienceMs), 'ms', 100));
  }
  rows.push(...(await longFrames(bench, opened, label(cells))));
  rows.push(row(named('memory of the page'), await bench.memoryMb(), 'MB'));
  return rows;
}

async function recolour(bench, layer, patienceMs) {
  const { page } = bench;
  await page.getByRole('combobox', { name: 'Layer' }).click();
  const option = page.getByRole('option', { name: layer, exact: true });
  await option.waitFor();
  const from = await bench.now();
  await option.click();
  const clicked = await bench.lastInput();
  const painted = await bench.mark(PAINTED, from, ANY, patienceMs);
  return painted === null ? null : painted - clicked;
}

/** A mast of the table, moved by typing its longitude. */
async function moveSite(bench, patienceMs) {
  const { page } = bench;
  await page.getByRole('tab', { name: 'Network' }).click();
  await page.locator('.drawer-head button').first().click();
  await page.locator('.drawer .row-button').first().click();
  // The map flies to the mast; nobody finds the field and types a longitude within two seconds.
  await bench.settled();
  await page.waitForTimeout(1500);
  const field = page.getByLabel('Longitude', { exact: true });
  await field.fill(String(Number(await field.inputValue()) + 0.01));
  const from = await bench.now();
  await field.press('Enter');
  const pressed = await bench.lastInput();
  const answered = await bench.mark(RESULT, from, ANY, patienceMs);
  const painted = answered === null ? null : await bench.mark(PAINTED, answered, '^\\d', patienceMs);
  await page.keyboard.press('Escape');
  const since = (at) => (at === null ? null : at - pressed);
  return { answered: since(answered), painted: since(painted) };
}

async function changeCost(bench, patienceMs) {
  const { page } = bench;
  await page.getByRole('tab', { name: 'Costs' }).click();
  await page.getByLabel('Find an assumption').fill('co-location rent');
  await page
    .getByRole('button', { name: /Co-location rent/ })
    .first()
    .click();
  const field = page.getByLabel('Likely', { exact: true });
  await field.fill('36000');
  const from = await bench.now();
  await field.press('Enter');
  const pressed = await bench.lastInput();
  const answered = await bench.mark(RESULT, from, ANY, patienceMs);
  return answered === null ? null : answered - pressed;
}

async function longFrames(bench, since, name) {
  const found = await bench.longFrames(since);
  const worst = found.toSorted((a, b) => b.ms - a.ms).slice(0, 3);
  const note = worst.map(({ ms, who }) => `${ms.toFixed(0)} ms ${who}`).join('; ');
  return [{ ...row(`${name}: main-thread tasks over 50 ms`, found.length, '', 0), note }];
}

const give = (page, selector, files) =>
  page.locator(selector).first().setInputFiles(
    files.map(({ name, text }) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })),
  ); // prettier-ignore

const row = (what, value, unit, target) => ({ what, value, unit, target });
const seconds = (until, since = 0) => (until === null || since === null ? null : (until - since) / 1000);
const label = (cells) => (cells >= 1e6 ? `${cells / 1e6} M cells` : `${cells / 1000} k cells`);
