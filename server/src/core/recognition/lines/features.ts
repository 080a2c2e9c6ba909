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
const FAR_STEPS = [1, 2, 3, 5, 9, 15];
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
    `cued:${bucket(shape.cued, SHARE_STEPS)}`,
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
  const first = cues[0];
  if (first?.from === 0 && first.groups.some((group) => CHROME.includes(group))) {
    features.push(`cue-start:${size}`);
    if (first.groups.includes('related')) features.push('related-start');
    if (first.groups.includes('tags')) features.push('tags-start');
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
  const paragraphs = shapes.map(isParagraph);
  const total = paragraphs.filter(Boolean).length;
  const lengths = shapes.filter((_, i) => paragraphs[i]).map((shape) => shape.words.length);
  lengths.sort((a, b) => a - b);
  const usual = lengths[lengths.length >> 1] ?? 40;
  const seen = new Map<string, number>();
  for (const { key } of shapes) seen.set(key, (seen.get(key) ?? 0) + 1);
  const topic = topicOf(shapes, paragraphs);

  const before: number[] = [];
  const sinceHeading: number[] = [];
  const run: number[] = [];
  let count = 0;
  let heading = Number.POSITIVE_INFINITY;
  let short = 0;
  shapes.forEach((shape, i) => {
    before.push(count);
    sinceHeading.push(heading);
    if (paragraphs[i]) {
      count++;
      heading = Number.POSITIVE_INFINITY;
      short = 0;
    } else short++;
    heading = isListHeading(shape) ? 1 : heading + 1;
    run.push(short);
  });
  for (let i = shapes.length - 2; i >= 0; i--) if (run[i + 1]! > run[i]! && run[i]! > 0) run[i] = run[i + 1]!;

  return (i) => {
    const shape = shapes[i]!;
    const size = lengthClass(shape);
    const after = total - before[i]! - (paragraphs[i] ? 1 : 0);
    const features = [
      `index:${i < 6 ? i : 'far'}`,
      `index-end:${Math.min(3, shapes.length - 1 - i)}`,
      `before:${Math.min(2, before[i]!)}`,
      `after:${Math.min(2, after)}`,
      `after:${Math.min(1, after)}:${size}`,
      `before:${Math.min(1, before[i]!)}:${size}`,
      `run:${bucket(run[i]!, [1, 2, 3, 5, 8])}`,
      `relative:${bucket(shape.words.length / usual, [0.15, 0.3, 0.45, 0.6, 0.8, 1.2])}`,
    ];
    if (paragraphs[i]) features.push('paragraph');
    if (sinceHeading[i]! < 40)
      features.push(`heading:${bucket(sinceHeading[i]!, FAR_STEPS)}`, 'under-heading');
    if (after === 0 && before[i]! > 0) features.push('after-end', `after-end:end:${shape.ending}`);
    const same = shapes[i - 1]?.key === shape.key || shapes[i + 1]?.key === shape.key;
    if (seen.get(shape.key)! > 1 && shape.words.length > 2) features.push(same ? 'repeat' : 'repeat-far');
    if (i >= 2 && shapes[i - 1]!.key === shapes[i - 2]!.key) features.push('after-pair');
    if (i >= 1 && headlineOf(shapes, i)) features.push('after-headline');
    if (shape.ending === 'cut' && shape.words.length >= 8) features.push('cut-summary');
    const share = topic(i);
    if (share !== undefined) {
      features.push(
        `topic:${share}`,
        `topic:${share}:${before[i]! > 0 ? (after > 0 ? 'in' : 'end') : 'top'}`,
      );
    }
    return features;
  };
}

/** The line before has a headline's shape and is shorter than this closed sentence: headline and summary. */
function headlineOf(shapes: readonly Shape[], i: number): boolean {
  const shape = shapes[i]!;
  const before = shapes[i - 1]!;
  const headline = before.ending === 'none' && before.words.length >= 5 && before.words.length <= 28;
  return headline && (shape.ending === 'stop' || shape.ending === 'cut') && shape.words.length >= 10;
}

/**
 * The share of a line's words that paragraphs elsewhere in the article have too, in five steps. Words of
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
    return counted < 2 || total < 2 ? undefined : bucket(known / counted, [0.15, 0.35, 0.55, 0.75]);
  };
}
