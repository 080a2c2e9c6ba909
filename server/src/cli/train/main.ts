import { readFileSync, writeFileSync } from 'node:fs';
import { createGazetteer } from '../../core/recognition/names/gazetteer';
import type { KnowledgeData } from '../../core/recognition/names/knowledge';
import { createNameModel, writeModel } from '../../core/recognition/names/model';
import { LABELS } from '../../core/recognition/names/tags';
import { type AugmentOptions, augmentLine, forgetNames, joinLines } from './augment';
import { fitCalibration } from './calibrate';
import { readCorpus, readSentences } from './corpus';
import { extractInstance, indexFeatures, numberFeatures, tagLine } from './instances';
import { type TrainingOptions, trainCrf } from './optimizer';
import { NamePools } from './pools';
import { quantize } from './quantize';
import { Random } from './random';
import { f1, type Scored, scoreArticles } from './score';

export interface TrainFiles {
  /** Compiled knowledge, JSON. */
  readonly knowledge: string;
  /** Articles. */
  readonly train: readonly string[];
  /** More sentences to train on. */
  readonly sentences: readonly string[];
  readonly dev: readonly string[];
  /** The model to write. */
  readonly model: string;
}

export interface TrainSettings {
  readonly augment: AugmentOptions;
  /** How many versions of each line: the first as it is, the others changed. */
  readonly versions: number;
  /** Rarer features are left out. */
  readonly least: number;
  /** Features that weigh less are left out. */
  readonly prune: number;
  readonly optimizer: TrainingOptions;
}

export const SETTINGS: TrainSettings = {
  augment: { substitute: 0.4, unlisted: 0.07, capitals: 0.03, join: 0.2 },
  versions: 16,
  least: 2,
  prune: 0.1,
  optimizer: { epochs: 32, rate: 0.1, l2: 0.1, average: 16, seed: 1 },
};

/** Many: few suggestions are unsure, and the curve is steep there. */
const CALIBRATION_BINS = 60;

/** Trains the labeller on the gold corpus and writes the model; says on the way how well it does. */
export function train(files: TrainFiles, settings: TrainSettings, log: (line: string) => void): void {
  const data: KnowledgeData = JSON.parse(readFileSync(files.knowledge, 'utf8'));
  const gazetteer = createGazetteer(data);
  const articles = readCorpus(files.train);
  const dev = readCorpus(files.dev);
  log(`${articles.length} training articles, ${dev.length} development articles`);
  const random = new Random(7);
  const pools = new NamePools(data, articles);
  const texts = [...articles.map((article) => article.lines), readSentences(files.sentences)];
  const lines = texts.flat();
  const versions = Array.from({ length: settings.versions }, (_, version) =>
    (version === 0 ? lines : texts.flatMap((text) => joinLines(text, settings.augment, random))).map(
      (line) => {
        const text = version === 0 ? line : augmentLine(line, pools, settings.augment, random);
        const { view, gold, misaligned } = tagLine(text, gazetteer);
        if (version === 0) for (const name of misaligned) log(`not at token borders: ${name}`);
        forgetNames(view, gold, settings.augment, random);
        return extractInstance(view, gold, 1);
      },
    ),
  );
  const index = indexFeatures(versions.flat(), settings.least);
  log(`${lines.length} lines, ${index.hashes.length} features`);
  const weights = trainCrf(
    versions.map((raw) => raw.map((instance) => numberFeatures(instance, index))),
    index.hashes.length,
    index.counts.map((count) => count / settings.versions),
    settings.optimizer,
    (epoch, loss) => log(`epoch ${epoch + 1} loss ${loss.toFixed(1)}`),
  );
  let bytes = writeModel(quantize(weights, index.hashes, settings.prune, []));
  const scored = scoreArticles(dev, { gazetteer, model: createNameModel(bytes) });
  const curve = fitCalibration(
    scored.outcomes.map(({ suggestion, right }) => ({ raw: suggestion.confidence, right })),
    CALIBRATION_BINS,
  );
  bytes = writeModel(quantize(weights, index.hashes, settings.prune, curve));
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
