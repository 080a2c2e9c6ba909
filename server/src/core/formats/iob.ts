import type { Scheme } from './model';
import type { TokenSpan } from './tokens';

/** Tags of the tokens of one line. */
export function encodeTags(count: number, spans: readonly TokenSpan[], scheme: Scheme): string[] {
  const tags = new Array<string>(count).fill('O');
  let previous: TokenSpan | undefined;
  for (const current of spans) {
    const { first, last, span } = current;
    const touches = previous?.last === first && previous.span.label === span.label;
    for (let n = first; n < last; n++) tags[n] = `${letter(n, first, last, touches, scheme)}-${span.label}`;
    previous = current;
  }
  return tags;
}

function letter(n: number, first: number, last: number, touches: boolean, scheme: Scheme): string {
  if (scheme === 'iob1') return n === first && touches ? 'B' : 'I';
  if (scheme === 'iob2') return n === first ? 'B' : 'I';
  const [single, end] = scheme === 'bilou' ? ['U', 'L'] : ['S', 'E'];
  if (last - first === 1) return single!;
  return n === first ? 'B' : n === last - 1 ? end! : 'I';
}

/** A span of tokens that tags give: indices of the first one and behind the last one. */
export interface TagSpan {
  readonly first: number;
  readonly last: number;
  readonly label: string;
}

const TAG = /^([BIESLUM])-(.+)$/u;

/**
 * Reads tags of any scheme, as the CoNLL scorer does: a span begins at `B`, `S` and `U`, or where the label
 * changes, and ends behind `E`, `L`, `S` and `U`; `M` is what some write for `I`. An index instead of the
 * spans is that of a wrong tag.
 *
 * @param bare tags are labels alone, so that neighbours of one label are one span
 */
export function decodeTags(tags: readonly string[], bare = false): TagSpan[] | number {
  const spans: TagSpan[] = [];
  let open: { first: number; label: string } | undefined;
  const close = (last: number) => {
    if (open) spans.push({ ...open, last });
    open = undefined;
  };
  for (const [n, tag] of tags.entries()) {
    if (tag === 'O' || tag === '_' || tag === '-') {
      close(n);
      continue;
    }
    const [, prefix, label] = bare ? [tag, 'I', tag] : (TAG.exec(tag) ?? []);
    if (prefix === undefined || label === undefined) return n;
    if (prefix === 'B' || prefix === 'S' || prefix === 'U' || open?.label !== label) close(n);
    open ??= { first: n, label };
    if (prefix === 'E' || prefix === 'L' || prefix === 'S' || prefix === 'U') close(n + 1);
  }
  close(tags.length);
  return spans;
}
