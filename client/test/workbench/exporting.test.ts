import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ARTICLE, NAME, SIDECAR } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';
import type { Workbench } from './workbench';

async function withDecision(files: Record<string, string> = {}): Promise<Workbench> {
  const workbench = await openWorkbench({ [NAME]: ARTICLE, 'out/.keep': '', ...files });
  await workbench.open(NAME);
  await counts(workbench).waitFor();
  await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
  await decided(workbench, ['Kishida Fumio PER accepted']);
  return workbench;
}

describe('exporting', () => {
  it('writes what is accepted as CoNLL into the folder that is picked', async () => {
    const workbench = await withDecision();
    await workbench.command('Dateline: Export…');
    await workbench.pick('This article');
    await workbench.pick('conll');
    await workbench.pick('Choose the folder and export');
    const out = path.join(workbench.folder, 'out');
    await workbench.choosePath('Folder to export to', `${out}/`);
    assert.match(await workbench.notification('Exported to'), /Articles: 1, annotations: 1/);
    const [file] = fs.readdirSync(out).filter((name) => name.endsWith('.conll'));
    assert.ok(file, fs.readdirSync(out).join(', '));
    const text = workbench.read(path.join('out', file));
    assert.match(text, /^Kishida\b.*\bB-PER$\n^Fumio\b.*\bI-PER$/m);
    assert.doesNotMatch(text, /B-(LOC|ORG)/);
    await workbench.page.getByRole('button', { name: 'Open File' }).click();
    await workbench.tab(file).waitFor();
    await workbench.statusBar('CoNLL').waitFor();
  });

  it('by keyboard: any format, an option, the preview beside, and the loss report', async () => {
    const workbench = await withDecision();
    const { keyboard } = workbench.page;
    await workbench.command('Dateline: Export…');
    await workbench.listed('This article');
    await keyboard.press('Enter');
    await workbench.listed('conll');
    await keyboard.type('tei p5');
    await keyboard.press('Enter');
    await workbench.listed('Choose the folder and export');
    await workbench.shown('<persName');
    await keyboard.type('Annotations');
    await keyboard.press('Enter');
    await workbench.shown('<placeName');
    await workbench.listed('Choose the folder and export');
    await keyboard.press('Enter');
    const out = path.join(workbench.folder, 'out');
    await workbench.choosePath('Folder to export to', `${out}/`);
    await workbench.notification('Exported to');
    assert.match(workbench.read('out/bai.tei.xml'), /<persName[^>]*>Kishida Fumio<\/persName>/);
    await workbench.page.getByRole('button', { name: 'Loss Report' }).click();
    await workbench.tab('losses.txt').waitFor();
    await workbench.locate('without by, at');
  });

  it('and back: imports what another tool has, and takes it back', async () => {
    const [before] = ARTICLE.split('Reuters');
    const start = [...before!].length;
    const them = `${JSON.stringify({ text: ARTICLE, label: [[start, start + 7, 'ORG']] })}\n`;
    const workbench = await withDecision({ 'them.jsonl': them });
    const { keyboard } = workbench.page;
    await workbench.command('Dateline: Import…');
    await workbench.listed('Files…');
    await keyboard.press('Enter');
    await workbench.choosePath('Files to import', path.join(workbench.folder, 'them.jsonl'));
    await workbench.listed('doccano');
    await keyboard.press('Enter');
    await workbench.listed('Import');
    await keyboard.press('Enter');
    assert.match(
      await workbench.notification('Annotations added'),
      /added: 1, replaced: 0, there already: 0/,
    );
    await decided(workbench, ['Kishida Fumio PER accepted', 'Reuters ORG accepted'], SIDECAR);
    await counts(workbench, /^Dateline: 2 accepted/).waitFor();
    await workbench.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await decided(workbench, ['Kishida Fumio PER accepted'], SIDECAR);
  });
});
