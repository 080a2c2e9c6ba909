import { commands, env, l10n, UIKind, Uri, window, workspace } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type {
  ExportArgument,
  ExportResult,
  FormatInfo,
  FormatsArgument,
} from '../../../server/src/protocol/exchange';
import { exportOptions, readOptions } from '../exchange/exportOptions';
import { pickFormat } from '../exchange/formats';
import { pickOptions } from '../exchange/options';
import { Preview } from '../exchange/preview';
import { present, runWithProgress } from '../exchange/run';
import { facts } from '../facts';
import { shownPath, typeOf } from '../files';
import { articleEditor, isArticle } from '../language';
import type { Session } from '../session';

/** Key of the last choices in the session's memory. */
const MEMORY = 'export';

/** What was chosen last. */
type Last = Pick<ExportArgument, 'format'> & ReturnType<typeof readOptions>;

/**
 * Exports articles or folders: those of the explorer, else what the person picks.
 * @param selected everything that is selected in the explorer
 */
export async function exportArticles(session: Session, uri?: Uri, selected?: Uri[]): Promise<void> {
  const uris = selected?.length ? selected : uri ? [uri] : await pickSource();
  if (!uris || !(await saveFirst(uris))) return;
  const formats = await session.server.execute<FormatInfo[]>(COMMANDS.formats, {} satisfies FormatsArgument);
  for (;;) {
    const last = session.memory.get<Last>(MEMORY);
    const format = await pickFormat(formats, last?.format, l10n.t('Format to export'));
    if (!format) return;
    const options = exportOptions(format, last);
    const wanted = () => ({ uris: uris.map(String), format: format.name, ...readOptions(options) });
    const preview = new Preview(session);
    const answer = await pickOptions(
      options,
      { title: format.title, go: l10n.t('$(export) Choose the folder and export') },
      () => void preview.show(wanted()),
    );
    preview.stop();
    if (answer === 'back') continue;
    const out = answer && (await pickFolder(uris[0]!));
    if (!out) return;
    await session.memory.update(MEMORY, { format: format.name, ...readOptions(options) } satisfies Last);
    await run(session, { ...wanted(), out: out.toString() }, out);
    return;
  }
}

async function run(session: Session, argument: ExportArgument, out: Uri): Promise<void> {
  const title = l10n.t('Exporting');
  const result = await runWithProgress<ExportResult>(session, title, COMMANDS.export, argument);
  const {
    state,
    message,
    notes,
    articles,
    spans,
    changed,
    losses,
    left,
    unfinished,
    untouched,
    shown,
    report,
    files,
  } = result;
  if (state === 'cancelled') {
    window.setStatusBarMessage(l10n.t('The export was cancelled; nothing was written'), 5000);
    return;
  }
  if (state === 'failed') {
    present(session, 'error', message ?? '', notes, {});
    return;
  }
  const parts = [
    l10n.t('Exported to {0}. Articles: {1}, annotations: {2}.', shownPath(out), articles, spans),
    ...(changed > 0 ? [l10n.t('Missing or changed in the files: {0}.', changed)] : []),
    ...(left > 0 ? [l10n.t('Text files that are no articles, and were left out: {0}.', left)] : []),
    ...(unfinished > 0
      ? [l10n.t('Articles that are not finished, and were left out: {0}.', unfinished)]
      : []),
    ...(untouched > 0 ? [l10n.t('Articles without any decision: {0}.', untouched)] : []),
    ...(losses > unfinished && changed === 0 ? [l10n.t('Some details have no place in this format.')] : []),
  ];
  const first = shown ?? files[0];
  present(session, changed + unfinished + untouched > 0 ? 'warning' : 'information', parts.join(' '), notes, {
    ...(shown ? { [l10n.t('Open File')]: () => window.showTextDocument(Uri.parse(shown)) } : {}),
    ...(report ? { [l10n.t('Loss Report')]: () => window.showTextDocument(Uri.parse(report)) } : {}),
    ...(first ? { [l10n.t('Open Folder')]: () => reveal(Uri.parse(first)) } : {}),
  });
}

async function pickSource(): Promise<Uri[] | undefined> {
  const editor = articleEditor(window.activeTextEditor);
  const article = editor && !editor.document.isUntitled ? editor.document.uri : undefined;
  const items = [
    ...(article
      ? [{ label: l10n.t('This article'), description: workspace.asRelativePath(article), uri: article }]
      : []),
    ...(workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
      label: l10n.t('All articles of {0}', name),
      description: shownPath(uri),
      uri,
    })),
  ];
  if (items.length === 0) {
    void window.showInformationMessage(l10n.t('Open an article or a folder first.'));
    return undefined;
  }
  if (items.length === 1) return [items[0]!.uri];
  const picked = await window.showQuickPick(items, { placeHolder: l10n.t('What to export') });
  return picked && [picked.uri];
}

/** An export has what is on disk. @returns false when the person gives up */
async function saveFirst(uris: readonly Uri[]): Promise<boolean> {
  const inside = (path: string) => uris.some((uri) => path === uri.path || path.startsWith(`${uri.path}/`));
  const unsaved = workspace.textDocuments.filter((document) => {
    const { path } = document.uri;
    if (!document.isDirty || document.isUntitled) return false;
    return facts().isSidecar(path)
      ? inside(path) || facts().articlesOf(path).some(inside)
      : isArticle(document) && inside(path);
  });
  if (unsaved.length === 0) return true;
  const save = l10n.t('Save and export');
  const placeHolder = l10n.t('Files with changes that are not saved: {0}', unsaved.length);
  const answer = await window.showQuickPick([save, l10n.t('Export what is saved')], { placeHolder });
  if (answer === save) for (const document of unsaved) await document.save();
  return answer !== undefined;
}

async function pickFolder(near: Uri): Promise<Uri | undefined> {
  const folder = (await typeOf(near)) === 'folder' ? near : Uri.joinPath(near, '..');
  const picked = await window.showOpenDialog({
    title: l10n.t('Folder to export to'),
    openLabel: l10n.t('Export Here'),
    canSelectFiles: false,
    canSelectFolders: true,
    canSelectMany: false,
    defaultUri: workspace.getWorkspaceFolder(near)?.uri ?? folder,
  });
  return picked?.[0];
}

/** In the file manager where there is one for this machine, else in the explorer or a window of its own. */
async function reveal(file: Uri): Promise<void> {
  if (env.uiKind === UIKind.Desktop && !env.remoteName) await commands.executeCommand('revealFileInOS', file);
  else if (workspace.getWorkspaceFolder(file)) await commands.executeCommand('revealInExplorer', file);
  else await commands.executeCommand('vscode.openFolder', Uri.joinPath(file, '..'), { forceNewWindow: true });
}
