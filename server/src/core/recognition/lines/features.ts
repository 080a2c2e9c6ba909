import { bucketNames, named, reachingNames } from './buckets';
import type { LineLexicon } from './lexicon';
import { type Line, lineOf, SIZES, type Size } from './own';
import { ENDINGS, type Ending } from './shape';
import {
  AROUND_STEPS,
  Core,
  Edge,
  Field,
  GAP_STEPS,
  PART_STEPS,
  RELATIVE_STEPS,
  SIGN_STEPS,
  Surroundings,
  UNDER_STEPS,
} from './surroundings';
import { TOPIC_STEPS } from './topics';

/** A non-blank line with what its neighbourhood says of it. */
export interface Observation {
  readonly line: Line;
  /** Names of the binary features that hold besides the line's own, always in the same order. */
  readonly context: readonly string[];
  /** In how many other articles of the corpus the line occurs, if that is known. */
  readonly repeats: number | undefined;
}

/** In how many other articles of the corpus a line occurs, by its text without the line break. Asked for every line. */
export type Repeated = (line: string) => number;

const INDEX = ['index:0', 'index:1', 'index:2', 'index:3', 'index:far'];
const INDEX_END = ['index-end:0', 'index-end:1', 'index-end:2'];
const BEFORE = reachingNames('before', PART_STEPS);
const AFTER = reachingNames('after', PART_STEPS);
const RELATIVE = bucketNames('relative', RELATIVE_STEPS);
const UNDER = reachingNames('under', UNDER_STEPS);
const TOPIC = reachingNames('topic', TOPIC_STEPS);
const SIGNS = bucketNames('signs', SIGN_STEPS);
const SIGNS_END = named('signs-none', [...SIZES, ...ENDINGS]);
const BROKEN = named('broken', SIZES);
const ITEM = named('item', SIZES);
const TOP = named('top', SIZES);
const TOP_END = Object.fromEntries(
  ENDINGS.map((ending) => [ending, named(`top-end:${ending}`, SIZES)]),
) as Record<Ending, Record<Size, string>>;
const AFTER_END = named('after-end', [...SIZES, ...ENDINGS]);
const AROUND = [
  { field: Field.aroundParagraph, names: reachingNames('around-paragraph', AROUND_STEPS) },
  { field: Field.aroundHeadline, names: reachingNames('around-open', AROUND_STEPS) },
  { field: Field.aroundCued, names: reachingNames('around-cued', AROUND_STEPS) },
  { field: Field.aroundPair, names: reachingNames('around-pair', AROUND_STEPS) },
  { field: Field.aroundCut, names: reachingNames('around-cut', AROUND_STEPS) },
];
/** By `Core`. */
const CORE = ['core:none', 'core:before', 'core:inside', 'core:after'];
const CORE_SIZE = CORE.map((name) => named(name, SIZES));
const CORE_END = CORE.map((name) => named(name, ENDINGS));
const CORE_GAP = CORE.map((name) => reachingNames(`${name}-gap`, GAP_STEPS));
const PREVIOUS = neighbourNames('prev');
const NEXT = neighbourNames('next');

function neighbourNames(name: string) {
  return {
    none: `${name}:none`,
    size: named(name, SIZES),
    end: named(`${name}-end`, ENDINGS),
    cued: `${name}-cued`,
    heading: `${name}-heading`,
    source: `${name}-source`,
    dated: `${name}-dated`,
    same: `${name}-same`,
    link: `${name}-link`,
    credit: `${name}-credit-open`,
  };
}

/** Features of all non-blank lines of an article. Linear in the text. */
export function observe(texts: readonly string[], lexicon: LineLexicon, repeated?: Repeated): Observation[] {
  const surroundings = new Surroundings();
  surroundings.update(texts.map((text) => lineOf(text, lexicon)));
  return texts.map((text, i) => observation(surroundings, i, repeated?.(text)));
}

/**
 * What is told of a line by where it stands.
 * @param repeats in how many other articles of the corpus the line occurs, if that is known
 */
