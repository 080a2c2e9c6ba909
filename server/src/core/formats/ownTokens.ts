import { splitLines } from '../text/lines';
import type { Span } from '../text/span';
import { lowerBound } from '../text/units';
import { asArray, asText, jsonLines } from './json';
import type { Doc, InputFile, TokenizedLine } from './model';

/** The tokens of an article from a user's file, and the line that they stand on. */
export interface OwnTokens {
  readonly tokens: readonly string[];
  readonly line: number;
}

/**
 * Reads `{"path", "tokens": ["Lan", "ở", "Hà_Nội"]}` for each article; sentences as lists of lists are
 * taken as one list.
 *
 * @throws FormatError
 */
export function readTokens(file: InputFile): Map<string, OwnTokens> {
  const all = new Map<string, OwnTokens>();
  for (const { value, line } of jsonLines(file)) {
    const tokens = asArray(value['tokens'], 'tokens', file, line).flat();
    all.set(asText(value['path'], 'path', file, line), {
      tokens: tokens.map((token) => asText(token, 'a token', file, line)),
      line,
    });
  }
  return all;
}

const BLANK = /[\s\u001c-\u001f\u0085]/;
/** What need not be in a token. */
const REST = /^[\s\u001c-\u001f\u0085\u200b]*$/;
/** Code points of text that a message quotes. */
const QUOTED = 40;

/**
 * Finds tokens in a text, one after another; `_` and blanks in a token stand for blanks in the text too.
 * The index of the first token that is not there comes back instead of the tokens, or the beginning of the
 * text that no token is left for.
 */
export function placeTokens(
  { text }: Pick<Doc, 'text'>,
  tokens: readonly string[],
): TokenizedLine[] | number | string {
  const places: Span[] = [];
  let at = 0;
  for (const [n, token] of tokens.entries()) {
    while (at < text.length && BLANK.test(text[at]!)) at++;
    const start = at;
    for (const char of token) {
      if (text.startsWith(char, at) && !BLANK.test(char)) {
        at += char.length;
        continue;
      }
      if ((char !== '_' && !BLANK.test(char)) || !BLANK.test(text[at] ?? '')) return n;
      while (at < text.length && BLANK.test(text[at]!)) at++;
    }
    if (at > start) places.push({ start, end: at });
  }
  const rest = text.slice(at);
  return REST.test(rest) ? byLine(text, places) : [...rest.trim()].slice(0, QUOTED).join('');
}

/** Tokens over a line end are cut there. */
function byLine(text: string, places: readonly Span[]): TokenizedLine[] {
  return splitLines(text).flatMap((line): TokenizedLine[] => {
    const first = lowerBound(places, (place) => place.end > line.start);
    const last = lowerBound(places, (place) => place.start >= line.end);
    const tokens = places
      .slice(first, last)
      .map(({ start, end }) => ({ start: Math.max(start, line.start), end: Math.min(end, line.end) }))
      .filter(({ start, end }) => start < end);
    return tokens.length > 0 ? [{ ...line, tokens }] : [];
  });
}
