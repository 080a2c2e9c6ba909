/**
 * Rules of a date grammar that are said instead of programmed: patterns over tokens, put together from few
 * parts. A pattern takes a bounded number of tokens (`width`) and knows the words that it may begin with
 * (`starts`), so that a grammar of such rules is linear and its table of first words falls out of them.
 */
import type { Tokens } from './tokens';
import type { Match, Meaning, Rule } from './types';
import { words as wordSet } from './words';

/** What a pattern found: the index of the first token after it, and what it stands for. */
export interface Found<T> {
  readonly next: number;
  readonly value: T;
}

/** In `Pattern.starts`: it may begin with a number. */
export const NUMBER = '0';
type Matcher<T> = (t: Tokens, i: number) => Found<T> | undefined;

/** What must not stand beside a pattern, as words. */
export interface Neighbours {
  readonly before?: string;
  readonly after?: string;
}

/** What a pattern may begin with. */
interface Starts {
  /** It may take no token at all. */
  readonly optional: boolean;
  /** First words, folded; see also `NUMBER`. */
  words(): Iterable<string>;
}

const startsWith = (set: ReadonlySet<string>): Starts => ({ optional: false, words: () => set });

export class Pattern<T> {
  constructor(
    /** Most tokens that it takes. */
    readonly width: number,
    readonly starts: Starts,
    readonly match: Matcher<T>,
  ) {}

  /** The same with another value; undefined is no match. */
  map<U>(value: (value: T) => U | undefined): Pattern<U> {
    return this.#with((t, i) => {
      const found = this.match(t, i);
      const mapped = found && value(found.value);
      return mapped === undefined ? undefined : { next: found!.next, value: mapped };
    });
  }

  as<U>(value: U): Pattern<U> {
    return this.map(() => value);
  }

  /** Only where none of the words stands before it or after it. */
  not({ before = '', after = '' }: Neighbours): Pattern<T> {
    const [left, right] = [wordSet(before), wordSet(after)];
    return this.when((t, i, next) => !left.has(t.word(i - 1)) && !right.has(t.word(next)));
  }

  /** Only where the condition holds, which may look at a bounded number of tokens around. */
  when(holds: (t: Tokens, i: number, next: number, value: T) => boolean): Pattern<T> {
    return this.#with((t, i) => {
      const found = this.match(t, i);
      return found && holds(t, i, found.next, found.value) ? found : undefined;
    });
  }

  #with<U>(match: Matcher<U>): Pattern<U> {
    return new Pattern(this.width, this.starts, match);
  }
}

/** One of the words, folded. */
export function word(list: string): Pattern<string> {
  const set = wordSet(list);
  return new Pattern(1, startsWith(set), (t, i) => {
    const text = t.word(i);
    return set.has(text) ? { next: i + 1, value: text } : undefined;
  });
}

/** Words that follow each other: `phrase('next to last')`. */
export function phrase(list: string): Pattern<readonly string[]> {
  return seq(...list.split(' ').map(word));
}

/** One of the words of a table, for what it stands there. */
export function table<T>(entries: ReadonlyMap<string, T> | Readonly<Record<string, T>>): Pattern<T> {
  const map: ReadonlyMap<string, T> = entries instanceof Map ? entries : new Map(Object.entries(entries));
  return new Pattern(1, { optional: false, words: () => map.keys() }, (t, i) => {
    const value = map.get(t.word(i));
    return value === undefined ? undefined : { next: i + 1, value };
  });
}

const DIGITS = startsWith(new Set([NUMBER]));

/** A number in digits from `least` to `most`, with at most as many digits as `most` has. */
export function num(least: number, most: number): Pattern<number> {
  const digits = String(most).length;
  return new Pattern(1, DIGITS, (t, i) => {
    const token = t.at(i);
    const fits = token.value >= least && token.value <= most && token.text.length <= digits;
    return token.kind === 'number' && fits ? { next: i + 1, value: token.value } : undefined;
  });
}

function* wordsOf(patterns: readonly Pattern<unknown>[]): Iterable<string> {
  for (const { starts } of patterns) yield* starts.words();
}

type Values<P extends readonly Pattern<unknown>[]> = {
  -readonly [K in keyof P]: P[K] extends Pattern<infer T> ? T : never;
};

/** One after the other. */
export function seq<P extends readonly Pattern<unknown>[]>(...parts: P): Pattern<Values<P>> {
  const width = parts.reduce((sum, part) => sum + part.width, 0);
  const needed = parts.findIndex(({ starts }) => !starts.optional);
  const first = needed < 0 ? parts : parts.slice(0, needed + 1);
  const starts = { optional: needed < 0, words: () => wordsOf(first) };
  return new Pattern(width, starts, (t, i) => {
    const values: unknown[] = [];
    let next = i;
    for (const part of parts) {
      const found = part.match(t, next);
      if (!found) return undefined;
      values.push(found.value);
      next = found.next;
    }
    return { next, value: values as Values<P> };
  });
}

