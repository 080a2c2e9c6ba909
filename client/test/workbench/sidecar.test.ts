import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { ARTICLE, NAME, SIDECAR } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';

/** A browser's VS Code saves by itself. */
const settings = { 'files.autoSave': 'off' };

describe('sidecar', () => {
  it('comments made by hand stay, in the file and in an editor that is not saved', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { settings });
    const { keyboard } = workbench.page;
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Reuters ORG accepted']);

    const file = path.join(workbench.folder, SIDECAR);
    fs.writeFileSync(file, workbench.read(SIDECAR).replace('\nspans:', '\n# checked by two people\nspans:'));
    await workbench.quickFix('Minh Anh', 'Accept “Minh Anh” as PER');
    await decided(workbench, ['Minh Anh PER accepted', 'Reuters ORG accepted']);
    assert.match(workbench.read(SIDECAR), /^# checked by two people$/m);

    await workbench.command('Dateline: Open Sidecar to the Side');
    await workbench.page.locator('.tab').filter({ hasText: SIDECAR }).waitFor();
    await keyboard.press('Control+2');
    await workbench.tab(SIDECAR).waitFor();
    await keyboard.press('Control+Home');
    await keyboard.type('# not saved yet');
    await keyboard.press('Enter');
    const dirty = workbench.page.locator('.tab.dirty').filter({ hasText: SIDECAR });
    await dirty.waitFor();
    await keyboard.press('Control+1');
    await workbench.tab(NAME).waitFor();
    await workbench.quickFix('Seoul', 'Accept “Seoul” as LOC');
    await decided(workbench, ['Minh Anh PER accepted', 'Seoul LOC accepted', 'Reuters ORG accepted']);
    assert.match(workbench.read(SIDECAR), /^# not saved yet\n/);
    assert.match(workbench.read(SIDECAR), /^# checked by two people$/m);
    await dirty.waitFor({ state: 'hidden' });
  });

  it('one that cannot be read is an error at its line and is never written over', async () => {
    const broken = 'version: 1\nunit: "codepoint"\n\nspans:\n- {start: 48, end: 53, text: "Seoul\n';
    const workbench = await openWorkbench({ [NAME]: ARTICLE, [SIDECAR]: broken }, { settings });
    await workbench.open(NAME);
    await workbench.problems(/bai\.ann\.yaml, line 5: Not valid YAML.*sidecar-unreadable \[Ln 1, Col 1\]/);
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await workbench.notification('bai.ann.yaml cannot be read');
    assert.equal(workbench.read(SIDECAR), broken);

    await workbench.open(SIDECAR);
    await workbench.problems(/^Not valid YAML.*sidecar-unreadable \[Ln 5, Col \d+\]/);
    await workbench.goto(5);
    await workbench.page.keyboard.press('End');
    await workbench.page.keyboard.type('", label: "LOC", status: "accepted"}');
    await workbench.page.keyboard.press('Control+S');
    await until(() => workbench.read(SIDECAR).includes('accepted'), 'the mended sidecar');
    await workbench.open(NAME);
    await counts(workbench, /^Dateline: 1 accepted/).waitFor();
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Seoul LOC accepted', 'Reuters ORG accepted']);
  });

  it('the text of an entry leads to its place in the article', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { settings });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Reuters ORG accepted']);
    await workbench.open(SIDECAR);
    await workbench.page.locator('.detected-link').filter({ hasText: 'Reuters' }).first().waitFor();
    await workbench.click('Reuters');
    // By command: with Control held the editor draws a link anew whenever the pointer comes near it.
    await workbench.command('Open Link');
    await workbench.tab(NAME).waitFor();
    const before = ARTICLE.slice(0, ARTICLE.indexOf('Reuters')).split('\n');
    const place = `Ln ${before.length}, Col ${before.at(-1)!.length + 1}`;
    await workbench.statusBar(place).waitFor();
  });
});
