import type { LearnedFile } from '../core/project/model';
import type { Lang } from '../core/recognition/types';
import { nodeRuntime } from '../node/runtime';
import {
  type Comparison,
  compare,
  type Judged,
  type Judgement,
  judge,
  NONE,
  SCHEMES,
} from '../training/evaluation/judge';
import { type Judging, judgedIn, judgedInFiles, judgedInLessons } from '../workspace/learning/judged';
import { lessonsInConll } from '../workspace/learning/learn';
import { readModelFile } from '../workspace/learning/model';
import { recognizeBy } from '../workspace/load';
import { processSource, sayProjects, shown, uriOf } from './articles';
import { cliMessages, describe } from './messages';
import { type OutsideOptions, withModels } from './outside';
import { INTERRUPTED, type Io, Misuse, Progress, say } from './terminal';

export interface EvaluateOptions extends OutsideOptions {
  /** Files of tokens and tags that are right. */
  readonly conll?: readonly string[];
  /** What a tool says of them: as many files, in their order. */
  readonly predicted?: readonly string[];
  readonly lang?: Lang;
  /** `shipped`, or a file; without it the corpus's own. */
  readonly model?: string;
  /** What it is compared with: `shipped`, a file of a model, or of tokens and tags where `predicted` are. */
  readonly against?: string;
  readonly seed: number;
  readonly json?: boolean;
}

/** Scores suggestions, or another tool's. Exit status 1 when an article could not be read, 2 when there is nothing to score. */
export async function evaluate(paths: readonly string[], options: EvaluateOptions, io: Io): Promise<number> {
  const { conll, predicted, model, against, seed, json = false } = options;
  const words = cliMessages.learning;
  if (conll && paths.length > 0) throw new Misuse(words.conllAlone);
  const files = predicted && against !== undefined ? 1 : predicted?.length;
  if (predicted && (!conll || predicted.length !== conll.length || files !== conll.length))
    throw new Misuse(words.predictedAlone);
  if (predicted && model !== undefined) throw new Misuse(words.predictedNoModel);
  if (conll && !predicted && model === undefined) throw new Misuse(words.conllNeedsModel);
  const source = processSource();
  const { signal } = io;
  let status = 0;
  let judged: readonly Judged[];
  let others: readonly Judged[] | undefined;
  try {
    if (conll && predicted) {
      const pairs = async (files: readonly string[]) =>
        (
          await Promise.all(conll.map((file, n) => judgedInFiles(uriOf(file), uriOf(files[n]!), source)))
        ).flat();
      judged = await pairs(predicted);
      if (against !== undefined) others = await pairs([against]);
    } else {
      const recognizer = await nodeRuntime.loadRecognizer();
      const means = { recognizer, recognize: recognizeBy(recognizer), width: 1 };
      const [by, other] = await Promise.all([model, against].map((name) => modelNamed(name)));
      if (conll) {
        const lessons = await lessonsInConll(conll.map(uriOf), source, means, {
          basis: 'shipped',
          ...(options.lang ? { lang: options.lang } : {}),
        });
        judged = judgedInLessons(lessons, by as Exclude<Judging, 'own'>);
        if (other) others = judgedInLessons(lessons, other as Exclude<Judging, 'own'>);
      } else {
        const folders = (paths.length > 0 ? paths : ['.']).map(uriOf);
        const progress = new Progress(io, 'evaluate', 100);
        const how = {
          signal,
          progress: (_: unknown, share: number) => progress.update(Math.floor(share * 100)),
        };
        const read = await withModels(options, io, (add) =>
          judgedIn(folders, source, add(means), by ?? 'own', how),
        );
        judged = read.judged;
        for (const { uri, fault } of read.faults) say(io, describe(shown(uri), fault));
        if (read.faults.length > 0) status = 1;
        if (other) others = (await judgedIn(folders, source, means, other, how)).judged;
        sayProjects(source, io);
        if (by !== 'shipped') say(io, words.mayHaveLearned);
      }
    }
  } catch (error) {
    if (signal.aborted) return INTERRUPTED;
    throw error;
  }
  if (judged.length === 0) {
    say(io, words.nothingFinished);
    return 2;
  }
  const judgement = judge(judged);
  const comparison = others && compare(others, judged, seed);
  io.out(
    json
      ? `${JSON.stringify(plain(judgement, comparison), undefined, 2)}\n`
      : printed(judged, judgement, comparison),
  );
  return status;
}

