import {
  applyEdits,
  editItems,
  type ItemEdit,
  inOrder,
  removeHeader,
  rewriteItem,
  type SourceEdit,
  setHeader,
  sourceOf,
} from '../sidecar/edit';
import { type Fields, formatItem, withPlaces } from '../sidecar/format';
import type { AnyItem, Sidecar } from '../sidecar/model';
import { type ReadMemo, readSidecar } from '../sidecar/read';

/**
 * Takes back what led from `before` to `after`, in a sidecar that may have changed since. Entries are
 * recognized by their content, so that they may have moved; what somebody else has changed stays changed.
 */
function revert(current: Sidecar, before: Sidecar, after: Sidecar): string {
  const gone = without(itemsOf(before), itemsOf(after));
  const come = without(itemsOf(after), itemsOf(before));
  const now = new Map(itemsOf(current).map((item) => [content(item), item]));
  const old = new Map(gone.map((item) => [item.id, item]));
  const { sha256 } = before.header;
  const isOtherText = sha256 !== undefined && sha256 !== after.header.sha256;
  const edits: ItemEdit[] = [];
  for (const item of come) {
    const target = now.get(content(item));
    const previous = old.get(item.id);
    old.delete(item.id);
    if (!target) continue;
    const { start, end } = target.record;
    // Where the action was not about its place it stays where it is now.
    const stays = previous && (isLeft(previous, item) || (isOtherText && isFollowed(previous, item)));
    // Taken back from where the action put it, in a text in which nobody has seen it elsewhere.
    const isLost = !stays && isOtherText && item.fields['text'] === previous?.fields['text'];
    const here = { start, end, ...(isLost ? { stale: true } : {}) };
    const place = stays ? Object.fromEntries(PLACE.map((key) => [key, target.fields[key]])) : here;
    const text = previous && sourceIn(current, before, previous, place);
    const edit = { section: item.section, target, id: item.id, start, end };
    edits.push(text === undefined ? edit : { ...edit, text });
  }
  for (const item of old.values()) {
    const { section, record, id } = item;
    const { start, end } = record;
    edits.push({ section, id, text: sourceIn(current, before, item, { start, end }), start, end });
  }
  return applyEdits(
    current.source,
    inOrder([...headerEdits(current, before, after), ...editItems(current, edits)]),
  );
}

/**
 * The publication date, and whether the article is finished, as it was, unless somebody has said otherwise since; a
 * new file keeps the date that it was made with.
 */
function headerEdits(current: Sidecar, before: Sidecar, after: Sidecar): SourceEdit[] {
  const isNew = before.source.trim() === '';
  return [
    ...(isNew ? [] : headerEdit('published', current, before, after)),
    ...headerEdit('finished', current, before, after),
  ];
}

function headerEdit(
  key: 'published' | 'finished',
  current: Sidecar,
  { header: { [key]: was } }: Sidecar,
  { header: { [key]: is } }: Sidecar,
): SourceEdit[] {
  const [old, done, now] = [was, is, current.header[key]].map((value) => JSON.stringify(value));
  if (old === done || now !== done) return [];
  return was === undefined ? removeHeader(current, key) : setHeader(current, key, was);
}

/** An entry as it was written, at its place now. */
function sourceIn(current: Sidecar, before: Sidecar, item: AnyItem, place: Fields): string {
  const indent = ({ layout }: Sidecar) => layout.sections.get(item.section)?.indent ?? 0;
  const isNamed = current.header.version < 2 || item.fields['id'] === item.id;
  const fields = withPlaces(item.fields, { ...item.fields, ...(isNamed ? {} : { id: item.id }), ...place });
  const unmoved = isNamed && Object.keys(place).every((key) => place[key] === item.fields[key]);
  const text = unmoved ? sourceOf(before, item) : rewriteItem(before, item, fields);
  // The lines behind the first bring their indentation along.
  return text.includes('\n') && indent(current) !== indent(before) ? formatItem(fields) : text;
}

/** For callers that hold sources only. */
export function revertSource(current: string, before: string, after: string, memo?: ReadMemo): string {
  const [now, old, done] = [current, before, after].map((source) => readSidecar(source, memo));
  // Of the same text the exact bytes come back; of another one the places of all others would be wrong.
  const { sha256 } = old!.header;
  const isSameText = sha256 === undefined || sha256 === done!.header.sha256;
  return current === after && isSameText ? before : revert(now!, old!, done!);
}

function itemsOf(sidecar: Sidecar): readonly AnyItem[] {
  return [...sidecar.spans, ...sidecar.lines];
}

/** What an entry says, wherever it stands and whatever stands around it. */
function content({ section, id, fields }: AnyItem): string {
  return `${section} ${formatItem({ ...fields, id, ...NOWHERE })}`;
}

/** The fields that say where an entry stands. */
const PLACE = ['start', 'end', 'text', 'before', 'after', 'stale'];
const isLeft = (old: AnyItem, now: AnyItem) => PLACE.every((key) => old.fields[key] === now.fields[key]);

/**
 * Whether what was decided is not the place: then the entry has only followed its text, which had been edited
 * when the action was done.
 */
const isFollowed = ({ fields: old }: AnyItem, { fields: now }: AnyItem) =>
  old['text'] === now['text'] && ['status', 'label', 'kind'].some((key) => old[key] !== now[key]);

const NOWHERE = Object.fromEntries(PLACE.map((key) => [key, undefined]));

/** The items whose content is not among the others'; of equal ones as many as the others lack. */
function without(items: readonly AnyItem[], others: readonly AnyItem[]): AnyItem[] {
  const counts = new Map<string, number>();
  for (const item of others) counts.set(content(item), (counts.get(content(item)) ?? 0) + 1);
  return items.filter((item) => {
    const left = counts.get(content(item)) ?? 0;
    counts.set(content(item), left - 1);
    return left <= 0;
  });
}
