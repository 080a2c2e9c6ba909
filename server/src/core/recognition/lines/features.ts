import { HashCounts } from './counts';
import { type Line, lineOf, SIZES, type Size } from './own';
import { ENDINGS, type Ending } from './shape';
import { bucketed, named, reaching } from './steps';

/** A non-blank line with what its neighbourhood says of it. */
export interface Observation {
  readonly line: Line;
  /** Names of the binary features that hold besides the line's own, always in the same order. */
  readonly context: readonly string[];
}

/** In how many other articles of the corpus a line occurs; undefined when no corpus is open. */
export type Repeated = (line: string) => number;

/** Lines to each side that count as a line's surroundings. */
const WINDOW = 3;
/** The share of paragraphs below which the article is taken to be over. */
const RESIDUE = 0.08;
/** Beyond so many lines a heading has no say. */
const HEADING_REACH = 40;

const INDEX = ['index:0', 'index:1', 'index:2', 'index:3', 'index:far'];
const INDEX_END = ['index-end:0', 'index-end:1', 'index-end:2'];
const BEFORE = reaching('before', [0.001, RESIDUE, 0.25, 0.6]);
const AFTER = reaching('after', [0.001, RESIDUE, 0.25, 0.6]);
const RELATIVE = bucketed('relative', [0.15, 0.3, 0.45, 0.6, 0.8, 1.2]);
const UNDER = reaching('under', [1, 2, 4, 9]);
const TOPIC = reaching('topic', [0.15, 0.35, 0.55, 0.75]);
const TOP = named('top', SIZES);
const TOP_END = Object.fromEntries(
  ENDINGS.map((ending) => [ending, named(`top-end:${ending}`, SIZES)]),
) as Record<Ending, Record<Size, string>>;
const AFTER_END = named('after-end', [...SIZES, ...ENDINGS]);
const AROUND_STEPS = [0.15, 0.34, 0.6];
const AROUND = {
  paragraph: reaching('around-paragraph', AROUND_STEPS),
  open: reaching('around-open', AROUND_STEPS),
  cued: reaching('around-cued', AROUND_STEPS),
  pair: reaching('around-pair', AROUND_STEPS),
  cut: reaching('around-cut', AROUND_STEPS),
};
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
  };
}

/** Features of all non-blank lines of an article. Linear in the text. */
export function observe(texts: readonly string[], repeated?: Repeated): Observation[] {
  const observation = observer(texts, repeated);
  return texts.map((_, i) => observation(i));
}

/** `observe` line by line: what concerns all of them is done at once, the rest for each when it is asked for. */
export function observer(texts: readonly string[], repeated?: Repeated): (i: number) => Observation {
  const lines = texts.map(lineOf);
  const addContext = contextOf(lines);
  return (i) => {
    const line = lines[i]!;
    const context: string[] = [];
    addNeighbour(context, line, lines[i - 1], PREVIOUS);
    addNeighbour(context, line, lines[i + 1], NEXT);
    addContext(context, i);
    if (repeated && line.count > 0) {
      if (repeated(texts[i]!) === 0) context.push('repeated:no');
      else context.push(line.count > 6 ? 'repeated:long' : 'repeated:short');
    }
    return { line, context };
  };
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
}

