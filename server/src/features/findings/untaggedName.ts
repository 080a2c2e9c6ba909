import { type Annotation, isDate } from '../../core/annotation/model';
import type { FeatureContext } from '../context';
import { aliasesFor, ignoreEverywhere } from '../corpusDecisions';
import { shownNames } from '../mentions';
import { isShown } from '../shown';
import { accept, everyMention, otherLabels } from '../suggestions';
import { percent, quote } from '../words';
import { relatedTo, rule, type Severity } from './finding';

/** What a suggestion is worth saying: little where people are not to be disturbed, or the line is none of the article. */
export function urgency({ article, problems }: FeatureContext, { start }: Annotation): Severity {
  if (problems === 'byName') return 'hint';
  const line = article.annotations.lines[article.lines.lineAt(start)];
  return line?.kind === 'boilerplate' ? 'hint' : 'information';
}

/** The recognizer takes this for a name. */
export const untaggedName = rule<Annotation>({
  code: 'untagged-name',
  isOpen: true,
  subjects(context) {
    const { article, showThreshold, problems } = context;
    if (problems === 'byName') return [...shownNames(context).keys()];
    return article.annotations.spans.filter((span) => !isDate(span) && isShown(span, showThreshold));
  },
  finding(context, annotation) {
    const { article, messages, problems } = context;
    const { label, confidence } = annotation;
    const others = problems === 'byMention' ? [] : (shownNames(context).get(annotation) ?? []).slice(1);
    const text = quote(article.text, annotation);
    return {
      severity: urgency(context, annotation),
      message: messages.untaggedName(text, label, percent(confidence ?? 1), others.length),
      related: () => relatedTo(article, others, shownNames(context).size),
    };
  },
  fixes(context, { annotations }) {
    const { article, messages, showThreshold } = context;
    return annotations
      .filter((annotation) => !isDate(annotation) && isShown(annotation, showThreshold))
      .flatMap((annotation) => {
        const { start, end, label } = annotation;
        const span = { start, end };
        const text = quote(article.text, span);
        return [
          { title: messages.accept(text, label), actions: [accept(annotation)], span, preferred: true },
          ...everyMention(context, annotation, label),
          ...otherLabels(context, annotation),
          { title: messages.notAName(text), actions: [{ do: 'reject', span }], span },
          ...aliasesFor(context, annotation),
          ignoreEverywhere(context, annotation),
        ];
      });
  },
});
