import { FileType, Uri, workspace } from 'vscode';
import { facts } from './facts';

/** The sidecar of an article, which may not be there yet. */
export async function sidecarOf(article: Uri): Promise<{ readonly uri: Uri; readonly isThere: boolean }> {
  const { sidecarsOf, sureSidecarOf } = facts();
  const sure = sureSidecarOf(article.path);
  const own = sure === undefined ? undefined : article.with({ path: sure });
  if (own && (await isFile(own))) return { uri: own, isThere: true };
  const folder = Uri.joinPath(article, '..');
  const names = await namesIn(folder);
  const [name] = sidecarsOf(baseName(article), names);
  return { uri: Uri.joinPath(folder, name!), isThere: names.has(name!) };
}

async function namesIn(folder: Uri): Promise<ReadonlySet<string>> {
  try {
    return new Set((await workspace.fs.readDirectory(folder)).map(([name]) => name));
  } catch {
    return new Set();
  }
}

export function baseName({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

async function isFile(uri: Uri): Promise<boolean> {
  return (await typeOf(uri)) === 'file';
}

/** A broken link and a file that may not be read are `missing`. */
export async function typeOf(uri: Uri): Promise<'file' | 'folder' | 'missing'> {
  try {
    const { type } = await workspace.fs.stat(uri);
    return type & FileType.Directory ? 'folder' : 'file';
  } catch {
    return 'missing';
  }
}

/** Whether a `dateline.yaml` lies in the folder of the file or above it, inside its workspace folder. */
export async function hasProject(file: Uri): Promise<boolean> {
  const { projectFile } = facts();
  const root = workspace.getWorkspaceFolder(file)?.uri;
  if (!root) return isFile(Uri.joinPath(file, '..', projectFile));
  for (let folder = Uri.joinPath(file, '..'); ; folder = Uri.joinPath(folder, '..')) {
    if (await isFile(Uri.joinPath(folder, projectFile))) return true;
    if (folder.path.length <= root.path.length) return false;
  }
}
