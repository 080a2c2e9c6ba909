import { Shape, type Token } from '../../text/tokens';

/** Shape classes of tokens, small integers for features. */
export const ShapeClass = {
  Lower: 0,
  Capital: 1,
  AllCaps: 2,
  /** One capital letter. */
  Initial: 3,
  /** Mixed case: `VinFast`, `iPhone`. */
  Camel: 4,
  /** Letters with digits: `U23`. */
  Alphanumeric: 5,
  /** Capitals with full stops: `TP.HCM`. */
  DottedCaps: 6,
  /** `baoquocte.vn`. */
  DottedLower: 7,
  /** One or two digits. */
  ShortNumber: 8,
  /** Four digits, perhaps a year. */
  FourDigits: 9,
  Number: 10,
  Symbol: 11,
  Stop: 12,
  Comma: 13,
  Colon: 14,
  Semicolon: 15,
  OpenBracket: 16,
  CloseBracket: 17,
  OpenQuote: 18,
  CloseQuote: 19,
  /** A straight quote, which may open or close. */
  Quote: 20,
  Hyphen: 21,
  Dash: 22,
  Slash: 23,
  Ampersand: 24,
  Apostrophe: 25,
  Ellipsis: 26,
  /** `?` and `!`. */
  Exclamation: 27,
  OtherPunct: 28,
  /** Before the first and after the last token. */
  Border: 29,
} as const;

const PUNCT: Readonly<Record<string, number>> = {
  '.': ShapeClass.Stop,
  ',': ShapeClass.Comma,
  ':': ShapeClass.Colon,
  ';': ShapeClass.Semicolon,
  '(': ShapeClass.OpenBracket,
  '[': ShapeClass.OpenBracket,
  ')': ShapeClass.CloseBracket,
  ']': ShapeClass.CloseBracket,
  '“': ShapeClass.OpenQuote,
  '«': ShapeClass.OpenQuote,
  '‘': ShapeClass.OpenQuote,
  '”': ShapeClass.CloseQuote,
  '»': ShapeClass.CloseQuote,
  '’': ShapeClass.Apostrophe,
  "'": ShapeClass.Apostrophe,
  '"': ShapeClass.Quote,
  '-': ShapeClass.Hyphen,
  '–': ShapeClass.Dash,
  '—': ShapeClass.Dash,
  '/': ShapeClass.Slash,
  '&': ShapeClass.Ampersand,
  '…': ShapeClass.Ellipsis,
  '?': ShapeClass.Exclamation,
  '!': ShapeClass.Exclamation,
};

export function shapeClass(text: string, token: Token): number {
  const { kind, shape, start, end } = token;
  if (kind === 'word') return wordShape(shape);
  if (kind === 'symbol') return ShapeClass.Symbol;
  if (kind === 'number') {
    if (shape & Shape.Separated) return ShapeClass.Number;
    if (end - start <= 2) return ShapeClass.ShortNumber;
    return end - start === 4 ? ShapeClass.FourDigits : ShapeClass.Number;
  }
  if (end - start > 1) return text[start] === '.' ? ShapeClass.Ellipsis : ShapeClass.OtherPunct;
  return PUNCT[text[start]!] ?? ShapeClass.OtherPunct;
}

function wordShape(shape: number): number {
  if (shape & Shape.HasDot) return shape & Shape.AllCaps ? ShapeClass.DottedCaps : ShapeClass.DottedLower;
  if (shape & Shape.HasDigit) return ShapeClass.Alphanumeric;
  if (shape & Shape.Camel) return ShapeClass.Camel;
  if (shape & Shape.AllCaps) return ShapeClass.AllCaps;
  if (shape & Shape.Initial) return ShapeClass.Initial;
  return shape & Shape.Capital ? ShapeClass.Capital : ShapeClass.Lower;
}

const NAME_SHAPES =
  (1 << ShapeClass.Capital) |
  (1 << ShapeClass.AllCaps) |
  (1 << ShapeClass.Initial) |
  (1 << ShapeClass.Camel) |
  (1 << ShapeClass.Alphanumeric) |
  (1 << ShapeClass.DottedCaps);

/** Whether a token looks like part of a name: letters with a capital among them, or with digits. */
export function looksLikeName(shape: number): boolean {
  return ((NAME_SHAPES >>> shape) & 1) === 1;
}

const SENTENCE_ENDS =
  (1 << ShapeClass.Stop) |
  (1 << ShapeClass.Exclamation) |
  (1 << ShapeClass.Ellipsis) |
  (1 << ShapeClass.Colon) |
  (1 << ShapeClass.Border);

const OPENERS =
  (1 << ShapeClass.OpenQuote) |
  (1 << ShapeClass.OpenBracket) |
  (1 << ShapeClass.Quote) |
  (1 << ShapeClass.Hyphen) |
  (1 << ShapeClass.Dash) |
  (1 << ShapeClass.Symbol) |
  (1 << ShapeClass.OtherPunct);

/** Whether a sentence may begin after a token of this shape. */
export function endsSentence(shape: number): boolean {
  return ((SENTENCE_ENDS >>> shape) & 1) === 1;
}

/** Quotes, brackets and bullets that may stand before the first word of a sentence. */
export function opensSentence(shape: number): boolean {
  return ((OPENERS >>> shape) & 1) === 1;
}
