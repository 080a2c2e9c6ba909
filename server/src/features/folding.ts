import type { Article } from '../core/annotation/article';
import type { LineAnnotation } from '../core/annotation/model';
import type { Span } from '../core/text/span';
import { perArticle } from './memo';

/** Lines that can be folded away under the first of them; numbers of lines, from 0, both ends included. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  /** `article`: all of it, under its headline. */
  readonly kind: 'boilerplate' | 'section' | 'article';
}

/** The chrome of the page, the article as a whole, and its sections. Linear in the number of lines. */
export function folds({ annotations: { lines }, text }: Article): Fold[] {
  const found = runs(lines, ({ kind }) => kind === 'boilerplate').map(
    ([first, last]): Fold => ({ first, last, kind: 'boilerplate' }),
  );
  for (const [first, last] of runs(lines, isOwn)) {
    const title = lines[first]!.kind === 'title';
    if (title) found.push({ first, last, kind: 'article' });
    const headings: number[] = [];
    for (let n = first + 1; n < last; n++) if (isHeading(text, lines, n)) headings.push(n);
    headings.forEach((heading, n) => {
      const end = lastOwn(lines, (headings[n + 1] ?? last + 1) - 1);
      found.push({ first: heading, last: end, kind: 'section' });
    });
  }
  return found.filter(({ first, last }) => last > first).sort((a, b) => a.first - b.first || b.last - a.last);
}

/** From the first line that is the article's own to the last one; undefined where there is none. */
export const ownPart = perArticle(({ annotations: { lines } }: Article): Span | undefined => {
  const first = lines.find(isOwn);
  const last = lines.findLast(isOwn);
  return first && last && { start: first.start, end: last.end };
});

const isOwn = ({ kind }: LineAnnotation) => kind !== 'boilerplate' && kind !== 'blank';

/** Runs of lines that are such, with the blank ones between them: the first and the last of each. */
function runs(
  lines: readonly LineAnnotation[],
  isSuch: (line: LineAnnotation) => boolean,
): [number, number][] {
  const found: [number, number][] = [];
  let isOpen = false;
  for (const [n, line] of lines.entries()) {
    if (line.kind === 'blank') continue;
    if (!isSuch(line)) isOpen = false;
    else if (isOpen) found.at(-1)![1] = n;
    else {
      found.push([n, n]);
      isOpen = true;
    }
  }
  return found;
}

const LONGEST_HEADING = 100;
const ENDS_LIKE_A_SENTENCE = /[.!?…:;,"”’»)\]]$/;

/** A short line of the article that is no sentence and stands before one. */
function isHeading(text: string, lines: readonly LineAnnotation[], n: number): boolean {
  const line = lines[n]!;
  if (line.kind !== 'body' || line.end - line.start > LONGEST_HEADING) return false;
  if (ENDS_LIKE_A_SENTENCE.test(text.slice(line.start, line.end).trimEnd())) return false;
  let next = n + 1;
  while (lines[next]?.kind === 'blank') next++;
  const below = lines[next];
  if (below?.kind !== 'body') return false;
  return ENDS_LIKE_A_SENTENCE.test(text.slice(Math.max(below.start, below.end - 2), below.end).trimEnd());
}

function lastOwn(lines: readonly LineAnnotation[], n: number): number {
  while (lines[n]?.kind === 'blank') n--;
  return n;
}
