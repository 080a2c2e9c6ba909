import type { Annotation, LineAnnotation } from '../core/annotation/model';
import { plain } from '../core/project/decisions';
import type { FeatureContext } from './context';
import type { Fix } from './findings/finding';
import { nameOf, namesIn } from './mentions';
import { isSeen } from './shown';
import { quote } from './words';

// What can be decided for all articles at once.

/** So many full names are offered for one text. */
const MOST = 3;
/** Longer lines are no chrome that stands in other articles just so. */
const LONGEST = 120;

/** The text is no name in any article. */
export function ignoreEverywhere({ article, messages }: FeatureContext, { start, end }: Annotation): Fix {
  const text = quote(article.text, { start, end });
  return {
    title: messages.corpusDecision.ignore(text),
    actions: [],
    decides: { do: 'ignore', text: plain(article.text.slice(start, end)) },
    span: { start, end },
  };
}

/** The text may stand for a longer name of the article under the same label that has all its words. */
export function aliasesFor(context: FeatureContext, annotation: Annotation): Fix[] {
  const { article, project, messages, showThreshold } = context;
  const { start, end, label } = annotation;
  const text = plain(article.text.slice(start, end));
  const words = text.split(' ');
  const names = new Set<string>();
  for (const [first] of namesIn(article)) {
    if (!first || first.label !== label || !isSeen(first, showThreshold)) continue;
    const name = plain(nameOf(article, first));
    const others = name.split(' ');
    if (
      project.aliases.get(text) !== name &&
      others.length > words.length &&
      words.every((word) => others.includes(word))
    )
      names.add(name);
  }
  return [...names].slice(0, MOST).map((name) => ({
    title: messages.corpusDecision.alias(text, name),
    actions: [],
    decides: { do: 'alias', text, name },
    span: { start, end },
  }));
}

/** The line is the site's in every article. */
export function alwaysBoilerplate(
  { article, project, messages }: FeatureContext,
  { start, end }: LineAnnotation,
): Fix[] {
  const text = plain(article.text.slice(start, end));
  if (text === '' || text.length > LONGEST || project.boilerplate.has(text)) return [];
  return [
    {
      title: messages.corpusDecision.boilerplate(quote(article.text, { start, end })),
      actions: [],
      decides: { do: 'boilerplate', text },
      span: { start, end },
    },
  ];
}
