/** Rows under each other as they come: what, how long, the target, and what missed it. */
export function print(rows) {
  for (const { what, value, unit, target, note } of rows) {
    const shown = value === null ? '–' : value >= 100 ? value.toFixed(0) : value.toPrecision(3);
    const aim = target === undefined ? '' : `≤ ${target}`;
    const verdict = target === undefined ? '' : value === null || value > target ? 'missed' : 'met';
    console.log(
      `${what.padEnd(46)}${shown.padStart(8)} ${unit.padEnd(6)}${aim.padStart(8)}  ${verdict.padEnd(7)}${note ?? ''}`,
    );
  }
}
