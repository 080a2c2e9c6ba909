import { type Annotation, isDate } from '../../core/annotation/model';
import type { FeatureContext } from '../context';
import { aliasesFor, ignoreEverywhere } from '../corpusDecisions';
import { mentionsOf, namesIn } from '../mentions';
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
  subjects({ article, showThreshold, problems }) {
    const isOpen = (span: Annotation) => !isDate(span) && isShown(span, showThreshold);
    const { spans } = article.annotations;
    if (problems === 'byMention') return spans.filter(isOpen);
    if (!spans.some(isOpen)) return [];
    const first: Annotation[] = [];
    for (const mentions of namesIn(article)) {
      const shown = mentions.find((one) => isShown(one, showThreshold));
      if (shown) first.push(shown);
    }
    return first;
  },
  finding(context, annotation) {
    const { article, messages, problems, showThreshold } = context;
    const { label, confidence } = annotation;
    const mentions = problems === 'byMention' ? [] : mentionsOf(article, annotation);
    const isOther = (one: Annotation) => one !== annotation && isShown(one, showThreshold);
    let others = 0;
    for (const one of mentions) if (isOther(one)) others++;
    const text = quote(article.text, annotation);
    return {
      severity: urgency(context, annotation),
      message: messages.untaggedName(text, label, percent(confidence ?? 1), others),
      related: () => relatedTo(article, mentions.filter(isOther), namesIn(article).length),
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
