import {
  applyEdits,
  editItems,
  emptySidecar,
  type ItemEdit,
  inOrder,
  rewriteItem,
  setHeader,
  sourceOf,
} from '../sidecar/edit';
import { type Fields, formatItem, withPlaces } from '../sidecar/format';
import { newId } from '../sidecar/id';
import {
  type AnyItem,
  type LineRecord,
  SIDECAR_VERSION,
  type Sidecar,
  type SpanRecord,
} from '../sidecar/model';
import { type QuotedText, quotedText } from '../sidecar/quoted';
import { readSidecar } from '../sidecar/read';
import { textHash } from '../text/hash';
import { eachInSteps, mapSteps, runToEnd, type Steps } from '../text/steps';
import { isSame } from './anchor';
import { type Article, quotedBy } from './article';
import { type Change, quoteFields, removal, replacement } from './entries';
import { isUnknown, type Was } from './places';
import { prepareContexts } from './surroundings';

/** The article's sidecar, or an empty one where there is none yet. */
export function sidecarOf({ quoted, annotations, recognition }: Article): Sidecar {
  const { sidecar } = annotations;
  if (sidecar && sidecar.source.trim() !== '') return sidecar;
  const published = recognition.published?.value;
  return readSidecar(
    emptySidecar({ sha256: textHash(quoted.text), ...(published === undefined ? {} : { published }) }),
  );
}

/**
 * The sidecar's source after the changes, with the offsets and the hash of the article's present text. A
 * sidecar that must not be written stays as it is. Of several additions at one place the last wins, unless
 * all are wanted. With the first change a file of an older version becomes one of this version, every entry
 * gets the id by which it is known, and doubles go.
 */
export function rewrite(
  article: Article,
  sidecar: Sidecar,
  changes: readonly Change[],
  additions: 'last' | 'all' = 'last',
): string {
  return runToEnd(rewriteSteps(article, sidecar, changes, additions));
}

/** The same in steps. */
export function* rewriteSteps(
  article: Article,
  sidecar: Sidecar,
  changes: readonly Change[],
  additions: 'last' | 'all' = 'last',
): Steps<string> {
  if (!sidecar.writable) return sidecar.source;
  const last = additions === 'all' ? changes : lastOfEach(changes);
  const decided = last.some((change) => changesSource(sidecar, change));
  const version = decided ? SIDECAR_VERSION : sidecar.header.version;
  const quoted = quotedBy(version, article);
  const fieldsOf = converter(article, sidecar, quoted);
  const all = new Map<unknown, Change>();
  if (decided) {
    for (const item of [...sidecar.spans, ...sidecar.lines])
      if (item.fields['id'] !== item.id) all.set(item, replacement(item, fieldsOf(item)));
    for (const item of sidecar.doubles) all.set(item, removal(item));
  }
  for (const change of yield* moved(article, quoted, fieldsOf)) all.set(change.target, change);
  if (decided) for (const item of article.annotations.repeated) all.set(item, removal(item));
  for (const change of last) all.set(change.target ?? change, change);
  const items = yield* itemEdits(article, sidecar, [...all.values()], version);
  const edits = editItems(sidecar, items, version);
  yield;
  return applyEdits(
    sidecar.source,
    inOrder([
      ...(decided ? setHeader(sidecar, 'version', version) : []),
      ...setHeader(sidecar, 'sha256', textHash(quoted.text)),
      ...edits,
    ]),
  );
}

function changesSource(sidecar: Sidecar, { target, fields }: Change): boolean {
  return !target || !fields || rewriteItem(sidecar, target, fields) !== sourceOf(sidecar, target);
}

/** Changes as edits of the source; those entries that are new get their ids. */
function* itemEdits(
  { annotations }: Article,
  sidecar: Sidecar,
  changes: readonly Change[],
  version: number,
): Steps<ItemEdit[]> {
  // What undo may bring back is followed under its id, and a new entry is not to be taken for it.
  const followed = [...annotations.places.keys()];
  const taken = new Set([...sidecar.spans, ...sidecar.lines, ...followed].map(({ id }) => id));
  return yield* mapSteps(changes, ({ fields, ...change }): ItemEdit => {
    const { section, target } = change;
    if (!fields) return { ...change, id: target!.id };
    const id = target?.id ?? newId(section, fields, taken);
    const named = version < 2 ? fields : withPlaces(fields, { ...fields, id });
    const text = target ? rewriteItem(sidecar, target, named) : formatItem(named);
    return { ...change, id, text };
  });
}

