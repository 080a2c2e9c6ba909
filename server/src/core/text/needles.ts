import { Pace, type Steps } from './steps';

/** So many code units of a needle are looked up first. */
const HEAD = 4;
/** So many code units of a text are searched in one step. */
const STRETCH = 8192;

/**
 * All places of many texts in one, overlapping ones included, ascending. Linear in the text, the needles and
 * what is found, as far as needles with one beginning come in few lengths.
 */
export function* findAllSteps(
  text: string,
  needles: Iterable<string>,
): Steps<ReadonlyMap<string, readonly number[]>> {
  const pace = new Pace();
  const found = new Map<string, number[]>();
  /** The lengths of the needles by their beginning. */
  const heads = new Map<string, Set<number>>();
  const sizes = new Set<number>();
  for (const needle of needles) {
    if (pace.isOver()) yield;
    if (needle === '' || found.has(needle)) continue;
    found.set(needle, []);
    const head = needle.slice(0, HEAD);
    sizes.add(head.length);
    const lengths = heads.get(head);
    if (lengths) lengths.add(needle.length);
    else heads.set(head, new Set([needle.length]));
  }
  const firsts = new Set([...heads.keys()].map((head) => head.charCodeAt(0)));
  for (let at = 0; at < text.length; at++) {
    if (at % STRETCH === STRETCH - 1) yield;
    if (!firsts.has(text.charCodeAt(at))) continue;
    for (const size of sizes) {
      if (at + size > text.length) continue;
      for (const length of heads.get(text.slice(at, at + size)) ?? [])
        if (at + length <= text.length) found.get(text.slice(at, at + length))?.push(at);
    }
  }
  return found;
}
