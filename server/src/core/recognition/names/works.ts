import type { Span } from '../../text/span';
import type { NameRecord } from './mentions';
import { looksLikeName, ShapeClass } from './shapes';
import type { NameWord } from './types';
import { CUE_BIT, type NameView, spaced } from './view';

/** Tokens of a title in quotes. */
const LONGEST = 14;
/** A title of so many words is hardly the beginning of a sentence. */
const UNMISTAKABLE = 4;

/** The tokens of a work that stands in quotes behind its class noun, each `from..to`: `phim "Mắt biếc"`. */
export function quotedWorks(view: NameView): readonly (readonly [from: number, to: number])[] {
  const { shapes, cueEnds, length } = view;
  const works: [number, number][] = [];
  for (let i = 1; i + 2 < length; i++) {
    if ((cueEnds[i - 1]! & CUE_BIT.workHead) === 0 || !looksLikeName(shapes[i + 1]!)) continue;
    const to = endOfQuote(view, i);
    if (to > i + 1) works.push([i + 1, to]);
  }
  return works;
}

/** Where the quote ends that the token opens; -1 where it opens none, or none that could be a title. */
function endOfQuote(view: NameView, at: number): number {
  const { shapes, length } = view;
  const opener = shapes[at]!;
  const apostrophe = opener === ShapeClass.Apostrophe || opener === ShapeClass.OpenQuote;
  if (opener !== ShapeClass.Quote && !apostrophe) return -1;
  if (!spaced(view, at) || spaced(view, at + 1)) return -1;
  for (let i = at + 1; i < Math.min(length, at + 1 + LONGEST); i++) {
    const shape = shapes[i]!;
    if (shape === ShapeClass.Stop || shape === ShapeClass.Semicolon || shape === ShapeClass.Colon) return -1;
    const closes =
      opener === ShapeClass.Quote
        ? shape === ShapeClass.Quote
        : shape === ShapeClass.CloseQuote ||
          (shape === ShapeClass.Apostrophe &&
            (i + 1 === length || spaced(view, i + 1) || shapes[i + 1]! >= ShapeClass.Symbol));
    if (closes) return i;
  }
  return -1;
}

const OPENING = / [\p{L}\p{M}\p{N}]{1,24}/uy;

/** The first two words of a title that begins with the word, by which it is looked up. */
export function openingOf(text: string, { start, end }: Span): string | undefined {
  OPENING.lastIndex = end;
  return OPENING.test(text) ? text.slice(start, OPENING.lastIndex) : undefined;
}

/** How the title of a work begins, if it has words in small letters by which it is found again: `Mắt biếc`. */
export function titleOpening({ label, surface, forms }: NameRecord): string | undefined {
  if (label !== 'MISC' || forms.length < 2 || !/^\p{Lu}.* \p{Ll}/u.test(surface)) return undefined;
  return openingOf(surface, { start: 0, end: surface.indexOf(' ') });
}

/** Whether the title stands at the word, where it is not likelier to be the beginning of a sentence. */
export function isTitleAt(title: string, text: string, { start, opens, introduced }: NameWord): boolean {
  if (!text.startsWith(title, start) || /^[\p{L}\p{M}\p{N}]/u.test(text.slice(start + title.length)))
    return false;
  if (!opens || (introduced & CUE_BIT.workHead) !== 0) return true;
  return title.split(' ').length >= UNMISTAKABLE;
}
