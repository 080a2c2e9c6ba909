import type { CueGroup } from './cues';
import { type Shape, shapeOf } from './shape';

/** A non-blank line with what its neighbourhood says of it. */
export interface Observation {
  readonly shape: Shape;
  /** Names of the binary features that hold. */
  readonly features: readonly string[];
}

/** In how many other articles of the corpus a line occurs; undefined when no corpus is open. */
export type Repeated = (line: string) => number;

const WORD_STEPS = [1, 2, 4, 7, 11, 16, 22, 30, 42, 60];
const SHARE_STEPS = [0.01, 0.15, 0.3, 0.5, 0.7, 0.9];
const FAR_STEPS = [1, 2, 4, 9];
const MASS_STEPS = [0.001, 0.08, 0.25, 0.6];
const TOPIC_STEPS = [0.15, 0.35, 0.55, 0.75];
const WINDOW_STEPS = [0.15, 0.34, 0.6];
/** Lines to each side that count as a line's surroundings. */
const WINDOW = 3;
/** Groups that mark chrome; the others also occur in an article's own lines. */
const CHROME: readonly CueGroup[] = [
  'follow',
  'share',
  'comment',
  'popular',
  'related',
  'tags',
  'contact',
  'rights',
  'publisher',
  'tools',
  'navigation',
  'app',
  'advertising',
  'social',
  'account',
];

/** Index of the step that `value` reaches, 0 when it is below the first. */
function bucket(value: number, steps: readonly number[]): number {
  let i = 0;
  while (i < steps.length && value >= steps[i]!) i++;
  return i;
}

/** A feature for each step that `value` reaches, so that what is learned of a step holds beyond it. */
function reached(name: string, value: number, steps: readonly number[]): string[] {
  return steps.slice(0, bucket(value, steps)).map((step) => `${name}>=${step}`);
}

/** A paragraph of running text, as articles have and lists of teasers do not. */
function isParagraph({ words, breaks, ending, cued }: Shape): boolean {
  if (ending === 'cut' || cued > 0.3) return false;
  const closed = ending === 'stop' || ending === 'question' || ending === 'exclamation' || ending === 'colon';
  return closed && (words.length >= 40 || (words.length >= 18 && breaks >= 1));
}

/** A line that announces a list of other articles: all of it is a cue. */
function isListHeading({ words, cued, groups }: Shape): boolean {
  return (
    words.length <= 8 && cued >= 0.7 && ['related', 'popular'].some((group) => groups.has(group as CueGroup))
  );
}

/** Features of all non-blank lines of an article. Linear in the text. */
export function observe(lines: readonly string[], repeated?: Repeated): Observation[] {
  const shapes = lines.map(shapeOf);
  const context = contextOf(shapes);
  return shapes.map((shape, i) => {
    const features = [...ownFeatures(shape), ...neighbourFeatures(shapes, i), ...context(i)];
    if (repeated && shape.words.length > 0) {
      const times = repeated(lines[i]!);
      if (times > 0) features.push(shape.words.length > 6 ? 'repeated:long' : 'repeated:short');
      else features.push('repeated:no');
    }
    return { shape, features };
  });
}

function lengthClass(shape: Shape): string {
  const count = shape.words.length;
  if (count <= 3) return 'tiny';
  if (count <= 8) return 'short';
  if (count <= 24) return 'headline';
  return count <= 40 ? 'middle' : 'long';
}

