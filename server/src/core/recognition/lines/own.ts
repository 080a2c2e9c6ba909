import { TextCache } from '../cache';
import { hashText } from '../names/hash';
import type { CueGroup } from './cueGroups';
import type { LineLexicon } from './lexicon';
import { ENDINGS, type Ending, type Shape, shapeOf } from './shape';
import { bucketed, named, reaching } from './steps';

/** Classes of length; the bounds are in words. */
export const SIZES = ['tiny', 'short', 'headline', 'middle', 'long'] as const;
export type Size = (typeof SIZES)[number];
const BOUNDS = [3, 8, 24, 40];

/** What is kept of a line: its features and what its neighbours ask of it. */
export interface Line {
  /** Equal for lines that repeat each other. */
  readonly key: string;
  readonly count: number;
  readonly size: Size;
  readonly ending: Ending;
  readonly cued: number;
  readonly dated: boolean;
  readonly sourced: boolean;
  /** Closed and long enough for a paragraph of running text, as articles have and lists of teasers do not. */
  readonly paragraph: boolean;
  /** As long as a headline, without a sentence's end. */
  readonly headline: boolean;
  /** Reads like the headline of a news article, unlike items of a menu. */
  readonly titled: boolean;
  /** A closed sentence without a source, longer than most captions. */
  readonly sentence: boolean;
  /** One link to another article: an arrow or a cue and a headline. */
  readonly link: boolean;
  /** Announces a list of other articles: all of it is a cue. */
  readonly listHeading: boolean;
  /** Longest cue, as written. */
  readonly cue: string | undefined;
  /** Hashes of the different words of three letters and more. */
  readonly keys: Int32Array;
  /** Capitalised words, when the line is such as names the site: copyright, apps, "follow us". */
  readonly brands: readonly string[];
  /** All words that are no cues, when all of them are capitalised and the line is short. */
  readonly onlyNames: readonly string[];
  /** Names of the features that hold whatever stands around the line. */
  readonly features: readonly string[];
}

const CAPACITY = 4_000_000;
const remembered = new WeakMap<LineLexicon, TextCache<Line>>();

/** Remembers lines by their text, so that after an edit only the edited line is looked at again. */
export function lineOf(text: string, lexicon: LineLexicon): Line {
  let cache = remembered.get(lexicon);
  if (!cache) {
    cache = new TextCache(CAPACITY);
    remembered.set(lexicon, cache);
  }
  const known = cache.get(text);
  if (known) return known;
  const line = describe(shapeOf(text, lexicon));
  cache.set(text, line);
  return line;
}

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
const BRANDED: readonly CueGroup[] = ['follow', 'rights', 'app', 'publisher'];

const SHARE_STEPS = [0.01, 0.15, 0.3, 0.5, 0.7, 0.9];
const WORDS = bucketed('words', [1, 2, 4, 7, 11, 16, 22, 30, 42, 60]);
const BREAKS = bucketed('breaks', [1, 2, 3]);
const CUED = reaching('cued', SHARE_STEPS);
const PLAIN = reaching('plain', SHARE_STEPS);
const CAPITALS = bucketed('capitals', SHARE_STEPS);
const DATED = bucketed('dated', SHARE_STEPS);
const SECTIONS = bucketed('sections', SHARE_STEPS);
const END = named('end', ENDINGS);
const END_SIZE = Object.fromEntries(ENDINGS.map((ending) => [ending, named(END[ending], SIZES)])) as Record<
  Ending,
  Record<Size, string>
>;
const ALL_CAPS = named('all-caps', SIZES);
const CUE_START = named('cue-start', SIZES);
const CUE = named('cue', CHROME);
const STRONG_CUE = named('cue+', CHROME);

function describe(shape: Shape): Line {
  const { words, ending, cued, groups } = shape;
  const count = words.length;
  const size = SIZES[BOUNDS.filter((bound) => count > bound).length]!;
  const closed = ending === 'stop' || ending === 'question' || ending === 'exclamation' || ending === 'colon';
  const isCued = (i: number) => shape.cues.some((cue) => cue.from <= i && i < cue.to);
  const others = count <= 30 ? words.filter((_, i) => !isCued(i)) : [];
  const capitals = others.filter((word) => word.capital).map((word) => word.key);
  return {
    key: shape.key,
    count,
    size,
    ending,
    cued,
    dated: shape.dated >= 0.5,
    sourced: shape.flags.has('source-end'),
    paragraph: closed && cued <= 0.3 && (count >= 40 || (count >= 18 && shape.breaks >= 1)),
    headline: isHeadline(shape),
    titled: isHeadline(shape) && shape.plain >= 0.25 && cued < 0.3 && shape.dated < 0.3,
    sentence: ending === 'stop' && count >= 16 && cued < 0.3 && !shape.flags.has('source-end'),
    link: count > 4 && (shape.flags.has('arrow') || (shape.cues[0]?.from === 0 && groups.has('related'))),
    listHeading: count <= 8 && cued >= 0.7 && (groups.has('related') || groups.has('popular')),
    cue: longestCue(shape),
    keys: Int32Array.from(new Set(words.map((word) => word.key).filter((key) => key.length >= 3)), hashText),
    brands: BRANDED.some((group) => groups.has(group)) ? capitals : [],
    onlyNames: count <= 10 && capitals.length === others.length ? capitals : [],
    features: featuresOf(shape, size),
  };
}

function isHeadline({ ending, words, flags }: Shape): boolean {
  const open = ending === 'none' || ending === 'question';
  return open && words.length >= 5 && words.length <= 28 && !flags.has('source-end');
}

function featuresOf(shape: Shape, size: Size): string[] {
  const { words, ending, cues, flags, groups } = shape;
  const features = [
    'any',
    WORDS(words.length),
    END[ending],
    END_SIZE[ending][size],
    BREAKS(shape.breaks),
    ...CUED(shape.cued),
    ...PLAIN(shape.plain),
    CAPITALS(shape.capitals),
    DATED(shape.dated),
    SECTIONS(groups.get('section') ?? 0),
    ...flags,
  ];
  if (shape.allCaps) features.push('all-caps', ALL_CAPS[size]);
  for (const group of CHROME) {
    const share = groups.get(group) ?? 0;
    if (share >= 0.12) features.push(share >= 0.45 ? STRONG_CUE[group] : CUE[group]);
  }
  const first = cues[0]?.from === 0 ? cues[0].groups : [];
  if (shape.plain <= 0.15 && CHROME.some((group) => groups.has(group))) features.push('only-cues');
  if (first.some((group) => CHROME.includes(group))) features.push(CUE_START[size]);
  if (first.includes('related')) features.push('related-start');
  if (first.includes('tags')) features.push('tags-start');
  if (words.length <= 16 && groups.has('author')) {
    features.push(first.includes('author') ? 'author-start' : 'author');
  }
  if (words.length <= 12 && groups.has('updated')) features.push('updated');
  if (flags.has('names-only') && words.length >= 2 && words.length <= 8 && shape.cued === 0) {
    features.push('byline-shape');
  }
  return features;
}

function longestCue({ cues, words, text }: Shape): string | undefined {
  const [longest] = [...cues].sort((a, b) => b.to - b.from - (a.to - a.from));
  if (!longest) return undefined;
  return text.slice(words[longest.from]!.start, words[longest.to - 1]!.end).normalize('NFC');
}
