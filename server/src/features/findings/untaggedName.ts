import { type Annotation, isDate } from '../../core/annotation/model';
import type { FeatureContext } from '../context';
import { isShown } from '../shown';
import { accept, everyMention, otherLabels } from '../suggestions';
import { percent, quote } from '../words';
import { rule, type Severity } from './finding';

/** What a suggestion is worth saying: in lines that are none of the article, little. */
export function urgency({ article }: FeatureContext, { start }: Annotation): Severity {
  const line = article.annotations.lines[article.lines.lineAt(start)];
  return line?.kind === 'boilerplate' ? 'hint' : 'information';
}

/** The recognizer takes this for a name. */
export const untaggedName = rule<Annotation>({
  code: 'untagged-name',
  isOpen: true,
  subjects: ({ article, showThreshold }) =>
    article.annotations.spans.filter((span) => !isDate(span) && isShown(span, showThreshold)),
  finding(context, annotation) {
    const { article, messages } = context;
    const { label, confidence } = annotation;
    return {
      severity: urgency(context, annotation),
      message: messages.untaggedName(quote(article.text, annotation), label, percent(confidence ?? 1)),
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
        ];
      });
  },
});
