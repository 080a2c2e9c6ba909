import { commands, l10n, Uri, window, workspace } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type {
  FormatInfo,
  FormatsArgument,
  ImportArgument,
  ImportResult,
} from '../../../server/src/protocol/exchange';
import { pickFormat } from '../exchange/formats';
import { type Option, pickOptions } from '../exchange/options';
import { present, runWithProgress } from '../exchange/run';
import { shownPath, typeOf } from '../files';
import type { Session } from '../session';

/** Key of the last format in the session's memory. */
const MEMORY = 'import';

/**
 * Takes annotations of other tools into sidecars.
 * @param folder where the articles are, from the explorer; else the workspace
 */
export async function importAnnotations(session: Session, folder?: Uri): Promise<void> {
  const articles =
    folder && (await typeOf(folder)) === 'folder' ? folder : workspace.workspaceFolders?.[0]?.uri;
  if (!articles) {
    void window.showInformationMessage(l10n.t('Open a folder first.'));
    return;
  }
  const picked = await pickInput(articles);
  if (!picked) return;
  const files = picked.map(String);
  const formats = await session.server.execute<FormatInfo[]>(COMMANDS.formats, {
    files,
  } satisfies FormatsArgument);
  for (;;) {
    const format = await pickFormat(
      formats,
      session.memory.get<string>(MEMORY),
      l10n.t('Format of the files'),
    );
    if (!format) return;
    const options = importOptions(articles);
    const labels = { title: format.title, go: l10n.t('$(check) Import') };
    const answer = await pickOptions(options, labels);
    if (answer === 'back') continue;
    if (!answer) return;
    await session.memory.update(MEMORY, format.name);
    await run(session, { files, format: format.name, ...readOptions(options) });
    return;
  }
}

/** Not every system's dialog can choose both. */
async function pickInput(near: Uri): Promise<Uri[] | undefined> {
  const folder = l10n.t('All files of a folder…');
  const kind = await window.showQuickPick([l10n.t('Files…'), folder], {
    placeHolder: l10n.t('What to import'),
  });
  if (kind === undefined) return undefined;
  return window.showOpenDialog({
    title: kind === folder ? l10n.t('Folder to import') : l10n.t('Files to import'),
    openLabel: l10n.t('Import'),
    canSelectFiles: kind !== folder,
    canSelectFolders: kind === folder,
    canSelectMany: kind !== folder,
    defaultUri: near,
  });
}

function importOptions(articles: Uri): Option[] {
  const choice = (key: string, label: string, no: string, yes: string): Option => ({
    key,
    label,
    value: 'no',
    values: [
      { value: 'no', label: no },
      { value: 'yes', label: yes },
    ],
  });
  const inWorkspace = (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
  const folders = [...new Set([articles.toString(), ...inWorkspace])];
  return [
    {
      key: 'articles',
      label: l10n.t('Articles'),
      value: articles.toString(),
      values: [
        ...folders.map((uri) => ({ value: uri, label: shownPath(Uri.parse(uri)) })),
        { value: '', label: l10n.t('another folder…') },
      ],
      other: pickArticles,
      show: (uri) => shownPath(Uri.parse(uri)),
    },
    choice(
      'replace',
      l10n.t('Decisions that the files contradict'),
      l10n.t('stay as they are'),
      l10n.t('are replaced'),
    ),
    choice('create', l10n.t('Articles that are not there'), l10n.t('are reported'), l10n.t('are created')),
    choice(
      'keepLabels',
      l10n.t('Labels that the project does not have'),
      l10n.t('are reported'),
      l10n.t('are taken over'),
    ),
    {
      key: 'layer',
      label: l10n.t('Where a file has several layers'),
      value: '',
      values: [
        { value: '', label: l10n.t('the one of names') },
        { value: '?', label: l10n.t('another layer…') },
      ],
      other: pickLayer,
    },
  ];
}

/** The report of an import names the layers that it has left out. */
async function pickLayer(): Promise<string | undefined> {
  const layer = await window.showInputBox({
    prompt: l10n.t('Number of a column, key, or name of a layer, set, group, track or control'),
    ignoreFocusOut: true,
  });
  return layer?.trim();
}

async function pickArticles(): Promise<string | undefined> {
  const picked = await window.showOpenDialog({
    title: l10n.t('Folder of the articles'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  return picked?.[0]?.toString();
}

function readOptions(options: readonly Option[]): Omit<ImportArgument, 'files' | 'format'> {
  const of = (key: string) => options.find((option) => option.key === key)!.value;
  const layer = of('layer');
  return {
    ...(layer === '' ? {} : { layer }),
    articles: of('articles'),
    replace: of('replace') === 'yes',
    create: of('create') === 'yes',
    keepLabels: of('keepLabels') === 'yes',
  };
}

async function run(session: Session, argument: ImportArgument): Promise<void> {
  const title = l10n.t('Importing');
  const result = await runWithProgress<ImportResult>(session, title, COMMANDS.import, argument);
  const { state, message, notes, report, added, replaced, same, unplaced, action } = result;
  if (state === 'cancelled') {
    window.setStatusBarMessage(l10n.t('The import was cancelled; nothing was written'), 5000);
    return;
  }
  const losses = {
    ...(report === ''
      ? {}
      : { [l10n.t('Loss Report')]: () => session.documents.show(`${l10n.t('import losses')}.log`, report) }),
  };
  if (state === 'failed') {
    present(session, 'error', message ?? '', notes, losses);
    return;
  }
  const parts = [
    ...(message === undefined ? [] : [message]),
    l10n.t('Annotations added: {0}, replaced: {1}, there already: {2}.', added, replaced, same),
    ...(unplaced > 0 ? [l10n.t('Not imported: {0}.', unplaced)] : []),
  ];
  const errors = notes.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) parts.push(l10n.t('Files that could not be written: {0}.', errors.length));
  const isWhole = message === undefined && unplaced + errors.length === 0;
  present(session, isWhole ? 'information' : 'warning', parts.join(' '), notes, {
    ...losses,
    ...(action === undefined
      ? {}
      : { [l10n.t('Undo')]: () => commands.executeCommand('dateline.undo', action) }),
  });
}
