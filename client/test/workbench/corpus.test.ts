import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { ARTICLE, NAME } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';

describe('a corpus', () => {
  it('a finished article has its mark in the explorer, and the next one opens by key', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE, 'kia.txt': ARTICLE });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Accept All Sure Suggestions');
    await counts(workbench, /in review/).waitFor();
    await workbench.click('Seoul');
    await workbench.page.keyboard.press('Shift+Alt+D');
    await counts(workbench, /suggested, finished/).waitFor();
    const row = workbench.page.locator('.explorer-folders-view .monaco-list-row').filter({ hasText: NAME });
    const html = () => row.evaluate((element) => element.outerHTML);
    await until(async () => /finished/.test(await html()), 'the mark in the explorer');
    await workbench.page.keyboard.press('Shift+Alt+N');
    await workbench.tab('kia.txt').waitFor();
  });

  it('a search over all articles leads to one that is not open', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE, 'kia.txt': ARTICLE });
    await workbench.open('kia.txt');
    await counts(workbench).waitFor();
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Reuters ORG accepted'], 'kia.ann.yaml');
    await workbench.page.keyboard.press('Control+F4');
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Search Names and Dates…');
    await workbench.page.keyboard.type('reut');
    await workbench.pick('Reuters');
    await workbench.tab('kia.txt').waitFor();
    assert.ok(await workbench.locate('Reuters'));
  });

  it('a decision for all articles is asked about first, and made where one says so', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE, 'kia.txt': ARTICLE });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    const ask = async () => {
      await workbench.quickFix('Reuters', 'Ignore “Reuters” in all articles');
      await workbench.notification('That concerns 2 articles.');
    };
    const names = path.join(workbench.folder, 'dateline.names');
    await ask();
    await workbench.command('Notifications: Clear All Notifications');
    await ask();
    assert.ok(!fs.existsSync(names));
    await workbench.page.getByRole('button', { name: 'For All Articles' }).click();
    await until(
      () => fs.existsSync(names) && /^ignore Reuters$/m.test(workbench.read('dateline.names')),
      names,
    );
  });
});
