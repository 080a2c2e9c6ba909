import type { Span } from '../core/text/span';
import { fixAll } from './actions';
import type { FeatureContext } from './context';
import { stateOf } from './finishing';
import { isShown } from './shown';

/** What stands over the headline: how much is done, and what can be done next. */
export interface Lens {
  readonly span: Span;
  readonly title: string;
  readonly does: 'menu' | 'acceptAll' | 'next' | 'finish' | 'nextArticle';
}

/** None for an article in which there is nothing. */
export function lenses(context: FeatureContext): Lens[] {
  const { article, messages, showThreshold } = context;
  const { spans, lines } = article.annotations;
  const accepted = spans.filter(({ status }) => status === 'accepted').length;
  const suggested = spans.filter((span) => isShown(span, showThreshold)).length;
  if (accepted + suggested === 0) return [];
  const { start, end } = lines.find(({ kind }) => kind === 'title') ?? lines[0]!;
  const span = { start, end };
  const sure = fixAll(context);
  const marks = sure.filter((action) => action.do === 'mark').length;
  const { lens } = messages;
  const state = stateOf(article);
  const shown = state === 'finished' || state === 'changed' ? [messages.states[state]] : [];
  return [
    { span, title: [lens.counts(accepted, suggested), ...shown].join(' · '), does: 'menu' },
    ...(suggested > 0 ? [{ span, title: lens.next, does: 'next' } as const] : []),
    ...(sure.length > 0
      ? [{ span, title: lens.acceptSure(sure.length - marks, marks), does: 'acceptAll' } as const]
      : []),
    state === 'finished'
      ? { span, title: lens.nextArticle, does: 'nextArticle' }
      : { span, title: lens.finish, does: 'finish' },
  ];
}
