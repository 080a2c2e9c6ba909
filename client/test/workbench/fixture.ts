import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { Workbench } from './workbench';

/** The repository: the compiled file lies in out/client/test/workbench. */
export const root = path.resolve(__dirname, '../../../..');

/** Milliseconds that a busy machine may take to load the workbench. */
const NAVIGATION = 120_000;

let browser: Browser | undefined;
const pages = new Set<Page>();
const folders = new Set<string>();

export interface WindowOptions {
  /** A file .code-workspace in the folder, opened instead of the folder itself. */
  workspace?: string;
  /** Opens the folder in Restricted Mode: Workspace Trust is on and the folder is not trusted. */
  restricted?: boolean;
  /** The URI of a folder that is opened instead of the one on disk. */
  at?: string;
  /** Of the tests in a web worker: the extension is in a process of Node after all. */
  inProcess?: boolean;
  /** Opens no folder at all; the files are there nevertheless. */
  empty?: boolean;
  /** Settings of the folder, written into the copy. */
  settings?: Record<string, unknown>;
  /** The display language, as the translated texts of a language pack would set it. */
  language?: string;
}

/**
 * Opens a new window of the served VS Code on a copy of a folder. The window and the copy are gone after
 * the test.
 * @param from the folder that is copied, absolute or in the repository; or the files themselves, name to text
 */
export function openWorkbench(
  from: string | Record<string, string>,
  options: WindowOptions = {},
): Promise<Workbench> {
  const folder = copyOf(from);
  if (options.settings) write(folder, '.vscode/settings.json', JSON.stringify(options.settings));
  return openWindow(folder, options);
}

/** Opens one more window, on a folder that is there already and that is not removed. */
export async function openWindow(folder: string, options: WindowOptions = {}): Promise<Workbench> {
  browser ??= await launch();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  pages.add(page);
  page.setDefaultNavigationTimeout(NAVIGATION);
  if (options.language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${options.language}'`);
  const which = options.restricted ? '_RESTRICTED' : options.inProcess ? '_IN_PROCESS' : '';
  const server = required(`DATELINE_TEST_URL${which}`);
  await page.goto(`${server}?${query(folder, options)}`);
  const workbench = new Workbench(page, folder);
  // An extension has to start before such a folder can be read.
  if (options.at) page.setDefaultTimeout(60_000);
  await workbench.ready(options.empty);
  if (options.restricted) await page.getByRole('button', { name: "No, I don't trust" }).click();
  return workbench;
}

function query(folder: string, { workspace, empty, at }: WindowOptions): string {
  if (empty) return 'ew=true';
  if (at) return `folder=${encodeURIComponent(at)}`;
  return workspace
    ? `workspace=${encodeURIComponent(path.join(folder, workspace))}`
    : `folder=${encodeURIComponent(folder)}`;
}

function copyOf(from: string | Record<string, string>): string {
  const parent = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-window-')));
  folders.add(parent);
  const folder = path.join(parent, typeof from === 'string' ? path.basename(from) : 'folder');
  fs.mkdirSync(folder);
  if (typeof from === 'string') fs.cpSync(path.resolve(root, from), folder, { recursive: true });
  else for (const [name, text] of Object.entries(from)) write(folder, name, text);
  return folder;
}

function write(folder: string, name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  fs.writeFileSync(path.join(folder, name), text);
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

/** Mocha's root hooks; .mocharc.workbench.json requires this file. */
export const mochaHooks = {
  /** A picture of every window of a failed test; then all windows are closed. */
  async afterEach(this: Mocha.Context): Promise<void> {
    const test = this.currentTest;
    for (const page of pages) {
      // A first try that failed has no state yet.
      if (test && test.state !== 'passed' && !test.isPending()) await picture(page, test.fullTitle());
      await page.context().close();
    }
    pages.clear();
    for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    folders.clear();
  },
  async afterAll(): Promise<void> {
    await browser?.close();
    browser = undefined;
  },
};

async function picture(page: Page, title: string): Promise<void> {
  const name = title.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 100);
  const file = path.join(required('DATELINE_TEST_FAILURES'), `${name}.png`);
  try {
    await page.screenshot({ path: file, timeout: 5000 });
    console.log(`    picture: ${file}`);
  } catch (error) {
    console.log(`    no picture: ${error instanceof Error ? error.message : error}`);
  }
}
