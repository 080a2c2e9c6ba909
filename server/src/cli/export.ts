import { join } from 'node:path';
import { isGrave, LOSS_KINDS, lossText } from '../core/formats/losses';
import type { Loss } from '../core/formats/model';
import { formatNamed } from '../core/formats/registry';
import { TOKENIZERS } from '../core/formats/tokens';
import { nodeRuntime } from '../node/runtime';
import { programVersion } from '../node/version';
import { countStates, type Unfinished } from '../workspace/exchange/choose';
import { type ExportWishes, exportRequest } from '../workspace/exchange/request';
import { exportArticles, LOSSES_TEXT, needsRecognition } from '../workspace/exchange/write';
import { learning, processSource, sayLeft, sayOrphans, sayProjects, shown, uriOf } from './articles';
import { inThreads } from './jobs';
import { cliMessages, describe } from './messages';
import { INTERRUPTED, type Io, Misuse, oneLine, Progress } from './terminal';

/** Losses that are printed; the report has all. */
const SHOWN = 20;
/** Files that are named. */
const NAMED = 3;

export interface ExportOptions extends ExportWishes {
  readonly format: string;
  readonly out: string;
  readonly strict?: boolean;
  /** Kinds of loss that `strict` accepts: reasons, or names of fields. */
  readonly allowLoss?: string;
  /** Replaces files that no export has left. */
  readonly force?: boolean;
  /** All articles, whatever their state. */
  readonly all?: boolean;
  /** Names the files that are left out. */
  readonly verbose?: boolean;
  readonly jobs?: number;
  /** False: suggestions are what they are without the decisions of other articles. */
  readonly learn?: boolean;
}

/**
 * Writes training data and says what was lost. Exit status 1 when an article could not be read, or when
 * something was lost that must not be; then nothing is written.
 */
export async function exportData(paths: readonly string[], options: ExportOptions, io: Io): Promise<number> {
  const { out, strict, allowLoss, force, split, groupBySite, all, verbose = false } = options;
  if (allowLoss !== undefined && !strict) throw new Misuse('--allow-loss goes with --strict');
  if (groupBySite && split === undefined) throw new Misuse('--group-by-site goes with --split');
  const refuse = strict ? refusal(allowLoss) : undefined;
  const format = formatNamed(options.format)!;
  const { signal } = io;
  const source = processSource();
  const named = TOKENIZERS.some((name) => name === options.tokens);
  const wishes = {
    ...options,
    ...(all ? { only: 'all' as const } : {}),
    tokens: named ? options.tokens : uriOf(options.tokens),
  };
  try {
    const context = { ...source, messages: cliMessages, shown, signal };
    const request = await exportRequest(paths.map(uriOf), uriOf(out), format, wishes, context);
    const { found, left, orphans, ...wished } = request;
    sayLeft(left, verbose, io);
    sayOrphans(orphans, io);
    sayStates(wished.unfinished, verbose, io);
    const progress = new Progress(io, 'export', found.length);
    // Without recognition threads have nothing to do.
    const isRecognized = needsRecognition(wished.choices);
    const threads = isRecognized ? found.length : 0;
    const learned = await learning(source, found, isRecognized && options.learn !== false, io);
    const outcome = await inThreads(options.jobs, threads, (batch) =>
      exportArticles(found, uriOf(out), {
        ...learned,
        format,
        ...wished,
        messages: cliMessages.exchange,
        runtime: nodeRuntime,
        threads: batch,
        version: programVersion(),
        ...(refuse ? { refuse } : {}),
        ...(force ? {} : { mayReplace: refuseReplacing }),
        signal,
        progress: (done, total) => progress.update(Math.floor((done / total) * found.length)),
      }),
    );
    const { files, articles, spans, losses, lossCount, faults, left: unread, refused } = outcome;
    sayProjects(source, io);
    for (const { uri, fault } of unread) io.err(`${describe(shown(uri), fault)}\n`);
    if (unread.length > 0) io.err(`${cliMessages.leftOut(unread.length)}\n`);
    const grave = losses.filter(isGrave);
    for (const loss of grave.slice(0, SHOWN)) io.err(`${lossText(loss)}\n`);
    if (lossCount.grave > SHOWN) io.err(`… and ${lossCount.grave - SHOWN} more\n`);
    for (const { uri, line, fault } of faults)
      io.err(`${describe(line === undefined ? shown(uri) : `${shown(uri)}:${line}`, fault)}\n`);
    if (faults.length > 0) {
      io.err(`nothing was written: ${cliMessages.exchange.faulty(faults.length)}\n`);
      return 1;
    }
    if (refused > 0) {
      io.err(
        `${lossSummary(lossCount.toJSON())}\nnothing was written: ${refused} losses, and --strict is set\n`,
      );
      return 1;
    }
    const first = files.slice(0, NAMED).map((file) => join(out, file));
    const more = files.length - first.length;
    const names = first.join(', ') + (more > 0 ? ` and ${more} more` : '');
    io.err(`${names}: ${articles} articles, ${spans} spans\n`);
    if (outcome.untouched > 0) io.err(`${cliMessages.exchange.untouched(outcome.untouched)}\n`);
    if (lossCount.total > 0) io.err(`${lossSummary(lossCount.toJSON())}; see ${join(out, LOSSES_TEXT)}\n`);
    return 0;
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    sayProjects(source, io);
    throw error;
  }
}

function sayStates(unfinished: readonly Unfinished[], verbose: boolean, io: Io): void {
  const { exchange, states } = cliMessages;
  if (unfinished.length > 0) {
    if (verbose) for (const { name, state } of unfinished) io.err(`${oneLine(name)}: ${states[state]}\n`);
    const counts = [...countStates(unfinished)].map(([state, count]) => `${states[state]} ${count}`);
    io.err(`${exchange.unfinished(unfinished.length, counts.join(', '))}; ${exchange.allTakes}\n`);
  }
}

function lossSummary(counts: Record<string, number>): string {
  return `lost or changed: ${Object.entries(counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ')}`;
}

async function refuseReplacing(names: readonly string[]): Promise<never> {
  const shown = names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ', …' : '');
  throw new Misuse(
    `nothing was written: ${shown} in this folder ${names.length === 1 ? 'comes' : 'come'} from no export, or changed since; choose another folder, or replace with --force`,
  );
}

function refusal(allowed: string | undefined): (loss: Loss) => boolean {
  const names = new Set(allowed?.split(',').map((name) => name.trim()));
  for (const name of names)
    if (!LOSS_KINDS.has(name))
      throw new Misuse(`--allow-loss: “${name}” is no kind of loss; there are ${[...LOSS_KINDS].join(', ')}`);
  return ({ reason, fields }) => !names.has(reason) && (fields ?? [reason]).some((name) => !names.has(name));
}
