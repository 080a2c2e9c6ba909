import type { ImportNote, ImportOutcome } from './place';

/** What strangers have written begins no further lines. */
const BREAKS = /[\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * All that an import has not taken over, as text and JSON.
 *
 * @param shown how a URI is written
 */
export function importReport(
  { errors, unplaced, ignored }: Pick<ImportOutcome, 'errors' | 'unplaced' | 'ignored'>,
  shown: (uri: string) => string,
): { readonly text: string; readonly json: string } {
  const of = (kind: string, notes: readonly ImportNote[]) =>
    notes.map(({ uri, line, message }) => ({ path: shown(uri), line, kind, message }));
  const all = [
    ...of('error', errors),
    ...of('not-imported', unplaced),
    ...of(
      'ignored',
      ignored.filter(({ note }) => !note),
    ),
    ...of(
      'note',
      ignored.filter(({ note }) => note),
    ),
  ];
  return {
    text: all
      .map(({ path, line, kind, message }) => `${path}:${line}: ${kind}: ${message}`.replace(BREAKS, ' '))
      .map((line) => `${line}\n`)
      .join(''),
    json: `${JSON.stringify(all, undefined, 1)}\n`,
  };
}
