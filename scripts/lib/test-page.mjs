import { chromium } from 'playwright-core';
import { chromiumArgs } from './chromium.mjs';
import { Failure } from './failure.mjs';

/**
 * Runs extension tests in the extension host of a served VS Code, as a desktop does with the arguments of
 * the same names.
 * @param {object} options
 * @param {{ port: number, url: string, log(): string }} options.server
 * @param {string} options.executablePath of a Chromium
 * @param {string} options.extensionDevelopmentPath
 * @param {string} options.extensionTestsPath
 * @param {string} [options.workspace] a folder, or a file .code-workspace
 * @param {(text: string) => void} options.print the output of the tests
 * @param {number} options.timeout milliseconds for all tests
 * @returns {Promise<number>} exit status
 */
export async function runInPage({ server, executablePath, workspace, print, timeout, ...paths }) {
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  try {
    const page = await browser.newPage();
    let finish;
    const exit = new Promise((resolve, reject) => {
      finish = { resolve, reject };
    });
    await page.exposeFunction('codeAutomationLog', (_type, args) => print(args.map(asText).join(' ')));
    await page.exposeFunction('codeAutomationExit', (code) => finish.resolve(code));
    page.on('crash', () => finish.reject(new Failure('the browser page of the editor tests crashed.')));
    const timer = setTimeout(() => {
      const last = server.log().trim().split('\n').slice(-20).join('\n');
      finish.reject(
        new Failure(
          `the editor tests did not end within ${timeout / 1000} s; the server's log ends with\n${last}`,
        ),
      );
    }, timeout);
    await page.goto(address(server, workspace, paths), { waitUntil: 'commit' });
    return await exit.finally(() => clearTimeout(timer));
  } finally {
    await browser.close();
  }
}

function address(server, workspace, { extensionDevelopmentPath, extensionTestsPath }) {
  const remote = (file) => `vscode-remote://127.0.0.1:${server.port}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(extensionDevelopmentPath)],
    ['extensionTestsPath', remote(extensionTestsPath)],
    ['skipWelcome', 'true'],
    ['skipReleaseNotes', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (workspace) query.set(workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', workspace);
  else query.set('ew', 'true');
  return `${server.url}?${query}`;
}

function asText(value) {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
