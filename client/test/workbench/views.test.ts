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

  it('names that are selected merge by key, and the Undo of the message takes back just that', async () => {
    const workbench = await openWorkbench(files);
    const { page } = workbench;
    await openNames(workbench);
    await row(workbench, 'PER').focus();
    await page.keyboard.press('Home');
    // The label, which is no name, and its three names.
    for (let n = 0; n < 3; n++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+M');
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByText(/become “.*” \(PER\)\? Mentions: 2/).waitFor();
    const [, into = ''] = /become “([^”]*)”/.exec(await dialog.innerText())!;
    const others = ['Kishida Fumio', 'Minh Anh', 'Yoon Suk Yeol'].filter((name) => name !== into);
    await merged(workbench, others, into);
    for (const name of others) await row(workbench, name).waitFor({ state: 'detached' });
    const toast = page
      .locator('.notification-list-item')
      .filter({ hasText: 'Annotations changed: 2, in articles: 1' });
    await toast.waitFor();
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await until(() => workbench.read('bai.ann.yaml').includes('"Reuters"'), 'something else');
    await toast.getByRole('button', { name: 'Undo', exact: true }).click();
    await until(() => !workbench.read('bai.ann.yaml').includes('canonical'), 'the names of before');
    assert.ok(workbench.read('bai.ann.yaml').includes('"Reuters"'));
  });

  it('a mention is split off by key, in its article alone', async () => {
    const workbench = await openWorkbench({
      ...files,
      'kia.txt': TEXT,
      'kia.ann.yaml': files['bai.ann.yaml'],
    });
    await openNames(workbench);
    await row(workbench, 'Kishida Fumio').first().click();
    const mention = workbench.page.locator('.pane-body .monaco-list-row').filter({ hasText: 'kia.txt:5' });
    await mention.focus();
    await mention.click();
    await workbench.page.keyboard.press('F2');
    await workbench.answer('Một Người Khác');
    await until(() => workbench.read('kia.ann.yaml').includes('canonical: "Một Người Khác"'), 'the split');
    assert.equal(workbench.read('bai.ann.yaml'), files['bai.ann.yaml']);
    await row(workbench, 'Một Người Khác').waitFor();
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
