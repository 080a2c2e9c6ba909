import { l10n, type Uri, window, workspace } from 'vscode';
import { COMMANDS } from '../../../server/src/protocol';
import type { TrainArgument, TrainResult } from '../../../server/src/protocol/learning';
import { runWithProgress } from '../exchange/run';
import { articleEditor } from '../language';
import type { Session } from '../session';

/** Trains a model on the corpus of the folder, of the article in front, or of the folder of the workspace. */
export async function trainModel(session: Session, uri?: Uri): Promise<void> {
  const corpus = uri ?? (await corpusInFront(l10n.t('Folder to learn from')));
  if (!corpus) return;
  const title = l10n.t('Learning from your decisions');
  const argument: TrainArgument = { uri: corpus.toString() };
  const { state, message } = await runWithProgress<TrainResult>(session, title, COMMANDS.train, argument);
  if (state === 'cancelled') window.setStatusBarMessage(message, 5000);
  else if (state === 'failed') void window.showWarningMessage(message);
  else void window.showInformationMessage(message);
}

/** The article in front, or the folder of the workspace; of several the one that is chosen. */
export async function corpusInFront(placeHolder: string): Promise<Uri | undefined> {
  const editor = articleEditor(window.activeTextEditor);
  if (editor && !editor.document.isUntitled) return editor.document.uri;
  const folders = workspace.workspaceFolders ?? [];
  if (folders.length <= 1) {
    if (folders.length === 0)
      void window.showInformationMessage(l10n.t('Open an article or a folder first.'));
    return folders[0]?.uri;
  }
  const picked = await window.showQuickPick(
    folders.map(({ name, uri }) => ({ label: name, description: uri.fsPath, uri })),
    { placeHolder },
  );
  return picked?.uri;
}
