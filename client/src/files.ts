import { FileType, Uri, workspace } from 'vscode';
import { facts } from './facts';

/** Schemes whose folders the editor searches in any case. */
const SEARCHED: ReadonlySet<string> = new Set(['file', 'vscode-remote']);

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

/** Folders that are read at most in the search for files. */
const FOLDERS = 300;

/**
 * The files of the window by their names, at most so many. Where a folder cannot be searched, as some that are
 * nowhere on disk, its folders are read one after another.
 *
 * @param glob that finds them, and others at most
 */
export async function findFiles(
  glob: string,
  isWanted: (name: string) => boolean,
  most: number,
): Promise<Uri[]> {
  const found = (await workspace.findFiles(glob, undefined, most)).filter((uri) => isWanted(baseName(uri)));
  const folders = (workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  if (found.length > 0) return found;
  const waiting = folders.filter(({ scheme }) => !SEARCHED.has(scheme));
  for (let n = 0; n < waiting.length && n < FOLDERS && found.length < most; n++) {
    const folder = waiting[n]!;
    const entries = await Promise.resolve(workspace.fs.readDirectory(folder)).catch(() => []);
    for (const [name, type] of entries) {
      if (name.startsWith('.') || name === 'node_modules') continue;
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.Directory) waiting.push(uri);
      else if (type === FileType.File && isWanted(name) && found.length < most) found.push(uri);
    }
  }
  return found;
}

/** As people know it. */
export function shownPath({ scheme, fsPath, path }: Uri): string {
  return scheme === 'file' ? fsPath : path;
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