function ownFeatures(shape: Shape): string[] {
  const { words, ending, breaks, cues, flags } = shape;
  const size = lengthClass(shape);
  const features = [
    'any',
    `words:${bucket(words.length, WORD_STEPS)}`,
    `end:${ending}`,
    `end:${ending}:${size}`,
    `breaks:${Math.min(breaks, 3)}`,
    ...reached('cued', shape.cued, SHARE_STEPS),
    ...reached('plain', shape.plain, SHARE_STEPS),
    `capitals:${bucket(shape.capitals, SHARE_STEPS)}`,
    `dated:${bucket(shape.dated, SHARE_STEPS)}`,
    `sections:${bucket(shape.groups.get('section') ?? 0, SHARE_STEPS)}`,
  ];
  if (shape.allCaps) features.push('all-caps', `all-caps:${size}`);
  for (const flag of flags) features.push(flag);
  for (const group of CHROME) {
    const share = shape.groups.get(group) ?? 0;
    if (share >= 0.12) features.push(share >= 0.45 ? `cue+:${group}` : `cue:${group}`);
  }
  if (shape.plain <= 0.15 && CHROME.some((group) => shape.groups.has(group))) features.push('only-cues');
  const first = cues[0];
  if (first?.from === 0 && first.groups.some((group) => CHROME.includes(group))) {
    features.push(`cue-start:${size}`);
    if (first.groups.includes('related')) features.push('related-start');
    if (first.groups.includes('tags')) features.push('tags-start');
  }
  if (words.length <= 16 && shape.groups.has('author')) {
    features.push(first?.from === 0 && first.groups.includes('author') ? 'author-start' : 'author');
  }
  if (words.length <= 12 && (shape.groups.get('updated') ?? 0) > 0) features.push('updated');
  if (flags.has('names-only') && words.length >= 2 && words.length <= 8 && shape.cued === 0) {
    features.push('byline-shape');
  }
  return features;
}

function neighbourFeatures(shapes: readonly Shape[], i: number): string[] {
  const features: string[] = [];
  const shape = shapes[i]!;
  for (const [name, other] of [
    ['prev', shapes[i - 1]],
    ['next', shapes[i + 1]],
  ] as const) {
    if (!other) {
      features.push(`${name}:none`);
      continue;
    }
    const size = lengthClass(other);
    features.push(`${name}:${size}`, `${name}-end:${other.ending}`, `${name}:${size}:${lengthClass(shape)}`);
    if (other.cued >= 0.5) features.push(`${name}-cued`);
    if (isListHeading(other)) features.push(`${name}-heading`);
    if (other.flags.has('source-end')) features.push(`${name}-source`);
    if (other.dated >= 0.5) features.push(`${name}-dated`);
    if (other.key === shape.key) features.push(`${name}-same`);
  }
  return features;
}

/** What the article as a whole says of a line: how far paragraphs, headings, repeats and ends are. */
function contextOf(shapes: readonly Shape[]): (i: number) => string[] {
  const pair = shapes.map((shape, i) => shapes[i - 1]?.key === shape.key && shape.words.length > 2);
  const paragraphs = shapes.map((shape, i) => isParagraph(shape) && !pair[i - 1] && !pair[i]);
  const mass = shapes.map((shape, i) => (paragraphs[i] ? shape.words.length : 0));
  const before = sums(mass);
  const total = Math.max(1, before.at(-1)!);
  const lengths = shapes.filter((_, i) => paragraphs[i]).map((shape) => shape.words.length);
  lengths.sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 40;
  const seen = new Map<string, number>();
  for (const { key } of shapes) seen.set(key, (seen.get(key) ?? 0) + 1);
  const around = Object.entries({
    paragraph: paragraphs.map(Number),
    open: shapes.map((shape) => Number(isHeadline(shape))),
    cued: shapes.map((shape) => Number(shape.cued >= 0.5)),
    pair: shapes.map((_, i) => Number(pair[i] || pair[i + 1])),
    cut: shapes.map((shape) => Number(shape.ending === 'cut')),
  }).map(([name, values]) => ({ name, values, sums: sums(values) }));
  const topic = topicOf(shapes, paragraphs);
  const brand = brandOf(shapes);
  const since = sinceHeading(shapes, paragraphs);

  return (i) => {
    const shape = shapes[i]!;
    const size = lengthClass(shape);
    const done = before[i]! / total;
    const left = 1 - before[i + 1]! / total;
    const features = [
      `index:${i < 4 ? i : 'far'}`,
      `index-end:${Math.min(2, shapes.length - 1 - i)}`,
      ...reached('before', done, MASS_STEPS),
      ...reached('after', left, MASS_STEPS),
      `relative:${bucket(shape.words.length / usual, [0.15, 0.3, 0.45, 0.6, 0.8, 1.2])}`,
    ];
    for (const { name, values, sums } of around) {
      const from = Math.max(0, i - WINDOW);
      const to = Math.min(shapes.length, i + WINDOW + 1);
      const share = (sums[to]! - sums[from]! - values[i]!) / Math.max(1, to - from - 1);
      features.push(...reached(`around-${name}`, share, WINDOW_STEPS));
    }
    if (paragraphs[i]) features.push('paragraph');
    if (done === 0) features.push(`top:${size}`);
    else if (left < MASS_STEPS[1]!)
      features.push('after-end', `after-end:${size}`, `after-end:${shape.ending}`);
    if (since[i]! < 40) features.push('under-heading', ...reached('under', since[i]!, FAR_STEPS));
    if (seen.get(shape.key)! > 1 && shape.words.length > 2) {
      features.push(pair[i] || pair[i + 1] ? 'repeat' : 'repeat-far');
    }
    if (pair[i - 1]) features.push('after-pair');
    if (shape.words.length <= 10 && isBrand(shape, brand)) features.push('brand');
    if (i >= 1 && headlineOf(shapes, i)) features.push('after-headline');
    if (shape.ending === 'cut' && shape.words.length >= 8) features.push('cut-summary');
    const share = topic(i);
    if (share !== undefined) features.push(...reached('topic', share, TOPIC_STEPS));
    return features;
  };
}