/** What the article as a whole says of a line: how far paragraphs, headings, repeats and ends are. */
function contextOf(lines: readonly Line[]): (features: string[], i: number) => void {
  const pair = lines.map((line, i) => lines[i - 1]?.key === line.key && line.count > 2);
  const paragraphs = lines.map((line, i) => line.paragraph && !pair[i - 1] && !pair[i]);
  const before = sums(lines.map((line, i) => (paragraphs[i] ? line.count : 0)));
  const total = Math.max(1, before.at(-1)!);
  const lengths = lines.filter((_, i) => paragraphs[i]).map((line) => line.count);
  lengths.sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 40;
  const seen = new Map<string, number>();
  for (const { key } of lines) seen.set(key, (seen.get(key) ?? 0) + 1);
  const around = [
    aroundOf(AROUND.paragraph, paragraphs),
    aroundOf(
      AROUND.open,
      lines.map((line) => line.headline),
    ),
    aroundOf(
      AROUND.cued,
      lines.map((line) => line.cued >= 0.5),
    ),
    aroundOf(
      AROUND.pair,
      lines.map((_, i) => pair[i] || pair[i + 1] || false),
    ),
    aroundOf(
      AROUND.cut,
      lines.map((line) => line.ending === 'cut'),
    ),
  ];
  const topic = topicOf(lines, paragraphs);
  const brands = new Set<string>();
  for (const line of lines) for (const brand of line.brands) brands.add(brand);
  const firstTitle = lines.findIndex((line) => line.titled);
  const since = sinceHeading(lines, paragraphs);

  return (features, i) => {
    const line = lines[i]!;
    const done = before[i]! / total;
    const left = 1 - before[i + 1]! / total;
    features.push(INDEX[Math.min(4, i)]!, INDEX_END[Math.min(2, lines.length - 1 - i)]!);
    addAll(features, BEFORE(done));
    addAll(features, AFTER(left));
    features.push(RELATIVE(line.count / usual));
    for (const share of around) addAll(features, share(i));
    if (paragraphs[i]) features.push('paragraph');
    if (done === 0 && left > 0 && before.at(-1)! > 0) features.push('text-ahead');
    if (done === 0) features.push(TOP[line.size], TOP_END[line.ending][line.size]);
    else if (left < RESIDUE) features.push('after-end', AFTER_END[line.size], AFTER_END[line.ending]);
    if (since[i]! < HEADING_REACH) {
      // Menus have such headings, too, and the title may be the next line.
      if (done === 0) features.push('top-heading');
      else {
        features.push('under-heading');
        addAll(features, UNDER(since[i]!));
      }
    }
    if (seen.get(line.key)! > 1 && line.count > 2) {
      // Captions are sentences, headlines of teasers are not.
      if (!pair[i] && !pair[i + 1]) features.push('repeat-far');
      else features.push(line.ending === 'stop' || line.sourced ? 'closed-twice' : 'repeat');
    }
    if (pair[i - 1]) features.push('after-pair');
    if (i === firstTitle) features.push('first-headline');
    if (isBrand(line, brands)) features.push('brand');
    if (i >= 1 && isSummary(lines[i - 1]!, line)) features.push('after-headline');
    if (isUnannounced(lines[i - 1], line)) features.push('unannounced');
    if (line.ending === 'cut' && line.count >= 8) features.push('cut-summary');
    const share = topic(i);
    if (share !== undefined) addAll(features, TOPIC(share));
  };
}

/** Several times faster than spreading the names into one `push`. */
function addAll(features: string[], names: readonly string[]): void {
  for (const name of names) features.push(name);
}

/** Features for the share of the lines around a line of which something holds. */
function aroundOf(
  names: ReturnType<typeof reaching>,
  holds: readonly boolean[],
): (i: number) => readonly string[] {
  const before = sums(holds.map(Number));
  return (i) => {
    const from = Math.max(0, i - WINDOW);
    const to = Math.min(holds.length, i + WINDOW + 1);
    return names((before[to]! - before[from]! - Number(holds[i])) / Math.max(1, to - from - 1));
  };
}

/** `sums[i]` is the sum of the values before `i`. */
function sums(values: readonly number[]): number[] {
  const result = [0];
  let sum = 0;
  for (const value of values) {
    sum += value;
    result.push(sum);
  }
  return result;
}

/** Lines since the heading of a list of other articles, with no paragraph as long as the article's between. */
function sinceHeading(lines: readonly Line[], paragraphs: readonly boolean[]): number[] {
  let since = Number.POSITIVE_INFINITY;
  return lines.map((line, i) => {
    const result = since;
    if (line.listHeading) since = 1;
    else if (paragraphs[i] && line.count >= 45) since = Number.POSITIVE_INFINITY;
    else since++;
    return result;
  });
}

/** Says little but the name of the site, as another line has it. */
function isBrand({ onlyNames }: Line, brands: ReadonlySet<string>): boolean {
  const shared = onlyNames.filter((key) => brands.has(key)).length;
  return shared > 0 && shared >= 0.6 * onlyNames.length;
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

/**
 * The share of a line's words that paragraphs elsewhere in the article have too, 0 to 1. Words of fewer
 * than three letters and those of most paragraphs say nothing.
 */
function topicOf(lines: readonly Line[], paragraphs: readonly boolean[]): (i: number) => number | undefined {
  const own = lines.filter((_, i) => paragraphs[i]);
  const total = own.length;
  const spread = new HashCounts();
  for (const { keys } of own) for (let k = 0; k < keys.length; k++) spread.add(keys[k]!);
  return (i) => {
    const { keys } = lines[i]!;
    const self = paragraphs[i] ? 1 : 0;
    let shared = 0;
    let counted = 0;
    for (let k = 0; k < keys.length; k++) {
      const times = spread.get(keys[k]!) - self;
      if (total > 3 && times > total * 0.6) continue;
      counted++;
      if (times > 0) shared++;
    }
    return counted < 2 || total < 2 ? undefined : shared / counted;
  };
}
