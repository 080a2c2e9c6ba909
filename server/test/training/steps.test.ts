import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Lattice } from '../../src/core/crf/lattice';
import { createGazetteer, type Gazetteer } from '../../src/core/recognition/names/gazetteer';
import { runToEnd, type Steps } from '../../src/core/text/steps';
import { parseLine } from '../../src/training/corpus/marks';
import type { Example, ExampleArticle } from '../../src/training/learned/examples';
import { cutsOf, inPieces, LONGEST } from '../../src/training/learned/pieces';
import { FeatureRows } from '../../src/training/learned/rows';
import { inOrder, largest, learn } from '../../src/training/learned/train';
import { buildKnowledge } from '../names/knowledge';
import { WORDS } from '../names/recognizer';

let gazetteer: Gazetteer;
before(async () => {
  gazetteer = createGazetteer(await buildKnowledge(), WORDS);
});

function example(marked: string, complete = true): Example {
  const { text, spans } = parseLine(marked, 1);
  return {
    text,
    names: spans.filter(({ label }) => label !== 'NO'),
    rejected: spans.filter(({ label }) => label === 'NO'),
    complete,
    hints: [],
  };
}

/** What was done in the largest step of a work, counted in what takes the time. */
interface Largest {
  /** Tokens that were looked up in the lists, as they are before features are made of them. */
  tokens: number;
  /** States of tokens whose probabilities or best path were computed. */
  states: number;
  /** Entries that were sorted. */
  sorted: number;
}

/** Runs a work with everything counted that it does between two steps. */
function measured<T>(work: (gazetteer: Gazetteer) => Steps<T>): { steps: number; most: Largest; result: T } {
  const step: Largest = { tokens: 0, states: 0, sorted: 0 };
  const most: Largest = { ...step };
  const counting = new Proxy(gazetteer, {
    get(lists, key) {
      const value: unknown = Reflect.get(lists, key, lists);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (key === 'scan') step.tokens += (given[1] as readonly unknown[]).length;
        return Reflect.apply(value, lists, given);
      };
    },
  });
  const { resize } = Lattice.prototype;
  const sorts = [Array.prototype, Object.getPrototypeOf(Int32Array.prototype) as Int32Array] as const;
  const before = sorts.map(({ sort }) => sort);
  Lattice.prototype.resize = function (this: Lattice, length) {
    step.states += length * this.chain.size;
    resize.call(this, length);
  };
  for (const [n, prototype] of sorts.entries())
    prototype.sort = function (this: unknown[], ...given: unknown[]) {
      step.sorted += this.length;
      return Reflect.apply(before[n]!, this, given);
    } as never;
  try {
    const running = work(counting);
    for (let steps = 1; ; steps++) {
      const { done, value } = running.next();
      for (const what of ['tokens', 'states', 'sorted'] as const) {
        most[what] = Math.max(most[what], step[what]);
        step[what] = 0;
      }
      if (done) return { steps, most, result: value as T };
    }
  } finally {
    Lattice.prototype.resize = resize;
    for (const [n, prototype] of sorts.entries()) prototype.sort = before[n]! as never;
  }
}

describe('no step of training does much', () => {
  const sentence = (n: number) =>
    `Hãng ${n % 7} vừa bán mẫu {PRODUCT|Mây V${n % 9}} ở tỉnh ${n} cho khách từ thành phố x${(n * 7919) % 1000}.`;
  const lines = (count: number, each: number) =>
    Array.from({ length: count }, (_, n) =>
      example(Array.from({ length: each }, (_, k) => sentence(n * each + k)).join(' ')),
    );
  const CASES: readonly [what: string, articles: () => readonly (readonly Example[])[]][] = [
    ['many short lines', () => Array.from({ length: 6 }, () => lines(40, 1))],
    ['usual paragraphs', () => Array.from({ length: 6 }, () => lines(8, 5))],
    ['an article in one line', () => Array.from({ length: 6 }, () => lines(1, 90))],
  ];
  for (const [what, articlesOf] of CASES)
    it(`with ${what}`, () => {
      const all = articlesOf();
      const { steps, most } = measured((lists) =>
        learn(
          {
            articles: all.map((lines, n) => ({ name: `${n}`, gazetteer: lists, lines })),
            basis: 'scratch',
            labels: [],
            seed: 1,
            languages: ['vi'],
            program: 'test',
          },
          () => {},
        ),
      );
      // A piece of the longest kind has some 550 tokens, and a token five states.
      assert.ok(most.tokens > 0 && most.tokens <= 800, `${most.tokens} tokens in a step`);
      assert.ok(most.states > 0 && most.states <= 4096 + 800 * 5, `${most.states} states in a step`);
      assert.ok(most.sorted > 0 && most.sorted <= 5000, `${most.sorted} sorted in a step`);
      assert.ok(steps > 100, `${steps} steps`);
    });
});

