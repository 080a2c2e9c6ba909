import fs from 'node:fs';
import path from 'node:path';

/**
 * The entry that VS Code calls in its extension host: runs every test under editor/, and reports the totals
 * to the file named by DATELINE_TEST_REPORT.
 */
export async function run(): Promise<void> {
  // mocha is an ES module alone.
  const { default: Mocha } = await import('mocha');
  const grep = process.env['DATELINE_TEST_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    // Longer than any wait for a condition, whose message says what did not come about.
    timeout: 120_000,
    forbidOnly: true,
    reporter: path.resolve(__dirname, '../../../scripts/lib/mocha-reporter.cjs'),
    ...(grep ? { grep } : {}),
  });
  const folder = path.join(__dirname, 'editor');
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.test.js')) mocha.addFile(path.join(folder, name));
  }
  await mocha.loadFilesAsync();
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} editor tests failed.`);
}
