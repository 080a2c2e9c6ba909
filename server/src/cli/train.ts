import type { About } from '../core/recognition/learned/model';
import type { Lang } from '../core/recognition/types';
import { nodeRuntime } from '../node/runtime';
import { programVersion } from '../node/version';
import type { Learned } from '../training/learned/train';
import { change } from '../workspace/learning/brought';
import {
  type LearnOptions,
  type Lessons,
  lessonsIn,
  lessonsInConll,
  trainOn,
  withClasses,
} from '../workspace/learning/learn';
import { modelUri, writeModelFile } from '../workspace/learning/model';
import { recognizeBy } from '../workspace/load';
import { processSource, sayProjects, shown, uriOf } from './articles';
import { cliMessages, describe } from './messages';
import { INTERRUPTED, type Io, Misuse, Progress, say } from './terminal';

export interface TrainOptions {
  readonly conll?: readonly string[];
  readonly dev?: readonly string[];
  readonly texts?: readonly string[];
  readonly lang?: Lang;
  readonly fromScratch?: boolean;
  readonly seed: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** Trains a model on the decisions of a corpus. Exit status 1 when an article could not be read, or nothing was written. */
export async function train(paths: readonly string[], options: TrainOptions, io: Io): Promise<number> {
  const { conll, dev, texts = [], lang, fromScratch, seed, json = false } = options;
  const words = cliMessages.learning;
  if (conll && paths.length > 0) throw new Misuse(words.conllAlone);
  if (conll && options.out === undefined) throw new Misuse(words.noOut);
  if (dev && !conll) throw new Misuse(words.devAlone);
  const folders = paths.length > 0 ? paths : ['.'];
  const out = options.out === undefined ? modelUri(uriOf(folders[0]!)) : uriOf(options.out);
  const { signal } = io;
  const source = processSource();
  const basis: About['basis'] = fromScratch ? 'scratch' : 'shipped';
  const progress = new Progress(io, 'train', 100);
  const how: LearnOptions = {
    basis,
    seed,
    program: programVersion(),
    signal,
    progress: (stage, share) =>
      progress.update(Math.floor(stage === 'reading' ? share * 10 : 10 + share * 90)),
  };
  const recognizer = await nodeRuntime.loadRecognizer();
  const languages = lang === undefined ? {} : { lang };
  let lessons: Lessons;
  let learned: Learned;
  try {
    const means = { recognizer, recognize: recognizeBy(recognizer), width: 1 };
    const read = (files: readonly string[]) =>
      lessonsInConll(files.map(uriOf), source, means, { basis, ...languages });
    const more = texts.map(uriOf);
    lessons = conll
      ? await withClasses(await read(conll), more, source, signal)
      : await lessonsIn(folders.map(uriOf), source, means, how, more);
    sayProjects(source, io);
    for (const { uri, fault } of lessons.faults) say(io, describe(shown(uri), fault));
    if (lessons.articles.length === 0) {
      say(io, words.nothing);
      return 1;
    }
    learned = await trainOn(lessons, dev && (await read(dev)).articles, source, how);
  } catch (error) {
    if (signal.aborted) {
      say(io, words.stopped);
      return INTERRUPTED;
    }
    throw error;
  }
  const { about, bytes, epochs } = learned;
  try {
    await writeModelFile(out, bytes, source.files);
  } catch (error) {
    say(io, words.notSaved(shown(out), (error as Error).message));
    return 1;
  }
  if (json)
    io.out(`${JSON.stringify({ model: shown(out), bytes: bytes.length, epochs, ...about }, undefined, 2)}\n`);
  else for (const line of told(lessons, learned, shown(out))) io.out(`${line}\n`);
  return lessons.faults.length > 0 ? 1 : 0;
}

function told(lessons: Lessons, { about, bytes, epochs }: Learned, out: string): string[] {
  const words = cliMessages.learning;
  const { trained, held } = about;
  const spans = Object.entries(trained.spans).map(([label, count]) => `${label} ${count}`);
  return [
    words.learnedFrom(trained.articles, lessons.finished, spans.join(', ')),
    ...(lessons.left.nested > 0 ? [words.nested(lessons.left.nested)] : []),
    held
      ? words.held(held.articles, held.spans, change('corrections', about), change('f1', about))
      : words.notHeld,
    words.written(out, Math.round(bytes.length / 1000), epochs),
  ];
}