export function observation(surroundings: Surroundings, i: number, repeats?: number): Observation {
  const line = surroundings.line(i)!;
  const before = surroundings.line(i - 1);
  const context: string[] = [];
  addNeighbour(context, line, before, PREVIOUS);
  addNeighbour(context, line, surroundings.line(i + 1), NEXT);
  addPlace(context, line, (field) => surroundings.field(i, field));
  if (surroundings.field(i, Field.firstTitle) === 1) context.push('first-headline');
  if (surroundings.field(i, Field.firstSentence) === 1) context.push('first-sentence');
  if (surroundings.field(i, Field.brand) === 1) context.push('brand');
  if (before && isSummary(before, line)) context.push('after-headline');
  if (isUnannounced(before, line)) context.push('unannounced');
  if (line.ending === 'cut' && line.count >= 8) context.push('cut-summary');
  const topic = surroundings.field(i, Field.topic);
  if (topic > 0) addAll(context, TOPIC[topic - 1]!);
  if (repeats !== undefined && line.count > 0) {
    if (repeats === 0) context.push('repeated:no');
    else context.push(line.count > 6 ? 'repeated:long' : 'repeated:short');
  }
  return { line, context, repeats };
}

function addNeighbour(features: string[], line: Line, other: Line | undefined, names: typeof NEXT): void {
  if (!other) {
    features.push(names.none);
    return;
  }
  features.push(names.size[other.size]);
  if (other.cued >= 0.5) features.push(names.cued);
  if (other.listHeading) features.push(names.heading);
  features.push(other.sourced ? names.source : names.end[other.ending]);
  if (other.dated) features.push(names.dated);
  if (other.key === line.key) features.push(names.same);
  if (other.link) features.push(names.link);
  if (other.creditOpen) features.push(names.credit);
}

/** What the article as a whole says of a line: how far paragraphs, headings, repeats and ends are. */
function addPlace(features: string[], line: Line, field: (field: number) => number): void {
  features.push(INDEX[field(Field.index)]!, INDEX_END[field(Field.indexEnd)]!);
  addAll(features, BEFORE[field(Field.before)]!);
  addAll(features, AFTER[field(Field.after)]!);
  features.push(RELATIVE[field(Field.relative)]!);
  for (const around of AROUND) addAll(features, around.names[field(around.field)]!);
  if (field(Field.paragraph) === 1) features.push('paragraph');
  const edge = field(Field.edge);
  const isTop = edge === Edge.top || edge === Edge.ahead;
  if (edge === Edge.ahead) features.push('text-ahead');
  if (isTop) features.push(TOP[line.size], TOP_END[line.ending][line.size]);
  else if (edge === Edge.end) features.push('after-end', AFTER_END[line.size], AFTER_END[line.ending]);
  const under = field(Field.under);
  // Menus have such headings, too, and the title may be the next line.
  if (under > 0 && isTop) features.push('top-heading');
  else if (under > 0) {
    features.push('under-heading');
    addAll(features, UNDER[under - 1]!);
  }
  const repeat = field(Field.repeat);
  if (repeat === 2) features.push('repeat-far');
  // Captions are sentences, headlines of teasers are not.
  else if (repeat === 1) features.push(line.ending === 'stop' || line.sourced ? 'closed-twice' : 'repeat');
  features.push(SIGNS[field(Field.signs)]!);
  if (field(Field.signsBehind) === 0) {
    features.push('signs-none', SIGNS_END[line.size], SIGNS_END[line.ending]);
  }
  if (field(Field.broken) === 1) features.push('broken', BROKEN[line.size]);
  if (field(Field.item) === 1) features.push('item', ITEM[line.size]);
  if (field(Field.afterPair) === 1) features.push('after-pair');
  addCore(features, line, field);
}

/** Where the line stands by the part of the page that has most running text. */
function addCore(features: string[], line: Line, field: (field: number) => number): void {
  const core = field(Field.core);
  if (core === Core.none) return;
  const ending = line.running && line.ending === 'none' ? 'stop' : line.ending;
  features.push(CORE[core]!, CORE_SIZE[core]![line.size], CORE_END[core]![ending]);
  if (ending !== line.ending) features.push('running');
  addAll(features, CORE_GAP[core]![field(Field.coreGap)]!);
  if (field(Field.coreTitle) === 1) features.push('core-title');
}

/** Several times faster than spreading the names into one `push`. */
function addAll(features: string[], names: readonly string[]): void {
  for (const name of names) features.push(name);
}

/** A sentence that does not stand below a headline, as the summary of a teaser does. */
function isUnannounced(before: Line | undefined, line: Line): boolean {
  const sentence = line.ending !== 'none' && line.ending !== 'cut' && line.count >= 8 && line.cued < 0.15;
  return sentence && before !== undefined && !before.headline && !before.listHeading;
}

/** A closed sentence below a line with a headline's shape: a teaser's headline and summary, maybe. */
function isSummary(before: Line, line: Line): boolean {
  return before.headline && (line.ending === 'stop' || line.ending === 'cut') && line.count >= 10;
}
