import { l10n, type TextEditor, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { Articles } from '../articles';
import { textFiles } from '../corpus';
import { baseName, sidecarOf } from '../files';

/** Opens a file as an article, whatever it looks like; the active one when none is given. */
export async function annotateFile(articles: Articles, uri: Uri | undefined): Promise<void> {
  const document = uri ? await workspace.openTextDocument(uri) : window.activeTextEditor?.document;
  if (!document) {
    void window.showInformationMessage(l10n.t('Open a text file first.'));
    return;
  }
  const article = await articles.force(document);
  if (uri) await window.showTextDocument(article);
}

export async function openSidecar({ document }: TextEditor): Promise<void> {
  const { uri, isThere } = await sidecarOf(document.uri);
  if (!isThere) {
    void window.showInformationMessage(
      l10n.t('Nothing has been saved yet: {0} comes with the first decision.', baseName(uri)),
    );
    return;
  }
  await window.showTextDocument(uri, { viewColumn: ViewColumn.Beside, preserveFocus: true });
}

/** Opens one of the texts of the folders that may be articles. */
export async function openArticle(): Promise<void> {
  const texts = await textFiles();
  const items = texts.map((uri) => ({
    label: baseName(uri),
    description: workspace.asRelativePath(uri),
    uri,
  }));
  const placeHolder =
    items.length > 0 ? l10n.t('Open an article') : l10n.t('There are no .txt files in this folder');
  const picked = await window.showQuickPick(items, { placeHolder, matchOnDescription: true });
  if (picked) await window.showTextDocument(picked.uri);
}
