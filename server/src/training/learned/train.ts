import { Lattice } from '../../core/crf/lattice';
import { STANDARD_LABELS } from '../../core/project/model';
import { ClassTable, NO_CLASSES, type WordClasses } from '../../core/recognition/learned/classes';
import { hintFeature, hintOf, LEARNED_FEATURES } from '../../core/recognition/learned/features';
import {
  type About,
  type Found,
  type Hint,
  type LabelledSpan,
  namesIn,
  type Outcome,
  readLearned,
} from '../../core/recognition/learned/model';
import { type CalibrationPoint, type ModelParts, writeModel } from '../../core/recognition/names/modelFile';
import {
  BEGIN,
  END,
  INSIDE,
  OUTSIDE,
  SINGLE,
  type TagSet,
  tagOf,
  tagSetOf,
} from '../../core/recognition/names/tags';
import { TextHash } from '../../core/text/hash';
import { overlaps } from '../../core/text/span';
import { Pace, type Steps } from '../../core/text/steps';
import { FtrlTrainer, type Sequence } from '../crf/ftrl';
import { ratios } from '../evaluation/counts';
import { noScore, type Score, scoreArticle } from '../evaluation/score';
import { fitCalibration } from '../names/calibrate';
import { Random } from '../random';
import { type Example, type ExampleArticle, type Features, featuresOf } from './examples';
import { inPieces } from './pieces';
import { FeatureRows } from './rows';

export interface LearnRequest {
  readonly articles: readonly ExampleArticle[];
  /** Kept back to tell when to stop; where there are none, some of the articles are. */
  readonly held?: readonly ExampleArticle[];
  readonly basis: About['basis'];
  /** Labels of suggestions about which the model decides even where nobody has accepted one. */
  readonly labels: readonly string[];
  readonly seed: number;
  readonly languages: readonly string[];
  /** Of words, from the texts of the corpus. */
  readonly classes?: WordClasses | undefined;
  /** Of the program. */
  readonly program: string;
}

export interface Learned {
  readonly bytes: Uint8Array;
  readonly about: About;
  /** Passes over the articles. */
  readonly epochs: number;
}

/** How far it is, from 0 to 1. */
export type Report = (share: number) => void;

const MOST_EPOCHS = 16;
/** Without articles to stop by: of few lines more passes, until so many lines were seen. */
const USUAL_EPOCHS = { least: 10, most: 40, lines: 4000 };
/** Passes without a better score before it stops. */
const PATIENCE = 3;
/** What the weights of the last pass count in the average. */
const NEWEST = 0.35;
const OPTIONS = { rate: 0.1, l1: 0.2, l2: 1, dropout: 0.4 };
/** Of few lines each has to say more. */
const FEW_RATE = 0.3;
/** Features that occur once tell something in few lines alone; where there is no room for all, only frequent ones do. */
const FEW = 500;
const MOST_WEIGHTS = 24_000_000;
/** Entries of a table that are gone through in one step. */
const STEP = 20_000;
/** Weights that are copied or compared. */
const WEIGHTS = 1 << 19;
/** Rows of weights that are rounded. */
const ROWS = 4096;
/** Tokens of which features are made, or are looked up. */
const TOKENS = 128;
/** States of tokens of which the likelihood is followed, or the best ones found. */
const STATES = 4096;
/** Code units of lines that are read. */
const UNITS = 1000;
/** Bytes of the file. */
const LARGEST = 4_900_000;
const HIGHEST = 8;
/** Features whose weights all lie below are left out. */
const PRUNE = 0.05;
const BINS = 20;
/**
 * How much less a word is believed to be in no name than the likelihood says, whichever of these gives the best score on
 * what is kept back: who maximises the likelihood is too careful for that.
 */
const LEANS = [0, 0.25, 0.5, 0.75, 1, 1.25, 1.5];
/** Names that must be kept back for that. */
const ENOUGH_TO_LEAN = 200;
/** Names among what is kept back, below which it tells nothing. */
const ENOUGH = 20;
const MOST_HELD = 10;
/** Share of the lines that teaches nothing that the others do not. */
const LITTLE = 0.05;