async function modelNamed(name: string | undefined): Promise<LearnedFile | 'shipped' | undefined> {
  if (name === undefined || name === 'shipped') return name;
  const file = await readModelFile(uriOf(name), nodeRuntime.files);
  if (file && !('fault' in file)) return file;
  const { faults } = cliMessages.learning;
  throw new Misuse(`${name}: ${file ? `${faults[file.fault]} (${file.detail})` : cliMessages.missing(name)}`);
}

/** Figures as JSON has them: names of keys as other tools have them. */
function plain(
  { labels, micro, macro, weighted, schemes, byLabel, confusion, calibration }: Judgement,
  comparison?: Comparison,
) {
  const score = ({ counts: _, ...rest }: { readonly counts: unknown }) => rest;
  return {
    labels: Object.fromEntries([...labels].map(([label, each]) => [label, score(each)])),
    micro: score(micro),
    macro,
    weighted,
    schemes,
    schemesByLabel: Object.fromEntries(byLabel),
    confusion: Object.fromEntries([...confusion].map(([label, row]) => [label, Object.fromEntries(row)])),
    ...(calibration ? { calibration } : {}),
    ...(comparison ? { comparison } : {}),
  };
}

const three = (value: number) => value.toFixed(3);

function printed(
  judged: readonly Judged[],
  judgement: Judgement,
  comparison: Comparison | undefined,
): string {
  const { labels, micro, macro, weighted, schemes, confusion, calibration } = judgement;
  const words = cliMessages.learning;
  const head = ['', 'P', 'R', 'F1'];
  const ratios = ({ precision, recall, f1 }: { precision: number; recall: number; f1: number }) =>
    [precision, recall, f1].map(three);
  const names = [
    ...new Set([...confusion.keys(), ...[...confusion.values()].flatMap((row) => [...row.keys()])]),
  ];
  names.sort((a, b) => Number(a === NONE) - Number(b === NONE) || (a < b ? -1 : 1));
  const parts = [
    table([
      [words.strict, ...head.slice(1), words.support],
      ...[...labels].map(([label, score]) => [label, ...ratios(score), String(score.support)]),
      ['micro', ...ratios(micro), String(micro.support)],
      ['macro', ...ratios(macro), ''],
      ['weighted', ...ratios(weighted), ''],
    ]),
    table([
      [words.relaxed, ...head.slice(1), ...words.outcomes],
      ...SCHEMES.map((scheme) => {
        const each = schemes[scheme];
        const counts = [each.correct, each.incorrect, each.partial, each.missed, each.spurious].map(String);
        return [scheme, ...ratios(each), ...counts];
      }),
    ]),
    table([
      [words.confusion, ...names],
      ...names.map((gold) => [gold, ...names.map((name) => String(confusion.get(gold)?.get(name) ?? 0))]),
    ]),
  ];
  if (calibration)
    parts.push(
      `${table([
        words.calibration,
        ...calibration.bins.map(({ from, to, count, confidence, right }) => [
          `${from.toFixed(1)}–${to.toFixed(1)}`,
          String(count),
          three(confidence),
          three(right),
        ]),
      ])}${words.calibrationError(three(calibration.error))}\n`,
    );
  if (comparison) {
    const { first, second, difference, p, low, high } = comparison;
    parts.push(
      `${words.compared(three(first), three(second), signed(difference), signed(low), signed(high), p.toFixed(4))}\n`,
    );
  }
  return `${words.scored(judged.length, micro.support)}\n\n${parts.join('\n')}`;
}

const signed = (value: number) => `${value < 0 ? '−' : '+'}${three(Math.abs(value))}`;

/** Columns that stand under one another; the first to the left, the others to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows
    .map((row) =>
      row
        .map((cell, n) => (n === 0 ? cell.padEnd(width(n)) : cell.padStart(width(n))))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}