describe('long lines are learned from in pieces', () => {
  const whole = (text: string, cuts: readonly number[]) =>
    [0, ...cuts].map((from, n) => text.slice(from, cuts[n] ?? text.length));

  const words = 'một hai ba bốn '.repeat(400);
  const CASES: readonly [
    what: string,
    text: string,
    covers: [number, number][],
    check: (cut: number) => boolean,
  ][] = [
    ['behind a blank', words, [], (cut) => words[cut - 1] === ' '],
    ['anywhere where there is no blank', 'x'.repeat(5000), [], (cut) => cut % LONGEST === 0],
    ['not between two halves of a character', '😀'.repeat(3000), [], (cut) => cut % 2 === 0],
    [
      'in front of or behind a name',
      words,
      [[LONGEST - 50, LONGEST + 50]],
      (cut) => Math.abs(cut - LONGEST) >= 50,
    ],
    ['behind a name that is longer than a piece', words, [[10, 4500]], (cut) => cut >= 4500],
  ];
  for (const [what, text, covers, check] of CASES)
    it(`cut ${what}`, () => {
      const cuts = cutsOf(
        text,
        covers.map(([start, end]) => ({ start, end })),
      );
      assert.ok(cuts.length > 0);
      assert.equal(whole(text, cuts).join(''), text);
      for (const cut of cuts) assert.ok(check(cut), `${cut}`);
      const longest = Math.max(...covers.map(([start, end]) => end - start), LONGEST);
      for (const piece of whole(text, cuts)) assert.ok(piece.length <= longest + LONGEST, `${piece.length}`);
    });

  it('a text of the longest kind stays whole, one more letter cuts it', () => {
    assert.deepEqual(cutsOf('x'.repeat(LONGEST)), []);
    assert.equal(cutsOf('x'.repeat(LONGEST + 1)).length, 1);
  });

  const article = (line: Example): ExampleArticle => ({ name: 'a', gazetteer, lines: [line] });
  const marked = Array.from({ length: 120 }, (_, n) => `Mẫu {PRODUCT|Mây V${n}} và {NO|Huế} ngày ${n}.`).join(
    ' ',
  );

  it('with the names that each had, in their places', () => {
    const line = example(marked);
    const [{ lines } = { lines: [] }] = inPieces([article(line)]);
    assert.ok(lines.length > 1);
    assert.equal(lines.map(({ text }) => text).join(''), line.text);
    for (const what of ['names', 'rejected'] as const)
      assert.deepEqual(
        lines.flatMap((piece) => piece[what].map(({ start, end }) => piece.text.slice(start, end))),
        line[what].map(({ start, end }) => line.text.slice(start, end)),
      );
  });

  it('of one that is not finished those in which something is decided', () => {
    const rest = 'Một câu không ai quyết định. '.repeat(300);
    const line = example(`${rest}Mẫu {PRODUCT|Mây V2} ở đây. ${rest}`, false);
    const [{ lines } = { lines: [] }] = inPieces([article(line)]);
    assert.deepEqual(
      lines.map(({ names }) => names.length),
      [1],
    );
    assert.ok(inPieces([article({ ...line, complete: true })])[0]!.lines.length > 5);
  });
});

describe('what training does in steps gives what it would at once', () => {
  const hash = fc.integer({ min: -0x80000000, max: 0x7fffffff });
  /** Few, so that they come again, and those that are no others by their lower or upper bits. */
  const hashes = fc.array(
    fc.oneof(
      fc.integer({ min: -3, max: 40 }),
      hash,
      hash.map((n) => n << 16),
    ),
    {
      maxLength: 300,
    },
  );

  it('features that occur often enough, numbered in the order in which they come', () => {
    fc.assert(
      fc.property(
        fc.array(hashes, { maxLength: 30 }),
        hashes,
        fc.integer({ min: 1, max: 3 }),
        (all, always, least) => {
          const rows = new FeatureRows();
          for (const each of all) runToEnd(rows.add(Int32Array.from(each)));
          runToEnd(rows.begin(least, 1e6, always));
          const counts = new Map<number, number>();
          for (const one of all.flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
          const wanted = new Map<number, number>();
          for (const one of always) if (!wanted.has(one)) wanted.set(one, wanted.size);
          for (const one of all.flat())
            if (counts.get(one)! >= least && !wanted.has(one)) wanted.set(one, wanted.size);
          for (const one of all.flat()) assert.equal(rows.take(one), wanted.get(one) ?? -1);
          for (const one of [...always, 12345]) assert.equal(rows.of(one), wanted.get(one) ?? -1);
          assert.deepEqual([...rows.hashes], [...wanted.keys()]);
        },
      ),
    );
  });

  it('where there is no room for all, the frequent ones have rows', () => {
    const rows = new FeatureRows();
    runToEnd(rows.add(Int32Array.of(1, 1, 1, 2, 2, 3, 4)));
    runToEnd(rows.begin(1, 2, []));
    assert.deepEqual(
      [1, 2, 3, 4, 5].map((one) => rows.take(one)),
      [0, 1, -1, -1, -1],
    );
  });

  it('the largest weights', () => {
    const weights = fc.array(fc.oneof(fc.constant(0), fc.float({ min: 0, max: 8, noNaN: true })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(weights, fc.nat(), (list, n) => {
        const values = Float32Array.from(list, Math.abs);
        const many = 1 + (n % values.length);
        assert.equal(runToEnd(largest(values, many)), Float32Array.from(values).sort().at(-many));
      }),
    );
  });

  it('the rows that are kept, by their hashes', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { maxLength: 300 }), (list) => {
        const all = Int32Array.from(list);
        const top = Float32Array.from(list, (_, n) => n % 3);
        const wanted = [...all.keys()].filter((row) => top[row]! >= 1);
        wanted.sort((a, b) => (all[a]! >>> 0) - (all[b]! >>> 0));
        assert.deepEqual([...runToEnd(inOrder(top, 1, all))], wanted);
      }),
    );
  });
});
