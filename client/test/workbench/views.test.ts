import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { until } from '../until';
import { ARTICLE, NAME } from './article';
import { counts } from './decisions';
import { openWorkbench } from './fixture';
import type { Workbench } from './workbench';

const TEXT = ARTICLE;

/** Entries that accept texts as labels at their first places. */
function sidecar(...names: readonly (readonly [text: string, label: string])[]): string {
  const entries = names.map(([text, label]) => {
    const start = [...TEXT.slice(0, TEXT.indexOf(text))].length;
    const end = start + [...text].length;
    return `- {start: ${start}, end: ${end}, text: "${text}", label: "${label}", status: "accepted"}`;
  });
  return `version: 2\nunit: "codepoint"\n\nspans:\n${entries.join('\n')}\n`;
}

/** A row of a view by what it says. */
const row = ({ page }: Workbench, text: string | RegExp): Locator =>
  page
    .locator('.pane-body .monaco-list-row')
    .filter({ has: page.locator('.label-name').getByText(text, { exact: true }) });

const view = ({ page }: Workbench, title: string): Locator =>
  page.locator('.pane').filter({ has: page.locator('.pane-header').filter({ hasText: title }) });

/** Opens the container and a label of the view of names. */
async function openNames(workbench: Workbench): Promise<void> {
  await workbench.open(NAME);
  await counts(workbench).waitFor();
  await workbench.command('View: Show Dateline');
  await row(workbench, 'PER').click();
  await row(workbench, 'Kishida Fumio').waitFor();
}

describe('views', () => {
  const files = {
    [NAME]: TEXT,
    'bai.ann.yaml': sidecar(['Minh Anh', 'PER'], ['Yoon Suk Yeol', 'PER'], ['Kishida Fumio', 'PER']),
  };
  const merged = async (workbench: Workbench, names: readonly string[], into: string) => {
    const dialog = workbench.page.locator('.monaco-dialog-box');
    await dialog.getByText(`become “${into}” (PER)?`).waitFor();
    await dialog.getByRole('button', { name: 'Merge' }).click();
    for (const name of names)
      await until(
        () => new RegExp(`"${name}".*canonical: "${into}"`).test(workbench.read('bai.ann.yaml')),
        `${name} is ${into}`,
      );
  };

  it('a name that is dragged onto another is one with it', async () => {
    const workbench = await openWorkbench(files);
    await openNames(workbench);
    await row(workbench, 'Minh Anh').dragTo(row(workbench, 'Kishida Fumio'));
    await merged(workbench, ['Minh Anh'], 'Kishida Fumio');
    await row(workbench, 'Minh Anh').waitFor({ state: 'detached' });
  });

  it('names that are selected merge by key, and one Undo takes it all back; a mention is split off by key', async () => {
    const workbench = await openWorkbench(files);
    const { page } = workbench;
    const before = files['bai.ann.yaml'];
    await openNames(workbench);
    await row(workbench, 'Kishida Fumio').click();
    await page.keyboard.press('Home');
    // The label, then its three names.
    await page.keyboard.press('ArrowDown');
    for (let n = 0; n < 2; n++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+M');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText(/become “.*” \(PER\)\? Mentions: 2/).waitFor();
    const question = await dialog.innerText();
    const into = /become “([^”]*)”/.exec(question)![1]!;
    await merged(
      workbench,
      ['Kishida Fumio', 'Minh Anh', 'Yoon Suk Yeol'].filter((name) => name !== into),
      into,
    );
    await workbench.notification('Annotations changed: 2, in articles: 1');
    await row(workbench, into).click();
    await page.keyboard.press('ArrowRight');
    await row(workbench, into === 'Minh Anh' ? 'Yoon Suk Yeol' : 'Minh Anh').click();
    await page.keyboard.press('F2');
    await workbench.answer('Một Người Khác');
    await until(() => workbench.read('bai.ann.yaml').includes('canonical: "Một Người Khác"'), 'the split');
    // Exactly the merge is taken back, though something else was done since.
    await page.locator('.notification-list-item').filter({ hasText: 'Annotations changed: 2' }).hover();
    await page
      .locator('.notification-list-item')
      .filter({ hasText: 'Annotations changed: 2' })
      .getByRole('button', { name: 'Undo' })
      .click();
    await until(
      () => !workbench.read('bai.ann.yaml').includes(`canonical: "${into}"`),
      'the merge is undone',
    );
    assert.ok(workbench.read('bai.ann.yaml').includes('canonical: "Một Người Khác"'));
    await workbench.open(NAME);
    await page.keyboard.press('Shift+Alt+Z');
    await until(() => workbench.read('bai.ann.yaml') === before, 'all is as it was');
  });

  it('problems of decisions stand by kind, and lead to their places', async () => {
    const workbench = await openWorkbench({
      [NAME]: TEXT,
      'bai.ann.yaml': sidecar(['ngày 6/9/2024', 'DATE']).replace(
        'status:',
        'type: "DATE", value: "hom nay", status:',
      ),
    });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.command('View: Show Dateline');
    await view(workbench, 'Problems').locator('.pane-header').click();
    await row(workbench, 'bad-value').click();
    await row(workbench, /hom nay/).click();
    await workbench.statusBar('(13 selected)').waitFor();
  });

  it('where there is nothing, views say what to do', async () => {
    const empty = await openWorkbench({}, { empty: true });
    await empty.command('View: Show Dateline');
    const welcome = view(empty, 'Articles').locator('.welcome-view-content');
    await welcome.waitFor();
    assert.match(await welcome.innerText(), /folder/i);
    await welcome.getByRole('button').first().waitFor();
    const other = await openWorkbench({ 'ghi-chu.md': '# Ghi chú\n' });
    await other.command('View: Show Dateline');
    const here = view(other, 'Articles').locator('.welcome-view-content');
    await here.waitFor();
    assert.match(await here.innerText(), /article/i);
    await here.getByRole('button').first().waitFor();
  });
});
