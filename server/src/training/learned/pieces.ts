import type { Span } from '../../core/text/span';
import type { Example, ExampleArticle } from './examples';

/**
 * Code units of a line from which on it is learned from in pieces, so that no step takes long. Paragraphs of articles
 * are shorter.
 */
export const LONGEST = 2000;

/** Articles whose long lines are cut where no name is. */
export function inPieces(articles: readonly ExampleArticle[]): readonly ExampleArticle[] {
  return articles.map((article) =>
    article.lines.every(({ text }) => text.length <= LONGEST)
      ? article
      : { ...article, lines: article.lines.flatMap(piecesOf) },
  );
}

function piecesOf(example: Example): readonly Example[] {
  const { text, names, rejected, hints, complete } = example;
  if (text.length <= LONGEST) return [example];
  const cuts = cutsOf(text, covered([...names, ...rejected, ...hints]));
  const [namesIn, rejectedIn, hintsIn] = [apart(names, cuts), apart(rejected, cuts), apart(hints, cuts)];
  const pieces: Example[] = [];
  for (let n = 0; n <= cuts.length; n++) {
    const piece: Example = {
      text: text.slice(n === 0 ? 0 : cuts[n - 1], cuts[n] ?? text.length),
      names: namesIn[n]!,
      rejected: rejectedIn[n]!,
      hints: hintsIn[n]!,
      complete,
    };
    // Where nothing is known there is nothing to learn.
    if (complete || piece.names.length + piece.rejected.length > 0) pieces.push(piece);
  }
  return pieces;
}

/** What spans cover, sorted and disjoint. */
function covered(spans: readonly Span[]): Span[] {
  const covers: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = covers.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else covers.push({ start, end });
  }
  return covers;
}

/**
 * Where a text is cut so that no piece is longer than `LONGEST`, unless something that covers more is: behind a blank
 * where there is one. Linear in the text.
 *
 * @param covers sorted and disjoint; what is not cut
 */
export function cutsOf(text: string, covers: readonly Span[] = []): number[] {
  const cuts: number[] = [];
  let first = 0;
  for (let start = 0; text.length - start > LONGEST; ) {
    const limit = start + LONGEST;
    while (first < covers.length && covers[first]!.end <= start) first++;
    let behind = first;
    while (behind < covers.length && covers[behind]!.start < limit) behind++;
    const over = behind > first && covers[behind - 1]!.end > limit ? covers[behind - 1]!.end : undefined;
    let cut = over ?? (isLowSurrogate(text, limit) ? limit + 1 : limit);
    for (let at = limit; at > start + LONGEST / 2; at--) {
      while (behind > first && covers[behind - 1]!.start >= at) behind--;
      const isInside = behind > first && covers[behind - 1]!.end > at;
      if (isInside || text.charAt(at - 1) !== ' ') continue;
      cut = at;
      break;
    }
    if (cut >= text.length) break;
    cuts.push(cut);
    start = cut;
  }
  return cuts;
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000;
}

/** The spans of each piece, by offsets in it. */
function apart<S extends Span>(spans: readonly S[], cuts: readonly number[]): S[][] {
  const parts: S[][] = [[]];
  for (const span of spans) {
    while (parts.length <= cuts.length && span.start >= cuts[parts.length - 1]!) parts.push([]);
    const shift = cuts[parts.length - 2] ?? 0;
    parts.at(-1)!.push({ ...span, start: span.start - shift, end: span.end - shift });
  }
  while (parts.length <= cuts.length) parts.push([]);
  return parts;
}
