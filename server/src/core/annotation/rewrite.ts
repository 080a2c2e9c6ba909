import { applyEdits, editItems, emptySidecar, type ItemEdit, inOrder, setHeader } from '../sidecar/edit';
import { type Item, LINE_QUOTE, type LineRecord, type Sidecar, type SpanRecord } from '../sidecar/model';
import { readSidecar } from '../sidecar/read';
import { textHash } from '../text/hash';
import type { Span } from '../text/span';
import type { Article } from './article';
import { quoteFields, replacement } from './entries';

/** The article's sidecar, or an empty one where there is none yet. */
export function sidecarOf({ text, annotations, recognition }: Article): Sidecar {
  const { sidecar } = annotations;
  if (sidecar && sidecar.source.trim() !== '') return sidecar;
  const published = recognition.published?.value;
  return readSidecar(
    emptySidecar({ sha256: textHash(text), ...(published === undefined ? {} : { published }) }),
  );
}

/**
 * The sidecar's source after the changes, with the offsets and the hash of the article's present text. A
 * sidecar that must not be written stays as it is. Of several additions at one place the last wins, unless
 * all are wanted.
 */
export function rewrite(
  article: Article,
  sidecar: Sidecar,
  changes: readonly ItemEdit[],
  additions: 'last' | 'all' = 'last',
): string {
  if (!sidecar.writable) return sidecar.source;
  const last = additions === 'all' ? changes : lastOfEach(changes);
  const touched = new Set(last.map((edit) => edit.target));
  const moves = moved(article).filter((edit) => !touched.has(edit.target));
  return applyEdits(
    sidecar.source,
    inOrder([
      ...setHeader(sidecar, 'sha256', textHash(article.text)),
      ...editItems(sidecar, [...last, ...moves]),
    ]),
  );
}

/** The sidecar's source with offsets, quotes and hash of the article's present text; '' where there is none. */
export function refresh(article: Article): string {
  const { sidecar } = article.annotations;
  return sidecar && sidecar.source.trim() !== '' ? rewrite(article, sidecar, []) : (sidecar?.source ?? '');
}

/** Later edits of one entry win: tagging over a rejected suggestion is one change. */
function lastOfEach(edits: readonly ItemEdit[]): ItemEdit[] {
  const byTarget = new Map<unknown, ItemEdit>();
  for (const edit of edits) byTarget.set(edit.target ?? `${edit.section} ${edit.start} ${edit.end}`, edit);
  return [...byTarget.values()];
}

/** Edits that give every entry its present place. */
function moved(article: Article): ItemEdit[] {
  const { annotations, codePoints, text } = article;
  const { sidecar } = annotations;
  if (!sidecar) return [];
  const edits: ItemEdit[] = [];
  const put = (item: Item<SpanRecord | LineRecord>, span: Span, same: boolean, limit?: number) => {
    const start = codePoints.fromUtf16(span.start);
    const end = codePoints.fromUtf16(span.end);
    if (same && start === item.record.start && end === item.record.end) return;
    const quote = same ? {} : quoteFields(article, span, limit);
    edits.push(replacement(sidecar, item, { ...item.fields, ...quote, start, end }));
  };
  for (const { item, start, end } of annotations.spans) {
    if (item) put(item, { start, end }, text.startsWith(item.record.text, start));
  }
  for (const { item, start, end } of annotations.lines) {
    if (item) put(item, { start, end }, text.startsWith(item.record.text, start), LINE_QUOTE);
  }
  for (const { item, anchor } of annotations.stale) {
    // The quote stays what it was; its place is known, and must stay so.
    if (anchor.state !== 'changed') continue;
    const start = codePoints.fromUtf16(anchor.span.start);
    const end = start + item.record.end - item.record.start;
    if (start !== item.record.start) edits.push(replacement(sidecar, item, { ...item.fields, start, end }));
  }
  return edits;
}