/**
 * Trains a labeller on what people have decided. The same request gives the same bytes. May be left between two steps.
 *
 * @throws {RangeError} when no label has an example, or more than `MOST_LABELS` have
 */
export function* learn(request: LearnRequest, report: Report): Steps<Learned> {
  const { basis, seed } = request;
  const labels = labelsOf(request);
  if (labels.length === 0) throw new RangeError('There is nothing to learn from.');
  const tags = tagSetOf(labels);
  const hinted = basis === 'shipped';
  const { classes } = request;
  const said = yield* aboutOf(request, labels);
  const articles = inPieces(request.articles);
  const how = { hinted, seed, classes: new ClassTable(classes ?? NO_CLASSES) };
  const [kept, held] = request.held ? [articles, inPieces(request.held)] : split(articles, seed);
  const enough = namesOf(held) >= (request.held ? 1 : ENOUGH);
  // What was kept back is learned from as well, in a second run as long as the first, unless it is next to nothing.
  const isSplit = enough && request.held === undefined && linesOf(held) > LITTLE * linesOf(articles);
  const shares = isSplit ? [0.45, 0.95] : [0.95, 0.95];
  let result: Weights | undefined;
  let epochs = usualEpochs(articles);
  let lean = 0;
  let outcome: { before: Score; after: Score } | undefined;
  let calibration: CalibrationPoint[] = [];
  if (enough) {
    const run = yield* passes(kept, tags, { ...how, held, epochs: MOST_EPOCHS, lean: 0 }, (share) =>
      report(share * shares[0]!),
    );
    epochs = run.epochs;
    lean = run.lean;
    result = run;
    const model = readLearned(yield* fileOf(run, tags, classes, said, []));
    yield;
    outcome = { before: noScore(), after: noScore() };
    for (const article of held) {
      yield* score(article, (example) => (hinted ? known(example.hints, labels) : []), outcome.before);
      yield* score(article, ({ text, hints }) => model.find(text, article.gazetteer, hints), outcome.after);
    }
    const outcomes = outcome.after.names.map(({ confidence, right }) => ({ raw: confidence, right }));
    calibration = fitCalibration(outcomes, BINS);
  }
  if (!result || isSplit)
    result = yield* passes(isSplit ? articles : kept, tags, { ...how, held: [], epochs, lean }, (share) =>
      report(shares[0]! * (isSplit ? 1 : 0) + share * (shares[1]! - shares[0]! * (isSplit ? 1 : 0))),
    );
  const about: About = {
    ...said,
    ...(outcome
      ? {
          held: {
            articles: held.length,
            spans: outcome.after.gold.names + outcome.after.gold.dates,
            before: outcomeOf(outcome.before),
            after: outcomeOf(outcome.after),
          },
        }
      : {}),
  };
  return { bytes: yield* fileOf(result, tags, classes, about, calibration), about, epochs };
}

/** Labels that somebody has given, and those of suggestions, all of which may have been rejected; by the alphabet. */
function labelsOf({ articles, basis, labels: own }: LearnRequest): string[] {
  const labels = new Set<string>();
  for (const { lines } of articles) {
    for (const { names, hints } of lines) {
      for (const { label } of names) labels.add(label);
      if (basis === 'shipped') for (const { label } of hints) if (own.includes(label)) labels.add(label);
    }
  }
  return [...labels].sort();
}

/** Of the suggestions those that the model decides about. */
const known = (hints: readonly Hint[], labels: readonly string[]) =>
  hints.filter(({ label }) => labels.includes(label));

function usualEpochs(articles: readonly ExampleArticle[]): number {
  const { least, most, lines } = USUAL_EPOCHS;
  return Math.max(least, Math.min(most, Math.round(lines / (1 + linesOf(articles)))));
}

const linesOf = (articles: readonly ExampleArticle[]): number =>
  articles.reduce((sum, { lines }) => sum + lines.length, 0);

function namesOf(articles: readonly ExampleArticle[]): number {
  let names = 0;
  for (const { lines } of articles) for (const line of lines) if (line.complete) names += line.names.length;
  return names;
}

