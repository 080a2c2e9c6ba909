import { Client } from './client';
import { articleFrom, FAULTS, type Fault, History, type Step, stepsFrom, type Tally, Wrong } from './history';

export interface Options {
  readonly histories: number;
  readonly steps: number;
  readonly seed: number;
  /** Of so many histories one goes over stdio. */
  readonly stdioEvery: number;
  readonly report?: (line: string) => void;
}

export interface Outcome {
  readonly faults: Readonly<Record<Fault, number>>;
  readonly tally: Tally;
  /** How to see the first faults again. */
  readonly replays: readonly string[];
}

/** mulberry32 */
function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** So many faults are shrunk and shown. */
const SHOWN = 5;
/** So many runs at most to find fewer steps that do it. */
const TRIES = 150;

export async function torture({ histories, steps, seed, stdioEvery, report }: Options): Promise<Outcome> {
  const faults = Object.fromEntries(FAULTS.map((fault) => [fault, 0])) as Record<Fault, number>;
  const tally: Tally = { seen: 0, stale: 0, staleIntact: 0, staleUntouched: 0 };
  const replays: string[] = [];
  const memory = await Client.start(false);
  const stdio = stdioEvery <= histories ? await Client.start(true) : undefined;
  let names = 0;
  const run = async (
    client: Client,
    article: string,
    plan: readonly Step[],
    sum: Tally,
    log?: (line: string) => void,
  ) => {
    const history = new History(client, `h${++names}`, article, sum);
    try {
      await history.run(plan, log);
      return undefined;
    } catch (error) {
      if (error instanceof Wrong) return error;
      throw error;
    } finally {
      await history.end();
    }
  };
  for (let n = 0; n < histories; n++) {
    const random = randomFrom(seed + n);
    const article = articleFrom(random);
    const plan = stepsFrom(random, steps);
    const client = stdio && n % stdioEvery === stdioEvery - 1 ? stdio : memory;
    const wrong = await run(client, article, plan, tally);
    if (wrong) {
      faults[wrong.fault]++;
      if (replays.length < SHOWN) {
        const fewer = await shrink(plan, async (some) => {
          const again = await run(client, article, some, { ...tally });
          return again?.fault === wrong.fault;
        });
        const lines: string[] = [`history ${seed + n}: ${JSON.stringify(article)}`];
        const again = await run(client, article, fewer, { ...tally }, (line) => lines.push(line));
        replays.push([...lines, String(again?.message)].join('\n'));
        report?.(replays.at(-1)!);
      }
    }
    if (n % 100 === 99) report?.(`${n + 1} histories: ${JSON.stringify(faults)}`);
  }
  await memory.dispose();
  await stdio?.dispose();
  return { faults, tally, replays };
}

/** Fewer steps that do the same. */
async function shrink(
  plan: readonly Step[],
  fails: (plan: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let best = plan;
  let tries = 0;
  for (let size = Math.ceil(plan.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = best.length - size; start > -size && tries < TRIES; start -= size) {
      const from = Math.max(0, start);
      const some = [...best.slice(0, from), ...best.slice(start + size)];
      tries++;
      if (await fails(some)) best = some;
    }
    if (size === 1) break;
  }
  return best;
}
