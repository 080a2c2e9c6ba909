import { type Annotation, DATE, isDate, type LineAnnotation } from '../core/annotation/model';
import type { DateSuggestion, Evidence } from '../core/recognition/types';
import type { Span } from '../core/text/span';
import type { CardAction, FeatureContext } from './context';
import { weekdaysOf } from './dates';
import { isFoundAt } from './findings';
import { isOwnKind } from './lines';
import { code, markdown } from './markdown';
import { annotationAt, mentionsOf, nameOf, occurrences } from './mentions';
import { labelsOf } from './suggestions';
import { candidatesFor } from './values';
import { percent, quote, quoteInLine, wordFor } from './words';

export interface HoverCard {
  readonly span: Span;
  readonly markdown: string;
}

/** So many other mentions, and other values of a date, stand in a card. */
const SHOWN_MENTIONS = 5;
const SHOWN_VALUES = 3;
/** Articles that are named for what was learned. */
const SHOWN_DECISIONS = 3;

type Learned = NonNullable<Evidence['learned']>;

/** The card for the name, the date or the marked line at an offset. */
export function hoverAt(context: FeatureContext, offset: number): HoverCard | undefined {
  const { article } = context;
  const annotation = annotationAt(article, offset);
  if (annotation) {
    const card = isDate(annotation) ? dateCard(context, annotation) : nameCard(context, annotation);
    const { note } = annotation.item?.record ?? {};
    if (note) card.push(`${context.messages.note}: ${markdown(note)}`);
    return { span: { start: annotation.start, end: annotation.end }, markdown: card.join('\n\n') };
  }
  const line = article.annotations.lines[article.lines.lineAt(offset)];
  if (!line || !(line.kind === 'boilerplate' || isOwnKind(context, line))) return undefined;
  return {
    span: { start: line.start, end: line.end },
    markdown: lineCard(context, line).join('\n\n'),
  };
}

function nameCard(context: FeatureContext, annotation: Annotation): string[] {
  const { article, messages } = context;
  const { label, entity } = annotation;
  const facts = entity?.label === label ? entity.facts : undefined;
  const canonical = facts?.canonical ?? annotation.canonical ?? quote(article.text, annotation);
  const meaning = wordFor(messages.labels, label) ?? label;
  const told = isTold(context, annotation);
  const parts = [
    told
      ? `**${markdown(canonical)}** — ${markdown(meaning)}`
      : headline(context, annotation, canonical, `${label} · ${meaning}`),
  ];
  if (facts) {
    const kind = wordFor(messages.kinds, facts.kind) ?? facts.kind;
    const within = facts.within ? `, ${messages.partOf} ${markdown(facts.within)}` : '';
    const iso = facts.iso ? ` · ISO ${markdown(facts.iso)}` : '';
    parts.push(`${messages.known}: ${markdown(kind)}${within}${iso}`);
  }
  parts.push(...links(context, annotation));
  parts.push(...otherMentions(context, annotation));
  parts.push(...otherArticles(context, annotation));
  if (entity) {
    const confidence = told ? undefined : (annotation.confidence ?? entity.confidence);
    const isLearned = entity.evidence.some(({ rule }) => rule === 'learned');
    const why = isLearned ? (context.why?.(annotation) ?? []) : [];
    parts.push(reasons(context, [...entity.evidence, ...why], confidence));
  }
  return parts;
}

/** Where else the name stands, each place with some of its line. */
function otherMentions({ article, messages, link }: FeatureContext, annotation: Annotation): string[] {
  const mentions = mentionsOf(article, annotation);
  const others = mentions.filter((mention) => mention !== annotation);
  if (others.length === 0) return [];
  const places = others.slice(0, SHOWN_MENTIONS).map((mention) => {
    const line = article.lines.lineAt(mention.start);
    const { before, text, after } = quoteInLine(article.text, article.lines.span(line), mention);
    const quoted = `${markdown(before)}**${markdown(text)}**${markdown(after)}`;
    return `- [${line + 1}](${link(mention)}): ${quoted}`;
  });
  const left = others.length - places.length;
  const more = left > 0 ? [`- ${messages.andMore(left)}`] : [];
  return [messages.mentions(mentions.length), [...places, ...more].join('\n')];
}

function otherArticles({ article, messages, elsewhere }: FeatureContext, annotation: Annotation): string[] {
  const found = elsewhere?.(annotation.label, nameOf(article, annotation));
  if (!found) return [];
  const shown = found.places.map(({ name, line, link }) => `[${markdown(name)}:${line}](${link})`);
  const left = found.articles - shown.length;
  const more = left > 0 ? ` ${messages.andMoreArticles(left)}` : '';
  return [`${messages.elsewhere(found.articles)}: ${shown.join(' · ')}${more}`];
}

function dateCard(context: FeatureContext, annotation: Annotation): string[] {
  const { messages, article } = context;
  const { type = 'DATE', value = '', date } = annotation;
  const told = isTold(context, annotation);
  const weekdays = weekdaysOf(value, messages);
  const facts = [
    ...(weekdays === '' ? [] : [weekdays]),
    ...(date?.zone === undefined ? [] : [`${messages.zone} ${markdown(date.zone)}`]),
  ];
  const name = value === '' ? quote(article.text, annotation) : value;
  const first = told
    ? `**${markdown(name)}**`
    : headline(context, annotation, name, `${type} · ${messages.types[type]}`);
  const parts = [[first, ...facts].join(' · ')];
  if (date && date.value === value) {
    const form = wordFor(messages.dateForms, date.rule);
    const reasons = [...(form === undefined ? [] : [form]), resolution(context, date)].join('; ');
    parts.push(`${messages.why}: ${reasons}${sure(context, date.confidence)}`);
  }
  parts.push(...links(context, annotation), ...otherValues(context, annotation));
  return parts;
}

