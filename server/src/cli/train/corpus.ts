import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityLabel } from '../../core/recognition/types';
import { sidecarOf } from '../../core/sidecar/name';
import { readSidecar } from '../../core/sidecar/read';
import { splitLines } from '../../core/text/lines';
import type { Span } from '../../core/text/span';
import { CodePoints } from '../../core/text/units';

/** A gold name; offsets are UTF-16 and relative to its line. */
export interface GoldName extends Span {
  readonly label: EntityLabel;
}

export interface GoldLine {
  readonly text: string;
  readonly names: readonly GoldName[];
}

export interface GoldArticle {
  readonly path: string;
  /** Non-blank lines in order. */
  readonly lines: readonly GoldLine[];
}

const MARK = /\{([A-Z]+)\|([^{}|]*)\}/g;
const LABELS = new Set<string>(['PER', 'LOC', 'ORG', 'MISC']);

/** Parses one line of inline marks: `{LABEL|text}`. */
export function parseMarks(marked: string): GoldLine {
  const names: GoldName[] = [];
  let text = '';
  let done = 0;
  for (const match of marked.matchAll(MARK)) {
    text += marked.slice(done, match.index);
    const start = text.length;
    text += match[2];
    done = match.index + match[0].length;
    names.push({ start, end: text.length, label: match[1] as EntityLabel });
  }
  return { text: text + marked.slice(done), names };
}

/** Every annotated article under the folders, in an order that does not depend on the file system. */
export function readCorpus(folders: readonly string[]): GoldArticle[] {
  return folders.flatMap(listTexts).flatMap((path) => readArticle(path) ?? []);
}

/** @returns nothing for an article without a sidecar */
function readArticle(path: string): GoldArticle | undefined {
  const sidecarFile = sidecarOf(path);
  if (!statSync(sidecarFile, { throwIfNoEntry: false })) return undefined;
  const text = readFileSync(path, 'utf8');
  const { spans } = readSidecar(readFileSync(sidecarFile, 'utf8'));
  const units = new CodePoints(text);
  const names = spans
    .filter(({ record }) => LABELS.has(record.label) && record.status === 'accepted')
    .map(({ record }) => ({
      start: units.toUtf16(record.start),
      end: units.toUtf16(record.end),
      label: record.label as EntityLabel,
    }))
    .sort((a, b) => a.start - b.start);
  const lines: GoldLine[] = [];
  let next = 0;
  for (const { start, end } of splitLines(text)) {
    const own: GoldName[] = [];
    for (; next < names.length && names[next]!.end <= end; next++) {
      const name = names[next]!;
      own.push({ start: name.start - start, end: name.end - start, label: name.label });
    }
    if (start < end) lines.push({ text: text.slice(start, end), names: own });
  }
  return { path, lines };
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
