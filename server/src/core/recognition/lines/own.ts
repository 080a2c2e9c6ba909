import { bucketed, named, reaching } from './buckets';
import { CHROME_GROUPS, type CueGroup } from './cueGroups';
import type { LineLexicon } from './lexicon';
import { ENDINGS, type Ending, type Shape, shapeOf } from './shape';
import type { Word } from './words';

/** Classes of length; the bounds are in words. */
export const SIZES = ['tiny', 'short', 'headline', 'middle', 'long'] as const;
export type Size = (typeof SIZES)[number];
const BOUNDS = [3, 8, 24, 40];

// Words of lines and shares of words, as they are in the pages of the training corpus. The model is trained on what
// follows from them: whoever changes one trains it anew.

/** A paragraph has so many words, or fewer in several sentences; items of a list of teasers have not. */
const PARAGRAPH = 40;
const PARAGRAPH_OF_SENTENCES = 18;
/** A shorter line with a full stop may be an item of a list. */
const RUNNING = 8;
/** And a shorter one than that says nothing. */
const BRIEF = 3;
/** "— Ann Lee (@annlee) May 3, 2016". */
const POST = /\(@\w{2,20}\)|\bpic\.twitter\.com\/|\bt\.co\/\w/;
/** Headlines are no shorter and no longer; menus have shorter items, running text longer sentences. */
const HEADLINE = { least: 5, most: 28 };
/** A news headline says something by itself: so much of it is neither cue, name nor number. */
const TELLING = 0.25;
/** Running text may hold some words that are cues elsewhere; with this share and more it may be chrome. */
const HARDLY_CUED = 0.3;
/** From this share on a date is what the line is there for. */
const MOSTLY_DATE = 0.5;
const PARTLY_DATE = 0.3;
/** Captions are mostly shorter sentences. */
const SENTENCE = 16;
/** A link names another article, so that it has more words than this. */
const LONGER_THAN_MENU = 4;
/** A heading of a list: short, and all but a word or so of it a cue. */
const LIST_HEADING = { most: 8, cued: 0.7 };
/** Of longer lines the words that are no cues are not looked at: they are no site's name. */
const MAY_NAME_SITE = 30;
/** So short is a line that is nothing but names. */
const ONLY_NAMES = 10;
/** Shorter words stand in every line and tell no topic. */
const TELLING_WORD = 3;
/** Share of a group's words from which the line is said to have that cue, and to have it strongly. */
const CUE_SHARE = 0.12;
const STRONG_CUE_SHARE = 0.45;
/** With so little besides a line is nothing but its cues. */
const NOTHING_BESIDES = 0.15;
/** Longer lines that name an author or a time of change are text about them. */
const AUTHOR_LINE = 16;
const UPDATED_LINE = 12;
/** A byline of names alone: one name has two words, several have few more. */
const BYLINE = { least: 2, most: 8 };

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
  /** Begins in the middle of a sentence: in lower case, or with the sign that closes what stands before. */
  readonly inside: boolean;
  /** Shows by itself that the page has chrome. */
  readonly chrome: boolean;
  /** A notice about cookies or terms, as pages have it above all else. */
  readonly notice: boolean;
  /** Of running text: a sentence, or several in a line that something else ends, such as the writer's initials. */
  readonly running: boolean;
  /** Too short for running text, and a sentence: "Nobody was hurt, he said." */
  readonly brief: boolean;
  /** A row of a list that articles have: two sides of a match, an amount, a day. */
  readonly row: boolean;
  /** Taken over from a social network into the article: whose post it is, or the post with its link. */
  readonly post: boolean;
  /** Ends with a colon and announces what is the article's own, as far as its words tell. */
  readonly announces: boolean;
  /** Nothing but the word of a credit, whose source stands below. */
  readonly creditOpen: boolean;
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

export const lineOf = (text: string, lexicon: LineLexicon): Line => describe(shapeOf(text, lexicon));

const BRANDED: readonly CueGroup[] = ['follow', 'rights', 'app', 'publisher'];

const CHROME: ReadonlySet<string> = new Set(CHROME_GROUPS);
const CHROME_SIGNS = ['arrow', 'rights-sign', 'hashtag', 'path', 'address'] as const;

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
const CUE = named('cue', CHROME_GROUPS);
const STRONG_CUE = named('cue+', CHROME_GROUPS);