const BRANDED: readonly CueGroup[] = ['follow', 'rights', 'app', 'publisher'];

/** Capitalised words of lines that name the site: copyright, apps, "follow us". */
function brandOf(shapes: readonly Shape[]): ReadonlyMap<string, number> {
  const brand = new Map<string, number>();
  shapes.forEach((shape, line) => {
    if (shape.words.length > 30 || !BRANDED.some((group) => shape.groups.has(group))) return;
    for (const [i, word] of shape.words.entries()) {
      if (word.capital && !isCued(shape, i)) brand.set(word.key, line);
    }
  });
  return brand;
}

/** Whether a line says little but the name of the site, as another line has it. */
function isBrand(shape: Shape, brand: ReadonlyMap<string, number>): boolean {
  let named = 0;
  for (const [i, word] of shape.words.entries()) {
    if (isCued(shape, i)) continue;
    if (!word.capital || !brand.has(word.key)) return false;
    named++;
  }
  return named > 0;
}

function isCued(shape: Shape, word: number): boolean {
  return shape.cues.some((cue) => cue.from <= word && word < cue.to);
}

/** `sums[i]` is the sum of the values before `i`. */
function sums(values: readonly number[]): number[] {
  const result = [0];
  for (const value of values) result.push(result.at(-1)! + value);
  return result;
}

/** A line as long as a headline without a sentence's end. */
function isHeadline({ words, ending }: Shape): boolean {
  return (ending === 'none' || ending === 'question') && words.length >= 5 && words.length <= 28;
}

/** Lines since the heading of a list of other articles, with no paragraph as long as the article's between. */
function sinceHeading(shapes: readonly Shape[], paragraphs: readonly boolean[]): number[] {
  let since = Number.POSITIVE_INFINITY;
  return shapes.map((shape, i) => {
    const result = since;
    since = isListHeading(shape)
      ? 1
      : paragraphs[i] && shape.words.length >= 45
        ? Number.POSITIVE_INFINITY
        : since + 1;
    return result;
  });
}

/** The line before has a headline's shape and is shorter than this closed sentence: headline and summary. */
function headlineOf(shapes: readonly Shape[], i: number): boolean {
  const shape = shapes[i]!;
  const before = shapes[i - 1]!;
  const headline = before.ending === 'none' && before.words.length >= 5 && before.words.length <= 28;
  return headline && (shape.ending === 'stop' || shape.ending === 'cut') && shape.words.length >= 10;
}

/**
 * The share of a line's words that paragraphs elsewhere in the article have too, 0 to 1. Words of
 * fewer than three letters and those of half the paragraphs say nothing.
 */
function topicOf(
  shapes: readonly Shape[],
  paragraphs: readonly boolean[],
): (i: number) => number | undefined {
  const spread = new Map<string, number>();
  let total = 0;
  shapes.forEach((shape, i) => {
    if (!paragraphs[i]) return;
    total++;
    for (const key of new Set(shape.words.map((word) => word.key)))
      spread.set(key, (spread.get(key) ?? 0) + 1);
  });
  return (i) => {
    const own = paragraphs[i] ? 1 : 0;
    let known = 0;
    let counted = 0;
    for (const key of new Set(shapes[i]!.words.map((word) => word.key))) {
      const times = (spread.get(key) ?? 0) - own;
      if (key.length < 3 || (total > 3 && times > total * 0.6)) continue;
      counted++;
      if (times > 0) known++;
    }
    return counted < 2 || total < 2 ? undefined : known / counted;
  };
}