/** The latest of the finished articles are kept back; where all is in one, a part of its lines. */
function split(
  articles: readonly ExampleArticle[],
  seed: number,
): [kept: readonly ExampleArticle[], held: readonly ExampleArticle[]] {
  const complete = articles.filter(({ lines }) => lines.some((line) => line.complete));
  if (complete.length < 5) {
    const random = new Random(seed);
    const kept: ExampleArticle[] = [];
    const held: ExampleArticle[] = [];
    for (const article of articles) {
      const back = new Set(article.lines.filter((line) => line.complete && random.chance(0.1)));
      kept.push({ ...article, lines: article.lines.filter((line) => !back.has(line)) });
      if (back.size > 0) held.push({ ...article, lines: [...back] });
    }
    return [kept, held];
  }
  const held = new Set(complete.slice(-Math.min(MOST_HELD, Math.ceil(complete.length / 5))));
  return [articles.filter((article) => !held.has(article)), [...held]];
}

interface Weights {
  readonly hashes: Int32Array;
  /** `[row * tags + tag]` */
  readonly state: Float32Array;
  readonly transitions: Float64Array;
  readonly epochs: number;
  readonly lean: number;
}

interface Passes {
  readonly hinted: boolean;
  readonly classes: ClassTable;
  readonly seed: number;
  /** Scored after each pass; the best one counts. Where it is empty all passes are made. */
  readonly held: readonly ExampleArticle[];
  readonly epochs: number;
  /** One of `LEANS`, where nothing is kept back. */
  readonly lean: number;
}

function* passes(
  articles: readonly ExampleArticle[],
  tags: TagSet,
  { hinted, classes, seed, held, epochs, lean }: Passes,
  report: Report,
): Steps<Weights> {
  const raw = yield* extract(articles, tags, hinted, classes);
  const trust = yield* trustIn(articles);
  const priors = priorsOf(tags, hinted ? hintLabels(articles) : undefined, trust);
  const rows = new FeatureRows();
  const pace = new Pace(TOKENS);
  for (const { hashes, gold } of raw) {
    yield* rows.add(hashes);
    if (pace.isOver(gold.length)) yield;
  }
  yield* rows.begin(raw.length < FEW ? 1 : 2, Math.floor(MOST_WEIGHTS / tags.size), priors.keys());
  const sequences = yield* numbered(raw, (hash) => rows.take(hash));
  const test = yield* numbered(yield* extract(held, tags, hinted, classes), (hash) => rows.of(hash));
  const { hashes } = rows;
  const lattice = new Lattice(tags.chain);
  const trainer = new FtrlTrainer(tags.chain, hashes.length, {
    ...OPTIONS,
    ...(raw.length < FEW && !hinted ? { rate: FEW_RATE } : {}),
    seed,
  });
  for (const [hash, [tag, value]] of priors) trainer.begin(rows.of(hash), tag, value);
  yield;
  const state = new Float32Array(trainer.state.length);
  yield* copy(trainer.state, state);
  const transitions = trainer.transitions.slice();
  let best = { f1: -1, epochs: 0, state, transitions };
  const work = new Pace(STATES);
  for (let epoch = 1; epoch <= epochs; epoch++) {
    let done = 0;
    const pass = trainer.epoch(sequences);
    for (let step = pass.next(); !step.done; step = pass.next()) {
      done++;
      if (!work.isOver(step.value * tags.size)) continue;
      report((epoch - 1 + done / sequences.length) / epochs);
      yield;
    }
    const share = epoch === 1 ? 1 : NEWEST;
    for (let k = 0; k < state.length; k++) {
      state[k] = state[k]! + share * (trainer.state[k]! - state[k]!);
      if (k % WEIGHTS === 0) yield;
    }
    for (let k = 0; k < transitions.length; k++)
      transitions[k] = transitions[k]! + share * (trainer.transitions[k]! - transitions[k]!);
    report(epoch / epochs);
    yield;
    if (test.length === 0) continue;
    const f1 = yield* f1Of(test, tags, lattice, state, transitions);
    if (f1 > best.f1) {
      const better = best.state === state ? new Float32Array(state.length) : best.state;
      yield* copy(state, better);
      best = { f1, epochs: epoch, state: better, transitions: transitions.slice() };
    } else if (epoch >= best.epochs + PATIENCE) break;
  }
  const outside = rows.of(hintFeature(0)) * tags.size + OUTSIDE;
  if (test.length === 0) {
    state[outside] = state[outside]! - lean;
    return { hashes, state, transitions, epochs, lean };
  }
  const careful = best.state[outside]!;
  let leaning = { f1: -1, lean: 0 };
  for (const each of namesOf(held) < ENOUGH_TO_LEAN ? [0] : LEANS) {
    best.state[outside] = careful - each;
    const f1 = yield* f1Of(test, tags, lattice, best.state, best.transitions);
    if (f1 > leaning.f1) leaning = { f1, lean: each };
    yield;
  }
  best.state[outside] = careful - leaning.lean;
  return { hashes, ...best, lean: leaning.lean };
}

