import { l10n, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { COMMANDS, type SetUpArgument, type SetUpResult } from '../../../server/src/protocol';
import { hasFiles } from '../language';
import type { Session } from '../session';

/** Has the server write a commented `dateline.yaml` and the merge rule for git where they are missing. */
export async function setUpFolder(session: Session, uri: Uri | undefined): Promise<void> {
  const folder = uri ?? (await pickFolder());
  if (!folder) return;
  const argument: SetUpArgument = { folder: folder.toString() };
  const { written, project, message } = await session.server.execute<SetUpResult>(COMMANDS.setUp, argument);
  if (message) {
    void window.showWarningMessage(message);
    return;
  }
  const said =
    written.length > 0
      ? l10n.t('Written: {0}', written.join(', '))
      : l10n.t('This folder is set up already; nothing was changed.');
  void window.showInformationMessage(said);
  await window.showTextDocument(Uri.parse(project));
}

/** Has git merge sidecars entry by entry in the repository of the file that is open. */
export async function setUpMerging(session: Session): Promise<void> {
  const uri = window.activeTextEditor?.document.uri;
  if (uri && hasFiles(uri)) await session.merges.install(uri);
  else void window.showInformationMessage(l10n.t('Open a file of the repository first.'));
}

async function pickFolder(): Promise<Uri | undefined> {
  const folders: readonly WorkspaceFolder[] = workspace.workspaceFolders ?? [];
  const folder =
    folders.length > 1
      ? await window.showWorkspaceFolderPick({ placeHolder: l10n.t('Folder to set up') })
      : folders[0];
  if (!folder && folders.length === 0) void window.showInformationMessage(l10n.t('Open a folder first.'));
  return folder?.uri;
}