/** The first of the patterns that matches. */
export function any<T>(...patterns: readonly Pattern<T>[]): Pattern<T> {
  return new Pattern(
    Math.max(...patterns.map(({ width }) => width)),
    { optional: patterns.some(({ starts }) => starts.optional), words: () => wordsOf(patterns) },
    (t, i) => {
      for (const pattern of patterns) {
        const found = pattern.match(t, i);
        if (found) return found;
      }
      return undefined;
    },
  );
}

/** The pattern or nothing. */
export function opt<T>(pattern: Pattern<T>): Pattern<T | undefined> {
  return new Pattern<T | undefined>(
    pattern.width,
    { optional: true, words: () => pattern.starts.words() },
    (t, i) => pattern.match(t, i) ?? { next: i, value: undefined },
  );
}

/** The pattern, which stays where it stands. */
export function ahead<T>(pattern: Pattern<T>): Pattern<T> {
  return new Pattern(0, pattern.starts, (t, i) => {
    const found = pattern.match(t, i);
    return found && { next: i, value: found.value };
  });
}

/**
 * What a programmed function reads, as a pattern.
 * @param width most tokens that it takes
 */
export function read<T extends { readonly next: number }>(
  width: number,
  starts: string | ReadonlySet<string>,
  reader: (t: Tokens, i: number) => T | undefined,
): Pattern<T> {
  const set = typeof starts === 'string' ? wordSet(starts) : starts;
  return new Pattern(width, startsWith(set), (t, i) => {
    const value = reader(t, i);
    return value && { next: value.next, value };
  });
}

/** A rule that says itself. */
export interface SaidRule extends Rule {
  /** What its matches are called in suggestions, hovers and tests. */
  readonly code: string;
  /** For what is made of it. */
  readonly pattern: Pattern<Meaning>;
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export interface RuleDefinition<T> {
  readonly code: string;
  /** Words that must not stand right before or after it. */
  readonly not?: Neighbours;
  readonly match: Pattern<T>;
  readonly means: (value: T) => Meaning | undefined;
  /**
   * Sentences with what dates are found in them, read on Wednesday 2024-08-28: in the first ones by this rule
   * too, in the others, which come close to it, not by it: `Lãi [quý trước=2024-Q2] giảm.`
   */
  readonly yes: readonly string[];
  readonly no: readonly string[];
}

export function rule<T>({ code, not, match, means, yes, no }: RuleDefinition<T>): SaidRule {
  const pattern = (not ? match.not(not) : match).map(means);
  if (pattern.starts.optional) throw new Error(`The rule ${code} may match nothing`);
  const run: Rule = (t, i): Match | undefined => {
    const found = pattern.match(t, i);
    return found && { next: found.next, rule: code, meaning: found.value };
  };
  return Object.assign(run, { code, pattern, yes, no });
}

/** The first of the rules that matches, as one. */
export function firstOf(...rules: readonly Rule[]): Rule {
  return (t, i) => {
    for (const one of rules) {
      const found = one(t, i);
      if (found) return found;
    }
    return undefined;
  };
}

interface Added {
  readonly rules: readonly Rule[];
  starts(): Iterable<string>;
}

/** The table of a grammar: rules by what they may begin with, in the order in which they were added. */
export class RuleTable {
  readonly said: SaidRule[] = [];
  readonly #added: Added[] = [];
  #table: ReadonlyMap<string, readonly Rule[]> | undefined;

  /** Rules that are programmed, at each of the words; see also `NUMBER`. */
  begin(words: Iterable<string>, ...rules: readonly Rule[]): this {
    return this.#put({ rules, starts: () => words });
  }

  /** Rules that say themselves what they begin with. */
  add(...rules: readonly SaidRule[]): this {
    this.said.push(...rules);
    for (const one of rules) this.#put({ rules: [one], starts: () => new Set(one.pattern.starts.words()) });
    return this;
  }

  /** Rules by the folded word that they may begin with, and those of `NUMBER`; made when it is first asked for. */
  get at(): ReadonlyMap<string, readonly Rule[]> {
    this.#table ??= this.#made();
    return this.#table;
  }

  #put(added: Added): this {
    this.#added.push(added);
    this.#table = undefined;
    return this;
  }

  #made(): ReadonlyMap<string, readonly Rule[]> {
    const table = new Map<string, Rule[]>();
    for (const { rules, starts } of this.#added)
      for (const start of starts()) {
        const list = table.get(start);
        if (list) list.push(...rules);
        else table.set(start, [...rules]);
      }
    return table;
  }
}
