import { articleOfSidecar, isSidecar, sidecarOf, sidecarsOf } from '../core/sidecar/name';
import type { Files } from './files';
import { folderOf, nameOf, within } from './uris';

/** Files that can be looked for; the folder is listed only where the sidecar does not have the usual name. */
type Lookup = Pick<Files, 'read' | 'list'>;

/**
 * The sidecar of an article that is there; undefined when there is none.
 *
 * @param siblings the names of all files in its folder, so that nothing is read for it
 */
export async function findSidecar(
  article: string,
  files: Lookup,
  siblings?: ReadonlySet<string>,
): Promise<string | undefined> {
  const { name, names, uri } = await look(article, files, siblings);
  return !names || names.has(name) ? uri : undefined;
}

/** The sidecar of an article, or where a new one is written. */
export async function sidecarFor(
  article: string,
  files: Lookup,
  siblings?: ReadonlySet<string>,
): Promise<string> {
  return (await look(article, files, siblings)).uri;
}

/** @returns no names where the file is there and nothing else had to be looked at */
async function look(article: string, files: Lookup, siblings?: ReadonlySet<string>) {
  const own = sidecarOf(article);
  if (!siblings && article.endsWith('.txt') && (await files.read(own)).kind !== 'missing')
    return { name: nameOf(own), uri: own };
  const folder = folderOf(article);
  const names = siblings ?? (await namesIn(folder, files));
  const [name] = sidecarsOf(nameOf(article), names);
  const uri = name === nameOf(own) ? own : within(folder, name!);
  return { name: name!, names, uri };
}

/** The names of what lies in a folder. */
export async function namesIn(folder: string, files: Pick<Files, 'list'>): Promise<ReadonlySet<string>> {
  const listing = await files.list(folder);
  return new Set(listing.kind === 'folder' ? listing.entries.map(({ name }) => name) : []);
}

/** The file that a sidecar annotates; undefined when it is not there. */
export async function articleFor(sidecar: string, files: Pick<Files, 'list'>): Promise<string | undefined> {
  const folder = folderOf(sidecar);
  const names = await namesIn(folder, files);
  const own = nameOf(sidecar);
  const isOf = (name: string) => !isSidecar(name) && sidecarsOf(name, names)[0] === own;
  const likely = articleOfSidecar(own);
  const name = names.has(likely) && isOf(likely) ? likely : [...names].find(isOf);
  return name === undefined ? undefined : within(folder, name);
}
