import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { ARTICLE, NAME, SIDECAR } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';
import type { Workbench } from './workbench';

async function withDecision(): Promise<Workbench> {
  const workbench = await openWorkbench({ [NAME]: ARTICLE });
  await workbench.open(NAME);
  await counts(workbench).waitFor();
  await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
  await decided(workbench, ['Reuters ORG accepted']);
  return workbench;
}

describe('files', () => {
  it('the sidecar follows an article that is renamed in the explorer', async () => {
    const workbench = await withDecision();
    const before = workbench.read(SIDECAR);
    const explorer = workbench.page.locator('.explorer-folders-view');
    const input = explorer.locator('input');
    // The explorer may just be showing the new sidecar, and then keys and the input are lost.
    await until(async (patience) => {
      if (fs.existsSync(path.join(workbench.folder, 'tin.txt'))) return true;
      await explorer.getByText(NAME, { exact: true }).click({ timeout: patience });
      await workbench.page.keyboard.press('F2');
      await input.fill('tin.txt', { timeout: patience });
      await input.press('Enter', { timeout: patience });
      await workbench.tab('tin.txt').waitFor({ timeout: 2 * patience });
      return true;
    }, 'the new name');
    await workbench.tab('tin.txt').waitFor();
    await until(() => !fs.existsSync(path.join(workbench.folder, SIDECAR)), 'the move of the sidecar');
    assert.equal(workbench.read('tin.ann.yaml'), before);
    await counts(workbench, /^Dateline: 1 accepted/).waitFor();
    await workbench.quickFix('Minh Anh', 'Accept “Minh Anh” as PER');
    await decided(workbench, ['Minh Anh PER accepted', 'Reuters ORG accepted'], 'tin.ann.yaml');
  });

  it('an article that another program deletes takes no decisions until it is saved again', async () => {
    const workbench = await withDecision();
    fs.rmSync(path.join(workbench.folder, NAME));
    await workbench.page.locator('.tab.active .strikethrough, .tab.active.strikethrough').first().waitFor();
    await workbench.quickFix('Minh Anh', 'Accept “Minh Anh” as PER');
    await workbench.page
      .getByText(/bai\.txt is no longer there\. Save it again to go on/)
      .first()
      .waitFor();
    await decided(workbench, ['Reuters ORG accepted']);
    await workbench.command('Notifications: Clear All Notifications');
    await workbench.page.keyboard.press('Control+S');
    await until(() => fs.existsSync(path.join(workbench.folder, NAME)), 'the article on disk');
    assert.equal(workbench.read(NAME), ARTICLE);
    await workbench.quickFix('Minh Anh', 'Accept “Minh Anh” as PER');
    await decided(workbench, ['Minh Anh PER accepted', 'Reuters ORG accepted']);
  });
});
