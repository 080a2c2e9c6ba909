import type { Action } from '../../core/annotation/decide';
import { type Annotation, isDate } from '../../core/annotation/model';
import type { FeatureContext } from '../context';
import { conflictsIn } from '../mentions';
import { everyMention, labelsOf, otherLabels } from '../suggestions';
import { quote } from '../words';
import { type Fix, relatedTo, rule } from './finding';

/** The same name is accepted under two labels. */
export const labelConflict = rule<Annotation>({
  code: 'label-conflict',
  subjects({ article, problems }) {
    const conflicts = conflictsIn(article);
    if (problems === 'byMention') return [...conflicts.keys()];
    const rare = new Set([...new Set(conflicts.values())].flatMap(rarer));
    return [...conflicts.keys()].filter((mention) => rare.has(mention));
  },
  finding({ article, messages, problems }, annotation) {
    const mentions = conflictsIn(article).get(annotation) ?? [];
    const labels = [...new Set(mentions.map(({ label }) => label))].sort();
    const text = article.text.slice(annotation.start, annotation.end);
    const others = problems === 'byMention' ? [] : mentions.filter(({ label }) => label !== annotation.label);
    return {
      severity: 'warning',
      message: messages.labelConflict(text, labels.join(', ')),
      related: () => relatedTo(article, others, conflictsIn(article).size),
    };
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

/** The mentions that have not the label that most of them have; all where no label has more than every other. */
function rarer(mentions: readonly Annotation[]): readonly Annotation[] {
  const counts = new Map<string, number>();
  for (const { label } of mentions) counts.set(label, (counts.get(label) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const common = [...counts].filter(([, count]) => count === most);
  return common.length > 1 ? mentions : mentions.filter(({ label }) => label !== common[0]![0]);
}

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
