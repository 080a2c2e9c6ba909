import type { CueGroup } from './cueGroups';
import { type Cue, findCues } from './cues';
import type { LineLexicon } from './lexicon';
import { type Word, type Words, wordsOf } from './words';

/** How a line ends. */
export const ENDINGS = ['stop', 'cut', 'question', 'exclamation', 'colon', 'none'] as const;
export type Ending = (typeof ENDINGS)[number];

/** What can be said of a non-blank line by itself. */
export interface Shape {
  /** The line without surrounding space, lower-cased: equal for lines that repeat each other. */
  readonly key: string;
  /** The line, trimmed, as `Words` has it; offsets of `words` are of it. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly ending: Ending;
  /** Sentences after the first. */
  readonly breaks: number;
  readonly cues: readonly Cue[];
  /** Share of the words that cues cover, names of sections and dates left out, 0 to 1. */
  readonly cued: number;
  /** Share of the words that are neither cues nor capitalised nor numbers: what a line says by itself. */
  readonly plain: number;
  /** Share of the words that are cues of that group. */
  readonly groups: ReadonlyMap<CueGroup, number>;
  /** Share of the words that begin with a capital. */
  readonly capitals: number;
  readonly allCaps: boolean;
  /** Share of the words that belong to a date or a time of day. */
  readonly dated: number;
  readonly flags: ReadonlySet<Flag>;
}

export type Flag =
  | 'bullet'
  | 'numbered'
  | 'arrow'
  | 'quote-start'
  | 'lower-start'
  | 'sign-start'
  | 'amount'
  | 'pairing'
  | 'credit-open'
  | 'dateline'
  | 'separators'
  | 'many-separators'
  | 'path'
  | 'figures'
  | 'hashtag'
  | 'address'
  | 'domain'
  | 'phone'
  | 'rights-sign'
  | 'date-end'
  | 'no-words'
  | 'source-end'
  | 'picture'
  | 'scene'
  | 'colon-inside'
  | 'credit-start'
  | 'credit-by'
  | 'names-only'
  | 'counter';

const SEPARATORS = '|/›»·•>–—■▪●◦→';
const ARROWS = '>»►▶→';
const PHONE_GAPS = new Set([' ', '.', '-', ') ', ' - ']);
const BULLETS = '-–—•·▪■●◦*+►▶';
const CLOSERS = '"”’\')]»';
/** Groups that articles' own lines have as well. */
const OWN_GROUPS = new Set<CueGroup>(['section', 'credit', 'author', 'updated', 'paging']);
/** Between two sides of a match. */
const VERSUS = new Set(['vs', 'v']);
/** Code units by which two lines are told to be the same. */
const KEY = 400;
/** Lines of names, of who wrote and where from have no more words. */
const SHORT = 12;
/** From so many capitals on, and with such a share of them among letters, a line is in capitals. */
const CAPITALS = { words: 2, share: 0.8 };
/**
 * Code units: a place in brackets at the beginning of a report ends before that, one before a dash begins it, and what
 * is no longer than a headline is no report.
 */
const DATELINE = { bracket: 30, dash: 40, headline: 80 };
/** Words between two signs of a path at most: sections are called by few. */
const PATH_PART = 6;
/** Share of numbers in a row of figures. */
const FIGURES = 0.4;
/** Digits of telephone numbers, with the code of a country at most. */
const PHONE = { least: 8, most: 13 };
/** Words beside a number in brackets, as of comments. */
const COUNTER = 4;
/** Words that a text has at least before it says where it is from. */
const BEFORE_SOURCE = 4;
/** Code units before a source in brackets at least, and in the brackets at most. */
const CLOSING = { before: 20, inside: 40 };
/** Captions have no more words. */
const CAPTION = 45;
/** Headlines have no more words, and so many at least behind a colon. */
const HEADLINE = { words: 28, behind: 3 };
/** Words of a line that is the name of a picture's file, and digits of a picture's number. */
const PICTURE = { words: 6, digits: 2 };
/** Digits of the last part of a date and of those before. */
const DATE = { last: 4, before: 2 };
const PICTURE_FILES = new Set(['jpg', 'jpeg', 'png', 'gif', 'webp']);