/** The sidecar's source with offsets, quotes and hash of the article's present text; '' where there is none. */
export function refresh(article: Article): string {
  const { sidecar } = article.annotations;
  return sidecar && sidecar.source.trim() !== '' ? rewrite(article, sidecar, []) : (sidecar?.source ?? '');
}

/** Later changes of one entry win: tagging over a rejected suggestion is one change. */
function lastOfEach(changes: readonly Change[]): Change[] {
  const byTarget = new Map<unknown, Change>();
  for (const change of changes)
    byTarget.set(change.target ?? `${change.section} ${change.start} ${change.end}`, change);
  return [...byTarget.values()];
}

/** The fields of an entry as the version writes them that quotes the text as `quoted`. */
function converter(article: Article, { header }: Sidecar, quoted: QuotedText): (item: AnyItem) => Fields {
  const old = quotedBy(header.version, article);
  if (old.text === quoted.text) return ({ fields }) => fields;
  const convert = (offset: number) =>
    quoted.codePoints.fromUtf16(quoted.fromArticle(old.toArticle(old.codePoints.toUtf16(offset))));
  return ({ fields, record }) => {
    const result: Record<string, unknown> = {
      ...fields,
      start: convert(record.start),
      end: convert(record.end),
    };
    for (const key of ['text', 'before', 'after']) {
      const quote = fields[key];
      if (typeof quote === 'string') result[key] = quotedText(quote, SIDECAR_VERSION).text;
    }
    return result;
  };
}

/**
 * Changes that give every entry its present place, and what stands around it now where the article has changed
 * since. One whose text has changed keeps its quote, and says that it is stale.
 */
function* moved(article: Article, quoted: QuotedText, fieldsOf: (item: AnyItem) => Fields): Steps<Change[]> {
  const { annotations } = article;
  const { text, codePoints } = quoted;
  const { sha256 } = annotations.sidecar?.header ?? {};
  const isNew = sha256 !== undefined && sha256 !== textHash(text);
  const items = [...(annotations.sidecar?.spans ?? []), ...(annotations.sidecar?.lines ?? [])];
  if (isNew && items.length > 0) yield* prepareContexts({ quoted, annotations });
  const changes: Change[] = [];
  yield* eachInSteps(items, (item) => {
    const { section, record } = item;
    const place = annotations.places.get(item)!;
    const { was, start: from, end: to } = place;
    const span = { start: from, end: to };
    const fields = fieldsOf(item);
    const at = quoted.fromArticle(span.start);
    const start = codePoints.fromUtf16(at);
    if (was) {
      // What is not known from following the text keeps what it says of itself.
      const isKnown = !isUnknown(place);
      if (record.stale && (!isKnown || start === fields['start'])) return;
      const here = isKnown ? { start, end: start + record.end - record.start } : {};
      const isNow = isKnown && !record.stale && section === 'spans';
      const context = isNow ? contextThen(record, was, quoted.text !== article.text) : {};
      changes.push(replacement(item, { ...fields, ...context, ...here, stale: true }));
      return;
    }
    const end = codePoints.fromUtf16(quoted.fromArticle(span.end));
    const reads = text.startsWith(String(fields['text']), at);
    const isHere = reads && start === fields['start'] && end === fields['end'] && !record.stale;
    // Lines that have changed places can leave the text as it was.
    const around = (isNew || !isHere) && record.before !== undefined && record.after !== undefined;
    if (isHere && !around) return;
    const quote = quoteFields({ quoted, annotations }, span, section);
    const stands =
      reads &&
      (!around ||
        standsIn(record, quote, {
          from: at - quote.before.length === 0,
          to: at + quote.text.length + quote.after.length === text.length,
        }));
    if (isHere && stands) return;
    changes.push(replacement(item, { ...fields, ...(stands ? {} : quote), start, end, stale: undefined }));
  });
  return changes;
}

/** What stood around a text when it was last there, so that it is known again. */
function contextThen({ before, after }: SpanRecord | LineRecord, was: Was, oneLineEnd: boolean): Fields {
  if (before === undefined || after === undefined) return {};
  const [left, right] = [was.before, was.after].map((text) => (oneLineEnd ? quotedText(text, 2).text : text));
  return { before: left, after: right };
}

/**
 * Whether what an entry says of its surroundings is what is there, and as much as it takes. Where they end with the text,
 * their length says so, and must be right.
 */
function standsIn(
  { before = '', after = '' }: SpanRecord | LineRecord,
  now: { readonly before: string; readonly after: string },
  isAll: { readonly from: boolean; readonly to: boolean },
): boolean {
  if (isAll.from && before.length !== now.before.length) return false;
  if (isAll.to && after.length !== now.after.length) return false;
  return isSame(before, now.before) && isSame(after, now.after);
}
