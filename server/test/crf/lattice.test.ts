import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Chain, chainOf, forEachPair } from '../../src/core/crf/chain';
import { IncrementalLattice } from '../../src/core/crf/incremental';
import { Lattice } from '../../src/core/crf/lattice';

/** Chains as rows `before: the states that may follow`, then where sequences begin and end. */
const chains: Readonly<Record<string, Chain>> = {
  'one state': chain(['0: 0']),
  'all pairs': chain(['0: 0 1 2', '1: 0 1 2', '2: 0 1 2']),
  'only onwards': chain(['0: 0 1 2', '1: 1 2', '2: 2']),
  'names of one label': chain(['0: 0 1 4', '1: 2 3', '2: 2 3', '3: 0 1 4', '4: 0 1 4'], [0, 1, 4], [0, 3, 4]),
  'one way in, one way out': chain(['0: 0 1', '1: 1 2', '2: 0 2'], [0], [2]),
};

function chain(rows: readonly string[], starts?: readonly number[], ends?: readonly number[]): Chain {
  const after = rows.map((row) => row.split(': ')[1]!.split(' ').map(Number));
  return chainOf(
    rows.length,
    (from, to) => after[from]!.includes(to),
    (state) => starts?.includes(state) ?? true,
    (state) => ends?.includes(state) ?? true,
  );
}

/** Every sequence that the chain allows, with its score. */
function sequences(of: Chain, rows: readonly Float64Array[], transitions: Float64Array) {
  const { size, before, starts, ends } = of;
  let open = [{ path: [] as number[], score: 0 }];
  for (const row of rows) {
    open = open.flatMap(({ path, score }) => {
      const last = path.at(-1);
      return Array.from({ length: size }, (_, state) => state)
        .filter((state) => (last === undefined ? starts[state] === 1 : before[state]!.includes(last)))
        .map((state) => {
          const step = last === undefined ? 0 : transitions[last * size + state]!;
          return { path: [...path, state], score: score + step + row[state]! };
        });
    });
  }
  return open.filter(({ path }) => ends[path.at(-1)!] === 1);
}

function transitionsOf(of: Chain): Float64Array {
  const transitions = new Float64Array(of.size * of.size).fill(Number.NaN);
  forEachPair(of, (before, after) => {
    transitions[before * of.size + after] = ((before * 7 + after * 3) % 5) / 3 - 0.5;
  });
  return transitions;
}

function filled(of: Chain, rows: readonly Float64Array[], transitions = transitionsOf(of)): Lattice {
  const lattice = new Lattice(of, transitions);
  // A longer sequence before must leave nothing behind.
  for (const n of [rows.length + 3, rows.length]) {
    lattice.resize(n);
    rows.forEach((row, i) => {
      lattice.emissions.set(row, i * of.size);
    });
    if (n > rows.length) lattice.forwardBackward();
  }
  return lattice;
}

function near(found: number, expected: number): void {
  assert.ok(Math.abs(found - expected) < 1e-9 * Math.max(1, Math.abs(expected)), `${found}, not ${expected}`);
}

const row = (size: number) =>
  fc
    .array(fc.integer({ min: -16, max: 16 }), { minLength: size, maxLength: size })
    .map((values) => Float64Array.from(values, (value) => value / 2));

describe('chain', () => {
  for (const [name, of] of Object.entries(chains)) {
    const transitions = transitionsOf(of);
    const page = fc.array(row(of.size), { minLength: 3, maxLength: 5 });

    it(`${name}: best path, sum and probabilities are those of all sequences`, () => {
      fc.assert(
        fc.property(page, (rows) => {
          const all = sequences(of, rows, transitions);
          const lattice = filled(of, rows);
          const path = [...lattice.viterbi()];
          const score = all.find((other) => String(other.path) === String(path))?.score;
          assert.equal(score, Math.max(...all.map((other) => other.score)));

          const z = all.reduce((sum, other) => sum + Math.exp(other.score), 0);
          near(lattice.forwardBackward(), Math.log(z));
          const share = (holds: (path: readonly number[]) => boolean) =>
            all.filter((other) => holds(other.path)).reduce((sum, other) => sum + Math.exp(other.score), 0) /
            z;
          for (let i = 0; i < rows.length; i++) {
            for (let s = 0; s < of.size; s++)
              near(
                lattice.probability(i, s),
                share((states) => states[i] === s),
              );
          }
          near(
            lattice.pathProbability(path, 1, 3),
            share((states) => states[1] === path[1] && states[2] === path[2]),
          );
          const pairs = new Float64Array(of.size * of.size);
          lattice.addPairs(2, pairs);
          forEachPair(of, (before, after) =>
            near(
              pairs[before * of.size + after]!,
              share((states) => states[1] === before && states[2] === after),
            ),
          );
        }),
        { numRuns: 50 },
      );
    });

    it(`${name}: a lattice that follows edits is that of a new sequence`, () => {
      const edit = fc.tuple(fc.nat(11), fc.nat(3), fc.array(row(of.size), { maxLength: 3 }));
      const states = Array.from({ length: of.size }, (_, state) => state);
      fc.assert(
        fc.property(
          fc.array(row(of.size), { minLength: 3, maxLength: 12 }),
          fc.array(edit),
          (first, edits) => {
            const following = new IncrementalLattice(of, transitions);
            let rows = first;
            for (const [at, removed, added] of [[0, 0, []] as const, ...edits]) {
              const next = [...rows.slice(0, at), ...added, ...rows.slice(at + removed)];
              // Too short a sequence may have no way from a first state to a last one.
              if (next.length < 3) continue;
              rows = next;
              // Items are told apart by identity alone, for which their scores will do.
              following.update(rows, rows);
              const fresh = filled(of, rows);
              fresh.forwardBackward();
              rows.forEach((_, i) => {
                for (const s of states) near(following.probability(i, [s]), fresh.probability(i, s));
                near(following.probability(i, states), 1);
              });
              assert.deepEqual(following.bestPath(), fresh.viterbi());
            }
          },
        ),
        { numRuns: 50 },
      );
    });
  }

  it('nothing is a sequence too', () => {
    const lattice = filled(chains['all pairs']!, []);
    assert.deepEqual([...lattice.viterbi()], []);
    assert.equal(lattice.forwardBackward(), 0);
  });

  it('far apart scores neither overflow nor vanish', () => {
    const of = chains['all pairs']!;
    const rows = Array.from({ length: 2000 }, (_, i) => Float64Array.of(900, i % 2 === 0 ? -900 : 899, 0));
    const lattice = filled(of, rows);
    assert.ok(Number.isFinite(lattice.forwardBackward()));
    near(lattice.probability(1000, 0) + lattice.probability(1000, 1) + lattice.probability(1000, 2), 1);
  });

  it('more states than a byte tells apart are refused', () => {
    assert.throws(() => chainOf(257, () => true), /257 states/);
    assert.equal(chainOf(256, () => false).size, 256);
  });
});
