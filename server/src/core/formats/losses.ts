import { FIELDS, type Loss, type LossReason } from './model';

/** What each reason means, for reports; `{}` stands for the fields or what was written. */
const MEANINGS: Readonly<Record<LossReason, string>> = {
  'not-found': 'the annotated text “{}” is no longer in the article; re-anchor or remove the annotation',
  empty: 'an annotation without text is not written',
  'left-out':
    'not written: it reaches into a line that was left out; keep boilerplate, or unmark the line in the article',
  overlap:
    'not written: it overlaps another annotation, and the format holds one layer; choose a format for overlapping annotations, or remove one of the two',
  crossing:
    'not written: it crosses another annotation, and the format holds nesting only; choose a format for overlapping annotations, or remove one of the two',
  expanded: 'written as “{}”: its ends were moved outward to ends of tokens',
  contracted: 'written as “{}”: its ends were moved inward to ends of tokens',
  misaligned:
    'not written: its ends are not ends of tokens; expand or contract such annotations, or supply tokens of your own',
  'no-token': 'not written: there is no token in it',
  split: 'written in pieces, one for each line',
  trimmed: 'written as “{}”: without the blanks at its ends',
  fields: 'written without {}',
  label: 'its label was written as “{}”',
  'line-kind': 'the kind of the line is not written',
  document: 'of the article {} is not written',
  'dates-only': 'not written: the format holds dates only',
  newlines: 'line ends are written as LF',
  untouched: 'not exported, because nobody has decided anything in it; with --all it is',
  'in-review': 'not exported, because it is not finished; finish it, or use --all or --only decided',
  'changed-since':
    'not exported, because it has changed since it was finished; finish it again, or use --all or --only decided',
  character: 'a character that the format forbids was replaced',
};

/** Names by which losses can be accepted: reasons, and what `fields` and `document` are about. */
export const LOSS_KINDS: ReadonlySet<string> = new Set([
  ...Object.keys(MEANINGS),
  ...FIELDS,
  ...['path', 'lang', 'published'],
]);

/** Reasons for which a span is not in the file, or not with its text. */
const GRAVE: readonly LossReason[] = [
  'not-found',
  'empty',
  'left-out',
  'overlap',
  'crossing',
  'expanded',
  'contracted',
  'misaligned',
  'no-token',
  'split',
  'dates-only',
  'character',
];

/** Reasons that are about an article and not about a span. */
const OF_ARTICLE: readonly LossReason[] = ['document', 'newlines', 'untouched', 'in-review', 'changed-since'];

/** Whether a span's place or text is lost or changed, as opposed to what is said beside it. */
export function isGrave({ reason }: Loss): boolean {
  return GRAVE.includes(reason);
}

/** `a/b.txt 10-18 LOC “Nhật Bản”: written as “Nhật Bản,”: …` */
export function lossText(loss: Loss): string {
  const { path, start, end, text, label, reason, fields, written } = loss;
  const meaning = MEANINGS[reason].replace('{}', () => fields?.join(', ') ?? quoted(written ?? ''));
  if (OF_ARTICLE.includes(reason)) return `${path}: ${meaning}`;
  const place = [path, `${start}-${end}`, ...(label === undefined ? [] : [label])].join(' ');
  return `${place} “${quoted(text)}”: ${meaning}`;
}

/** In one line, and not too long. */
function quoted(text: string): string {
  const shown = text.length > 80 ? `${text.slice(0, 79)}…` : text;
  return shown.replace(/\s+/g, ' ');
}

/** How often each reason occurred; for `fields`, each field. */
export class LossCount {
  readonly counts = new Map<string, number>();
  total = 0;
  grave = 0;

  add(loss: Loss): void {
    this.total++;
    if (isGrave(loss)) this.grave++;
    for (const key of loss.fields?.map((field) => `${loss.reason}:${field}`) ?? [loss.reason])
      this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
  }

  /** `{"overlap": 2, "fields:value": 7}`, sorted by key. */
  toJSON(): Record<string, number> {
    return Object.fromEntries([...this.counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
