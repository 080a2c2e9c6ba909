import type { Article } from '../core/annotation/article';
import type { Annotation } from '../core/annotation/model';
import type { LineKind } from '../core/recognition/types';
import type { FeatureContext } from '../features/context';
import { stateOf } from '../features/finishing';
import { isSeen } from '../features/shown';
import type { AnnotationsParams, WireSpan } from '../protocol';
import type { ArticleState } from '../workspace/openArticles';
import { toRange } from './convert';

function wireSpan({ lines }: Article, annotation: Annotation): WireSpan {
  const { label, status, confidence, value, item } = annotation;
  const { bulk, note } = item?.record ?? {};
  return {
    range: toRange(lines, annotation),
    label,
    status,
    ...(confidence === undefined ? {} : { confidence: Math.round(confidence * 1000) / 1000 }),
    ...(value === undefined ? {} : { value }),
    ...(bulk && status === 'accepted' ? { bulk } : {}),
    ...(note === undefined ? {} : { note }),
  };
}

/** What a client needs to show an article's annotations itself. */
export function annotationsParams(context: FeatureContext, state: ArticleState): AnnotationsParams {
  const { article, project } = state;
  const { spans, lines, sidecar } = article.annotations;
  const shown = spans.filter((span) => isSeen(span, context.showThreshold));
  const { published } = article.recognition;
  const count = (status: string) => spans.filter((span) => span.status === status).length;
  const linesOf = (wanted: LineKind) =>
    lines.filter(({ kind }) => kind === wanted).map((line) => toRange(article.lines, line));
  const unreadable = state.sidecarFault !== undefined || sidecar?.writable === false;
  return {
    uri: state.uri,
    version: state.version,
    spans: shown.map((span) => wireSpan(article, span)),
    titles: linesOf('title'),
    boilerplate: linesOf('boilerplate'),
    state: stateOf(article),
    counts: {
      suggested: shown.length - count('accepted'),
      accepted: count('accepted'),
      rejected: count('rejected'),
    },
    labels: project.labels,
    ...(published
      ? { published: { value: published.value, source: context.messages.sources[published.source] } }
      : {}),
    ...(unreadable ? { readOnly: context.messages.readOnly(context.sidecarName) } : {}),
  };
}