/** `lexicon` has the words of the languages that the line may be in. */
export function shapeOf(line: string, lexicon: LineLexicon): Shape {
  const trimmed = line.trim();
  const tokens = wordsOf(trimmed);
  const { text, words } = tokens;
  const cues = findCues(tokens, lexicon);
  const flags = new Set<Flag>();
  const groups = new Map<CueGroup, number>();
  const count = Math.max(1, words.length);
  let cued = 0;
  let plain = 0;
  let letters = 0;
  let upper = 0;
  let capital = 0;
  for (const word of words) {
    if (word.numeric) continue;
    letters++;
    if (word.capital) capital++;
    else plain++;
    if (word.upper || (word.capital && word.key.length === 1)) upper++;
  }
  for (const cue of cues) {
    for (let i = cue.from; i < cue.to; i++) if (!words[i]!.capital && !words[i]!.numeric) plain--;
    const share = (cue.to - cue.from) / count;
    for (const group of cue.groups) groups.set(group, (groups.get(group) ?? 0) + share);
    if (!cue.groups.every((group) => OWN_GROUPS.has(group))) cued += share;
  }

  startFlags(trimmed, tokens, flags);
  signFlags(text, words, flags, lexicon);
  if (words.length === 0) flags.add('no-words');
  const first = cues[0];
  if (first?.from === 0 && first.groups.includes('credit')) flags.add('credit-start');
  if (lexicon.by.has(words[0]?.key ?? '') && words.length <= SHORT) flags.add('credit-by');
  const byAuthor = first?.from === 0 && first.groups.includes('author');
  if (!byAuthor && (sourceAtEnd(text, words, lexicon) || creditAtEnd(cues, words))) flags.add('source-end');
  if (words.length <= 2 && words.length > 0 && words.every((word) => lexicon.credits.has(word.key))) {
    flags.add('credit-open');
  }
  if (hasAmount(words, cues, text)) flags.add('amount');
  if (words.some((word, i) => VERSUS.has(word.key) && i > 0 && i < words.length - 1)) flags.add('pairing');
  if (isScene(words, text, lexicon)) flags.add('scene');
  if (colonInside(words, text)) flags.add('colon-inside');
  if (isPicture(words, text, lexicon)) flags.add('picture').add('source-end');
  if (dateAtEnd(words, text)) flags.add('date-end');
  if (namesOnly(words)) flags.add('names-only');

  return {
    key: trimmed.slice(0, KEY).toLowerCase(),
    text,
    words,
    ending: endingOf(trimmed),
    breaks: sentenceBreaks(text, words),
    cues,
    cued: Math.min(1, cued),
    plain: plain / count,
    groups,
    capitals: letters === 0 ? 0 : capital / letters,
    allCaps: upper >= CAPITALS.words && upper >= CAPITALS.share * letters,
    dated: datedShare(words, cues, text, lexicon),
    flags,
  };
}

function endingOf(line: string): Ending {
  let end = line.length;
  while (end > 0 && (CLOSERS.includes(line[end - 1]!) || line[end - 1] === ' ')) end--;
  const last = line[end - 1];
  if (last === '…' || line.endsWith('..', end) || line.endsWith('[..', end) || line.endsWith('. .', end))
    return 'cut';
  if (last === '.') return 'stop';
  if (last === '?') return 'question';
  if (last === '!') return 'exclamation';
  if (last === ':') return 'colon';
  return 'none';
}

/** Sentence ends before the last word: a stop, space, and a capital or quote; initials do not count. */
function sentenceBreaks(text: string, words: readonly Word[]): number {
  let breaks = 0;
  for (let i = 1; i < words.length; i++) {
    const before = words[i - 1]!;
    const after = words[i]!;
    if (!after.capital && !after.numeric) continue;
    const sign = text.charCodeAt(before.end);
    const isEnd = sign === 46 || sign === 33 || sign === 63 || sign === 0x2026;
    const initial = before.capital && before.size <= 2;
    if (isEnd && after.start - before.end >= 2 && !initial) breaks++;
  }
  return breaks;
}

