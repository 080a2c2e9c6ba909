import { batchRecognizer } from '../node/data';
import { allCores, recognizerPool } from '../node/pool';
import { takerPool } from '../node/takers';
import { type Taker, takeHere } from '../workspace/exchange/take';
import { type Batch, type Recognize, recognizeBy } from '../workspace/load';

/** Articles from which on one more thread is worth its start, which takes as long as recognizing some of them. */
const WORTH = 8;

/** Articles under way for each thread, so that none waits for the main thread. */
const AHEAD = 3;

/**
 * Runs work that recognizes many articles, with threads where they pay.
 *
 * @param jobs threads; by default as many as there are cores and articles for
 */
export async function inThreads<R>(
  jobs: number | undefined,
  articles: number,
  work: (batch: Batch & { readonly recognize: Recognize }) => Promise<R>,
): Promise<R> {
  const threads = Math.min(jobs ?? allCores(), Math.ceil(articles / WORTH));
  if (threads <= 1) return work({ recognize: recognizeBy(batchRecognizer()), width: 1 });
  const pool = recognizerPool(threads);
  try {
    return await work({ recognize: pool.recognize, width: threads * AHEAD });
  } finally {
    await pool.end();
  }
}

/** Documents from which on threads are worth their start. */
const MANY = 32;

/**
 * Runs an import, with threads once there are many documents.
 *
 * @param jobs threads; by default as many as there are cores
 */
export async function withTakers<R>(
  jobs: number | undefined,
  work: (taker: Taker) => Promise<R>,
): Promise<R> {
  const threads = jobs ?? allCores();
  if (threads === 1) return work(takeHere);
  let pool: ReturnType<typeof takerPool> | undefined;
  let documents = 0;
  try {
    return await work({
      width: threads * AHEAD,
      take: (taking, rules) => {
        if (++documents > MANY) pool ??= takerPool(threads);
        return (pool ?? takeHere).take(taking, rules);
      },
    });
  } finally {
    await pool?.end();
  }
}
