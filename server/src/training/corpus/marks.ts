import { type LineKind, TIMEX_TYPES, type TimexType } from '../../core/recognition/types';
import type { Span } from '../../core/text/span';

/** A name or date of the gold annotation. Dates have the label `DATE`, a type and a value. */
export interface GoldSpan extends Span {
  readonly label: string;
  readonly type?: TimexType;
  readonly value?: string;
}

/** A non-blank line of the gold annotation; its end excludes the line break. */
export interface GoldLine extends Span {
  readonly kind: LineKind;
}

/** An annotated article. Offsets are UTF-16 code units of `text`. */
export interface GoldArticle {
  readonly text: string;
  readonly published: string;
  readonly lang: string;
  /** Section of the newspaper, for example `sport`. */
  readonly section: string;
  /** Sorted and disjoint. */
  readonly spans: readonly GoldSpan[];
  /** Non-blank lines in order. */
  readonly lines: readonly GoldLine[];
}

const HEADER = /^#! published=(\d{4}-\d\d-\d\d) lang=(\w+) section=([\w-]+)$/;
const LINE = /^(\w+)> /;
const MARK = /\{([A-Z]+)(?:=([^|{}]*))?\|([^{}|]*)\}/y;
const TIMEX: readonly string[] = TIMEX_TYPES;
/** Line kinds as they are written in marked text; blank lines are written as they are. */
export const KINDS: Readonly<Record<string, LineKind>> = {
  title: 'title',
  byline: 'byline',
  lead: 'lead',
  body: 'body',
  caption: 'caption',
  boil: 'boilerplate',
};
const WORD_OF_KIND = new Map(Object.entries(KINDS).map(([word, kind]) => [kind, word]));

/**
 * Reads an article with inline marks: a header line, then lines `KIND> text` in which spans are written
 * `{LABEL|text}` and dates `{TYPE=value|text}`.
 * @throws {Error} naming the line, when the source is not of that form
 */
export function parseMarked(source: string): GoldArticle {
  const [first = '', ...rest] = source.split('\n');
  const header = HEADER.exec(first);
  if (!header) throw new Error('line 1: not a header');
  const spans: GoldSpan[] = [];
  const lines: GoldLine[] = [];
  let text = '';
  rest.forEach((line, i) => {
    if (i > 0) text += '\n';
    if (line === '') return;
    const kind = KINDS[LINE.exec(line)?.[1] ?? ''];
    if (!kind) throw new Error(`line ${i + 2}: no line kind`);
    const start = text.length;
    const marked = parseLine(line.slice(line.indexOf('>') + 2), i + 2);
    text += marked.text;
    for (const span of marked.spans) spans.push({ ...span, start: start + span.start, end: start + span.end });
    lines.push({ kind, start, end: text.length });
  });
  return { text, published: header[1]!, lang: header[2]!, section: header[3]!, spans, lines };
}

/**
 * The text of a line without its marks, and the spans that they mark; offsets are relative to the line.
 * @throws {Error} with the number of the line, when a brace opens no mark
 */
export function parseLine(line: string, number: number): { text: string; spans: GoldSpan[] } {
  const spans: GoldSpan[] = [];
  let text = '';
  let done = 0;
  for (let brace = line.indexOf('{'); brace >= 0; brace = line.indexOf('{', done)) {
    MARK.lastIndex = brace;
    const mark = MARK.exec(line);
    if (!mark) throw new Error(`line ${number}: not a mark: ${line.slice(brace, brace + 30)}`);
    const [whole, label, value, quoted] = mark;
    text += line.slice(done, brace);
    const start = text.length;
    text += quoted;
    const span = { start, end: text.length };
    if (!TIMEX.includes(label!)) spans.push({ ...span, label: label! });
    else if (value) spans.push({ ...span, label: 'DATE', type: label as TimexType, value });
    else throw new Error(`line ${number}: no value: ${whole}`);
    done = brace + whole.length;
  }
  return { text: text + line.slice(done), spans };
}

/** The inverse of `parseMarked`. */
export function formatMarked(article: GoldArticle): string {
  const { text, spans } = article;
  let result = `#! published=${article.published} lang=${article.lang} section=${article.section}\n`;
  let done = 0;
  let next = 0;
  for (const line of article.lines) {
    result += `${text.slice(done, line.start)}${WORD_OF_KIND.get(line.kind)}> `;
    done = line.start;
    for (let span = spans[next]; span && span.end <= line.end; span = spans[++next]) {
      const label = span.label === 'DATE' ? `${span.type}=${span.value}` : span.label;
      result += `${text.slice(done, span.start)}{${label}|${text.slice(span.start, span.end)}}`;
      done = span.end;
    }
    result += text.slice(done, line.end);
    done = line.end;
  }
  return result + text.slice(done);
}
