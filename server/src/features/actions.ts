import type { Action } from '../core/annotation/decide';
import { type Annotation, DATE, isDate, type LineAnnotation } from '../core/annotation/model';
import { contains, type Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { alwaysBoilerplate } from './corpusDecisions';
import { fixesAt, type Offer } from './findings';
import { linesAt } from './lines';
import { annotationsIn, occurrences } from './mentions';
import { publication } from './publication';
import { isSeen, isShown } from './shown';
import { accept, everyMention, labelsOf } from './suggestions';
import { candidatesFor } from './values';
import { quote, trimmed } from './words';

/** Who selects more annotations than this wants none of them by itself, and no menu of thousands. */
const MOST = 20;

/** All offers for a range, the cursor (an empty range) or a selection: fixes of findings, and what else can be done. */
export function offersAt(context: FeatureContext, range: Span): Offer[] {
  const { article } = context;
  const touched = { start: range.start, end: Math.max(range.end, range.start + 1) };
  const inside = annotationsIn(article, touched);
  const annotations =
    inside.length > 0
      ? inside.slice(0, MOST)
      : annotationsIn(article, { start: range.start - 1, end: range.start });
  return [
    ...fixesAt(context, { range, touched, annotations }),
    ...annotations.flatMap((annotation) => otherValues(context, annotation)),
    ...annotations.flatMap((annotation) => publication(context, annotation)),
    ...selection(context, range, annotations),
    ...marking(context, touched),
  ];
}

/** Accepts all suggestions that are sure enough, names, dates and boilerplate, inside a range if one is given. */
export function fixAll(context: FeatureContext, threshold = context.acceptThreshold, range?: Span): Action[] {
  const { spans, lines } = context.article.annotations;
  const inside = (span: Span) => range === undefined || contains(range, span);
  // Nobody accepts what is not shown.
  const sure = spans.filter(
    (span) => isShown(span, context.showThreshold) && (span.confidence ?? 0) >= threshold && inside(span),
  );
  const marks = lines.filter(
    ({ kind, status, mark }) =>
      kind === 'boilerplate' && status === 'suggested' && (mark?.boilerplate ?? 0) >= threshold,
  );
  return [
    ...sure.map((one): Action => ({ ...accept(one), bulk: true })),
    ...marks.filter(inside).map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' })),
  ];
}

/** A date may have another value. */
function otherValues({ article, messages, showThreshold }: FeatureContext, date: Annotation): Offer[] {
  if (!isDate(date) || !isSeen(date, showThreshold)) return [];
  const span = { start: date.start, end: date.end };
  // That the recognizer knows better is the business of a finding.
  return candidatesFor(article, span, date)
    .filter(({ why }) => why !== 'recognized')
    .map(({ value, type, why }) => ({
      title: messages.values.set(quote(article.text, span), value, messages.values.why[why]),
      kind: 'quickfix',
      actions: [{ do: 'tag', span, label: date.label, type, value }],
    }));
}

/** A selection that is not just an annotation can be tagged as anything. */
function selection(context: FeatureContext, range: Span, found: readonly Annotation[]): Offer[] {
  const { article, messages } = context;
  const span = trimmed(article.text, range);
  const isAnnotation = found.some(({ start, end }) => start === span.start && end === span.end);
  if (span.start >= span.end || isAnnotation || /[\r\n]/.test(article.text.slice(span.start, span.end)))
    return [];
  const text = quote(article.text, span);
  const places = occurrences(context, span);
  return labelsOf(context).flatMap((label): Offer[] => [
    { title: messages.tagAs(text, label), kind: 'refactor', actions: [{ do: 'tag', span, label }] },
    ...(label === DATE ? [] : everyMention(context, span, label, places)).map(
      (offer): Offer => ({ ...offer, kind: 'refactor' }),
    ),
  ]);
}

/** Lines can be called boilerplate where none of them is, and what the project has kinds for. */
function marking(context: FeatureContext, touched: Span): Offer[] {
  const { article, messages, project } = context;
  const lines = linesAt(article, touched);
  const own = project.lines
    .filter(({ name }) => lines.some(({ kind, status }) => kind !== name || status !== 'accepted'))
    .map(
      ({ name }): Offer => ({
        title: messages.markAs(name),
        kind: 'refactor',
        actions: lines.map((span): Action => ({ do: 'mark', span, kind: name })),
      }),
    );
  return lines.length === 0 ? [] : [...chromeOffers(context, lines), ...own];
}

function chromeOffers(context: FeatureContext, lines: readonly LineAnnotation[]): Offer[] {
  const { messages } = context;
  if (lines.some(({ kind }) => kind === 'boilerplate')) return [];
  const actions = lines.map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' }));
  const always = lines.length === 1 ? alwaysBoilerplate(context, lines[0]!) : [];
  return [
    { title: messages.markBoilerplate, kind: 'refactor', actions },
    ...always.map((fix): Offer => ({ ...fix, kind: 'refactor' })),
  ];
}
