import type { Annotation } from '../../core/annotation/model';
import { crossing } from '../../core/text/span';
import { quote } from '../words';
import { rule } from './finding';

/** An accepted annotation overlaps one before it. */
export const overlappingAnnotations = rule<Annotation>({
  code: 'overlapping-annotations',
  subjects: ({ article, project }) =>
    project.nested
      ? crossing(article.annotations.spans.filter(({ status }) => status === 'accepted'))
      : article.annotations.overlapping,
  finding: ({ article, messages }, annotation) => ({
    severity: 'warning',
    message: messages.overlapping(quote(article.text, annotation)),
  }),
  fixes: ({ article, messages }, { annotations }) =>
    annotations
      .filter(({ status }) => status !== 'suggested')
      .map(({ start, end, label }) => {
        const span = { start, end };
        const title = messages.removeTag(quote(article.text, span), label);
        return { title, actions: [{ do: 'remove', span }], span };
      }),
});
