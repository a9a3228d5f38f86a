// What a test run came to, as one JSON file for `npm test`: counts, what failed with its message, and what passed only at the second try.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './ensure.mjs';

/** What is kept of a message: a diff's first lines, a property's seed and counterexample. */
const MESSAGE_LINES = 15;
const LINE_LENGTH = 400;

export default class OutcomeReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const outcome = { passed: 0, failed: 0, skipped: 0, failures: [], secondTries: [] };
    const failed = (name, errors) => {
      outcome.failed++;
      outcome.failures.push({ name, message: errors.map(messageOf).join('\n') });
    };
    for (const module of modules) {
      const file = relative(root, module.moduleId);
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        const name = `${file} > ${test.fullName}`;
        if (state === 'failed') failed(name, errors.slice(-1));
        else outcome[state === 'passed' ? 'passed' : 'skipped']++;
        if (test.diagnostic()?.flaky) outcome.secondTries.push(name);
      }
      for (const suite of [module, ...module.children.allSuites()])
        if (suite.errors().length > 0) failed(suite === module ? file : `${file} > ${suite.fullName}`, suite.errors());
    }
    if (modules.length === 0) failed('the tests', [{ message: 'None were found.' }]);
    for (const error of unhandledErrors) failed('beside the tests', [error]);
    writeFileSync(process.env.INFILL_OUTCOME_FILE, JSON.stringify(outcome));
  }
}

/** The message with its difference and cause: fast-check names the seed in the one and what went wrong in the other. */
function messageOf({ message, diff, cause, stack }) {
  const place = (stack ?? '').split('\n').find((line) => /^\s+at .*\.test\.ts/.test(line));
  const text = [message, diff, place].filter(Boolean).join('\n');
  const lines = stripVTControlCharacters(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const kept = lines.length > MESSAGE_LINES ? [...lines.slice(0, MESSAGE_LINES), '…'] : lines;
  return (
    kept.map((line) => line.slice(0, LINE_LENGTH)).join('\n') +
    (cause?.message ? `\nbecause of: ${messageOf(cause)}` : '')
  );
}
