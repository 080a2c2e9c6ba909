import { commands, env, l10n, ProgressLocation, UIKind, Uri, window, workspace } from 'vscode';
import { COMMANDS, type ExportArgument, type ExportResult } from '../../../server/src/lsp/protocol';
import { typeOf } from '../files';
import { articleEditor } from '../language';
import type { Session } from '../session';

/**
 * Exports articles or folders: those of the explorer, else what the person picks.
 * @param selected everything that is selected in the explorer
 */
export async function exportArticles(session: Session, uri?: Uri, selected?: Uri[]): Promise<void> {
  const uris = selected?.length ? selected : uri ? [uri] : await pickSource();
  if (!uris) return;
  const format = await pickFormat();
  if (!format) return;
  const include = await pickInclude();
  if (!include) return;
  const out = await pickFolder(uris[0]!);
  if (!out) return;
  const argument: ExportArgument = {
    uris: uris.map(String),
    format,
    out: out.fsPath,
    include,
  };
  const title = l10n.t('Exporting…');
  const result = await window.withProgress({ location: ProgressLocation.Notification, title }, () =>
    session.server.execute<ExportResult>(COMMANDS.export, argument),
  );
  await present(result, out);
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
      description: uri.fsPath,
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

async function pickFormat(): Promise<string | undefined> {
  const items = [
    { label: 'CoNLL', description: l10n.t('one token a line, with its tag'), format: 'conll' },
    { label: 'JSON Lines', description: l10n.t('one article a line, with its spans'), format: 'jsonl' },
  ];
  return (await window.showQuickPick(items, { placeHolder: l10n.t('Format') }))?.format;
}

async function pickInclude(): Promise<ExportArgument['include']> {
  const items = [
    { label: l10n.t('Accepted annotations'), include: 'accepted' as const },
    { label: l10n.t('Suggestions too'), include: 'suggested' as const },
  ];
  return (await window.showQuickPick(items, { placeHolder: l10n.t('What to export') }))?.include;
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

async function present({ files, articles, spans, message }: ExportResult, out: Uri): Promise<void> {
  const [first] = files;
  if (first === undefined) {
    void window.showWarningMessage(message ?? l10n.t('There was nothing to export.'));
    return;
  }
  const text = l10n.t('Exported to {0}. Articles: {1}, annotations: {2}.', out.fsPath, articles, spans);
  const [openFile, openFolder] = [l10n.t('Open File'), l10n.t('Open Folder')];
  const answer = await window.showInformationMessage(
    message ? `${text} ${message}` : text,
    openFile,
    openFolder,
  );
  if (answer === openFile) await window.showTextDocument(asUri(first));
  if (answer === openFolder) await reveal(asUri(first));
}

/** The server names files by path or by URI. */
function asUri(file: string): Uri {
  return /^[a-z][a-z0-9+.-]+:/i.test(file) ? Uri.parse(file) : Uri.file(file);
}

/** In the file manager where there is one for this machine, else in the explorer or a window of its own. */
async function reveal(file: Uri): Promise<void> {
  if (env.uiKind === UIKind.Desktop && !env.remoteName) await commands.executeCommand('revealFileInOS', file);
  else if (workspace.getWorkspaceFolder(file)) await commands.executeCommand('revealInExplorer', file);
  else await commands.executeCommand('vscode.openFolder', Uri.joinPath(file, '..'), { forceNewWindow: true });
}
