import { createGazetteer } from '../../core/recognition/names/gazetteer';
import type { KnowledgeData } from '../../core/recognition/names/knowledge';
import { createNameModel } from '../../core/recognition/names/model';
import { type CalibrationPoint, writeModel } from '../../core/recognition/names/modelFile';
import { tagSetOf } from '../../core/recognition/names/tags';
import type { NameWords } from '../../core/recognition/names/words';
import { type TrainingOptions, trainCrf } from '../crf/adagrad';
import { addCounts, noCounts, ratios } from '../evaluation/counts';
import type { Score } from '../evaluation/score';
import { Random } from '../random';
import { type AugmentOptions, augmentLine, forgetNames, joinLines } from './augment';
import { fitCalibration } from './calibrate';
import type { NamedLine } from './gold';
import { extractInstance, indexFeatures, numberFeatures, tagLine } from './instances';
import { NamePools } from './pools';
import { quantize } from './quantize';
import { scoreNames } from './score';
import { expandTemplates, type Templates } from './templates';

export interface TrainData {
  /** Of the model; the names have no others. */
  readonly labels: readonly string[];
  readonly knowledge: KnowledgeData;
  /** What the language says of names. */
  readonly words: NameWords;
  /** The lines of each article to train on. */
  readonly articles: readonly (readonly NamedLine[])[];
  /** More sentences to train on. */
  readonly sentences: readonly NamedLine[];
  /** Sentences with slots, filled anew in each version. */
  readonly templates?: Templates;
  /** The lines of each article by which probabilities are calibrated. */
  readonly dev: readonly (readonly NamedLine[])[];
}

export interface TrainSettings {
  readonly augment: AugmentOptions;
  /** How many versions of each line: the first as it is, the others changed. */
  readonly versions: number;
  /** How often each template is filled in each version. */
  readonly fillings?: number;
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

/** Trains the labeller and gives its model file; says on the way how well it does. */
export function train(data: TrainData, settings: TrainSettings, log: (line: string) => void): Uint8Array {
  const { labels, words, knowledge, articles, sentences, templates, dev } = data;
  const gazetteer = createGazetteer(knowledge, words);
  log(`${articles.length} training articles, ${dev.length} development articles`);
  const tags = tagSetOf(labels);
  const random = new Random(7);
  const pools = new NamePools(knowledge, articles);
  const texts = [...articles, sentences];
  const lines = texts.flat();
  const versions = Array.from({ length: settings.versions }, (_, version) => {
    const plain = version === 0 ? lines : texts.flatMap((text) => joinLines(text, settings.augment, random));
    const filled: NamedLine[] = [];
    if (templates) {
      for (let n = settings.fillings ?? 1; n > 0; n--) filled.push(...expandTemplates(templates, random));
    }
    return [...plain, ...filled].map((line) => {
      const text = version === 0 ? line : augmentLine(line, pools, settings.augment, random);
      const { view, gold, misaligned } = tagLine(text, gazetteer, labels);
      if (version === 0) for (const name of misaligned) log(`not at token borders: ${name}`);
      forgetNames(view, gold, labels, settings.augment, random);
      return extractInstance(view, gold, 1);
    });
  });
  const index = indexFeatures(versions.flat(), settings.least);
  log(`${lines.length} lines, ${index.hashes.length} features`);
  const weights = trainCrf(
    tags.chain,
    versions.map((raw) => raw.map((instance) => numberFeatures(instance, index))),
    index.hashes.length,
    index.counts.map((count) => count / settings.versions),
    settings.optimizer,
    (epoch, loss) => log(`epoch ${epoch + 1} loss ${loss.toFixed(1)}`),
  );
  const modelWith = (calibration: readonly CalibrationPoint[]) =>
    writeModel(quantize(tags, weights, index.hashes, settings.prune, calibration));
  const score = scoreNames(dev, { gazetteer, model: createNameModel(modelWith([])) });
  log(report(score));
  const outcomes = score.names.map(({ confidence, right }) => ({ raw: confidence, right }));
  return modelWith(fitCalibration(outcomes, CALIBRATION_BINS));
}

/** Precision, recall and F1 of each label and of all. */
function report({ labels }: Score): string {
  const all = noCounts();
  for (const counts of labels.values()) addCounts(all, counts);
  return [...labels, ['all', all] as const]
    .map(([label, counts]) => {
      const { precision, recall, f1 } = ratios(counts);
      const gold = counts.right + counts.missed;
      return `${label.padEnd(5)} P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${gold} gold)`;
    })
    .join('\n');
}
