import { fold, foldWord } from './fold';
import type { Span } from './span';

const WORD = /[\p{L}\p{M}\p{N}]/u;
const SMALL = /\p{Ll}/u;
const CAPITAL = /[\p{Lu}\p{Lt}]/u;
const SPACE = /\s/;

/** Where the text at a place stands as a word of its own, in UTF-16 code units of the raw text; no two overlap. */
export type Search = (wanted: Span) => Span[];

/**
 * Prepares a text for such searches; it and each of them is linear. Normal form, the place of tone marks and
 * whatever else `fold` levels do not count. Case does not where one of the two stands in capitals as headings do:
 * `NHẬT BẢN` is `Nhật Bản`, but `nhật bản` is not.
 */
export function searchIn(text: string): Search {
  const exact = fold(text);
  const lower = fold(text, { lower: true }).folded;
  const headings = new Headings(text);
  return (wanted) => {
    const model = text.slice(wanted.start, wanted.end);
    if (model.trim() === '') return [];
    const form = foldWord(model);
    const sought = foldWord(model, { lower: true });
    const isHeading = headings.has(wanted);
    const found: Span[] = [];
    let from = 0;
    for (let at = lower.indexOf(sought); at >= 0; at = lower.indexOf(sought, from)) {
      const end = at + sought.length;
      const span = { start: exact.toRaw(at), end: exact.toRaw(end) };
      const here = exact.folded.slice(at, end);
      const same = here === form || (isHeading && isCapital(here)) || headings.has(span);
      const taken = same && isBoundary(lower, at) && isBoundary(lower, end);
      if (taken) found.push(span);
      from = taken ? end : at + 1;
    }
    return found;
  };
}

/** Tells what is written in capitals because it is a heading. */
class Headings {
  /** The line that was looked at last: a text may be one line. */
  #line: Span & { readonly capitals: boolean } = { start: 0, end: -1, capitals: false };

  constructor(private readonly text: string) {}

  /** In capitals, and of several words or in a line that is: elsewhere one such word may be an abbreviation. */
  has({ start, end }: Span): boolean {
    const piece = this.text.slice(start, end);
    if (!isCapitals(piece)) return false;
    return SPACE.test(piece.trim()) || this.#lineInCapitals(start);
  }

  #lineInCapitals(offset: number): boolean {
    if (offset < this.#line.start || offset > this.#line.end) {
      const start = Math.max(this.#before('\n', offset), this.#before('\r', offset));
      const end = Math.min(this.#after('\n', offset), this.#after('\r', offset));
      const line = this.text.slice(start, end).trim();
      this.#line = { start, end, capitals: SPACE.test(line) && isCapitals(line) };
    }
    return this.#line.capitals;
  }

  #before(eol: string, offset: number): number {
    return offset === 0 ? 0 : this.text.lastIndexOf(eol, offset - 1) + 1;
  }

  #after(eol: string, offset: number): number {
    const at = this.text.indexOf(eol, offset);
    return at < 0 ? this.text.length : at;
  }
}

function isCapitals(text: string): boolean {
  return CAPITAL.test(text) && !SMALL.test(text);
}

function isCapital(text: string): boolean {
  return CAPITAL.test(text[0] ?? '');
}

function isBoundary(text: string, offset: number): boolean {
  return !(WORD.test(text[offset - 1] ?? '') && WORD.test(text[offset] ?? ''));
}
