/** Tests by chance are short in the suite; `DATELINE_LONG=1` lets them take minutes and print their figures. */
export const LONG = process.env['DATELINE_LONG'] === '1';

/** A figure of a long run. */
export function figure(text: string): void {
  if (LONG) console.log(`      ${text}`);
}
