import { Pace, type Steps } from '../text/steps';
import type { Doc, DocSpan } from './model';
import { escapeText } from './xmlText';

/** A text with elements around nested spans. */
export function* inlineXml(
  { text, spans }: Doc,
  tag: (span: DocSpan) => { readonly open: string; readonly close: string },
): Steps<string> {
  let out = '';
  let done = 0;
  const open: { readonly end: number; readonly close: string }[] = [];
  const upTo = (offset: number) => {
    for (let last = open.at(-1); last && last.end <= offset; last = open.at(-1)) {
      out += escapeText(text.slice(done, last.end)) + last.close;
      done = last.end;
      open.pop();
    }
    out += escapeText(text.slice(done, offset));
    done = offset;
  };
  const pace = new Pace();
  for (const span of spans) {
    if (pace.isOver()) yield;
    upTo(span.start);
    const element = tag(span);
    out += element.open;
    open.push({ end: span.end, close: element.close });
  }
  upTo(text.length);
  return out;
}
