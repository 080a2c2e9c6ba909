import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { ARTICLE, NAME, SIDECAR } from './article';
import { counts, decided, decisions } from './decisions';
import { openWorkbench } from './fixture';

describe('deciding', () => {
  it('quick fixes are saved beside the article, and undone one action at a time', async () => {
    // Hints are not listed among the problems.
    const settings = { 'dateline.problems': 'byMention' };
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { settings });
    await workbench.open(NAME);
    await counts(workbench).waitFor();

    await workbench.problems(/“Reuters”/);
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Reuters ORG accepted']);
    await counts(workbench, /^Dateline: 1 accepted/).waitFor();
    await until(async () => !(await workbench.problems()).some((row) => row.includes('“Reuters”')));

    await workbench.quickFix('Seoul', 'Tag all 2 mentions of “Seoul” as LOC');
    const seoul = 'Seoul LOC accepted';
    await decided(workbench, [seoul, 'Reuters ORG accepted', seoul]);
    await workbench.notification('Annotations changed: 2');

    await workbench.quickFix('Minh Anh', '“Minh Anh” is not a name');
    await decided(workbench, ['Minh Anh PER rejected', seoul, 'Reuters ORG accepted', seoul]);

    await workbench.quickFix('Theo dõi', 'Mark as boilerplate');
    await until(() => decisions(workbench).at(-1)?.endsWith('Google News boilerplate accepted'));
    await counts(workbench, /^Dateline: 3 accepted/).waitFor();

    for (const left of [
      ['Minh Anh PER rejected', seoul, 'Reuters ORG accepted', seoul],
      [seoul, 'Reuters ORG accepted', seoul],
      ['Reuters ORG accepted'],
    ]) {
      await workbench.command('Dateline: Undo Last Action');
      await decided(workbench, left);
    }
    await workbench.command('Dateline: Undo Last Action');
    const gone = () => until(() => !fs.existsSync(path.join(workbench.folder, SIDECAR)), 'no sidecar');
    await gone();

    await workbench.click('Theo dõi');
    await workbench.command('Fix All');
    await counts(workbench, /^Dateline: 1\d accepted/).waitFor();
    assert.ok(decisions(workbench).includes('Minh Anh PER accepted'));
    await workbench.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await gone();
    await counts(workbench, /^Dateline: 0 accepted/).waitFor();
    assert.equal(workbench.read(NAME), ARTICLE);
  });

  it('the keyboard alone: next, accept, another label, not a name, undo', async () => {
    const settings = { 'dateline.cardWhileWalking': true };
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { settings });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    const { keyboard, mouse } = workbench.page;
    // A card that opens under the pointer is closed again.
    await mouse.move(4, 4);
    const next = async (selected: string) => {
      await keyboard.press('Alt+.');
      await workbench.statusBar(selected).waitFor();
    };

    await next('Ln 1, Col 11 (8 selected)');
    await workbench.card(/Nhật Bản — place\n+Known as: country/);
    await keyboard.press('Alt+Enter');
    await decided(workbench, ['Nhật Bản LOC accepted']);
    await workbench.statusBar('Ln 1, Col 25 (8 selected)').waitFor();
    await keyboard.press('Alt+3');
    await decided(workbench, ['Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted']);
    await next('Ln 3, Col 1 (8 selected)');
    await keyboard.press('Alt+Backspace');
    await decided(workbench, ['Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted', 'Minh Anh PER rejected']);
    await keyboard.press('Shift+Alt+Z');
    await decided(workbench, ['Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted']);
    await keyboard.press('Alt+,');
    await workbench.statusBar('(8 selected)').waitFor();
    assert.equal(workbench.read(NAME), ARTICLE);
  });
});
