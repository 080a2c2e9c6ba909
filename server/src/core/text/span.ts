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

/** Tells a span from all others, as a key. */
export const spanKey = ({ start, end }: Span): string => `${start} ${end}`;

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Orders by start, longer first, so that an enclosing span precedes what it encloses. */
export function bySpan(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** Puts spans in order, as by `bySpan`; most are already, which is soon seen. */
export function inOrder<S extends Span>(spans: S[]): S[] {
  for (let n = 1; n < spans.length; n++) if (bySpan(spans[n - 1]!, spans[n]!) > 0) return spans.sort(bySpan);
  return spans;
}

/** Whether one of two different spans lies inside the other. */
export function isNested(a: Span, b: Span): boolean {
  return contains(a, b) !== contains(b, a);
}

/** The spans that overlap one before them without lying inside it; given in order, as by `bySpan`. */
export function crossing<S extends Span>(sorted: readonly S[]): S[] {
  const open: Span[] = [];
  return sorted.filter((span) => {
    while (open.length > 0 && open.at(-1)!.end <= span.start) open.pop();
    const around = open.at(-1);
    const crosses = around !== undefined && !isNested(around, span);
    if (!crosses) open.push(span);
    return crosses;
  });
}