function resolution({ article, messages, link }: FeatureContext, { resolution }: DateSuggestion): string {
  const { how, anchor = '', anchorSpan } = resolution;
  const shown = anchorSpan ? `[${markdown(anchor)}](${link(anchorSpan)})` : markdown(anchor);
  const source = article.recognition.published?.source;
  switch (how) {
    case 'published':
      return messages.resolved.published(shown, source ? messages.sources[source] : '');
    case 'mentioned':
    case 'adjacent':
      return messages.resolved[how](shown);
    default:
      return messages.resolved[how];
  }
}

function lineCard(context: FeatureContext, { kind, status, mark }: LineAnnotation): string[] {
  const { messages, project } = context;
  const title = kind === 'boilerplate' ? messages.boilerplate('') : messages.lineOf(kind);
  const { description } = project.lines.find(({ name }) => name === kind) ?? {};
  const parts = [`**${markdown(title)}** · ${messages.statuses[status]}`];
  if (description !== undefined) parts.push(markdown(description));
  if (mark && mark.kind === kind)
    parts.push(reasons(context, mark.evidence, mark.confidence ?? mark.boilerplate));
  return parts;
}

/** Whether the editor shows a finding above the card that says label, value and confidence already. */
function isTold(context: FeatureContext, annotation: Annotation): boolean {
  if (!context.card) return false;
  return isFoundAt(context, isDate(annotation) ? 'untagged-date' : 'untagged-name', annotation);
}

/** What can be done with an annotation, each with its key. */
function links(context: FeatureContext, annotation: Annotation): string[] {
  const { card, messages, project } = context;
  if (!card) return [];
  const span = { start: annotation.start, end: annotation.end };
  const { label } = annotation;
  const link = (title: string, action: CardAction, command: string) => {
    const key = card.keys[command];
    return `[${markdown(title)}](${card.link(action)})${key === undefined ? '' : ` ${code(key)}`}`;
  };
  const isOpen = annotation.status === 'suggested';
  const count = isDate(annotation) ? 0 : occurrences(context, span).length;
  const own = isOpen
    ? [
        link(messages.card.accept, { do: 'accept', span }, 'dateline.accept'),
        ...(count > 1
          ? [link(messages.card.all(count), { do: 'tagEvery', span, label }, 'dateline.tagEveryMention')]
          : []),
        link(messages.card.reject, { do: 'reject', span }, 'dateline.reject'),
      ]
    : [link(messages.card.remove, { do: 'remove', span }, 'dateline.remove')];
  const numbers = new Map(project.labels.map(({ name }, n) => [name, n + 1]));
  const others = labelsOf(context)
    .filter((other) => other !== label && other !== DATE)
    .map((other) =>
      link(other, { do: 'tag', span, label: other }, `dateline.tag${numbers.get(other) ?? ''}`),
    );
  return [
    own.join(' · '),
    ...(isDate(annotation) ? [] : [`${messages.card.otherwise}: ${others.join(' · ')}`]),
  ];
}

/** Values that a date may have instead. */
function otherValues(context: FeatureContext, annotation: Annotation): string[] {
  const { card, messages, article } = context;
  if (!card) return [];
  const span = { start: annotation.start, end: annotation.end };
  const values = candidatesFor(article, span, annotation)
    .slice(0, SHOWN_VALUES)
    .map(({ value, why }) => {
      const link = card.link({ do: 'tag', span, label: annotation.label, value });
      return `[${markdown(value)}](${link}) (${messages.values.why[why]})`;
    });
  const key = card.keys['dateline.editValue'];
  const hint = key === undefined ? '' : ` ${code(key)}`;
  return values.length === 0 ? [] : [`${messages.card.otherwise}${hint}: ${values.join(' · ')}`];
}

/** `**Nhật Bản** — LOC · place · suggested` */
function headline({ messages }: FeatureContext, annotation: Annotation, name: string, label: string): string {
  const { by, at } = annotation.item?.record ?? {};
  const decided =
    annotation.status !== 'suggested' && by
      ? ` ${messages.decidedBy(markdown(by), at?.slice(0, 10) ?? '')}`
      : '';
  return `**${markdown(name)}** — ${markdown(label)} · ${messages.statuses[annotation.status]}${decided}`;
}

function reasons(
  context: FeatureContext,
  evidence: readonly Evidence[],
  confidence: number | undefined,
): string {
  const { messages } = context;
  const list = evidence.map(({ rule, detail, learned }) => {
    const reason = wordFor(messages.evidence, rule) ?? rule;
    const said = detail === undefined ? reason : `${reason} “${markdown(detail)}”`;
    return learned ? `${said} (${origin(context, learned)})` : said;
  });
  return `${messages.why}: ${list.join('; ')}${sure(context, confidence)}`;
}

/** `from your 3 decisions: [a.txt:3](…), …` */
function origin({ messages, decisions }: FeatureContext, { decisions: count, fact }: Learned): string {
  const places = decisions?.(fact) ?? [];
  const shown = places
    .slice(0, SHOWN_DECISIONS)
    .map(({ name, line, link }) => `[${markdown(name)}:${line}](${link})`);
  const said = messages.fromDecisions(count);
  return shown.length === 0
    ? said
    : `${said}: ${shown.join(', ')}${places.length > shown.length ? ', …' : ''}`;
}

const sure = ({ messages }: FeatureContext, confidence: number | undefined) =>
  confidence === undefined ? '' : ` · ${messages.confidence} ${percent(confidence)}`;
