import assert from 'node:assert/strict';
import path from 'node:path';
import { ARTICLE, NAME } from './article';
import { counts, decided } from './decisions';
import { openWindow, openWorkbench } from './fixture';

describe('windows', () => {
  it('two on one article keep the decisions made in both', async () => {
    const first = await openWorkbench({ [NAME]: ARTICLE });
    const second = await openWindow(first.folder);
    for (const window of [first, second]) {
      await window.open(NAME);
      await counts(window).waitFor();
    }
    await first.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await second.quickFix('Minh Anh', 'Accept “Minh Anh” as PER');
    await first.quickFix('Seoul', 'Accept “Seoul” as LOC');
    await decided(first, ['Minh Anh PER accepted', 'Seoul LOC accepted', 'Reuters ORG accepted']);
    for (const window of [first, second]) await counts(window, /^Dateline: 3 accepted/).waitFor();
    // What the other window did is not taken back.
    await first.command('Dateline: Undo Last Action');
    await first.command('Dateline: Undo Last Action');
    await decided(second, ['Minh Anh PER accepted']);
  });

  it('each folder of a workspace has its own project', async () => {
    const workbench = await openWorkbench(
      {
        'a/bai.txt': ARTICLE,
        'a/dateline.yaml': 'version: 1\nlabels: { LOC: {}, HARBOUR: {} }\n',
        'b/tin.txt': ARTICLE,
        'ab.code-workspace': '{"folders":[{"path":"a"},{"path":"b"}]}',
      },
      { workspace: 'ab.code-workspace' },
    );
    await workbench.open('bai.txt');
    await counts(workbench).waitFor();
    await workbench.quickFix('Seoul', 'Tag “Seoul” as HARBOUR');
    await decided(workbench, ['Seoul HARBOUR accepted'], 'a/bai.ann.yaml');
    await workbench.open('tin.txt');
    await counts(workbench, /^Dateline: 0 accepted/).waitFor();
    await workbench.quickFix('Seoul', 'Tag “Seoul” as ORG');
    await decided(workbench, ['Seoul ORG accepted'], 'b/tin.ann.yaml');
  });

  it('in Restricted Mode all works but the project file, which counts once the folder is trusted', async () => {
    const files = { [NAME]: ARTICLE, 'dateline.yaml': 'version: 1\nignore: [Reuters]\n' };
    const workbench = await openWorkbench(files, {
      restricted: true,
      settings: { 'dateline.problems': 'byMention' },
    });
    await workbench.statusBar('Restricted Mode').waitFor();
    await workbench.open(NAME);
    await workbench.problems(/Untagged name “Reuters”/);
    await workbench.quickFix('Minh Anh', 'Accept “Minh Anh” as PER');
    await decided(workbench, ['Minh Anh PER accepted']);

    await workbench.command('Workspaces: Manage Workspace Trust');
    await workbench.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await workbench.statusBar('Restricted Mode').waitFor({ state: 'hidden' });
    await workbench.open(NAME);
    await counts(workbench, /^Dateline: 1 accepted/).waitFor();
    const problems = await workbench.problems(/Untagged name “Seoul”/);
    assert.ok(!problems.some((text) => text.includes('Reuters')), problems.join('\n'));
  });

  it('without a folder an article is annotated like any other', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { empty: true });
    await workbench.command('File: Open File...');
    await workbench.choosePath('Open File', path.join(workbench.folder, NAME));
    await workbench.tab(NAME).waitFor();
    await counts(workbench).waitFor();
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Reuters ORG accepted']);
  });
});
