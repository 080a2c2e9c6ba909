import * as v from 'valibot';
import { Lattice } from '../../crf/lattice';
import type { Span } from '../../text/span';
import { calibrate } from '../names/calibration';
import { FeatureExtractor } from '../names/features';
import type { Gazetteer } from '../names/gazetteer';
import { ModelError, type ModelParts, readModel } from '../names/modelFile';
import { BEGIN, END, INSIDE, labelOfTag, OUTSIDE, positionOfTag, SINGLE, tagOf } from '../names/tags';
import { createView, type NameView } from '../names/view';
import { WeightTable } from '../names/weightTable';
import { ClassTable, NO_CLASSES } from './classes';
import {
  afterFeature,
  beforeFeature,
  hintOf,
  LEARNED_FEATURES,
  LearnedExtractor,
  learnedView,
  REACH,
} from './features';
import { LARGEST_MODEL } from './place';
import { isSuggested, type Why, wordsOf } from './why';

/** A name with its label. */
export interface LabelledSpan extends Span {
  readonly label: string;
}

/** What has been suggested before the learned labeller is asked. */
export interface Hint extends LabelledSpan {
  readonly confidence: number;
}

/** Shares, and corrections for each name that is there: missed, invented, and with a wrong label. */
export interface Outcome {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly corrections: number;
}

