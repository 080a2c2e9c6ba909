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
          : anchor.state === 'unsure'
            ? messages.staleUnsure(item.record.text)
            : messages.staleLost(item.record.text),
  }),
  fixes(context, { touched }) {
    const { article, messages } = context;
    return staleIn(context)
      .filter(({ start, end }) => overlaps({ start, end: Math.max(end, start + 1) }, touched))
      .flatMap(({ start, end, stale: { item, anchor } }): Fix[] => {
        const span = { start, end };
        const { text } = item.record;
        const take = (place: Span, title: string, preferred: boolean): Fix => ({
          title,
          actions: [{ do: 'reanchor', id: item.id, span: place }],
          span,
          preferred,
        });
        const isHere = anchor.state !== 'lost' && end > start;
        const here = item.section === 'spans' ? span : article.lines.span(article.lines.lineAt(start));
        const others = item.section === 'spans' ? elsewhere(context, text, span) : [];
        return [
          ...(isHere
            ? [take(here, messages.useNewText(quote(article.text, here)), anchor.state === 'changed')]
            : []),
          ...others.map((place) => {
            const { line, character } = article.lines.positionAt(place.start);
            return take(place, messages.useOther(text, line + 1, character + 1), false);
          }),
          {
            title: item.section === 'lines' ? messages.forgetLine(text) : messages.forget(text),
            actions: [{ do: 'forget', id: item.id }],
            span,
          },
        ];
      });
  },
});

/** So many other places are offered, those that are nearest. */
const MOST = 3;

/** Where else the text stands that an entry quotes, and no entry stands yet. */
function elsewhere({ article }: FeatureContext, quoted: string, { start }: Span): Span[] {
  const { spans } = article.annotations;
  const taken = new Set(spans.filter(({ item }) => item).map((span) => span.start));
  const places: Span[] = [];
  for (let at = article.text.indexOf(quoted); at >= 0; at = article.text.indexOf(quoted, at + 1))
    if (at !== start && !taken.has(at)) places.push({ start: at, end: at + quoted.length });
  const distance = (place: Span) => Math.abs(place.start - start);
  return places.sort((a, b) => distance(a) - distance(b)).slice(0, MOST);
}
