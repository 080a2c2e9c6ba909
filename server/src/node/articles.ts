import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { type Article, articleOf } from '../core/annotation/article';
import { isTextFile } from '../core/project/detect';
import type { Project } from '../core/project/model';
import { detectLanguage } from '../core/recognition/language';
import type { RecognizeOptions, Recognizer } from '../core/recognition/recognizer';
import type { Lang } from '../core/recognition/types';
import type { ProblemCode, Sidecar } from '../core/sidecar/model';
import { isSidecar, orphansAmong, sidecarOf } from '../core/sidecar/name';
import { readSidecar } from '../core/sidecar/read';
import type { NotText } from '../core/text/utf8';
import type { Projects } from '../workspace/projects';
import { readText, toUri } from './files';

const SKIPPED = new Set(['node_modules']);

/** An article found on disk. */
export interface Found {
  readonly path: string;
  /** Relative to the folder that was given, with `/`. */
  readonly name: string;
}

export interface Loaded {
  readonly path: string;
  readonly name: string;
  readonly sidecarPath: string;
  /** Undefined when there is no sidecar. */
  readonly sidecarSource?: string;
  readonly project: Project;
  readonly article: Article;
}

/** Why a file could not be loaded; `path` is the article or its sidecar, `line` counts from 1. */
export interface LoadFault {
  readonly path: string;
  readonly line?: number;
  readonly fault:
    | NotText
    | { readonly reason: 'sidecar'; readonly code: ProblemCode; readonly detail: string }
    | { readonly reason: 'missing' }
    | { readonly reason: 'failed'; readonly message: string };
}

export interface SearchOptions {
  /** All text files, not only articles. */
  readonly all?: boolean;
  /** A folder below those that are searched, which is left out. */
  readonly but?: string;
  readonly signal?: AbortSignal;
}

/**
 * Files that are named are taken as they are; folders are searched for articles, or for `all` text files.
 * Links are not followed.
 */
export async function findArticles(
  paths: readonly string[],
  projects: Projects,
  options: SearchOptions = {},
): Promise<{ found: Found[]; missing: string[]; orphans: string[] }> {
  const found: Found[] = [];
  const missing: string[] = [];
  const orphans: string[] = [];
  for await (const each of articlesIn(paths, projects, options)) {
    if ('missing' in each) missing.push(each.missing);
    else if ('orphan' in each) orphans.push(each.orphan);
    else found.push(each);
  }
  return { found, missing, orphans };
}

/** The same, one after another: paths that are not there, sidecars without an article, and articles. */
export async function* articlesIn(
  paths: readonly string[],
  projects: Projects,
  options: SearchOptions = {},
): AsyncGenerator<Found | { readonly missing: string } | { readonly orphan: string }> {
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (!info) yield { missing: path };
    else if (info.isDirectory()) yield* search(resolve(path), resolve(path), projects, options);
    else yield { path: resolve(path), name: basename(path) };
  }
}

async function* search(
  folder: string,
  top: string,
  projects: Projects,
  options: SearchOptions,
): AsyncGenerator<Found | { readonly orphan: string }> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = new Set(entries.map(({ name }) => name));
  const alone = new Set(orphansAmong(names));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    options.signal?.throwIfAborted();
    const path = join(folder, entry.name);
    const left = entry.name.startsWith('.') || SKIPPED.has(entry.name) || path === options.but;
    if (entry.isDirectory() && !left) yield* search(path, top, projects, options);
    if (!entry.isFile()) continue;
    if (isSidecar(entry.name)) {
      if (alone.has(entry.name)) yield { orphan: path };
    } else if (
      (options.all && isTextFile(entry.name)) ||
      (await projects.verdict(toUri(path), { siblings: names })) === 'article'
    ) {
      yield { path, name: relative(top, path).split(sep).join('/') };
    }
  }
}

/** What the files of one article hold. */
interface ArticleFiles {
  readonly text: string;
  readonly sidecarPath: string;
  readonly sidecar?: Sidecar;
  readonly project: Project;
}

async function readFiles(path: string, projects: Projects): Promise<ArticleFiles | LoadFault> {
  const file = await readText(path);
  if (file.kind !== 'text') return faultOf(path, file);
  const sidecarPath = sidecarOf(path);
  const sidecar = await readText(sidecarPath);
  if (sidecar.kind !== 'text' && sidecar.kind !== 'missing') return faultOf(sidecarPath, sidecar);
  const { project } = await projects.of(toUri(path));
  return {
    text: file.text,
    sidecarPath,
    ...(sidecar.kind === 'text' ? { sidecar: readSidecar(sidecar.text) } : {}),
    project,
  };
}

/** Reads, recognizes and combines one article. */
export async function loadArticle(
  { path, name }: Found,
  recognizer: Recognizer,
  projects: Projects,
  options: RecognizeOptions = {},
): Promise<Loaded | LoadFault> {
  const files = await readFiles(path, projects);
  if ('fault' in files) return files;
  const { text, sidecarPath, sidecar, project } = files;
  const published = sidecar?.header.published;
  const asked: RecognizeOptions = {
    project,
    fileName: basename(path),
    ...(project.language ? { lang: project.language } : {}),
    ...(published === undefined ? {} : { published: { value: published, source: 'sidecar' as const } }),
    ...options,
  };
  await recognizer.load(text, asked);
  const recognition = recognizer.recognize(text, asked);
  return {
    path,
    name,
    sidecarPath,
    ...(sidecar ? { sidecarSource: sidecar.source } : {}),
    project,
    article: articleOf(text, recognition, sidecar),
  };
}

/** Reads one article with what people have decided; the recognizer says nothing. */
export async function loadDecided(
  { path }: Found,
  projects: Projects,
): Promise<{ readonly article: Article } | LoadFault> {
  const files = await readFiles(path, projects);
  if ('fault' in files) return files;
  return { article: decidedArticle(files.text, files.sidecar, { lang: files.project.language }) };
}

/** An article with what people have decided, and nothing suggested. */
export function decidedArticle(
  text: string,
  sidecar: Sidecar | undefined,
  {
    lang = detectLanguage(text),
    published = sidecar?.header.published,
  }: { readonly lang?: Lang | undefined; readonly published?: string | undefined } = {},
): Article {
  const recognition = {
    lang,
    ...(published === undefined ? {} : { published: { value: published, source: 'sidecar' as const } }),
    entities: [],
    dates: [],
    lines: [],
  };
  return articleOf(text, recognition, sidecar);
}

export function faultOf(
  path: string,
  file: Exclude<Awaited<ReturnType<typeof readText>>, { kind: 'text' }>,
): LoadFault {
  if (file.kind === 'not-text') return { path, fault: file.fault };
  if (file.kind === 'failed') return { path, fault: { reason: 'failed', message: file.message } };
  return { path, fault: { reason: 'missing' } };
}
