import type { Fields } from '../sidecar/format';
import type { Article } from './article';
import { isOwn, RECOGNIZER } from './combine';
import { addition, type Change, fullName, quoteFields, removal, replacement } from './entries';
import type { Annotation, LineAnnotation } from './model';
import { rewrite, sidecarOf } from './rewrite';

/**
 * The sidecar's source with the recognizer's suggestions; what people and other programs wrote stays as it
 * is. '' when there is neither a sidecar nor a suggestion.
 */
export function suggest(article: Article): string {
  const { annotations } = article;
  const sidecar = sidecarOf(article);
  const spans = annotations.spans.filter(
    ({ status, item }) => status === 'suggested' && (!item || isOwn(item.record)),
  );
  const lines = annotations.lines.filter(
    ({ mark, item }) =>
      mark !== undefined &&
      (mark.kind === 'boilerplate' || mark.confidence !== undefined) &&
      (!item || isOwn(item.record)),
  );
  const wanted = [
    ...spans.map(
      (span) => ({ section: 'spans', item: span.item, fields: spanFields(article, span) }) as const,
    ),
    ...lines.map(
      (line) => ({ section: 'lines', item: line.item, fields: lineFields(article, line) }) as const,
    ),
  ];
  const kept = new Set<unknown>(wanted.map(({ item }) => item));
  const changes: Change[] = [
    ...[...sidecar.spans, ...sidecar.lines]
      .filter((item) => isOwn(item.record) && !kept.has(item))
      .map((item) => removal(item)),
    ...wanted.map(({ section, item, fields }) =>
      item ? replacement(item, fields) : addition(section, fields),
    ),
  ];
  return annotations.sidecar || changes.length > 0 ? rewrite(article, sidecar, changes) : '';
}

function spanFields(article: Article, annotation: Annotation): Fields {
  const quote = quoteFields(article, annotation, 'spans');
  return {
    ...annotation.item?.fields,
    ...quote,
    label: annotation.label,
    type: annotation.type,
    value: annotation.value,
    canonical: fullName(annotation.canonical, quote.text),
    status: 'suggested',
    confidence: round(annotation.confidence ?? 1),
    by: RECOGNIZER,
  };
}

function lineFields(article: Article, { start, end, item, mark }: LineAnnotation): Fields {
  return {
    ...item?.fields,
    ...quoteFields(article, { start, end }, 'lines'),
    kind: mark!.kind,
    status: 'suggested',
    confidence: round(mark!.confidence ?? mark!.boilerplate),
    by: RECOGNIZER,
  };
}

const round = (probability: number) => Math.round(probability * 100) / 100;
