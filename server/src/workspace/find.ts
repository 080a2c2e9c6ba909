import { NAMES_FILE } from '../core/project/decisions';
import { isTextFile } from '../core/project/detect';
import { PROJECT_FILE } from '../core/project/model';
import { isSidecar, orphansAmong, sidecarsOf } from '../core/sidecar/name';
import type { NotText } from '../core/text/utf8';
import type { Entry, Files } from './files';
import type { Projects } from './projects';
import { namesIn } from './sidecars';
import { canonical, folderOf, nameOf, within } from './uris';

const SKIPPED = new Set(['node_modules']);

/** An article. */
export interface Found {
  readonly uri: string;
  /** Relative to the folder that was given, with `/`. */
  readonly name: string;
  /** The names of all files in its folder, among which its sidecar is looked for. */
  readonly siblings?: ReadonlySet<string>;
}

/**
 * Why a text file, or a folder, was left out: it is one of our own files, a `dateline.yaml` does not name it, it does
 * not read like an article, it may be one and a person must say so, it is a link or no regular file, or it cannot be
 * read.
 */
export type LeftWhy = 'own' | 'project' | 'looks' | 'unsure' | 'link' | 'unreadable';

export interface Left {
  readonly uri: string;
  readonly why: LeftWhy;
  /** Why it is no text; it may be an article all the same. */
  readonly fault?: NotText;
}

export interface SearchOptions {
  /** All text files, not only articles. */
  readonly all?: boolean;
  /** A folder below those that are searched, which is left out. */
  readonly but?: string;
  readonly signal?: AbortSignal;
}

type Hit = Found | { readonly missing: string } | { readonly orphan: string } | { readonly left: Left };

export interface Search {
  readonly found: readonly Found[];
  /** Files and folders that are not there. */
  readonly missing: readonly string[];
  /** Sidecars without an article. */
  readonly orphans: readonly string[];
  readonly left: readonly Left[];
}

/**
 * Files that are named are taken as they are, but for our own; folders are searched for articles, or for `all` text
 * files. Links are not followed, and hidden folders and `node_modules` not searched.
 */
export async function findArticles(
  uris: readonly string[],
  files: Files,
  projects: Projects,
  options: SearchOptions = {},
): Promise<Search> {
  const found: Found[] = [];
  const missing: string[] = [];
  const orphans: string[] = [];
  const left: Left[] = [];
  for await (const each of articlesIn(uris, files, projects, options)) {
    if ('missing' in each) missing.push(each.missing);
    else if ('orphan' in each) orphans.push(each.orphan);
    else if ('left' in each) left.push(each.left);
    else found.push(each);
  }
  return { found, missing, orphans, left };
}

/** The same, one after another. */
export async function* articlesIn(
  uris: readonly string[],
  files: Files,
  projects: Projects,
  options: SearchOptions = {},
): AsyncGenerator<Hit> {
  const folders = new Map<string, Promise<ReadonlySet<string>>>();
  const siblingsOf = (uri: string) => {
    const folder = folderOf(uri);
    const known = folders.get(folder) ?? namesIn(folder, files);
    folders.set(folder, known);
    return known;
  };
  for (const each of uris) {
    const uri = canonical(each);
    const { kind } = await files.list(uri);
    const name = nameOf(uri);
    if (kind === 'missing') yield { missing: uri };
    else if (kind === 'folder') yield* search(uri, '', files, projects, options);
    else if (kind === 'failed') yield { left: { uri, why: 'unreadable' } };
    else if (isOwn(name)) yield { left: { uri, why: 'own' } };
    else yield { uri, name, siblings: await siblingsOf(uri) };
  }
}

const isOwn = (name: string) => isSidecar(name) || name === PROJECT_FILE || name === NAMES_FILE;

/** @param way from the folder where the search began, with `/` at its end unless it is empty */
async function* search(
  folder: string,
  way: string,
  files: Files,
  projects: Projects,
  options: SearchOptions,
): AsyncGenerator<Hit> {
  const listing = await files.list(folder);
  if (listing.kind !== 'folder') {
    yield { left: { uri: folder, why: 'unreadable' } };
    return;
  }
  const siblings = new Set(listing.entries.map(({ name }) => name));
  const claimed = new Set<string>();
  for (const entry of listing.entries) {
    options.signal?.throwIfAborted();
    const { name, kind } = entry;
    const uri = within(folder, name);
    if (kind === 'folder') {
      const hidden = name.startsWith('.') || SKIPPED.has(name);
      if (!hidden && uri !== options.but) yield* search(uri, `${way}${name}/`, files, projects, options);
    } else if (!isOwn(name)) {
      const left = await whyLeft(entry, uri, siblings, projects, options);
      if (left === undefined) {
        claimed.add(sidecarsOf(name, siblings)[0]!);
        yield { uri, name: way + name, siblings };
      } else if (isTextFile(name)) yield { left: { uri, ...left } };
    }
  }
  for (const name of orphansAmong(siblings)) if (!claimed.has(name)) yield { orphan: within(folder, name) };
}

async function whyLeft(
  { name, kind }: Entry,
  uri: string,
  siblings: ReadonlySet<string>,
  projects: Projects,
  { all }: SearchOptions,
): Promise<Omit<Left, 'uri'> | undefined> {
  if (kind !== 'file') return { why: 'link' };
  if (all && isTextFile(name)) return undefined;
  const found = await projects.look(uri, { siblings });
  if (found === 'article') return undefined;
  if (found === 'unsure') return { why: 'unsure' };
  if (found !== 'no') return { why: 'unreadable', fault: found };
  return { why: (await projects.of(uri)).root === undefined ? 'looks' : 'project' };
}
