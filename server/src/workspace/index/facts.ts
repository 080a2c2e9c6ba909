import type { Fact } from '../../core/annotation/adapt/facts';

/**
 * What the decisions of an article say, packed: three numbers a fact, its two halves, and how many decisions say it with
 * the line of the first one. Most of what is kept of an article is this.
 */
export type PackedFacts = Uint32Array;

const WIDTH = 3;
/** Bits of the lower half of a fact. */
const HALF = 2 ** 32;
/** Bits of a line: articles have fewer than 2^18. */
const LINE = 18;
const LAST_LINE = 2 ** LINE - 1;
/** So many decisions are as good as more. */
const MOST = 2 ** (32 - LINE) - 1;

export const NO_FACTS: PackedFacts = new Uint32Array();

export interface SaidFact {
  readonly fact: Fact;
  /** How many decisions say it. */
  readonly count: number;
  /** Of the first of them. */
  readonly line: number;
}

export function packFacts(facts: readonly SaidFact[]): PackedFacts {
  const packed = new Uint32Array(facts.length * WIDTH);
  facts.forEach(({ fact, count, line }, n) => {
    const at = n * WIDTH;
    packed[at] = fact % HALF;
    packed[at + 1] = Math.floor(fact / HALF);
    packed[at + 2] = Math.min(count, MOST) * 2 ** LINE + Math.min(line, LAST_LINE);
  });
  return packed;
}

/** Calls back for each fact, without making an object of it. */
export function forEachFact(
  packed: PackedFacts,
  use: (fact: Fact, count: number, line: number) => void,
): void {
  for (let at = 0; at < packed.length; at += WIDTH)
    use(packed[at + 1]! * HALF + packed[at]!, packed[at + 2]! >>> LINE, packed[at + 2]! & LAST_LINE);
}

/** The line of the first decision that says it; undefined where none does. */
export function lineOfFact(packed: PackedFacts, fact: Fact): number | undefined {
  const [low, high] = [fact % HALF, Math.floor(fact / HALF)];
  for (let at = 0; at < packed.length; at += WIDTH)
    if (packed[at] === low && packed[at + 1] === high) return packed[at + 2]! & LAST_LINE;
  return undefined;
}

export const sayTheSame = (a: PackedFacts, b: PackedFacts): boolean =>
  a.length === b.length && a.every((value, n) => value === b[n]);
