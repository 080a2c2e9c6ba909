import { articleOfSidecar, isSidecar, sidecarsOf, sureSidecarOf } from '../core/sidecar/name';
import type { Files } from './files';
import { beside, folderOf, nameOf, within } from './uris';

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
  const sure = siblings ? undefined : sureSidecarOf(article);
  if (sure !== undefined && (await files.read(sure)).kind !== 'missing') return { name: '', uri: sure };
  const names = siblings ?? (await namesIn(folderOf(article), files));
  const [name] = sidecarsOf(nameOf(article), names);
  return { name: name!, names, uri: beside(article, name!) };
}

/**
 * What the sidecar of an article is called when that has another name. There may be such a file, which is not to
 * be written over.
 *
 * @param from the sidecar as it is called now
 * @param oldArticle the article where it has its old name still
 */
export async function sidecarRenamed(
  from: string,
  newArticle: string,
  files: Pick<Files, 'list'>,
  oldArticle?: string,
): Promise<string> {
  const folder = folderOf(newArticle);
  const names = new Set(await namesIn(folder, files));
  for (const uri of [from, oldArticle])
    if (uri !== undefined && folderOf(uri) === folder) names.delete(nameOf(uri));
  const name = nameOf(newArticle);
  return beside(newArticle, sidecarsOf(name, names.add(name))[0]!);
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
