/**
 * A half-open range of text, `start <= end`.
 *
 * Everywhere inside Dateline the unit is UTF-16 code units of the decoded text, the unit of JavaScript
 * strings. Code points (sidecars, command line) and line/character positions (LSP) exist only at the
 * borders, and `core/text/units.ts` and `lsp/convert.ts` are the only places that convert.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Orders by start, longer first, so that an enclosing span precedes what it encloses. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}
