import { l10n, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { PROJECT_FILE } from '../../../server/src/core/project/model';
import { readIfPresent, typeOf } from '../files';
import { GIT_ATTRIBUTE, projectTemplate, withAttribute } from '../templates';

const encoder = new TextEncoder();

/** Writes a commented `dateline.yaml` and the merge rule for git where they are missing; changes nothing else. */
export async function setUpFolder(uri: Uri | undefined): Promise<void> {
  const folder = uri ?? (await pickFolder());
  if (!folder) return;
  const done: string[] = [];
  const project = Uri.joinPath(folder, PROJECT_FILE);
  if ((await typeOf(project)) === 'missing') {
    await write(project, projectTemplate(l10n.t));
    done.push(PROJECT_FILE);
  }
  const attributes = Uri.joinPath(folder, '.gitattributes');
  const old = (await readIfPresent(attributes)) ?? '';
  const next = withAttribute(old, GIT_ATTRIBUTE);
  if (next !== old) {
    await write(attributes, next);
    done.push('.gitattributes');
  }
  const message =
    done.length > 0
      ? l10n.t('Written: {0}', done.join(', '))
      : l10n.t('This folder is set up already; nothing was changed.');
  void window.showInformationMessage(message);
  await window.showTextDocument(project);
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

async function write(file: Uri, text: string): Promise<void> {
  await workspace.fs.writeFile(file, encoder.encode(text));
}
