import type { ImportNote, ImportOutcome } from './import';

/**
 * All that an import has not taken over, as text and JSON.
 *
 * @param shown how a path is written
 */
export function importReport(
  { errors, unplaced, ignored }: Pick<ImportOutcome, 'errors' | 'unplaced' | 'ignored'>,
  shown: (path: string) => string,
): { readonly text: string; readonly json: string } {
  const of = (kind: string, notes: readonly ImportNote[]) =>
    notes.map(({ path, line, message }) => ({ path: shown(path), line, kind, message }));
  const all = [...of('error', errors), ...of('not-imported', unplaced), ...of('ignored', ignored)];
  return {
    text: all.map(({ path, line, kind, message }) => `${path}:${line}: ${kind}: ${message}\n`).join(''),
    json: `${JSON.stringify(all, undefined, 1)}\n`,
  };
}
