import { type Annotation, isDate } from '../../core/annotation/model';
import { isShown } from '../shown';
import { accept, otherLabels } from '../suggestions';
import { quote } from '../words';
import { rule } from './finding';
import { urgency } from './untaggedName';

/** The recognizer takes this for a date, a time, a duration or something recurring. */
export const untaggedDate = rule<Annotation>({
  code: 'untagged-date',
  isOpen: true,
  subjects: ({ article, showThreshold }) =>
    article.annotations.spans.filter((span) => isDate(span) && isShown(span, showThreshold)),
  finding(context, annotation) {
    const { article, messages } = context;
    const { type = 'DATE', value = '' } = annotation;
    return {
      severity: urgency(context, annotation),
      message: messages.untaggedDate(quote(article.text, annotation), type, value),
    };
  },
  fixes(context, { annotations }) {
    const { article, messages, showThreshold } = context;
    return annotations
      .filter((annotation) => isDate(annotation) && isShown(annotation, showThreshold))
      .flatMap((annotation) => {
        const { start, end, value = '' } = annotation;
        const span = { start, end };
        const text = quote(article.text, span);
        return [
          { title: messages.acceptDate(text, value), actions: [accept(annotation)], span, preferred: true },
          ...otherLabels(context, annotation),
          { title: messages.notADate(text), actions: [{ do: 'reject', span }], span },
        ];
      });
  },
});
