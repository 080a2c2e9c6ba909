'use strict';
const fs = require('node:fs');

/** Milliseconds after the end of the tests. */
const LATE = 10_000;

/**
 * Prints one line a suite and every failure in full, and adds the totals as a JSON line to the file
 * named by DATELINE_TEST_REPORT: {"passed", "failed", "skipped", "repeated"}. The same one reports from mocha's command
 * line and from inside VS Code's extension host, whose own messages surround anything printed there: with
 * DATELINE_TEST_OUTPUT the text goes to that file instead.
 */
module.exports = class Reporter {
  constructor(runner) {
    const total = { passed: 0, failed: 0, skipped: 0, repeated: 0 };
    const failures = [];
    const repeated = [];
    runner.on('pass', () => total.passed++);
    runner.on('pending', () => total.skipped++);
    runner.on('fail', (test, error) => {
      total.failed++;
      failures.push({ title: test.fullTitle(), error });
    });
    // Only where the configuration allows a second try; never in silence.
    runner.on('retry', (test, error) => {
      total.repeated++;
      repeated.push({ title: test.fullTitle(), error });
    });
    runner.on('suite end', (suite) => {
      if (!suite.parent?.root) return;
      const counts = { passed: 0, failed: 0, skipped: 0, ms: 0 };
      suite.eachTest((test) => {
        counts.ms += test.duration ?? 0;
        if (test.isPending()) counts.skipped++;
        else if (test.state === 'passed') counts.passed++;
        else if (test.state === 'failed') counts.failed++;
      });
      const extra = ['failed', 'skipped']
        .filter((name) => counts[name] > 0)
        .map((name) => `, ${counts[name]} ${name}`);
      print(
        `  ${counts.failed > 0 ? '✗' : '✓'} ${suite.title}: ${counts.passed}${extra.join('')} (${counts.ms} ms)`,
      );
    });
    runner.once('end', () => {
      for (const { title, error } of repeated)
        print(`\n  ↻ ${title}: failed, and was tried once more\n${indent(describe(error))}\n`);
      for (const { title, error } of failures) print(`\n  ✗ ${title}\n${indent(describe(error))}\n`);
      const file = process.env.DATELINE_TEST_REPORT;
      if (file) fs.appendFileSync(file, `${JSON.stringify(total)}\n`);
      // Does not keep the process itself: says what does.
      setTimeout(() => print(`  still open: ${process.getActiveResourcesInfo().join(', ')}`), LATE).unref();
    });
  }
};

function describe(error) {
  const stack = String(error?.stack ?? error);
  const message = String(error?.message ?? '');
  const own = stack.includes(message) ? stack : `${message}\n${stack}`;
  return error?.cause instanceof Error ? `${own}\nbecause of ${describe(error.cause)}` : own;
}

function print(line) {
  const file = process.env.DATELINE_TEST_OUTPUT;
  if (file) fs.appendFileSync(file, `${line}\n`);
  else console.log(line);
}

function indent(text) {
  return text.replace(/^/gm, '      ');
}
