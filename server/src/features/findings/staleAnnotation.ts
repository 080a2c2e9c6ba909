import { isOwn } from '../../core/annotation/combine';
import { isLive } from '../../core/annotation/model';
import { overlaps, type Span } from '../../core/text/span';
import type { FeatureContext } from '../context';
import { quote } from '../words';
import { type Fix, rule } from './finding';

type Stale = FeatureContext['article']['annotations']['stale'][number];
interface Place extends Span {
  readonly stale: Stale;
}

const staleIn = ({ article }: FeatureContext): Place[] =>
  article.annotations.stale
    .filter(({ item }) => isLive(item.record) && !isOwn(item.record))
    .map((stale) => ({ start: stale.anchor.span.start, end: stale.anchor.span.end, stale }));

/** The text that a decision was made on is another one, or gone. */
export const staleAnnotation = rule<Place>({
  code: 'stale-annotation',
  subjects: staleIn,
  finding: ({ article, messages }, { stale: { item, anchor } }) => ({
    severity: 'warning',
    message:
      item.section === 'lines'
        ? messages.staleLine(item.record.text)
        : anchor.state === 'changed'
          ? messages.staleChanged(item.record.text, quote(article.text, anchor.span))
          : messages.staleLost(item.record.text),
  }),
  fixes(context, { touched }) {
    const { article, messages } = context;
    return staleIn(context)
      .filter(({ start, end }) => overlaps({ start, end: Math.max(end, start + 1) }, touched))
      .flatMap(({ start, end, stale: { item, anchor } }): Fix[] => {
        const span = { start, end };
        const isNew = item.section === 'spans' && anchor.state === 'changed' && end > start;
        const title =
          item.section === 'lines'
            ? messages.forgetLine(item.record.text)
            : messages.forget(item.record.text);
        return [
          ...(isNew
            ? [
                {
                  title: messages.useNewText(quote(article.text, span)),
                  actions: [{ do: 'reanchor' as const, id: item.id, span }],
                  span,
                  preferred: true,
                },
              ]
            : []),
          { title, actions: [{ do: 'forget', id: item.id }], span },
        ];
      });
  },
});
