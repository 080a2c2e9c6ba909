import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Workbench } from './workbench';

/** The repository: the compiled file lies in out/client/test/workbench. */
export const root = path.resolve(__dirname, '../../../..');

let browser: Browser | undefined;
const open = new Set<{ page: Page; folder: string }>();

/**
 * Opens a new window of the served VS Code on a copy of a folder. The window and the copy are gone after
 * the test.
 * @param from the folder that is copied, absolute or in the repository; or the files themselves, name to text
 */
export async function openWorkbench(from: string | Record<string, string>): Promise<Workbench> {
  browser ??= await launch();
  const folder = copyOf(from);
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  const session = { page, folder };
  open.add(session);
  await page.goto(`${required('DATELINE_TEST_URL')}?folder=${encodeURIComponent(folder)}`);
  const workbench = new Workbench(page, folder);
  await workbench.ready();
  return workbench;
}

function copyOf(from: string | Record<string, string>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-window-')));
  if (typeof from === 'string') fs.cpSync(path.resolve(root, from), folder, { recursive: true });
  else {
    for (const [name, text] of Object.entries(from)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), text);
    }
  }
  return folder;
}

function launch(): Promise<Browser> {
  const args = JSON.parse(required('DATELINE_TEST_CHROMIUM_ARGS')) as string[];
  return chromium.launch({ executablePath: required('DATELINE_TEST_CHROMIUM'), args });
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; run these tests with npm test -- workbench.`);
  return value;
}

/** Mocha's root hooks: `--require` this file. */
export const mochaHooks = {
  /** A picture of every window of a failed test; then all windows are closed. */
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    for (const { page, folder } of open) {
      if (test?.state === 'failed') await picture(page, test.fullTitle());
      await page.context().close();
      fs.rmSync(folder, { recursive: true, force: true });
    }
    open.clear();
  },
  async afterAll(): Promise<void> {
    await browser?.close();
    browser = undefined;
  },
};

async function picture(page: Page, title: string): Promise<void> {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
  const file = path.join(required('DATELINE_TEST_FAILURES'), `${name}.png`);
  await page.screenshot({ path: file });
  console.log(`    ${file}`);
}
