import { type Annotation, isDate } from '../../core/annotation/model';
import { labelsOf, otherLabels } from '../suggestions';
import { rule } from './finding';

/** An accepted name has a label that the project does not know. */
export const unknownLabel = rule<Annotation>({
  code: 'unknown-label',
  subjects(context) {
    const labels = new Set(labelsOf(context));
    return context.article.annotations.spans.filter(
      (span) => span.status === 'accepted' && !isDate(span) && !labels.has(span.label),
    );
  },
  finding: ({ messages }, { label }) => ({ severity: 'warning', message: messages.unknownLabel(label) }),
  fixes(context, { annotations }) {
    const labels = labelsOf(context);
    return annotations
      .filter(({ status, label }) => status !== 'suggested' && !labels.includes(label))
      .flatMap((annotation) => otherLabels(context, annotation));
  },
});
