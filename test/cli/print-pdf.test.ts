import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findChromium, pdfOf } from '../../src/cli/print-pdf';
import { temporaryFolder } from '../helpers/cli';

const signal = new AbortController().signal;
const PAGE = '<!doctype html><html><head><style>p{break-before:page}</style></head><body>one<p>two</p></body></html>';

const installed = await findChromium().catch(() => null);

describe('print', () => {
  const folder = temporaryFolder();
  const program = (name: string, script: string) => {
    const path = join(folder, name);
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('takes the program of CHROMIUM_PATH before those of the PATH', async () => {
    program('chromium', 'true');
    const other = program('other', 'true');
    expect(await findChromium({ PATH: folder })).toBe(join(folder, 'chromium'));
    expect(await findChromium({ PATH: folder, CHROMIUM_PATH: other })).toBe(other);
  });

  it('says what to do when there is none', async () => {
    await expect(findChromium({ PATH: '/nowhere' })).rejects.toThrow(/Install one, or set CHROMIUM_PATH/);
    await expect(findChromium({ PATH: folder, CHROMIUM_PATH: '/nowhere/chromium' })).rejects.toThrow(/is no program/);
  });

  it('a program that prints nothing is the user’s trouble, with its last words', async () => {
    const chromium = program('broken', 'echo "no display" >&2; exit 3');
    await expect(pdfOf(PAGE, { chromium, paper: 'a4', signal })).rejects.toThrow(/exit code 3\): no display/);
  });

  it.runIf(installed)('prints A4 and Letter, the same page to the same bytes', async () => {
    const chromium = installed!;
    const text = async (paper: 'a4' | 'letter') =>
      Buffer.from(await pdfOf(PAGE, { chromium, paper, signal })).toString('latin1');
    const a4 = await text('a4');
    expect(a4).toMatch(/^%PDF/);
    // Points; Chromium rounds A4 to its own pixels.
    expect(a4).toMatch(/\/MediaBox \[0 0 59[45](\.\d+)? 84[12]/);
    expect(await text('letter')).toMatch(/\/MediaBox \[0 0 612 792\]/);
    await new Promise((done) => setTimeout(done, 1100));
    expect(await text('a4')).toBe(a4);
  });
});
