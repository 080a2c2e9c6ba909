import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { ARTICLE, NAME } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';

describe('exporting', () => {
  it('writes what is accepted as CoNLL into the folder that is picked', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE, 'out/.keep': '' });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await decided(workbench, ['Kishida Fumio PER accepted']);
    await workbench.command('Dateline: Export…');
    await workbench.pick('This article');
    await workbench.pick('CoNLL');
    await workbench.pick('Accepted annotations');
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
});
