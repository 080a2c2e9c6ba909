/** States of which the sums are made at once, so that the processor need not wait for one of them before it goes on. */
const WIDTH = 3;

/**
 * What goes into each state of a chain from others, laid out for `WIDTH` of them at a time: states that the same others go
 * into are together. Without this most of the time of a lattice goes to waiting and to finding places.
 */
export class Fans {
  /** `WIDTH` states a fan; what is none has the number after the last state. */
  readonly targets: Uint16Array;
  /** Where the sources of each fan begin, and at last where they end. */
  readonly begins: Uint32Array;
  readonly sources: Uint8Array;
  /** `WIDTH` values a source, one for each state of the fan. */
  readonly values: Float64Array;
  readonly #size: number;

  /** @param lists for each state the others, ascending */
  constructor(lists: readonly ArrayLike<number>[]) {
    this.#size = lists.length;
    const alike = new Map<string, number[]>();
    lists.forEach((list, state) => {
      const key = Array.from(list).join(' ');
      const states = alike.get(key);
      if (states) states.push(state);
      else alike.set(key, [state]);
    });
    const targets: number[] = [];
    const begins = [0];
    const sources: number[] = [];
    for (const states of alike.values()) {
      for (let n = 0; n < states.length; n += WIDTH) {
        for (let k = 0; k < WIDTH; k++) targets.push(states[n + k] ?? lists.length);
        sources.push(...Array.from(lists[states[0]!]!));
        begins.push(sources.length);
      }
    }
    this.targets = Uint16Array.from(targets);
    this.begins = Uint32Array.from(begins);
    this.sources = Uint8Array.from(sources);
    this.values = new Float64Array(WIDTH * sources.length);
  }

  /** Sets the values by source and state. */
  fill(of: (source: number, target: number) => number): void {
    for (let fan = 0; fan + 1 < this.begins.length; fan++)
      for (let n = this.begins[fan]!; n < this.begins[fan + 1]!; n++)
        for (let k = 0; k < WIDTH; k++) {
          const target = this.targets[WIDTH * fan + k]!;
          if (target < this.#size) this.values[WIDTH * n + k] = of(this.sources[n]!, target);
        }
  }

  /** For each state the sum of the others' amounts, which stand from `at` on, times the values. */
  sum(amounts: Float64Array, at: number, into: Float64Array): void {
    const { targets, begins, sources, values } = this;
    for (let fan = 0, to = 0; fan + 1 < begins.length; fan++, to += WIDTH) {
      let one = 0;
      let two = 0;
      let three = 0;
      for (let n = begins[fan]!, end = begins[fan + 1]!; n < end; n++) {
        const amount = amounts[at + sources[n]!]!;
        one += amount * values[WIDTH * n]!;
        two += amount * values[WIDTH * n + 1]!;
        three += amount * values[WIDTH * n + 2]!;
      }
      into[targets[to]!] = one;
      into[targets[to + 1]!] = two;
      into[targets[to + 2]!] = three;
    }
  }

  /** For each state the highest of the others' amounts plus the values, and from which of them. */
  highest(amounts: Float64Array, into: Float64Array, from: Uint8Array): void {
    const { targets, begins, sources, values } = this;
    for (let fan = 0, to = 0; fan + 1 < begins.length; fan++, to += WIDTH) {
      let one = -Infinity;
      let two = -Infinity;
      let three = -Infinity;
      let first = 0;
      let second = 0;
      let third = 0;
      for (let n = begins[fan]!, end = begins[fan + 1]!; n < end; n++) {
        const source = sources[n]!;
        const amount = amounts[source]!;
        const a = amount + values[WIDTH * n]!;
        const b = amount + values[WIDTH * n + 1]!;
        const c = amount + values[WIDTH * n + 2]!;
        if (a > one) {
          one = a;
          first = source;
        }
        if (b > two) {
          two = b;
          second = source;
        }
        if (c > three) {
          three = c;
          third = source;
        }
      }
      into[targets[to]!] = one;
      into[targets[to + 1]!] = two;
      into[targets[to + 2]!] = three;
      from[targets[to]!] = first;
      from[targets[to + 1]!] = second;
      from[targets[to + 2]!] = third;
    }
  }
}
