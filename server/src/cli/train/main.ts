import { readFileSync, writeFileSync } from 'node:fs';
import { createGazetteer } from '../../core/recognition/names/gazetteer';
import { createNameModel, writeModel } from '../../core/recognition/names/model';
import { LABELS } from '../../core/recognition/names/tags';
import { fitCalibration } from './calibrate';
import { type GoldArticle, readCorpus } from './corpus';
import { extractInstance, indexFeatures, numberFeatures, type RawInstance, tagLine } from './instances';
import { trainCrf } from './optimizer';
import { quantize } from './quantize';
import { f1, type Scored, scoreArticles } from './score';

export interface TrainFiles {
  /** Compiled knowledge, JSON. */
  readonly knowledge: string;
  readonly train: readonly string[];
  readonly dev: readonly string[];
  /** The model to write. */
  readonly model: string;
}

/** Trains the labeller on the gold corpus and writes the model; says on the way how well it does. */
export function train(files: TrainFiles, log: (line: string) => void): void {
  const gazetteer = createGazetteer(JSON.parse(readFileSync(files.knowledge, 'utf8')));
  const articles = readCorpus(files.train);
  const dev = readCorpus(files.dev);
  log(`${articles.length} training articles, ${dev.length} development articles`);
  const raw: RawInstance[] = [];
  for (const line of articles.flatMap((article) => article.lines)) {
    const { view, gold, misaligned } = tagLine(line, gazetteer);
    for (const name of misaligned) log(`not at token borders: ${name}`);
    raw.push(extractInstance(view, gold, 1));
  }
  const index = indexFeatures(raw, 1);
  log(
    `${raw.length} lines, ${raw.reduce((sum, { gold }) => sum + gold.length, 0)} tokens, ${index.hashes.length} features`,
  );
  const instances = raw.map((instance) => numberFeatures(instance, index));
  const weights = trainCrf(
    [instances],
    index.hashes.length,
    index.counts,
    { epochs: 15, rate: 0.15, l2: 0.5, average: 5, seed: 1 },
    (epoch, loss) => log(`epoch ${epoch + 1} loss ${loss.toFixed(1)}`),
  );
  let bytes = writeModel(quantize(weights, index.hashes, 0.05, []));
  const scored = scoreArticles(dev, { gazetteer, model: createNameModel(bytes) });
  const curve = fitCalibration(
    scored.outcomes.map(({ suggestion, right }) => ({ raw: suggestion.confidence, right })),
    12,
  );
  bytes = writeModel(quantize(weights, index.hashes, 0.05, curve));
  writeFileSync(files.model, bytes);
  log(`${files.model}: ${bytes.length} bytes`);
  report(scored, log);
}

export function report({ byLabel }: Scored, log: (line: string) => void): void {
  for (const label of [...LABELS, 'all']) {
    const tally = byLabel.get(label)!;
    const { gold, found, right } = tally;
    log(
      `${label.padEnd(5)} P ${(right / found).toFixed(3)} R ${(right / gold).toFixed(3)} F1 ${f1(tally).toFixed(3)} (${gold} gold)`,
    );
  }
}

export type { GoldArticle };
