import { URI, Utils } from 'vscode-uri';

/** One spelling for each URI: clients encode the same path differently. */
export function canonical(uri: string): string {
  return URI.parse(uri).toString();
}

/** The folder of a file or folder, without a slash at its end; the root is its own. */
export function folderOf(uri: string): string {
  return Utils.dirname(URI.parse(uri)).toString();
}

/** The name of a file without its folders, decoded. */
export function nameOf(uri: string): string {
  return Utils.basename(URI.parse(uri));
}

/** @param names of folders and a file below `folder`, with `/`, not encoded */
export function within(folder: string, names: string): string {
  return Utils.joinPath(URI.parse(folder), ...names.split('/')).toString();
}

/**
 * The file of that name in the folder of another. Where its name goes on from the other's it is spelled as that is,
 * because clients know their documents by the spelling.
 *
 * @param name not encoded
 */
export function beside(uri: string, name: string): string {
  for (let end = uri.length; uri[end - 1] !== '/' && end > 0; end--) {
    const same = nameOf(uri.slice(0, end));
    const rest = name.slice(same.length);
    if (name.startsWith(same) && /^[\w.-]*$/.test(rest)) return uri.slice(0, end) + rest;
  }
  return within(folderOf(uri), name);
}

/** The way from a folder to what lies in it, with `/`, decoded; undefined when it does not lie in it. */
export function relativeTo(folder: string, uri: string): string | undefined {
  const [top, inner] = [URI.parse(folder), URI.parse(uri)];
  const isElsewhere = top.authority.toLowerCase() !== inner.authority.toLowerCase();
  if (top.scheme !== inner.scheme || isElsewhere) return undefined;
  const [start, way] = [top.path.endsWith('/') ? top.path : `${top.path}/`, inner.path].map(withDrive);
  return way!.startsWith(start!) ? way!.slice(start!.length) : undefined;
}

/** Drives have no case. */
const withDrive = (path: string) => path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
