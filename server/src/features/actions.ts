import { isOwn } from '../core/annotation/combine';
import type { Action } from '../core/annotation/decide';
import { type Annotation, DATE, isDate, isLive } from '../core/annotation/model';
import { timexFault, weekdayOf } from '../core/annotation/timex';
import { contains, overlaps, type Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { type FindingCode, isShown } from './diagnostics';
import { annotationsIn, occurrences, tagAll } from './mentions';
import { conflictsIn, quote } from './words';

/** Something that can be done at a place, with the findings that it settles. */
export interface Offer {
  readonly title: string;
  readonly kind: 'quickfix' | 'refactor' | 'fixAll';
  readonly actions: readonly Action[];
  /** The sidecar that has lost its article is to be taken over. */
  readonly adopts?: true;
  readonly fixes?: FindingCode;
  /** The span of the finding that it settles. */
  readonly span?: Span;
  readonly preferred?: boolean;
}

/** Who selects more annotations than this wants none of them by itself, and no menu of thousands. */
const MOST = 20;

/** All offers for a range: the cursor (an empty range) or a selection. */
export function offersAt(context: FeatureContext, range: Span): Offer[] {
  const { article } = context;
  const touched = { start: range.start, end: Math.max(range.end, range.start + 1) };
  const annotations = annotationsIn(article, touched);
  const found =
    annotations.length > 0
      ? annotations.slice(0, MOST)
      : annotationsIn(article, { start: range.start - 1, end: range.start });
  return [
    ...adoption(context, range),
    ...found.flatMap((annotation) =>
      annotation.status === 'suggested' ? suggestion(context, annotation) : tagged(context, annotation),
    ),
    ...found.flatMap((annotation) => publication(context, annotation)),
    ...selection(context, range, found),
    ...stale(context, touched),
    ...lines(context, touched),
  ];
}

/** Accepts all suggestions that are sure enough, names, dates and boilerplate, inside a range if one is given. */
export function fixAll(context: FeatureContext, threshold = context.acceptThreshold, range?: Span): Action[] {
  const { spans, lines } = context.article.annotations;
  const inside = (span: Span) => range === undefined || contains(range, span);
  const sure = spans.filter(
    (span) => span.status === 'suggested' && (span.confidence ?? 0) >= threshold && inside(span),
  );
  const marks = lines.filter(
    ({ kind, status, mark }) =>
      kind === 'boilerplate' && status === 'suggested' && (mark?.boilerplate ?? 0) >= threshold,
  );
  return [
    ...sure.map(accept),
    ...marks.filter(inside).map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' })),
  ];
}

function accept({ start, end, label, type, value }: Annotation): Action {
  return {
    do: 'tag',
    span: { start, end },
    label,
    ...(type ? { type } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

function suggestion(context: FeatureContext, annotation: Annotation): Offer[] {
  if (!isShown(annotation, context.showThreshold)) return [];
  const { article, messages } = context;
  const text = quote(article.text, annotation);
  const span = { start: annotation.start, end: annotation.end };
  const date = isDate(annotation);
  const fixes = date ? 'untagged-date' : 'untagged-name';
  const title = date
    ? messages.acceptDate(text, annotation.value ?? '')
    : messages.accept(text, annotation.label);
  return [
    { title, kind: 'quickfix', actions: [accept(annotation)], fixes, span, preferred: true },
    ...(date ? [] : everyMention(context, annotation, annotation.label, fixes)),
    ...labels(context)
      .filter((label) => label !== annotation.label)
      .map(
        (label): Offer => ({
          title: messages.tagAs(text, label),
          kind: 'quickfix',
          actions: [{ do: 'tag', span, label }],
          fixes,
          span,
        }),
      ),
    {
      title: date ? messages.notADate(text) : messages.notAName(text),
      kind: 'quickfix',
      actions: [{ do: 'reject', span }],
      fixes,
      span,
    },
  ];
}

function tagged(context: FeatureContext, annotation: Annotation): Offer[] {
  const { article, messages } = context;
  const text = quote(article.text, annotation);
  const { start, end, label, date, value } = annotation;
  const span = { start, end };
  const known = labels(context).includes(label);
  const fixes = known ? 'label-conflict' : 'unknown-label';
  const resolved = isDate(annotation) && date && date.value !== value ? date : undefined;
  return [
    ...(resolved
      ? [
          {
            title: messages.acceptDate(text, resolved.value),
            kind: 'quickfix' as const,
            actions: [accept({ ...resolved, label, status: 'suggested' })],
            fixes: 'bad-value' as const,
            span,
            preferred: timexFault(value ?? '') !== undefined,
          },
        ]
      : []),
    ...labels(context)
      .filter((other) => other !== label)
      .map(
        (other): Offer => ({
          title: messages.tagAs(text, other),
          kind: 'quickfix',
          actions: [{ do: 'tag', span, label: other }],
          fixes,
          span,
        }),
      ),
    ...(isDate(annotation) || !known ? [] : everyMention(context, annotation, label, 'label-conflict')),
    ...distinction(context, annotation),
    {
      title: messages.removeTag(text, label),
      kind: 'quickfix',
      actions: [{ do: 'remove', span }],
      fixes: 'overlapping-annotations',
      span,
    },
  ];
}

/** Where one text rightly has two labels: it is enough to say so of one of them. */
function distinction({ article, messages }: FeatureContext, annotation: Annotation): Offer[] {
  const { start, end, label } = annotation;
  const mentions = conflictsIn(article).find((conflict) => conflict.includes(annotation)) ?? [];
  const actions = mentions
    .filter((mention) => mention.label === label)
    .map((mention): Action => ({ do: 'distinguish', span: { start: mention.start, end: mention.end } }));
  if (actions.length === 0) return [];
  const title = messages.distinguish(quote(article.text, annotation), label);
  return [{ title, kind: 'quickfix', actions, fixes: 'label-conflict', span: { start, end } }];
}

/** Tags the same text wherever it stands as a word of its own. */
function everyMention(
  { article, messages }: FeatureContext,
  span: Span,
  label: string,
  fixes: FindingCode,
  places = occurrences(article, span),
): Offer[] {
  if (places.length < 2) return [];
  return [
    {
      title: messages.tagAll(quote(article.text, span), label, places.length),
      kind: 'quickfix',
      actions: tagAll(places, label),
      fixes,
      span,
    },
  ];
}

/** A day of the article may be the one on which it was published. */
function publication({ article, messages }: FeatureContext, { label, value = '' }: Annotation): Offer[] {
  const day = value.slice(0, 10);
  const { published } = article.recognition;
  const known = published?.value === day && published.source === 'sidecar';
  if (label !== DATE || known || weekdayOf(value) === undefined) return [];
  return [{ title: messages.publish(day), kind: 'refactor', actions: [{ do: 'publish', value: day }] }];
}

/** A selection that is not just an annotation can be tagged as anything. */
function selection(context: FeatureContext, range: Span, found: readonly Annotation[]): Offer[] {
  const { article, messages } = context;
  const span = trimmed(article.text, range);
  const isAnnotation = found.some(({ start, end }) => start === span.start && end === span.end);
  if (span.start >= span.end || isAnnotation || /[\r\n]/.test(article.text.slice(span.start, span.end)))
    return [];
  const text = quote(article.text, span);
  const places = occurrences(article, span);
  return labels(context).flatMap((label): Offer[] => [
    { title: messages.tagAs(text, label), kind: 'refactor', actions: [{ do: 'tag', span, label }] },
    ...(label === DATE
      ? []
      : everyMention(context, span, label, 'untagged-name', places).map((offer) => ({
          ...offer,
          kind: 'refactor' as const,
        }))),
  ]);
}

function labels({ project }: FeatureContext): string[] {
  return [...project.labels.map(({ name }) => name), DATE];
}

function trimmed(text: string, { start, end }: Span): Span {
  const raw = text.slice(start, end);
  return {
    start: start + raw.length - raw.trimStart().length,
    end: end - (raw.length - raw.trimEnd().length),
  };
}

function adoption({ article, messages, orphanName }: FeatureContext, range: Span): Offer[] {
  const span = article.lines.span(0);
  if (orphanName === undefined || range.start > span.end) return [];
  const title = messages.adopt(orphanName);
  return [
    { title, kind: 'quickfix', actions: [], adopts: true, fixes: 'orphan-sidecar', span, preferred: true },
  ];
}

function stale({ article, messages }: FeatureContext, range: Span): Offer[] {
  return article.annotations.stale
    .filter(
      ({ item, anchor }) =>
        isLive(item.record) &&
        !isOwn(item.record) &&
        overlaps({ ...anchor.span, end: Math.max(anchor.span.end, anchor.span.start + 1) }, range),
    )
    .flatMap(({ item, anchor }): Offer[] => [
      ...(item.section === 'spans' && anchor.state === 'changed' && anchor.span.end > anchor.span.start
        ? [
            {
              title: messages.useNewText(quote(article.text, anchor.span)),
              kind: 'quickfix' as const,
              actions: [{ do: 'reanchor' as const, id: item.id, span: anchor.span }],
              fixes: 'stale-annotation' as const,
              span: anchor.span,
              preferred: true,
            },
          ]
        : []),
      {
        title:
          item.section === 'lines'
            ? messages.forgetLine(item.record.text)
            : messages.forget(item.record.text),
        kind: 'quickfix',
        actions: [{ do: 'forget', id: item.id }],
        fixes: 'stale-annotation',
        span: anchor.span,
      },
    ]);
}

function lines({ article, messages }: FeatureContext, range: Span): Offer[] {
  const { annotations } = article;
  const first = article.lines.lineAt(range.start);
  const last = article.lines.lineAt(Math.max(range.start, range.end - 1));
  const selected = annotations.lines.slice(first, last + 1).filter(({ kind }) => kind !== 'blank');
  const chrome = selected.filter(({ kind }) => kind === 'boilerplate');
  const [line] = chrome;
  if (!line) {
    if (selected.length === 0) return [];
    const actions = selected.map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' }));
    return [{ title: messages.markBoilerplate, kind: 'refactor', actions }];
  }
  const open = chrome.filter(({ status }) => status === 'suggested');
  const all = annotations.lines.filter(
    ({ kind, status }) => kind === 'boilerplate' && status === 'suggested',
  );
  const span = { start: line.start, end: line.end };
  const mark = (lines: readonly Span[]) =>
    lines.map((l): Action => ({ do: 'mark', span: l, kind: 'boilerplate' }));
  const offers: Offer[] = [];
  if (open.length > 0) {
    offers.push({
      title: messages.markBoilerplate,
      kind: 'quickfix',
      actions: mark(open),
      fixes: 'boilerplate',
      span,
    });
    if (all.length > open.length) {
      offers.push({
        title: messages.markAllBoilerplate(all.length),
        kind: 'quickfix',
        actions: mark(all),
        fixes: 'boilerplate',
        span,
      });
    }
  }
  offers.push({
    title: messages.unmarkBoilerplate,
    kind: 'quickfix',
    actions: chrome.map((l): Action => ({ do: 'unmark', span: l })),
    fixes: 'boilerplate',
    span,
  });
  return offers;
}