function startFlags(line: string, { text, words }: Words, flags: Set<Flag>): void {
  const first = line[0] ?? '';
  const word = words[0];
  if (BULLETS.includes(first)) flags.add('bullet');
  if (ARROWS.includes(first)) flags.add('arrow');
  if ('"“‘\''.includes(first)) flags.add('quote-start');
  const count = word?.numeric && word.start === 0 && word.end <= 2;
  if (count && '.)'.includes(line[word.end] ?? ' ') && line[word.end + 1] === ' ') flags.add('numbered');
  if (word && !word.capital && !word.numeric && word.start === 0) flags.add('lower-start');
  if (',.;:)'.includes(first) && first !== '' && line[1] !== first) flags.add('sign-start');
  if (first === '(' && line.indexOf(')') > 0 && line.indexOf(')') < DATELINE.bracket) flags.add('dateline');
  const dash = line.length > DATELINE.headline ? line.search(/ [-–—] /) : -1;
  if (dash <= 0 || dash >= DATELINE.dash) return;
  // "VOV.VN - …", "Hanoi (VNA) - …", "TPO - …"; not "Tại Bà Rịa - Vũng Tàu, …".
  const isBefore = ({ end }: Word) => end <= dash && decomposedLength(text.slice(0, end)) <= dash;
  if (words.some((word) => word.upper && isBefore(word)) || line.slice(0, dash).includes('.'))
    flags.add('dateline');
}

/** Bounds are of decomposed text, as what the model was trained on. */
const decomposedLength = (text: string): number => text.normalize('NFD').length;

function signFlags(text: string, words: readonly Word[], flags: Set<Flag>, { domains }: LineLexicon): void {
  let separators = 0;
  let paths = 0;
  for (let i = 0; i < text.length; i++) {
    if (isPlain(text.charCodeAt(i))) continue;
    const sign = text[i]!;
    if (sign === '©' || sign === '®') flags.add('rights-sign');
    if (sign === '@') flags.add('address');
    if (sign === '#' && text[i + 1] !== ' ') flags.add('hashtag');
    if (!SEPARATORS.includes(sign)) continue;
    const spaced = text[i - 1] === ' ' && text[i + 1] === ' ';
    if (spaced && '>»›/→'.includes(sign)) paths++;
    if (sign === '|' || sign === '›' || sign === '»' || sign === '•' || sign === '·' || spaced) separators++;
  }
  if (separators > 0) flags.add('separators');
  if (separators > 1) flags.add('many-separators');
  if (paths > 0 && words.length <= PATH_PART * (paths + 1)) flags.add('path');
  if (separators > 1 && words.filter((word) => word.numeric).length >= FIGURES * words.length)
    flags.add('figures');
  let digits = 0;
  let grouped = false;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const before = words[i - 1];
    if (domains.has(word.key) && before && word.start === before.end + 1 && text[before.end] === '.') {
      flags.add('domain');
    }
    if (word.key === 'http' || word.key === 'https' || word.key === 'www') flags.add('domain');
    const joined = before?.numeric && PHONE_GAPS.has(text.slice(before.end, word.start));
    digits = word.numeric ? (joined ? digits : 0) + word.key.length : 0;
    // 138.000.000 is an amount: groups of three after the first.
    grouped = joined ? grouped && word.key.length === 3 : word.key.length <= 3 && !word.key.startsWith('0');
    if (digits >= PHONE.least && digits <= PHONE.most && !grouped) flags.add('phone');
    if (word.numeric && words.length <= COUNTER && text[word.end] === ')') flags.add('counter');
  }
}

/** Letters, marks, blanks: nothing that is looked for among signs. */
function isPlain(code: number): boolean {
  return (code >= 97 && code <= 122) || code === 32 || (code >= 0xc0 && code < 0x2000);
}

/** `(Nguồn: Reuters)`, `Ảnh: Reuters`, `- Ảnh: A.B`, `Photo: AP` within the last words of the line. */
function sourceAtEnd(text: string, words: readonly Word[], { credits }: LineLexicon): boolean {
  for (let i = Math.max(0, words.length - SHORT); i < words.length; i++) {
    const word = words[i]!;
    if (!credits.has(word.key)) continue;
    let at = word.end;
    // "Ảnh minh họa: …", "Nguồn ảnh: …"
    for (let skip = 1; skip <= 2 && text[at] === ' ' && words[i + skip]; skip++) at = words[i + skip]!.end;
    const sign = text[word.end] === ':' ? ':' : text[at];
    if (sign === ':' && (i > 0 || words.length <= SHORT)) return true;
    if (sign === ')' && i >= BEFORE_SOURCE && text[word.start - 1] === '(') return true;
  }
  const last = words.at(-1);
  return last !== undefined && text[last.end] === ')' && closesSource(text, words);
}

/** `… Ảnh minh họa` */
function creditAtEnd(cues: readonly Cue[], words: readonly Word[]): boolean {
  const last = cues.at(-1);
  return (
    last?.to === words.length &&
    last.to - last.from >= 2 &&
    last.from >= BEFORE_SOURCE &&
    last.groups.includes('credit')
  );
}