/** Of the names that are known, by unrounded weights. */
function* f1Of(
  sequences: readonly Sequence[],
  { size }: TagSet,
  lattice: Lattice,
  state: Float32Array,
  transitions: Float64Array,
): Steps<number> {
  let [right, all] = [0, 0];
  lattice.weigh(transitions);
  const pace = new Pace(STATES);
  for (const { features, offsets, gold, allowed } of sequences) {
    if (pace.isOver(gold.length * size)) yield;
    if (allowed) continue;
    lattice.resize(gold.length);
    const { emissions } = lattice;
    for (let i = 0; i < gold.length; i++)
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const row = features[k]! * size;
        if (row < 0) continue;
        for (let t = 0; t < size; t++) emissions[i * size + t] = emissions[i * size + t]! + state[row + t]!;
      }
    const key = ({ from, to, label }: { from: number; to: number; label: number }) =>
      `${from} ${to} ${label}`;
    const there = new Set(namesIn(gold).map(key));
    const found = namesIn(lattice.viterbi());
    right += found.filter((name) => there.has(key(name))).length;
    all += found.length + there.size;
  }
  return all === 0 ? 0 : (2 * right) / all;
}

function* extract(
  articles: readonly ExampleArticle[],
  tags: TagSet,
  hinted: boolean,
  classes: ClassTable,
): Steps<Features[]> {
  const all: Features[] = [];
  const pace = new Pace(TOKENS);
  for (const { lines, gazetteer } of articles) {
    for (const line of lines) {
      const features = featuresOf(line, gazetteer, tags, hinted, classes);
      if (features) all.push(features);
      if (pace.isOver(1 + (features?.gold.length ?? 0))) yield;
    }
  }
  return all;
}

/** With the rows of the features in their places; what is given is changed for that. */
function* numbered(all: readonly Features[], rowOf: (hash: number) => number): Steps<Sequence[]> {
  const sequences: Sequence[] = [];
  const pace = new Pace(TOKENS);
  for (const { hashes: features, ...rest } of all) {
    for (let k = 0; k < features.length; k++) features[k] = rowOf(features[k]!);
    sequences.push({ features, ...rest });
    if (pace.isOver(rest.gold.length)) yield;
  }
  return sequences;
}

function* copy(from: Float32Array, to: Float32Array): Steps<void> {
  for (let k = 0; k < from.length; k += WEIGHTS) {
    to.set(from.subarray(k, k + WEIGHTS), k);
    yield;
  }
}

/** What is believed before anything is learned: a word is in no name, or in one that is suggested. */
const OUTSIDE_FIRST = 2;
/** Suggestions are believed more strongly than they are sure, or a few articles would outweigh all that they stand for. */
const TRUST = 3;
/** The same where people have found many of them wrong, as they do in languages without a model. */
const LITTLE_TRUST = 0.5;
/** Share of suggestions and names that meet, from which on suggestions are believed. */
const GOOD = 0.8;
/** So many names and suggestions tell; in a few articles many may be wrong by chance. */
const ENOUGH_TO_TRUST = 200;
/** How sure suggestions must be to count for that. */
const SURE = 0.5;
const HIGHEST_BELIEF = 8;
const CONFIDENCES = [0.2, 0.4, 0.6, 0.8, 0.9, 0.97];