/** What stands in the head of the file of a learned model. */
export interface About {
  /** The version of the program that has trained it. */
  readonly program: string;
  /** Of the articles; it is not used on those in others. */
  readonly languages: readonly string[];
  /** `shipped`: it has learned what to make of the suggestions of the shipped recognizer; `scratch`: without these. */
  readonly basis: 'shipped' | 'scratch';
  readonly seed: number;
  /** What it was trained on, and a hash of that. */
  readonly trained: {
    readonly articles: number;
    readonly lines: number;
    readonly spans: Readonly<Record<string, number>>;
    /** Words that have a class by the texts of the corpus. */
    readonly words?: number;
    readonly sha256: string;
  };
  /** How it did on articles that were kept back, and how the suggestions do that were there before. */
  readonly held?: {
    readonly articles: number;
    readonly spans: number;
    readonly before: Outcome;
    readonly after: Outcome;
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const text = v.pipe(v.string(), v.maxLength(200));
const outcome = v.strictObject({
  precision: share,
  recall: share,
  f1: share,
  corrections: v.pipe(v.number(), v.minValue(0)),
});

const aboutSchema: v.GenericSchema<About> = v.strictObject({
  program: text,
  languages: v.pipe(v.array(text), v.maxLength(100)),
  basis: v.picklist(['shipped', 'scratch']),
  seed: count,
  trained: v.strictObject({
    articles: count,
    lines: count,
    spans: v.record(text, count),
    words: v.exactOptional(count),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  }),
  held: v.exactOptional(v.strictObject({ articles: count, spans: count, before: outcome, after: outcome })),
});

/** A name that a learned model has found. */
export type Found = Hint;

export interface LearnedModel {
  readonly labels: readonly string[];
  readonly about: About;
  /**
   * The names of one paragraph, sorted and disjoint; linear in its length.
   * @param hints sorted and disjoint
   * @param view of the paragraph, where there is one
   */
  find(paragraph: string, gazetteer: Gazetteer, hints: readonly Hint[], view?: NameView): Found[];
  /** What speaks most for a name of the paragraph, the weightiest first; for people who ask. */
  why(paragraph: string, gazetteer: Gazetteer, hints: readonly Hint[], name: LabelledSpan): Why[];
}

/** No training gives larger ones. */
const HIGHEST_SCALE = 1;
const HIGHEST_TRANSITION = 100;

const known = new WeakMap<Uint8Array, LearnedModel>();

/**
 * Reading takes up to 50 ms, and so the same bytes are read once.
 *
 * @throws {ModelError} when the bytes are no model, one of another version, or damaged
 */
export function readLearned(bytes: Uint8Array): LearnedModel {
  let model = known.get(bytes);
  if (!model) {
    model = read(bytes);
    known.set(bytes, model);
  }
  return model;
}

function read(bytes: Uint8Array): LearnedModel {
  if (bytes.length > LARGEST_MODEL) throw new ModelError('foreign', 'The file is too large for a model.');
  const parts = readModel(bytes);
  if (parts.features !== LEARNED_FEATURES) {
    throw new ModelError('version', `The model is for other features: ${parts.features.slice(0, 80)}.`);
  }
  if (!v.is(aboutSchema, parts.about))
    throw new ModelError('damaged', 'The model is damaged: it says nothing of itself.');
  const within = (value: number) => Math.abs(value) <= HIGHEST_TRANSITION;
  if (parts.scale > HIGHEST_SCALE || !parts.transitions.every(within))
    throw new ModelError('damaged', 'The model is damaged: its weights are out of bounds.');
  return new Labeller(parts, parts.about);
}

class Labeller implements LearnedModel {
  readonly labels: readonly string[];
  readonly #parts: ModelParts;
  readonly #table: WeightTable;
  readonly #classes: ClassTable;
  readonly #lattice: Lattice;
  readonly #names = new FeatureExtractor();
  readonly #extractor = new LearnedExtractor();

  constructor(
    parts: ModelParts,
    readonly about: About,
  ) {
    this.labels = parts.tags.labels;
    this.#parts = parts;
    this.#table = new WeightTable(parts);
    this.#classes = new ClassTable(parts.classes ?? NO_CLASSES);
    this.#lattice = new Lattice(parts.tags.chain, parts.transitions);
  }

  find(
    paragraph: string,
    gazetteer: Gazetteer,
    hints: readonly Hint[],
    view = createView(paragraph, gazetteer),
  ): Found[] {
    if (view.length === 0) return [];
    const lattice = this.#score(view, this.about.basis === 'scratch' ? [] : hints);
    const tags = lattice.viterbi();
    const names = namesIn(tags);
    if (names.length === 0) return [];
    lattice.forwardBackward();
    return names.map(({ from, to, label }) => {
      const probability = lattice.pathProbability(tags, from, to);
      const confidence = calibrate(probability, this.#parts.calibration);
      return {
        start: view.tokens[from]!.start,
        end: view.tokens[to - 1]!.end,
        label: this.labels[label]!,
        confidence: confidence > 0 ? Math.min(1, confidence) : 0,
      };
    });
  }

  why(paragraph: string, gazetteer: Gazetteer, hints: readonly Hint[], name: LabelledSpan): Why[] {
    const view = createView(paragraph, gazetteer);
    const label = this.labels.indexOf(name.label);
    if (label < 0) return [];
    const known = this.about.basis === 'scratch' ? [] : hints;
    const seen = learnedView(view, hintsAt(view, known), this.#classes);
    const { hashes, templates } = this.#extractor;
    const { sums } = this.#table;
    const found = new Map<string, { -readonly [K in keyof Why]: Why[K] }>();
    eachNamed(view, [name], (_, from, to) => {
      const text = (words: readonly number[]) =>
        view.text.slice(view.tokens[words[0]!]!.start, view.tokens[words.at(-1)!]!.end);
      for (let i = from; i < to; i++) {
        const tag = tagOf(label, positionIn(i, from, to));
        const count = this.#extractor.extract(seen, i);
        for (let k = 0; k < count; k++) {
          this.#table.begin();
          this.#table.take(hashes[k]!);
          this.#table.add();
          const weight = sums[tag]! - sums[OUTSIDE]!;
          if (weight === 0) continue;
          const words = wordsOf(templates[k]!, i)?.filter((word) => word >= 0 && word < view.length) ?? [];
          const isIn = words.some((word) => word >= from && word < to);
          const what =
            words.length > 0 ? (isIn ? 'in' : 'around') : isSuggested(templates[k]!) ? 'suggested' : 'form';
          const told = words.length > 0 ? text(words) : '';
          const key = `${what} ${told}`;
          const before = found.get(key);
          if (before) before.weight += weight;
          else found.set(key, { what, words: told, isBefore: words.at(-1) === from - 1, weight });
        }
      }
    });
    return [...found.values()].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  }

  #score(view: NameView, hints: readonly Hint[]): Lattice {
    const lattice = this.#lattice;
    const seen = learnedView(view, hintsAt(view, hints), this.#classes);
    const { hashes } = this.#extractor;
    const table = this.#table;
    const { sums } = table;
    const { scale, tags } = this.#parts;
    lattice.resize(view.length);
    const { features, length } = view;
    const isKept = features?.isComplete === true;
    // A word counts for all tokens around it, and is looked up once.
    const before = new Near(view.ids, (id) => table.find(beforeFeature(id)));
    const after = new Near(view.ids, (id) => table.find(afterFeature(id)));
    for (let i = 0; i < length; i++) {
      table.begin();
      if (isKept) {
        const from = i === 0 ? 0 : features.ends[i - 1]!;
        table.takeAll(features.hashes, features.ends[i]! - from, from);
      } else table.takeAll(this.#names.hashes, this.#names.extract(view, i));
      table.takeAll(hashes, this.#extractor.extractOwn(seen, i));
      before.take(i - REACH, i, table);
      after.take(i + 1, i + REACH + 1, table);
      table.add();
      for (let t = 0; t < tags.size; t++) lattice.emissions[i * tags.size + t] = sums[t]! * scale;
    }
    return lattice;
  }
}

/** The words of a text that weigh something for tokens near them. */
class Near {
  /** Where they stand, and where their weights do. */
  readonly #tokens: number[] = [];
  readonly #places: number[] = [];
  #first = 0;

  constructor(ids: Int32Array, find: (id: number) => number) {
    for (let i = 0; i < ids.length; i++) {
      const place = find(ids[i]!);
      if (place < 0) continue;
      this.#tokens.push(i);
      this.#places.push(place);
    }
  }

  /** Takes the weights of those in `[from, to)`; to be called with places that do not go back. */
  take(from: number, to: number, table: WeightTable): void {
    const tokens = this.#tokens;
    while (this.#first < tokens.length && tokens[this.#first]! < from) this.#first++;
    for (let n = this.#first; n < tokens.length && tokens[n]! < to; n++) table.takeAt(this.#places[n]!);
  }
}

/** For each token the hint that lies over it, 0 where there is none. */
export function hintsAt(view: NameView, hints: readonly Hint[]): Int32Array {
  const at = new Int32Array(view.length);
  eachNamed(view, hints, ({ label, confidence }, from, to) => {
    for (let i = from; i < to; i++) at[i] = hintOf(label, positionIn(i, from, to), confidence);
  });
  return at;
}

/** Calls back with the tokens of each span, which are sorted; those that have none are left out. */
export function eachNamed<S extends Span>(
  { tokens, length }: NameView,
  spans: readonly S[],
  use: (span: S, from: number, to: number) => void,
): void {
  let i = 0;
  for (const span of spans) {
    while (i < length && tokens[i]!.end <= span.start) i++;
    const from = i;
    while (i < length && tokens[i]!.start < span.end) i++;
    if (from < i) use(span, from, i);
  }
}

/** The tags of a name over the tokens. */
export function setTags(tags: Uint8Array, label: number, from: number, to: number): void {
  for (let i = from; i < to; i++) tags[i] = tagOf(label, positionIn(i, from, to));
}

function positionIn(i: number, from: number, to: number): number {
  if (to - from === 1) return SINGLE;
  if (i === from) return BEGIN;
  return i === to - 1 ? END : INSIDE;
}

/** The names of a sequence of tags that the chain allows. */
export function namesIn(
  tags: Uint8Array,
): { readonly from: number; readonly to: number; readonly label: number }[] {
  const names = [];
  for (let i = 0; i < tags.length; i++) {
    const label = labelOfTag(tags[i]!);
    if (label < 0) continue;
    const from = i;
    while (positionOfTag(tags[i]!) !== END && positionOfTag(tags[i]!) !== SINGLE) i++;
    names.push({ from, to: i + 1, label });
  }
  return names;
}
