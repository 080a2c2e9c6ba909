import type { Action } from '../../core/annotation/decide';
import { type Annotation, isDate } from '../../core/annotation/model';
import type { FeatureContext } from '../context';
import { conflictsIn } from '../mentions';
import { everyMention, labelsOf, otherLabels } from '../suggestions';
import { quote } from '../words';
import { type Fix, rule } from './finding';

/** The same name is accepted under two labels. */
export const labelConflict = rule<Annotation>({
  code: 'label-conflict',
  subjects: ({ article }) => [...conflictsIn(article).keys()],
  finding({ article, messages }, annotation) {
    const mentions = conflictsIn(article).get(annotation) ?? [];
    const labels = [...new Set(mentions.map(({ label }) => label))].sort();
    const text = article.text.slice(annotation.start, annotation.end);
    return { severity: 'warning', message: messages.labelConflict(text, labels.join(', ')) };
  },
  fixes(context, { annotations }) {
    const labels = labelsOf(context);
    return annotations
      .filter(({ status }) => status !== 'suggested')
      .flatMap((annotation) => {
        const known = labels.includes(annotation.label);
        return [
          ...(known ? otherLabels(context, annotation) : []),
          ...(known && !isDate(annotation) ? everyMention(context, annotation, annotation.label) : []),
          ...distinction(context, annotation),
        ];
      });
  },
});

/** Where one text rightly has two labels: it is enough to say so of one of them. */
function distinction({ article, messages }: FeatureContext, annotation: Annotation): Fix[] {
  const { start, end, label } = annotation;
  const actions = (conflictsIn(article).get(annotation) ?? [])
    .filter((mention) => mention.label === label)
    .map((mention): Action => ({ do: 'distinguish', span: { start: mention.start, end: mention.end } }));
  if (actions.length === 0) return [];
  const title = messages.distinguish(quote(article.text, annotation), label);
  return [{ title, actions, span: { start, end } }];
}
