import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityLabel, Lang } from '../../core/recognition/types';
import type { Span } from '../../core/text/span';

/** A gold name; offsets are UTF-16 and relative to its line. */
export interface GoldName extends Span {
  readonly label: EntityLabel;
}

export interface GoldLine {
  readonly text: string;
  readonly names: readonly GoldName[];
  /** Date expressions: known places that no name may take. */
  readonly dates: readonly Span[];
}

export interface GoldArticle {
  readonly path: string;
  readonly lang: Lang;
  /** Non-blank lines in order. */
  readonly lines: readonly GoldLine[];
}

const MARK = /\{([A-Z]+)(?:=[^|{}]*)?\|([^{}|]*)\}/g;
const LABELS = new Set<string>(['PER', 'LOC', 'ORG', 'MISC']);

/** Parses one line of inline marks: `{LABEL|text}` for names, `{TYPE=value|text}` for dates. */
export function parseMarks(marked: string): GoldLine {
  const names: GoldName[] = [];
  const dates: Span[] = [];
  let text = '';
  let done = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(done, match.index);
    const start = text.length;
    text += match[2];
    done = match.index + match[0].length;
    if (LABELS.has(match[1]!)) names.push({ start, end: text.length, label: match[1] as EntityLabel });
    else dates.push({ start, end: text.length });
  }
  return { text: text + marked.slice(done), names, dates };
}

function parseMarkedArticle(path: string, source: string): GoldArticle {
  const [header = '', ...rows] = source.split('\n');
  const lines: GoldLine[] = [];
  for (const row of rows) {
    const kind = row.indexOf('> ');
    if (kind > 0) lines.push(parseMarks(row.slice(kind + 2)));
  }
  return { path, lang: header.includes('lang=en') ? 'en' : 'vi', lines };
}

/** Every article under the folders, in an order that does not depend on the file system. */
export function readCorpus(folders: readonly string[]): GoldArticle[] {
  return folders.flatMap(listTexts).map((path) => parseMarkedArticle(path, readFileSync(path, 'utf8')));
}

/** Marked sentences, one a line; lines that begin with "# " are comments. */
export function readSentences(folders: readonly string[]): GoldLine[] {
  const rows = folders.flatMap(listTexts).flatMap((path) => readFileSync(path, 'utf8').split('\n'));
  return rows.filter((row) => row !== '' && !row.startsWith('# ')).map(parseMarks);
}

function listTexts(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })) return [];
  if (!statSync(path).isDirectory()) return path.endsWith('.txt') ? [path] : [];
  const names = readdirSync(path).filter((name) => !name.startsWith('.'));
  return names.sort().flatMap((name) => listTexts(join(path, name)));
}
