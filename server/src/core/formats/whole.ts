import type { Span } from '../text/span';
import { flatMapSteps, Pace, type Steps } from '../text/steps';
import type { Doc, DocSpan, Lose, TokenizedLine } from './model';

/** As Python has it, and JavaScript. */
const BLANK = /[\s\u001c-\u001f\u0085]/;

/** Spans without blanks at their ends, for formats that forbid them. */
export function trimSpans({ text, spans }: Doc, lose: Lose): Steps<DocSpan[]> {
  return flatMapSteps(spans, (span) => {
    let { start, end } = span;
    while (start < end && BLANK.test(text[start]!)) start++;
    while (end > start && BLANK.test(text[end - 1]!)) end--;
    if (start === end) {
      lose('no-token', span);
      return [];
    }
    if (start === span.start && end === span.end) return span;
    lose('trimmed', span, { written: text.slice(start, end) });
    return { ...span, start, end };
  });
}

export interface WholeToken extends Span {
  /** Whether one blank follows that belongs to no token. */
  readonly space: boolean;
}

/**
 * A whole text in tokens, as spaCy has it: one blank behind a token belongs to it, and any other white
 * space is a token of its own, so that the text can be put together again.
 */
export function* wholeTokens(text: string, lines: readonly TokenizedLine[]): Steps<WholeToken[]> {
  const pace = new Pace();
  const result: WholeToken[] = [];
  let done = 0;
  const gap = (end: number) => {
    if (done === end) return;
    let from = done;
    const previous = result.at(-1);
    if (previous && text[from] === ' ') {
      result[result.length - 1] = { ...previous, space: true };
      from++;
    }
    if (from < end) result.push({ start: from, end, space: false });
    done = end;
  };
  for (const { tokens } of lines) {
    for (const { start, end } of tokens) {
      gap(start);
      result.push({ start, end, space: false });
      done = end;
      if (pace.isOver()) yield;
    }
  }
  gap(text.length);
  return result;
}
