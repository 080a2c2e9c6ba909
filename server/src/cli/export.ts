import { join } from 'node:path';
import { isGrave, lossText } from '../core/formats/losses';
import type { Loss } from '../core/formats/model';
import { formatNamed } from '../core/formats/registry';
import { findArticles, Projects } from '../node/articles';
import { loadRecognizer } from '../node/data';
import { exportArticles, LOSSES_JSON, LOSSES_TEXT, MANIFEST } from '../node/export';
import { checkTargets, choicesOf, type ExportWishes, splitsOf } from '../node/exportRequest';
import { cliMessages, describe } from './faults';
import { interruptSignal, Misuse, Progress } from './terminal';

/** Losses that are printed; the report has all. */
const SHOWN = 20;

export interface ExportOptions extends ExportWishes {
  readonly format: string;
  readonly out: string;
  readonly strict?: boolean;
  /** Kinds of loss that `strict` accepts: reasons, or names of fields. */
  readonly allowLoss?: string;
}

/**
 * Writes training data and says what was lost. Exit status 1 when an article could not be read, or when
 * something was lost that must not be.
 */
export async function exportData(paths: readonly string[], options: ExportOptions): Promise<number> {
  const projects = new Projects();
  const { found, missing } = await findArticles(paths, projects);
  if (missing.length > 0) throw new Misuse(cliMessages.missing(missing[0]!));
  const format = formatNamed(options.format)!;
  const { exchange } = cliMessages;
  checkTargets(found, options.out, format, exchange);
  const choices = await choicesOf(options, exchange);
  const splits = splitsOf(options, exchange);
  const progress = new Progress('export', found.length);
  const signal = interruptSignal();
  try {
    const outcome = await exportArticles(found, options.out, {
      format,
      choices,
      messages: exchange,
      recognizer: loadRecognizer,
      projects,
      ...(options.strict ? { refuse: refusal(options.allowLoss) } : {}),
      ...(splits ? { splits } : {}),
      signal,
      progress: (done, total) => progress.update(Math.floor((done / total) * found.length)),
    });
    const { files, articles, spans, losses, lossCount, faults, refused } = outcome;
    const grave = losses.filter(isGrave);
    for (const loss of grave.slice(0, SHOWN)) process.stderr.write(`${lossText(loss)}\n`);
    if (lossCount.grave > SHOWN) process.stderr.write(`… and ${lossCount.grave - SHOWN} more\n`);
    for (const { path, line, fault } of faults)
      process.stderr.write(`${describe(line === undefined ? path : `${path}:${line}`, fault)}\n`);
    if (refused > 0) {
      process.stderr.write(
        `${lossSummary(lossCount.toJSON())}\nnothing was written: ${refused} losses, and --strict is set\n`,
      );
      return 1;
    }
    const data = files.filter((file) => ![LOSSES_JSON, LOSSES_TEXT, MANIFEST].includes(file));
    const shown = data.slice(0, 3);
    const more = data.length - shown.length;
    const names =
      shown.map((file) => join(options.out, file)).join(', ') + (more > 0 ? ` and ${more} more` : '');
    process.stderr.write(`${names}: ${articles} articles, ${spans} spans\n`);
    if (lossCount.total > 0)
      process.stderr.write(`${lossSummary(lossCount.toJSON())}; see ${join(options.out, LOSSES_TEXT)}\n`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  }
}

function lossSummary(counts: Record<string, number>): string {
  return `lost or changed: ${Object.entries(counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ')}`;
}

function refusal(allowed: string | undefined): (loss: Loss) => boolean {
  const names = new Set(allowed?.split(',').map((name) => name.trim()));
  return ({ reason, fields }) => !names.has(reason) && (fields ?? [reason]).some((name) => !names.has(name));
}
