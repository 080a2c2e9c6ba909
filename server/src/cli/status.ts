import type { Sidecar, Status } from '../core/sidecar/model';
import { REVIEW_STATES, type ReviewState } from '../core/sidecar/state';
import { reviewOf } from '../workspace/states';
import { pathOf, processSource, sayOrphans, sayProjects, search } from './articles';
import { cliMessages } from './messages';
import { INTERRUPTED, type Io, oneLine, Progress, say } from './terminal';

export const STATUS_FORMATS = ['text', 'json'] as const;

export interface StatusOptions {
  readonly format: (typeof STATUS_FORMATS)[number];
  /** Prints the paths of the articles in this state instead. */
  readonly list?: ReviewState;
  readonly verbose?: boolean;
}

/** What is printed of an article. Counts are of names, dates and lines in its sidecar. */
interface Row {
  readonly path: string;
  /** `unreadable` where its sidecar, or the text that was finished, cannot be read. */
  readonly state: ReviewState | 'unreadable';
  readonly accepted: number;
  readonly rejected: number;
  readonly suggested: number;
  /** Who has finished it, and when. */
  readonly by?: string;
  readonly at?: string;
}

/** Prints how far the work on a corpus is. Exit status 1 when files cannot be read, 2 when there is no article. */
export async function status(
  paths: readonly string[],
  { format, list, verbose = false }: StatusOptions,
  io: Io,
): Promise<number> {
  const source = processSource();
  const { found, orphans } = await search(paths, source, verbose, io);
  sayOrphans(orphans, io);
  const { signal } = io;
  const progress = new Progress(io, 'status', found.length);
  const rows: Row[] = [];
  for (const [n, each] of found.entries()) {
    if (signal.aborted) return INTERRUPTED;
    const review = await reviewOf(each, source.files);
    rows.push({ path: pathOf(each.uri), state: review?.state ?? 'unreadable', ...summary(review?.sidecar) });
    progress.update(n + 1);
  }
  const wanted = list === undefined ? rows : rows.filter(({ state }) => state === list);
  if (format === 'json') io.out(`${JSON.stringify(wanted, undefined, 2)}\n`);
  else if (list !== undefined) for (const { path } of wanted) io.out(`${oneLine(path)}\n`);
  else io.out(table(rows));
  for (const { path, state } of rows) if (state === 'unreadable') say(io, cliMessages.unreadable(path));
  sayProjects(source, io);
  if (rows.some(({ state }) => state === 'unreadable')) return 1;
  if (found.length > 0) return 0;
  say(io, cliMessages.exchange.noArticles);
  return 2;
}

function summary(sidecar: Sidecar | undefined): Omit<Row, 'path' | 'state'> {
  const entries = [...(sidecar?.spans ?? []), ...(sidecar?.lines ?? [])];
  const count = (status: Status) => entries.filter(({ record }) => record.status === status).length;
  const { by, at } = sidecar?.header.finished ?? {};
  return {
    accepted: count('accepted'),
    rejected: count('rejected'),
    suggested: count('suggested'),
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
}

/** One line a state: how many articles, what share of all, how many annotations were accepted in them. */
function table(rows: readonly Row[]): string {
  const { states, statusHeads } = cliMessages;
  const lines = [...REVIEW_STATES, 'unreadable' as const].flatMap((state) => {
    const of = rows.filter((row) => row.state === state);
    if (of.length === 0) return [];
    const accepted = of.reduce((sum, row) => sum + row.accepted, 0);
    const share = `${Math.round((of.length / rows.length) * 100)} %`;
    return [
      [
        state === 'unreadable' ? statusHeads.unreadable : states[state],
        String(of.length),
        share,
        String(accepted),
      ],
    ];
  });
  const all = [[statusHeads.state, statusHeads.articles, '', statusHeads.accepted], ...lines];
  const width = (column: number) => Math.max(...all.map((cells) => cells[column]!.length));
  return all
    .map(([name, ...cells]) =>
      [name!.padEnd(width(0)), ...cells.map((cell, n) => cell.padStart(width(n + 1)))].join('  ').trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
