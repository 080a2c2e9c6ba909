import { applyEdits, editItems, emptySidecar, type ItemEdit } from '../../core/sidecar/edit';
import { type Fields, formatItem, formatValue } from '../../core/sidecar/format';
import { CONTEXT, LINE_QUOTE, type Section, type Sidecar } from '../../core/sidecar/model';
import { readSidecar } from '../../core/sidecar/read';
import { quotedText } from '../../core/sidecar/quoted';
import { textHash } from '../../core/text/hash';
import type { Span } from '../../core/text/span';
import { CodePoints } from '../../core/text/units';
import type { LineKind } from '../../core/recognition/types';
import type { GoldArticle } from './marks';

/**
 * The sidecar of a gold article: every span and every non-blank line accepted. Language and section stand
 * in it as further top-level keys, so that nothing of the article is lost. The corpus is of version 1:
 * nobody names its entries, and its files stay as they are.
 */
export function goldSidecar(article: GoldArticle): string {
  const points = [...article.text];
  const units = new CodePoints(article.text);
  const edits: ItemEdit[] = [];
  const add = (section: Section, span: Span, quote: number, decision: Fields) => {
    const start = units.fromUtf16(span.start);
    const end = units.fromUtf16(span.end);
    const slice = (from: number, to: number) => points.slice(Math.max(0, from), to).join('');
    const text = formatItem({
      start,
      end,
      text: slice(start, Math.min(end, start + quote)),
      ...decision,
      status: 'accepted',
      before: slice(start - CONTEXT, start),
      after: slice(end, end + CONTEXT),
    });
    edits.push({ section, id: '', text, start, end });
  };
  for (const { start, end, label, type, value } of article.spans) {
    add('spans', { start, end }, Number.POSITIVE_INFINITY, { label, type, value });
  }
  for (const { start, end, kind } of article.lines) add('lines', { start, end }, LINE_QUOTE, { kind });
  const empty = emptySidecar({ version: 1, sha256: textHash(article.text), published: article.published });
  const source = empty.replace(
    '\n\nspans:',
    `\nlanguage: ${formatValue(article.lang)}\nsection: ${formatValue(article.section)}\n\nspans:`,
  );
  return applyEdits(source, editItems(readSidecar(source), edits));
}

/**
 * The gold article that a text and its sidecar hold: what was accepted, and nothing else.
 * @throws {Error} when the sidecar belongs to another text or has problems
 */
export function readGold(text: string, sidecarSource: string): GoldArticle {
  const sidecar = readSidecar(sidecarSource);
  const [problem] = sidecar.problems;
  if (problem) throw new Error(`${problem.code} ${problem.detail}`);
  const quoted = quotedText(text, sidecar.header.version);
  if (sidecar.header.sha256 !== textHash(quoted.text)) throw new Error('the text has changed');
  const utf16 = (offset: number) => quoted.toArticle(quoted.codePoints.toUtf16(offset));
  const spanOf = ({ start, end }: Span): Span => ({ start: utf16(start), end: utf16(end) });
  const accepted = <T extends { record: { status: string } }>(items: readonly T[]) =>
    items.filter((item) => item.record.status === 'accepted');
  return {
    text,
    published: sidecar.header.published ?? '',
    lang: headerText(sidecar, 'language') ?? 'vi',
    section: headerText(sidecar, 'section') ?? '',
    spans: accepted(sidecar.spans).map(({ record }) => ({
      ...spanOf(record),
      label: record.label,
      ...(record.type === undefined ? {} : { type: record.type }),
      ...(record.value === undefined ? {} : { value: record.value }),
    })),
    lines: accepted(sidecar.lines).map(({ record }) => ({
      ...spanOf(record),
      // A corpus of ours has no other kinds.
      kind: record.kind as LineKind,
    })),
  };
}

function headerText(sidecar: Sidecar, key: string): string | undefined {
  const entry = sidecar.layout.entries.get(key);
  if (!entry) return undefined;
  const source = sidecar.source.slice(entry.value.start, entry.value.end);
  return source.startsWith('"') ? (JSON.parse(source) as string) : source;
}
