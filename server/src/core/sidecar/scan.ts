import { LineMap } from '../text/lines';
import type { Span } from '../text/span';
import { MARKS, Marks } from './marks';
import type { SidecarProblem } from './model';

/** A piece of the file that can be read on its own. */
export interface Chunk {
  /** `section`: the key line of `spans:` or `lines:`; `item`: an entry below it; `entry`: any other top-level key. */
  readonly kind: 'section' | 'item' | 'entry';
  /** The section of a section or item. */
  readonly name: string;
  /** Column of its first character. */
  readonly indent: number;
  /** Without the indentation of the first line and without the last line break. */
  readonly span: Span;
  /** It stands between conflict marks of a merge, in the part of the second side. */
  readonly isTheirs: boolean;
}

export interface Scan {
  readonly chunks: readonly Chunk[];
  readonly eol: '\n' | '\r\n';
  readonly problems: readonly SidecarProblem[];
}

const SECTION = /^(["']?)(spans|lines)\1 *:(?: +#.*| *)$/;

/** Nothing, or a comment, of a line without its indentation. */
const BLANK = /^[ \t]*(?:#|$)/;

/**
 * Cuts a sidecar into its top-level keys and the entries of its two lists, by indentation alone. This is
 * sound because below a block key YAML demands more indentation from everything that continues an entry.
 */
export function scanChunks(source: string): Scan {
  const map = new LineMap(source);
  const chunks: {
    kind: Chunk['kind'];
    name: string;
    indent: number;
    span: { start: number; end: number };
    isTheirs: boolean;
  }[] = [];
  const problems: SidecarProblem[] = [];
  let section: string | undefined;
  let itemIndent = -1;
  let crlf = 0;
  let started = false;
  const marks = new Marks();
  /** The list and its column where the conflict began, from which the second side goes on. */
  let fork: { readonly section: string | undefined; readonly itemIndent: number } | undefined;

  for (let n = 0; n < map.count; n++) {
    const { start, end } = map.span(n);
    if (source.charCodeAt(end) === 13) {
      if (source.charCodeAt(end + 1) !== 10) {
        // YAML readers disagree on whether it ends a line.
        const at = { start: end, end: end + 1 };
        problems.push({ code: 'not-yaml', detail: 'CR without LF', source: at, fatal: true });
        break;
      }
      crlf++;
    }
    let first = start;
    if (first === 0 && source.charCodeAt(0) === 0xfeff) first++;
    const margin = first;
    while (source.charCodeAt(first) === 32 && first < end) first++;
    const indent = first - margin;
    const mark = MARKS.has(source.charCodeAt(start)) ? marks.read(source.slice(start, end)) : undefined;
    if (mark === 'ours') {
      fork = { section, itemIndent };
      problems.push({ code: 'merge', detail: '', source: { start, end }, fatal: true });
    } else if (mark === 'theirs' && fork) ({ section, itemIndent } = fork);
    if (mark !== undefined || marks.side === 'base') continue;
    const line = source.slice(first, end);
    if (BLANK.test(line)) continue;
    const current = chunks.at(-1);
    const isTheirs = marks.side === 'theirs';

    if (indent === 0 && (line === '...' || /^---(\s|$)/.test(line))) {
      if (line === '---' && !current && !started) {
        started = true;
        continue;
      }
      problems.push({ code: 'not-yaml', detail: 'several documents', source: { start, end }, fatal: true });
      break;
    }
    const isItem = /^-(\s|$)/.test(line);
    if (section !== undefined && isItem && (itemIndent < 0 || indent === itemIndent)) {
      itemIndent = indent;
      chunks.push({ kind: 'item', name: section, indent, span: { start: first, end }, isTheirs });
    } else if (indent === 0 && !isItem && line[0] !== '\ufeff') {
      const match = SECTION.exec(line);
      section = match?.[2];
      itemIndent = -1;
      chunks.push({
        kind: section ? 'section' : 'entry',
        name: section ?? '',
        indent,
        span: { start: first, end },
        isTheirs,
      });
    } else if (current && current.kind !== 'section' && indent > current.indent) {
      current.span.end = end;
    } else {
      problems.push({
        code: 'not-yaml',
        detail: line.slice(0, 40),
        source: { start: first, end },
        fatal: true,
      });
    }
  }
  return { chunks, eol: crlf > map.count / 2 ? '\r\n' : '\n', problems };
}
