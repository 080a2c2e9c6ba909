import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readSidecar } from '../../../server/src/core/sidecar/read';
import { until } from '../until';
import { counts } from './decisions';
import { openWorkbench, root } from './fixture';

/** So many articles; `DATELINE_WALK=30 npm test -- workbench --grep "raw articles"` takes all there are. */
const COUNT = Number(process.env['DATELINE_WALK'] ?? 3);
/** Milliseconds that one article may take. */
const EACH = 120_000;

/** Articles of the corpus without what anybody has decided of them. */
function raw(): Record<string, string> {
  const folders = ['corpus/test', 'corpus/english/test'].map((folder) => path.join(root, folder));
  const files = folders.flatMap((folder) =>
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.txt'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
  assert.ok(files.length >= COUNT, `there are ${files.length} articles`);
  return Object.fromEntries(
    files.slice(0, COUNT).map((file, n) => {
      return [`bai-${String(n + 1).padStart(2, '0')}.txt`, fs.readFileSync(file, 'utf8')];
    }),
  );
}

describe('the walkthrough', () => {
  it(`takes ${COUNT} raw articles to an exported corpus, by keyboard alone`, async function () {
    this.timeout(EACH * (COUNT + 2));
    const articles = raw();
    const names = Object.keys(articles);
    const workbench = await openWorkbench(articles);
    const { page, folder } = workbench;
    const { keyboard } = page;
    // A mouse that is not there cannot help.
    for (const use of ['click', 'move', 'down', 'up'] as const)
      page.mouse[use] = () => assert.fail('the mouse was used');
    const status = page.locator('.part.statusbar');
    const reviewing = status.getByRole('button', { name: /^Review: \d+ left/ });
    // What is said when the review of an article begins.
    const begun = status.getByRole('alert', { name: /^Review: [1-9]\d* left, / });

    /** A command by what one types of it, and Enter. The list does not follow what is registered later: it is opened again. */
    const command = async (title: string) => {
      await until(async (patience) => {
        await keyboard.press('Escape');
        await keyboard.press('F1');
        await page.locator('.quick-input-widget .quick-input-box input').waitFor();
        await keyboard.type(title);
        return workbench.listed(title, patience);
      }, title);
      await keyboard.press('Enter');
    };

    // A short text may not read like news: in a folder that is set up every one is an article.
    await command('Dateline: Set Up This Folder');
    await workbench.tab('dateline.yaml').waitFor();

    // Open an article of the folder.
    await keyboard.press('Control+P');
    await page.locator('.quick-input-widget .quick-input-box input').waitFor();
    await keyboard.type(names[0]!);
    await workbench.listed(names[0]!);
    await keyboard.press('Enter');
    await workbench.tab(names[0]!).waitFor();
    await counts(workbench).waitFor();

    // Review it with single keys.
    await keyboard.press('Shift+Alt+R');
    await reviewing.waitFor();
    for (const [n, name] of names.entries()) {
      await workbench.tab(name).waitFor();
      await begun.waitFor();
      // All that is sure, and after a look at what is doubtful, that too.
      await keyboard.press('y');
      await counts(workbench, /[1-9]\d* accepted, \d+ suggested, in review/).waitFor();
      // What was decided may bring other suggestions.
      await until(async (patience) => {
        await keyboard.press('Shift+Y');
        await counts(workbench, /accepted, 0 suggested, in review/).waitFor({ timeout: patience });
        return true;
      }, 'all decided');
      await keyboard.press('Shift+Alt+D');
      await counts(workbench, /suggested, finished/).waitFor();
      if (n < names.length - 1) await keyboard.press('g');
    }
    await keyboard.press('Escape');
    await reviewing.waitFor({ state: 'detached' });

    // Export what is finished.
    fs.mkdirSync(path.join(folder, 'out'));
    await command('Dateline: Export…');
    await workbench.listed(/^All articles of /);
    await keyboard.type('All articles');
    await keyboard.press('Enter');
    await workbench.listed('conll');
    await keyboard.type('conll');
    await workbench.listed('conll');
    await keyboard.press('Enter');
    await workbench.listed('Choose the folder and export');
    await keyboard.press('Enter');
    await workbench.choosePath('Folder to export to', `${path.join(folder, 'out')}/`);
    const said = await workbench.notification('Exported to');
    const accepted = names.map((name) => {
      const { header, spans } = readSidecar(workbench.read(name.replace('.txt', '.ann.yaml')));
      assert.ok(header.finished, name);
      assert.equal(workbench.read(name), articles[name], name);
      return spans.filter(({ record }) => record.status === 'accepted').length;
    });
    const spans = accepted.reduce((sum, count) => sum + count, 0);
    assert.match(said, new RegExp(`Articles: ${COUNT}, annotations: ${spans}\\.`));
    assert.ok(fs.readdirSync(path.join(folder, 'out')).some((name) => name.endsWith('.conll')));
  });
});
