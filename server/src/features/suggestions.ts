import type { Action } from '../core/annotation/decide';
import { type Annotation, DATE } from '../core/annotation/model';
import type { Span } from '../core/text/span';
import type { FeatureContext } from './context';
import type { Fix } from './findings/finding';
import { occurrences, tagAll } from './mentions';
import { quote } from './words';

export function accept({ start, end, label, type, value }: Annotation): Action & { do: 'tag' } {
  return {
    do: 'tag',
    span: { start, end },
    label,
    ...(type ? { type } : {}),
    ...(value === undefined ? {} : { value }),
  };
}

export function labelsOf({ project }: FeatureContext): string[] {
  return [...project.labels.map(({ name }) => name), DATE];
}

/** Every other label for an annotation. */
export function otherLabels(context: FeatureContext, { start, end, label }: Annotation): Fix[] {
  const span = { start, end };
  const text = quote(context.article.text, span);
  return labelsOf(context)
    .filter((other) => other !== label)
    .map((other) => ({
      title: context.messages.tagAs(text, other),
      actions: [{ do: 'tag', span, label: other }],
      span,
    }));
}

/** Tags the same text wherever it stands as a word of its own. */
export function everyMention(
  context: FeatureContext,
  { start, end }: Span,
  label: string,
  places = occurrences(context, { start, end }),
): Fix[] {
  const { article, messages } = context;
  if (places.length < 2) return [];
  const title = messages.tagAll(quote(article.text, { start, end }), label, places.length);
  return [{ title, actions: tagAll(places, label), span: { start, end } }];
}
