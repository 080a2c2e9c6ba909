import { join } from 'node:path';
import { isGrave, LOSS_KINDS, lossText } from '../core/formats/losses';
import type { Loss } from '../core/formats/model';
import { formatNamed } from '../core/formats/registry';
import { TOKENIZERS } from '../core/formats/tokens';
import { counted } from '../features/messages/counted';
import { nodeRuntime } from '../node/runtime';
import { programVersion } from '../node/version';
import { countStates, type Unfinished } from '../workspace/exchange/choose';
import { type ExportWishes, exportRequest } from '../workspace/exchange/request';
import { exportArticles, LOSSES_TEXT, needsRecognition } from '../workspace/exchange/write';
import { learning, processSource, sayLeft, sayOrphans, sayProjects, shown, uriOf } from './articles';
import { inThreads } from './jobs';
import { cliMessages, describe } from './messages';
import { INTERRUPTED, type Io, Misuse, Progress, say } from './terminal';

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
    for (const { uri, fault } of unread) say(io, describe(shown(uri), fault));
    if (unread.length > 0) say(io, cliMessages.leftOut(unread.length));
    const grave = losses.filter(isGrave);
    for (const loss of grave.slice(0, SHOWN)) say(io, lossText(loss));
    if (lossCount.grave > SHOWN) say(io, `… and ${lossCount.grave - SHOWN} more`);
    for (const { uri, line, fault } of faults)
      say(io, `${describe(line === undefined ? shown(uri) : `${shown(uri)}:${line}`, fault)}`);
    if (faults.length > 0) {
      say(io, `nothing was written: ${cliMessages.exchange.faulty(faults.length)}`);
      return 1;
    }
    if (refused > 0) {
      say(io, lossSummary(lossCount.toJSON()));
      say(io, `nothing was written: ${counted(refused, 'loss', 'losses')}, and --strict is set`);
      return 1;
    }
    const first = files.slice(0, NAMED).map((file) => join(out, file));
    const more = files.length - first.length;
    const names = first.join(', ') + (more > 0 ? ` and ${more} more` : '');
    say(io, `${names}: ${counted(articles, 'article')}, ${counted(spans, 'span')}`);
    if (outcome.untouched > 0) say(io, cliMessages.exchange.untouched(outcome.untouched));
    if (lossCount.total > 0) say(io, `${lossSummary(lossCount.toJSON())}; see ${join(out, LOSSES_TEXT)}`);
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
    if (verbose) for (const { name, state } of unfinished) say(io, `${name}: ${states[state]}`);
    const counts = [...countStates(unfinished)].map(([state, count]) => `${states[state]} ${count}`);
    say(io, `${exchange.unfinished(unfinished.length, counts.join(', '))}; ${exchange.allTakes}`);
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
