import type { ImportNote, ImportOutcome } from './place';

/** What strangers have written begins no further lines. */
const BREAKS = /[\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * What an import has not taken over, as text and JSON; of very much the first, and how much more there is.
 *
 * @param shown how a URI is written
 */
export function importReport(
  {
    errors,
    unplaced,
    notImported,
    ignored,
  }: Pick<ImportOutcome, 'errors' | 'unplaced' | 'notImported' | 'ignored'>,
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
  const more = notImported - unplaced.length;
  const rest = more > 0 ? `… not-imported: ${more} more\n` : '';
  return {
    text: `${all
      .map(({ path, line, kind, message }) => `${path}:${line}: ${kind}: ${message}`.replace(BREAKS, ' '))
      .map((line) => `${line}\n`)
      .join('')}${rest}`,
    json: `${JSON.stringify(more > 0 ? [...all, { kind: 'not-imported', more }] : all, undefined, 1)}\n`,
  };
}
