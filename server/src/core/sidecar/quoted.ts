import { textHash } from '../text/hash';
import { CodePoints, PairedUnits } from '../text/units';

/**
 * The text of an article as sidecars of a version quote it and count in it. Since version 2 every line end is
 * one `\n`, as most programs read text, so that copies of an article that differ in their line ends, as git
 * makes them, have the same sidecar. In version 1 it is the text as it is.
 */
export interface QuotedText {
  readonly text: string;
  /** Code points of `text`. */
  readonly codePoints: CodePoints;
  /** From a UTF-16 offset of the article to one of `text`. */
  fromArticle(offset: number): number;
  /** From a UTF-16 offset of `text` to one of the article. */
  toArticle(offset: number): number;
}

/** `codePoints` are those of the text, where they are known. */
export function quotedText(
  text: string,
  version: number,
  codePoints: CodePoints = new CodePoints(text),
): QuotedText {
  const same = (offset: number) => offset;
  if (version < 2 || !text.includes('\r')) return { text, codePoints, fromArticle: same, toArticle: same };
  const quoted = text.replace(/\r\n?/g, '\n');
  const breaks = new PairedUnits(text, /\r\n/g);
  return {
    text: quoted,
    codePoints: new CodePoints(quoted),
    fromArticle: (offset) => breaks.fromUtf16(offset),
    toArticle: (offset) => breaks.toUtf16(offset),
  };
}

/** The hashes by which sidecars of any version may know a text. */
export function textHashes(text: string): ReadonlySet<string> {
  const quoted = quotedText(text, 2).text;
  return new Set(quoted === text ? [textHash(text)] : [textHash(quoted), textHash(text)]);
}
