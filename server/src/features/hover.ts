import { type Annotation, isDate, type LineAnnotation } from '../core/annotation/model';
import type { DateSuggestion, Evidence } from '../core/recognition/types';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import { weekdaysOf } from './dates';
import { code, markdown } from './markdown';
import { annotationAt, mentionsOf } from './mentions';
import { percent, quote, wordFor } from './words';

export interface HoverCard {
  readonly span: Span;
  readonly markdown: string;
}

const SHOWN_MENTIONS = 8;

/** The card for the name, the date or the boilerplate line at an offset. */
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
  if (line?.kind !== 'boilerplate') return undefined;
  return {
    span: { start: line.start, end: line.end },
    markdown: boilerplateCard(context, line).join('\n\n'),
  };
}

function nameCard(context: FeatureContext, annotation: Annotation): string[] {
  const { article, messages } = context;
  const text = quote(article.text, annotation);
  const { label, entity } = annotation;
  const facts = entity?.label === label ? entity.facts : undefined;
  const canonical = facts?.canonical ?? annotation.canonical ?? text;
  const parts = [
    headline(context, annotation, canonical, `${label} · ${wordFor(messages.labels, label) ?? label}`),
  ];
  if (facts) {
    const kind = wordFor(messages.kinds, facts.kind) ?? facts.kind;
    const within = facts.within ? `, ${messages.partOf} ${markdown(facts.within)}` : '';
    const iso = facts.iso ? ` · ISO ${markdown(facts.iso)}` : '';
    parts.push(`${messages.known}: ${markdown(kind)}${within}${iso}`);
  }
  const mentions = mentionsOf(article, annotation);
  const shown = mentions.slice(0, SHOWN_MENTIONS).map((mention) => {
    const line = article.lines.positionAt(mention.start).line + 1;
    return `[${markdown(quote(article.text, mention))}:${line}](${context.link(mention)})`;
  });
  const more =
    mentions.length > SHOWN_MENTIONS ? ` ${messages.andMore(mentions.length - SHOWN_MENTIONS)}` : '';
  parts.push(`${messages.mentions(mentions.length)}: ${shown.join(' · ')}${more}`);
  if (entity) parts.push(reasons(context, entity.evidence, annotation.confidence ?? entity.confidence));
  return parts;
}

function dateCard(context: FeatureContext, annotation: Annotation): string[] {
  const { messages } = context;
  const { type = 'DATE', value = '', date } = annotation;
  const weekdays = weekdaysOf(value, messages);
  const weekday = weekdays === '' ? '' : ` · ${weekdays}`;
  const zone = date?.zone === undefined ? '' : ` · ${messages.zone}: ${markdown(date.zone)}`;
  const parts = [
    headline(context, annotation, value, `${type} · ${messages.types[type]}`),
    `${messages.value}: ${code(value)}${weekday}${zone}`,
  ];
  if (date && date.value === value) {
    const form = wordFor(messages.dateForms, date.rule);
    const reasons = [...(form === undefined ? [] : [form]), resolution(context, date)].join('; ');
    parts.push(`${messages.why}: ${reasons} · ${messages.confidence} ${percent(date.confidence)}`);
  }
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

function boilerplateCard(context: FeatureContext, line: LineAnnotation): string[] {
  const { messages } = context;
  const parts = [`**${messages.boilerplate('')}** · ${messages.statuses[line.status]}`];
  if (line.mark && line.mark.kind === 'boilerplate') {
    parts.push(reasons(context, line.mark.evidence, line.mark.boilerplate));
  }
  return parts;
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

function reasons({ messages }: FeatureContext, evidence: readonly Evidence[], confidence: number): string {
  const list = evidence.map(({ rule, detail }) => {
    const reason = wordFor(messages.evidence, rule) ?? rule;
    return detail === undefined ? reason : `${reason} “${markdown(detail)}”`;
  });
  return `${messages.why}: ${list.join('; ')} · ${messages.confidence} ${percent(confidence)}`;
}