/** @param hints labels that may be suggested; undefined where suggestions do not count */
function priorsOf(
  { labels }: TagSet,
  hints: ReadonlySet<string> | undefined,
  trust: number,
): Map<number, [tag: number, value: number]> {
  const outside = hints ? trust * OUTSIDE_FIRST : OUTSIDE_FIRST;
  const priors = new Map<number, [number, number]>([[hintFeature(0), [OUTSIDE, outside]]]);
  for (const label of hints ?? []) {
    const number = labels.indexOf(label);
    for (const position of [BEGIN, INSIDE, END, SINGLE]) {
      for (const confidence of CONFIDENCES) {
        const belief = Math.min(HIGHEST_BELIEF, trust * Math.log(confidence / (1 - confidence)));
        const feature = hintFeature(hintOf(label, position, confidence));
        // A name of another kind is none of these.
        if (number < 0) priors.set(feature, [OUTSIDE, outside + Math.max(0, belief)]);
        else priors.set(feature, [tagOf(number, position), belief]);
      }
    }
  }
  return priors;
}

/**
 * How much suggestions are to be believed, by what people have made of them: whether there is a name of the label where
 * one is suggested, and one suggested where there is one. Where it ends is a convention, which is learned.
 */
export function* trustIn(articles: readonly ExampleArticle[]): Steps<number> {
  let [met, all] = [0, 0];
  const pace = new Pace(STEP);
  for (const { lines } of articles)
    for (const { names, hints, complete } of lines) {
      if (pace.isOver(1 + names.length * hints.length)) yield;
      if (!complete) continue;
      const sure = hints.filter(({ confidence }) => confidence >= SURE);
      const meets = (others: readonly LabelledSpan[]) => (one: LabelledSpan) =>
        others.some((other) => other.label === one.label && overlaps(one, other));
      met += names.filter(meets(sure)).length + sure.filter(meets(names)).length;
      all += names.length + sure.length;
    }
  return all >= ENOUGH_TO_TRUST && met < GOOD * all ? LITTLE_TRUST : TRUST;
}

/** Those that the shipped recognizer gives, by their own names or by those of the project. */
function hintLabels(articles: readonly ExampleArticle[]): ReadonlySet<string> {
  const labels = new Set<string>(STANDARD_LABELS);
  for (const { lines } of articles)
    for (const { hints } of lines) for (const { label } of hints) labels.add(label);
  return labels;
}

function* fileOf(
  { hashes, state, transitions }: Weights,
  tags: TagSet,
  classes: WordClasses | undefined,
  about: About,
  calibration: readonly CalibrationPoint[],
): Steps<Uint8Array> {
  const { size } = tags;
  const scale = HIGHEST / 127;
  const top = new Float32Array(hashes.length);
  for (let row = 0; row < hashes.length; row++) {
    let highest = 0;
    for (let t = 0; t < size; t++) highest = Math.max(highest, Math.abs(state[row * size + t]!));
    top[row] = highest;
    if (row % STEP === 0) yield;
  }
  const room = Math.floor((LARGEST - (classes ? 6 * classes.words.length : 0)) / (4 + size));
  const least = top.length > room ? Math.max(PRUNE, yield* largest(top, room)) : PRUNE;
  const kept = yield* inOrder(top, least, hashes);
  const weights = new Int8Array(kept.length * size);
  for (const [place, row] of kept.entries()) {
    for (let t = 0; t < size; t++) {
      const value = Math.round(state[row * size + t]! / scale);
      weights[place * size + t] = Math.max(-127, Math.min(127, value));
    }
    if (place % ROWS === ROWS - 1) yield;
  }
  const parts: ModelParts = {
    features: LEARNED_FEATURES,
    tags,
    hashes: kept.map((row) => hashes[row]!),
    weights,
    scale: Math.fround(scale),
    transitions: transitions.map(Math.fround),
    calibration,
    ...(classes ? { classes } : {}),
    about,
  };
  return writeModel(parts);
}