/** `… (Reuters)`: a short capitalised bracket after the end of a sentence. */
function closesSource(text: string, words: readonly Word[]): boolean {
  const open = text.lastIndexOf('(');
  if (open < 0 || text.length - open > CLOSING.inside) return false;
  const [before, behind] = [text.slice(0, open), text.slice(open)].map(decomposedLength) as [number, number];
  if (before < CLOSING.before || behind > CLOSING.inside) return false;
  const inside = words.filter((word) => word.start > open);
  return inside.every((word) => word.capital) && '.”"'.includes(text[open - 2] ?? ' ');
}

/** Begins as captions do, or says in brackets where somebody stands. */
function isScene(words: readonly Word[], text: string, { scenes, sides }: LineLexicon): boolean {
  if (words.length > CAPTION) return false;
  if (scenes.some((phrase) => phrase.every((key, i) => words[i]?.key === key))) return true;
  return words.some((word, i) => {
    const ends = text[word.end] === ')' || text[words[i + 1]?.end ?? 0] === ')';
    return sides.has(word.key) && (text[word.start - 1] === '(' || ends);
  });
}

/** A number and its unit, `200 g`, `38.000 đồng/kg`, `2 quả`, that is no cue such as "3 giờ trước". */
function hasAmount(words: readonly Word[], cues: readonly Cue[], text: string): boolean {
  return words.some((word, i) => {
    const unit = words[i + 1];
    if (!word.numeric || !unit || unit.capital || unit.numeric) return false;
    return (
      text.slice(word.end, unit.start) === ' ' && !cues.some((cue) => cue.from <= i + 1 && i + 1 < cue.to)
    );
  });
}

/** A colon with words before and after it, as headlines have more often than captions. */
function colonInside(words: readonly Word[], text: string): boolean {
  return (
    words.length <= HEADLINE.words &&
    words.some((word, i) => text[word.end] === ':' && i > 0 && i < words.length - HEADLINE.behind)
  );
}

/** `… - Ảnh 2.`, `Hình 3`, `… anh 4` (the name of a file without marks), `IMG_2041.jpg`. */
function isPicture(words: readonly Word[], text: string, { pictures }: LineLexicon): boolean {
  const last = words.at(-1);
  const before = words.at(-2);
  if (!last || !before) return false;
  if (PICTURE_FILES.has(last.key)) return words.length <= PICTURE.words && text[last.start - 1] === '.';
  return last.numeric && last.key.length <= PICTURE.digits && pictures.has(before.key);
}

/** A day, date or time as the last thing of the line: `(14/10)`, `08/02/2023`, `30-8`. */
function dateAtEnd(words: readonly Word[], text: string): boolean {
  const last = words.at(-1);
  const before = words.at(-2);
  if (!last?.numeric || !before?.numeric) return false;
  const gap = text.slice(before.end, last.start);
  return (
    gap.length === 1 &&
    '/-.:h'.includes(gap) &&
    last.key.length <= DATE.last &&
    before.key.length <= DATE.before
  );
}

/** Share of the words in dates, clock times, weekdays and what announces them. */
function datedShare(
  words: readonly Word[],
  cues: readonly Cue[],
  text: string,
  lexicon: LineLexicon,
): number {
  if (words.length === 0) return 0;
  const dated = new Set<number>();
  for (const cue of cues) {
    if (!cue.groups.includes('updated')) continue;
    for (let i = cue.from; i < cue.to; i++) dated.add(i);
  }
  words.forEach((word, i) => {
    if (!word.numeric) {
      if (lexicon.isHour(word.key)) dated.add(i);
      return;
    }
    const before = words[i - 1];
    const after = words[i + 1];
    const joins = (a: Word | undefined, b: Word | undefined) =>
      a?.numeric === true && b?.numeric === true && b.start - a.end === 1 && '/-.:'.includes(text[a.end]!);
    if (joins(before, word) || joins(word, after)) dated.add(i);
    if (dated.has(i - 1) || cues.some((c) => c.from === i + 1 && c.groups.includes('updated'))) dated.add(i);
  });
  return dated.size / words.length;
}

/** Two to a dozen words, all capitalised, without sentence signs: names of authors, or a heading. */
function namesOnly(words: readonly Word[]): boolean {
  return words.length >= 1 && words.length <= SHORT && words.every((word) => word.capital);
}