function describe(shape: Shape): Line {
  const { words, ending, cued, groups } = shape;
  const count = words.length;
  const size = SIZES[BOUNDS.filter((bound) => count > bound).length]!;
  const closed = ending === 'stop' || ending === 'question' || ending === 'exclamation' || ending === 'colon';
  const notice = groups.has('consent');
  const isCued = (i: number) => shape.cues.some((cue) => cue.from <= i && i < cue.to);
  const others = count <= MAY_NAME_SITE ? words.filter((_, i) => !isCued(i)) : [];
  const capitals = others.filter((word) => word.capital).map((word) => word.key);
  return {
    key: shape.key,
    count,
    size,
    ending,
    cued,
    dated: shape.dated >= MOSTLY_DATE,
    sourced: shape.flags.has('source-end'),
    paragraph:
      closed &&
      !notice &&
      cued <= HARDLY_CUED &&
      (count >= PARAGRAPH || (count >= PARAGRAPH_OF_SENTENCES && shape.breaks >= 1)),
    headline: isHeadline(shape),
    titled:
      isHeadline(shape) &&
      !notice &&
      shape.plain >= TELLING &&
      cued < HARDLY_CUED &&
      shape.dated < PARTLY_DATE,
    sentence:
      ending === 'stop' &&
      !notice &&
      count >= SENTENCE &&
      cued < HARDLY_CUED &&
      !shape.flags.has('source-end'),
    link:
      count > LONGER_THAN_MENU &&
      (shape.flags.has('arrow') || (shape.cues[0]?.from === 0 && groups.has('related'))),
    listHeading:
      count <= LIST_HEADING.most &&
      cued >= LIST_HEADING.cued &&
      (groups.has('related') || groups.has('popular')),
    inside: shape.flags.has('lower-start') || shape.flags.has('sign-start'),
    chrome: cued >= 0.5 || notice || CHROME_SIGNS.some((sign) => shape.flags.has(sign)),
    notice: notice && (ending === 'stop' || cued >= HARDLY_CUED),
    running: (closed && count >= RUNNING) || (count >= PARAGRAPH && shape.breaks >= 2 && cued <= HARDLY_CUED),
    brief:
      ending === 'stop' && count >= BRIEF && count < RUNNING && cued === 0 && !shape.flags.has('source-end'),
    row:
      !notice &&
      cued < HARDLY_CUED &&
      (shape.flags.has('pairing') || shape.flags.has('amount') || shape.dated >= MOSTLY_DATE),
    post: POST.test(shape.text),
    announces: ending === 'colon' && cued < HARDLY_CUED,
    creditOpen: shape.flags.has('credit-open'),
    cue: longestCue(shape),
    keys: keysIn(words),
    brands: BRANDED.some((group) => groups.has(group)) ? capitals : [],
    onlyNames: count <= ONLY_NAMES && capitals.length === others.length ? capitals : [],
    features: featuresOf(shape, size),
  };
}

function keysIn(words: readonly Word[]): Int32Array {
  const keys = new Set<string>();
  const hashes: number[] = [];
  for (const { key, hash } of words) {
    if (key.length < TELLING_WORD || keys.has(key)) continue;
    keys.add(key);
    hashes.push(hash);
  }
  return new Int32Array(hashes);
}

function isHeadline({ ending, words, flags }: Shape): boolean {
  const open = ending === 'none' || ending === 'question';
  return open && words.length >= HEADLINE.least && words.length <= HEADLINE.most && !flags.has('source-end');
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
  for (const group of CHROME_GROUPS) {
    const share = groups.get(group) ?? 0;
    if (share >= CUE_SHARE) features.push(share >= STRONG_CUE_SHARE ? STRONG_CUE[group] : CUE[group]);
  }
  const first = cues[0]?.from === 0 ? cues[0].groups : [];
  if (shape.plain <= NOTHING_BESIDES && CHROME_GROUPS.some((group) => groups.has(group)))
    features.push('only-cues');
  if (first.some((group) => CHROME.has(group))) features.push(CUE_START[size]);
  if (first.includes('related')) features.push('related-start');
  if (first.includes('tags')) features.push('tags-start');
  if (words.length <= AUTHOR_LINE && groups.has('author')) {
    features.push(first.includes('author') ? 'author-start' : 'author');
  }
  if (words.length <= UPDATED_LINE && groups.has('updated')) features.push('updated');
  if (
    flags.has('names-only') &&
    words.length >= BYLINE.least &&
    words.length <= BYLINE.most &&
    shape.cued === 0
  ) {
    features.push('byline-shape');
  }
  return features;
}

function longestCue({ cues, words, text }: Shape): string | undefined {
  const [longest] = [...cues].sort((a, b) => b.to - b.from - (a.to - a.from));
  if (!longest) return undefined;
  return text.slice(words[longest.from]!.start, words[longest.to - 1]!.end).normalize('NFC');
}
