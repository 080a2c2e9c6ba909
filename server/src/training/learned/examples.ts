import type { ClassTable } from '../../core/recognition/learned/classes';
import { LearnedExtractor, learnedView } from '../../core/recognition/learned/features';
import {
  eachNamed,
  type Hint,
  hintsAt,
  type LabelledSpan,
  setTags,
} from '../../core/recognition/learned/model';
import type { Gazetteer } from '../../core/recognition/names/gazetteer';
import type { TagSet } from '../../core/recognition/names/tags';
import { createView } from '../../core/recognition/names/view';
import { overlaps, type Span } from '../../core/text/span';

/** A line to learn from. Offsets are UTF-16 and relative to it; all spans are sorted and disjoint. */
export interface Example {
  readonly text: string;
  /** Names that somebody has accepted. */
  readonly names: readonly LabelledSpan[];
  /** What else somebody has decided on: there is no other name in it. */
  readonly rejected: readonly Span[];
  /** Whether it has no names besides; else only what is decided, and what stands right beside it, is known. */
  readonly complete: boolean;
  /** What was suggested. */
  readonly hints: readonly Hint[];
}

/** Examples of one article, which belong together. */
export interface ExampleArticle {
  readonly name: string;
  readonly gazetteer: Gazetteer;
  readonly lines: readonly Example[];
}

/** An example in features, before these have numbers. */
export interface Features {
  readonly hashes: Int32Array;
  readonly offsets: Int32Array;
  readonly gold: Uint8Array;
  readonly allowed?: Uint8Array;
}

/** So many words beside a decision in an article that is not finished hold no other name, unless one is suggested. */
const BESIDE = 4;

const extractor = new LearnedExtractor();
let buffer = new Int32Array(1 << 12);

/** @returns undefined for a line without a word */
export function featuresOf(
  example: Example,
  gazetteer: Gazetteer,
  tags: TagSet,
  hinted: boolean,
  classes: ClassTable,
): Features | undefined {
  const view = createView(example.text, gazetteer);
  const { length } = view;
  if (length === 0) return undefined;
  const hints = hinted ? hintsAt(view, example.hints) : new Int32Array(length);
  const seen = learnedView(view, hints, classes);
  const offsets = new Int32Array(length + 1);
  let used = 0;
  for (let i = 0; i < length; i++) {
    const count = extractor.extract(seen, i);
    if (used + count > buffer.length) {
      const larger = new Int32Array(buffer.length * 2);
      larger.set(buffer);
      buffer = larger;
    }
    buffer.set(extractor.hashes.subarray(0, count), used);
    used += count;
    offsets[i + 1] = used;
  }
  const gold = new Uint8Array(length);
  /** 1 where it is known what there is. */
  const known = new Uint8Array(length).fill(example.complete ? 1 : 0);
  const decided = (from: number, to: number) =>
    known.fill(1, Math.max(0, from - BESIDE), Math.min(length, to + BESIDE));
  if (!example.complete) {
    for (const spans of [example.names, example.rejected])
      eachNamed(view, spans, (_, from, to) => decided(from, to));
    const open = example.hints.filter(
      (hint) => ![...example.names, ...example.rejected].some((span) => overlaps(span, hint)),
    );
    eachNamed(view, open, (_, from, to) => known.fill(0, from, to));
  }
  eachNamed(view, example.names, ({ label }, from, to) => {
    known.fill(1, from, to);
    setTags(gold, tags.labels.indexOf(label), from, to);
  });
  const all = { hashes: buffer.slice(0, used), offsets, gold };
  if (!known.includes(0)) return all;
  const allowed = new Uint8Array(length * tags.size);
  for (let i = 0; i < length; i++) {
    if (known[i] === 1) allowed[i * tags.size + gold[i]!] = 1;
    else allowed.fill(1, i * tags.size, (i + 1) * tags.size);
  }
  return { ...all, allowed };
}

/** Whether names end where words do, which all that is found does. */
export function misalignedIn({ text, names }: Example, gazetteer: Gazetteer): LabelledSpan[] {
  const view = createView(text, gazetteer);
  const wrong: LabelledSpan[] = [];
  eachNamed(view, names, (name, from, to) => {
    if (view.tokens[from]!.start !== name.start || view.tokens[to - 1]!.end !== name.end) wrong.push(name);
  });
  return wrong;
}
