/** Tests by chance are short in the suite; `npm run test:torture` lets them take minutes and print their figures. */
export const LONG = process.env['DATELINE_LONG'] === '1';

/** How often something is tried: so many times in the suite, `COUNT` times or so many in the long form. */
export function effort(short: number, long: number): number {
  return Number(process.env['COUNT'] ?? (LONG ? long : short));
}

/** Of what is by chance; a failure names it. */
export const SEED = Number(process.env['SEED'] ?? 20261129);

/** A figure of a long run. */
export function figure(text: string): void {
  if (LONG) console.log(`      ${text}`);
}

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
