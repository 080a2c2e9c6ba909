import { type Article, articleOf } from '../../src/core/annotation/article';
import { type Action, decide, refresh, suggest, takeBack } from '../../src/core/annotation/decide';
import { follow } from '../../src/core/annotation/places';
import type { Left } from '../../src/core/annotation/revert';
import type { AnyLineKind, TimexType } from '../../src/core/recognition/types';
import type { EntryId, Item, LineRecord, SpanRecord } from '../../src/core/sidecar/model';
import { readSidecar } from '../../src/core/sidecar/read';
import { Changes, changesBetween, type TextChange } from '../../src/core/text/changes';
import type { Span } from '../../src/core/text/span';
import { marked } from './marked';

/** An action whose place is found in the article that it is done to. */
export type Doing = (article: Article) => Action;

/** The `nth` place of a text in an article. */
export function placeOf(article: Article, text: string, nth = 1): Span {
  let start = -1;
  for (let n = 0; n < nth; n++) start = article.text.indexOf(text, start + 1);
  if (start < 0) throw new Error(`no “${text}” number ${nth}`);
  return { start, end: start + text.length };
}

const lineAt = (article: Article, text: string): Span =>
  article.lines.span(article.lines.lineAt(placeOf(article, text).start));

export const tag =
  (text: string, label: string, nth = 1): Doing =>
  (article) => ({ do: 'tag', span: placeOf(article, text, nth), label });
export const tagDate =
  (text: string, type: TimexType, value: string): Doing =>
  (article) => ({ do: 'tag', span: placeOf(article, text), label: 'DATE', type, value });
export const reject =
  (text: string, nth = 1): Doing =>
  (article) => ({ do: 'reject', span: placeOf(article, text, nth) });
export const remove =
  (text: string, nth = 1): Doing =>
  (article) => ({ do: 'remove', span: placeOf(article, text, nth) });
export const mark =
  (text: string, kind: AnyLineKind = 'boilerplate'): Doing =>
  (article) => ({ do: 'mark', span: lineAt(article, text), kind });
export const unmark =
  (text: string): Doing =>
  (article) => ({ do: 'unmark', span: lineAt(article, text) });
export const distinguish =
  (text: string, nth = 1): Doing =>
  (article) => ({ do: 'distinguish', span: placeOf(article, text, nth) });
export const publish =
  (value: string): Doing =>
  () => ({ do: 'publish', value });
/** Of the entry whose quote is `was`. */
export const reanchor =
  (was: string, text: string): Doing =>
  (article) => ({ do: 'reanchor', id: itemOf(article, was).id, span: placeOf(article, text) });
export const forget =
  (was: string): Doing =>
  (article) => ({ do: 'forget', id: itemOf(article, was).id });

function itemOf({ annotations }: Article, text: string): Item<SpanRecord | LineRecord> {
  const { spans = [], lines = [] } = annotations.sidecar ?? {};
  return [...spans, ...lines].find(({ record }) => record.text === text)!;
}

export const AN = { by: 'an', at: '2024-09-06T01:02:03Z' };
export const BINH = { by: 'binh', at: '2024-09-07T01:02:03Z' };

/** An article and its sidecar, as people work on them. */
export class Work {
  readonly sources: string[];
  /** The article as the editor last knew it. */
  #edited: Article | undefined;
  /** The entries whose place was decided. */
  readonly #placed = new Set<EntryId>();
  /** What the last undo could not take back. */
  left: readonly Left[] = [];

  constructor(
    public marked: string,
    source = '',
  ) {
    this.sources = [source];
  }

  get source(): string {
    return this.sources.at(-1)!;
  }

  set source(source: string) {
    this.sources.push(source);
  }

  get article(): Article {
    const { text, recognition } = marked(this.marked);
    const sidecar = this.source === '' ? undefined : readSidecar(this.source);
    return articleOf(text, recognition, sidecar, this.#edited);
  }

  /** One command; `doing` are its actions. */
  do(...doing: readonly Doing[]): this {
    return this.doAs(AN, ...doing);
  }

  doAs(author: typeof AN, ...doing: readonly Doing[]): this {
    const { article } = this;
    const actions = doing.map((action) => action(article));
    this.#edited = article;
    for (const action of actions) if ('id' in action && action.id) this.#placed.add(action.id);
    this.source = decide(article, actions, author);
    return this;
  }

  annotate(): this {
    this.source = suggest(this.article);
    return this;
  }

  /** The article's text is changed in an editor, and saved. */
  edit(text: string): this {
    return this.type(text).save();
  }

  save(): this {
    this.source = refresh(this.article);
    return this;
  }

  /** The article's text is changed in an editor, and not saved. */
  type(text: string): this {
    return this.#now(text, changesBetween(this.article.text, marked(text).text));
  }

  /** The same by changes of the text, as editors report them. */
  change(changes: readonly TextChange[]): this {
    const all = new Changes(changes);
    return this.#now(all.apply(this.article.text), all);
  }

  #now(text: string, changes: Changes): this {
    const { text: old, annotations } = this.article;
    const { text: now, recognition } = marked(text);
    const places = follow(annotations.places, changes, old, now);
    this.marked = text;
    this.#edited = articleOf(now, recognition, annotations.sidecar, undefined, places);
    return this;
  }

  /** The article's text is changed elsewhere: nobody knows how. */
  replace(text: string): this {
    this.marked = text;
    return this;
  }

  /**
   * Takes back what led from one source to another, by their places in `sources`, where the article is open; of a
   * closed one by `revertSource`. Taken back itself it is done again.
   */
  revert(from: number, to: number): this {
    const [before, after] = [this.sources[from]!, this.sources[to]!];
    this.#edited = this.article;
    const { source, left } = takeBack(this.source, { before, after, placed: this.#placed }, this.#edited);
    this.left = left;
    this.source = source;
    return this;
  }

  /** Entries as `Yoon PER accepted`, with what else they say behind. */
  get entries(): string[] {
    const { spans, lines } = readSidecar(this.source);
    return [
      ...spans.map(({ record: r }) => [
        r.text,
        r.type ? `${r.type} ${r.value}` : r.label,
        r.status,
        ...rest(r),
      ]),
      ...lines.map(({ record: r }) => [`${r.text}:`, r.kind, r.status, ...rest(r)]),
    ].map((parts) => parts.join(' '));
  }

  /** What counts in the article, as the editor shows it. */
  get shown(): string[] {
    const { text, annotations } = this.article;
    return annotations.spans
      .filter(({ status }) => status !== 'rejected')
      .map(({ start, end, label, status }) => `${text.slice(start, end)} ${label} ${status}`);
  }
}

function rest(record: SpanRecord | LineRecord): string[] {
  const was = 'was' in record && record.was ? [`was ${record.was}`] : [];
  return [...was, ...(record.by === undefined || record.by === AN.by ? [] : [`by ${record.by}`])];
}
