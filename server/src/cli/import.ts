import { join } from 'node:path';
import { parseLabelMap } from '../core/formats/labels';
import { formatNamed } from '../core/formats/registry';
import { counted } from '../features/messages/counted';
import { nodeRuntime } from '../node/runtime';
import { fileScratch } from '../node/scratch';
import {
  type ImportNote,
  type ImportOutcome,
  type ImportRemark,
  type ImportSettings,
  importFiles,
} from '../workspace/exchange/place';
import { importReport } from '../workspace/exchange/report';
import { LOSSES_JSON, LOSSES_TEXT } from '../workspace/exchange/write';
import type { Files } from '../workspace/files';
import { findArticles } from '../workspace/find';
import { processSource, sayProjects, shown, uriOf } from './articles';
import { withTakers } from './jobs';
import { cliMessages } from './messages';
import { INTERRUPTED, type Io, Misuse, Progress, say } from './terminal';

/** Notes that are printed of each kind. */
const SHOWN = 100;

export interface ImportOptions {
  readonly format: string;
  readonly articles: string;
  readonly map?: string;
  readonly keepLabels?: boolean;
  readonly replace?: boolean;
  readonly status?: 'accepted' | 'suggested';
  readonly by?: string;
  readonly layer?: string;
  readonly create?: boolean;
  readonly strict?: boolean;
  readonly dryRun?: boolean;
  /** Folder for `losses.txt` and `losses.json`. */
  readonly report?: string;
  readonly jobs?: number;
}

/**
 * Takes annotations of other tools into sidecars. Exit status 1 when a file is wrong, or, with `strict`,
 * when a span has no place; then nothing is written.
 */
export async function importData(paths: readonly string[], options: ImportOptions, io: Io): Promise<number> {
  const { articles, create, map, status } = options;
  const source = processSource();
  for (const path of [...paths, articles])
    if ((await source.files.list(uriOf(path))).kind === 'missing')
      throw new Misuse(cliMessages.missing(path));
  const labels = parseLabelMap(map ?? '');
  if (!labels) throw new Misuse('--map expects FROM=TO,FROM=TO; an empty TO leaves a label out');
  const folder = uriOf(articles);
  const { found } = await findArticles([folder], source.files, source.projects, { all: true });
  const { signal } = io;
  const progress = new Progress(io, 'import');
  const settings: ImportSettings = {
    ...source,
    scratch: fileScratch(),
    readDocuments: nodeRuntime.readDocuments,
    format: formatNamed(options.format)!,
    labels,
    keepLabels: options.keepLabels === true,
    replace: options.replace === true,
    ...(status ? { status } : {}),
    by: options.by ?? 'import',
    ...(options.layer === undefined ? {} : { layer: options.layer }),
    ...(create ? { create: folder } : {}),
    strict: options.strict === true,
    dryRun: options.dryRun === true,
    messages: cliMessages,
    signal,
    progress: (_done, _total, documents) => progress.update(documents),
    writing: (done, total) => {
      written ??= new Progress(io, 'write', total);
      written.update(done);
    },
  };
  let written: Progress | undefined;
  const outcome = await withTakers(options.jobs, (taker) =>
    importFiles(paths.map(uriOf), found, { ...settings, taker }),
  ).catch((error: unknown) => {
    if (signal.aborted) return undefined;
    sayProjects(source, io);
    throw error;
  });
  if (!outcome) return INTERRUPTED;
  sayProjects(source, io);
  if (options.report !== undefined) await writeReport(options.report, source.files, outcome);
  const { errors, unplaced, notImported, ignored, files, unwritten, added, same, replaced } = outcome;
  print(io, errors, 'error');
  print(io, unplaced, 'not imported', notImported);
  const remarks = (note: boolean) => summed(ignored.filter((remark) => remark.note === note));
  print(io, remarks(false), 'ignored');
  print(io, remarks(true), 'note');
  if (options.report !== undefined) say(io, `all of it: ${join(options.report, LOSSES_TEXT)}`);
  if (errors.length > 0 && files.length === 0) {
    say(io, 'nothing was written');
    return 1;
  }
  if (options.strict && notImported > 0) {
    say(io, `nothing was written: ${notImported} could not be placed, and --strict is set`);
    return 1;
  }
  if (unwritten > 0) {
    say(io, cliMessages.exchange.stoppedWriting(files.length, files.length + unwritten));
    return INTERRUPTED;
  }
  const would = options.dryRun ? 'would be ' : '';
  say(
    io,
    `${counted(files.length, 'file')} ${would}written: ${counted(added, 'span')} added, ${replaced} replaced, ${same} were there, ${notImported} not imported`,
  );
  // Somebody who scripts this wants to know that nothing came of it.
  const nothing = files.length + added + replaced + same === 0;
  if (nothing && errors.length + notImported + ignored.length === 0)
    say(io, 'there are no annotations in what was read');
  return errors.length > 0 || nothing ? 1 : 0;
}

function print(io: Io, notes: readonly ImportNote[], kind: string, count = notes.length): void {
  for (const { uri, line, message } of notes.slice(0, SHOWN))
    say(io, `${shown(uri)}:${line}: ${kind}: ${message}`);
  if (count > SHOWN) say(io, `… and ${count - SHOWN} more`);
}

/** One note for each kind, at the first of its places. */
function summed(remarks: readonly ImportRemark[]): ImportNote[] {
  const kinds = new Map<string, ImportRemark>();
  for (const remark of remarks) {
    const key = `${remark.note} ${remark.what}`;
    const known = kinds.get(key);
    kinds.set(key, known ? { ...known, count: known.count + remark.count } : remark);
  }
  const { notImported, noted } = cliMessages.exchange;
  return [...kinds.values()].map(({ uri, line, what, count, note }) => ({
    uri,
    line,
    message: (note ? noted : notImported)(what, count),
  }));
}

async function writeReport(folder: string, files: Files, outcome: ImportOutcome): Promise<void> {
  const { text, json } = importReport(outcome, shown);
  const staging = await files.stage(uriOf(folder));
  staging.append(LOSSES_TEXT, text);
  staging.append(LOSSES_JSON, json);
  await staging.finish();
}
