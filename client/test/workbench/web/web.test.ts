import assert from 'node:assert/strict';
import { readSidecar } from '../../../../server/src/core/sidecar/read';
import { until } from '../../until';
import { ARTICLE, NAME, SIDECAR } from '../article';
import { dashboard, rows } from '../dashboardPage';
import { counts, decided } from '../decisions';
import { openWorkbench } from '../fixture';
import type { Workbench } from '../workbench';
import { VirtualFolder } from './virtual';

const BY_MENTION = { 'dateline.problems': 'byMention' };

describe('in a web worker, on a folder', () => {
  it('recognizes, explains, finds, and decides into the sidecar', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { settings: BY_MENTION });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    assert.match(await workbench.hover('Seoul', /LOC/), /place/);
    await workbench.problems(/Untagged name .*Kishida Fumio/);
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await decided(workbench, ['Kishida Fumio PER accepted']);
    // Only a browser does not know this.
    await workbench.notification('signed “anonymous”');
  });
});

describe('on a folder that is nowhere on disk', () => {
  let folder: VirtualFolder;
  let workbench: Workbench;

  async function open(files: Readonly<Record<string, string>>, inProcess = false): Promise<void> {
    folder = await VirtualFolder.serve(files);
    workbench = await openWorkbench({}, { at: folder.uri, inProcess });
  }
  afterEach(() => folder.end());

  async function openFile(name: string): Promise<void> {
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: name })
      .first()
      .dblclick();
    await workbench.tab(name).waitFor();
  }

  const decisions = () => {
    const { spans } = readSidecar(folder.text(SIDECAR) ?? '');
    return spans.map(({ record: { text, label, status, by } }) => `${text} ${label} ${status} ${by}`);
  };
  const saved = (expected: string[]) =>
    until(() => decisions().join('\n') === expected.join('\n'), `${expected} in ${SIDECAR}`);

  it('recognizes, explains, finds, decides, takes back', async () => {
    await open({ [NAME]: ARTICLE, '.vscode/settings.json': JSON.stringify(BY_MENTION) });
    await openFile(NAME);
    await counts(workbench).waitFor();
    assert.match(await workbench.hover('6/9/2024', /2024-09-06/), /Friday/);
    await workbench.problems(/Untagged name .*Kishida Fumio/);
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await saved(['Kishida Fumio PER accepted anonymous']);
    await workbench.command('Dateline: Undo');
    await until(() => decisions().length === 0, 'nothing decided');
  });

  it('single keys review it', async () => {
    await open({ [NAME]: ARTICLE, 'dateline.yaml': 'labels: [PER, LOC, ORG]\n' });
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.page.keyboard.press('Shift+Alt+R');
    await workbench.page
      .locator('.part.statusbar')
      .getByRole('button', { name: /^Review: \d+ left/ })
      .waitFor();
    for (const key of ['a', 'r']) await workbench.page.keyboard.press(key);
    await saved(['Nhật Bản LOC accepted anonymous', 'Hàn Quốc LOC rejected anonymous']);
    assert.deepEqual(folder.names(), [SIDECAR, NAME, 'dateline.yaml'].sort());
  });

  it('exports into the workspace', async () => {
    await open({ [NAME]: ARTICLE, 'out/.keep': '' });
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await saved(['Kishida Fumio PER accepted anonymous']);
    await workbench.command('Dateline: Export…');
    await workbench.pick('This article');
    await workbench.pick('conll');
    await workbench.pick('Choose the folder and export');
    await workbench.choosePath('Folder to export to', `${folder.path}/out/`);
    await workbench.notification('Exported to');
    assert.match(
      folder.text('out/dateline.conll') ?? folder.names().join(),
      /^Kishida\b.*\bB-PER$\n^Fumio\b.*\bI-PER$/m,
    );
    assert.ok(folder.names().includes('out/manifest.json'));
    assert.ok(!folder.names().some((name) => name.includes('.partial')));
  });

  it('imports from the workspace, of a format that a worker of its own reads, and takes it back', async () => {
    await open({ [NAME]: ARTICLE, 'out/.keep': '' });
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await saved(['Kishida Fumio PER accepted anonymous']);
    await workbench.command('Dateline: Export…');
    await workbench.pick('This article');
    await workbench.listed('conll');
    await workbench.page.keyboard.type('tei p5');
    await workbench.page.keyboard.press('Enter');
    await workbench.pick('Choose the folder and export');
    await workbench.choosePath('Folder to export to', `${folder.path}/out/`);
    await workbench.notification('Exported to');
    await openFile(NAME);
    await workbench.command('Dateline: Undo');
    await until(() => decisions().length === 0, 'nothing decided');
    await workbench.command('Dateline: Import…');
    await workbench.pick('Files…');
    await workbench.choosePath('Files to import', `${folder.path}/out/bai.tei.xml`);
    await workbench.pick('tei');
    await workbench.pick('Import');
    assert.match(
      await workbench.notification('Annotations added'),
      /added: 1, replaced: 0, there already: 0/,
    );
    await until(() => decisions().join().startsWith('Kishida Fumio PER accepted'), 'what was imported');
    await counts(workbench, /^Dateline: 1 accepted/).waitFor();
    await workbench.page.getByRole('button', { name: 'Undo', exact: true }).click();
    await until(() => decisions().length === 0, 'nothing decided again');
  });

  it('the dashboard counts its articles and follows the work', async () => {
    await open({ [NAME]: ARTICLE, 'tin/kia.txt': ARTICLE });
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Show Dashboard');
    const frame = await dashboard(workbench);
    await until(async () => (await rows(frame, 'progress')).includes('finished | 0'), 'no article finished');
    assert.deepEqual(await rows(frame, 'folders'), ['(top) | 0 | 0 | 0 | 1', 'tin | 0 | 0 | 0 | 1']);
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await saved(['Kishida Fumio PER accepted anonymous']);
    await workbench.command('Dateline: Show Dashboard');
    await until(
      async () => (await rows(await dashboard(workbench), 'folders'))[0] === '(top) | 0 | 1 | 0 | 0',
      'one article in review',
    );
  });

  it('two windows decide on one article, and both decisions stand', async () => {
    await open({ [NAME]: ARTICLE });
    const first = workbench;
    const second = await openWorkbench({}, { at: folder.uri });
    for (const window of [first, second]) {
      workbench = window;
      await openFile(NAME);
      await counts(window).waitFor();
    }
    const accepted = ['Kishida Fumio', 'Seoul'];
    await Promise.all(
      [first, second].map((window, n) => window.quickFix(accepted[n]!, `Accept “${accepted[n]}” as`)),
    );
    await until(
      () => accepted.every((name) => decisions().join('\n').includes(`${name} `)),
      'the decisions of both',
    );
  });

  it('in a process of Node: recognizes, and decides where only the editor can write', async () => {
    await open({ [NAME]: ARTICLE }, true);
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.quickFix('Kishida Fumio', 'Accept “Kishida Fumio” as PER');
    await until(
      () => /^Kishida Fumio PER accepted (?!anonymous)/.test(decisions().join()),
      'the decision of a user',
    );
  });

  it('says what it cannot do', async () => {
    await open({ [NAME]: ARTICLE });
    await openFile(NAME);
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Merge Sidecars Entry by Entry in This Repository');
    await workbench.notification('There is no git here');
  });
});