/** The number of which so many, itself included, are as large or larger; of numbers that are not below nothing. */
export function* largest(values: Float32Array, many: number): Steps<number> {
  // The bits of such numbers are in the order of the numbers: their upper half first, then of those that have it the lower.
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  let [upper, left] = [0, many];
  for (const shift of [16, 0]) {
    const counts = new Uint32Array(1 << 16);
    for (let n = 0; n < bits.length; n++) {
      if (shift === 16 || bits[n]! >>> 16 === upper) counts[(bits[n]! >>> shift) & 0xffff]!++;
      if (n % WEIGHTS === WEIGHTS - 1) yield;
    }
    let digits = 0xffff;
    for (; digits > 0 && left > counts[digits]!; digits--) left -= counts[digits]!;
    if (shift === 0) return new Float32Array(Uint32Array.of(upper * 0x10000 + digits).buffer)[0]!;
    upper = digits;
    yield;
  }
  return 0;
}

/** Rows whose highest weight is at least so high, by their hashes as unsigned numbers: by the first byte, then within it. */
export function* inOrder(top: Float32Array, least: number, hashes: Int32Array): Steps<Int32Array> {
  const firsts = new Int32Array(257);
  const pace = new Pace(STEP);
  for (let row = 0; row < top.length; row++) {
    if (top[row]! >= least) firsts[(hashes[row]! >>> 24) + 1]!++;
    if (pace.isOver()) yield;
  }
  for (let byte = 0; byte < 256; byte++) firsts[byte + 1]! += firsts[byte]!;
  const kept = new Int32Array(firsts[256]!);
  const next = firsts.slice();
  for (let row = 0; row < top.length; row++) {
    if (top[row]! >= least) kept[next[hashes[row]! >>> 24]!++] = row;
    if (pace.isOver()) yield;
  }
  for (let byte = 0; byte < 256; byte++) {
    const part = kept.subarray(firsts[byte]!, firsts[byte + 1]!);
    part.sort((a, b) => (hashes[a]! >>> 0) - (hashes[b]! >>> 0));
    if (pace.isOver(8 * part.length)) yield;
  }
  return kept;
}

function* aboutOf(
  { articles, basis, seed, languages, classes, program }: LearnRequest,
  labels: readonly string[],
): Steps<About> {
  const spans: Record<string, number> = Object.fromEntries(labels.map((label) => [label, 0]));
  let lines = 0;
  for (const article of articles)
    for (const line of article.lines) {
      lines++;
      for (const { label } of line.names) spans[label]!++;
    }
  const hash = new TextHash();
  const pace = new Pace(UNITS);
  hash.add('[');
  for (const [n, article] of articles.entries()) {
    hash.add(n === 0 ? '[' : ',[');
    for (const [k, { text, names, rejected, complete }] of article.lines.entries()) {
      hash.add((k === 0 ? '' : ',') + JSON.stringify([text, names, rejected, complete]));
      if (pace.isOver(text.length)) yield;
    }
    hash.add(']');
  }
  hash.add(']');
  return {
    program,
    languages: [...languages].sort(),
    basis,
    seed,
    trained: {
      articles: articles.length,
      lines,
      spans,
      ...(classes ? { words: classes.words.length } : {}),
      sha256: hash.digest(),
    },
  };
}

/** Scores what is found in an article against what people have accepted there. */
function* score(
  { lines }: ExampleArticle,
  find: (example: Example) => readonly Found[],
  into: Score,
): Steps<void> {
  const pace = new Pace(UNITS);
  for (const example of lines) {
    if (example.complete)
      scoreArticle({ spans: example.names, disputes: [], lines: [] }, { spans: find(example) }, into);
    if (pace.isOver(example.text.length)) yield;
  }
}

function outcomeOf({ labels, corrections, gold }: Score): Outcome {
  let [right, missed, spurious] = [0, 0, 0];
  for (const counts of labels.values()) {
    right += counts.right;
    missed += counts.missed;
    spurious += counts.spurious;
  }
  const { precision, recall, f1 } = ratios({ right, missed, spurious });
  const share = (value: number) => (Number.isFinite(value) ? Math.round(value * 1e4) / 1e4 : 0);
  const names = gold.names + gold.dates;
  return {
    precision: share(precision),
    recall: share(recall),
    f1: share(f1),
    corrections: share((corrections.names + corrections.dates) / names),
  };
}
