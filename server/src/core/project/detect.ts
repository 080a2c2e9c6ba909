/** Tells news articles from the other text files of a folder, by name and by looks. */

/** Names that programs and conventions give to files; compared in lower case, `*` at an end is any text. */
const NON_ARTICLES: readonly string[] = [
  'requirements*.txt',
  '*requirements.txt',
  'constraints*.txt',
  'cmake*.txt',
  'meson_options.txt',
  'license*',
  'licence*',
  'copying*',
  'copyright*',
  'notice*',
  '*notices.txt',
  'third-party*',
  'thirdparty*',
  'third_party*',
  'authors*',
  'contributors*',
  'contributing*',
  'maintainers*',
  'credits*',
  'readme*',
  'changelog*',
  'changes.txt',
  'history.txt',
  'release-notes*',
  'release_notes*',
  'releasenotes*',
  'install*.txt',
  'todo*',
  'version*.txt',
  'manifest*.txt',
  'robots.txt',
  'humans.txt',
  'ads.txt',
  'app-ads.txt',
  'security.txt',
  'llms*.txt',
  'sitemap*.txt',
  'top_level.txt',
  'entry_points.txt',
  'dependency_links.txt',
  'requires.txt',
  'sources.txt',
  'installed-files.txt',
  'stopwords*.txt',
  'vocab*.txt',
  'wordlist*.txt',
  'output*.txt',
  'log*.txt',
  '*.log',
  '*.log.txt',
];

/** UTF-16 code units of a file that are looked at. */
export const SAMPLE = 40_000;
/** A line of at least so many characters can be a paragraph. */
const PARAGRAPH = 90;
/** From so many lines of Markdown on a text may as well be documentation. */
const MARKUP = 2;
/** One that is longer is a paragraph even where its first word is cut off. */
const LONG = 400;
/** Share of letters with Vietnamese marks from which on a text is Vietnamese; running text has about 0.25. */
const VIETNAMESE = 0.08;

/** Whether a file has one of the names that are never articles. @param fileName without folders */
export function isKnownNonArticle(fileName: string): boolean {
  const name = fileName.toLowerCase();
  return NON_ARTICLES.some((pattern) => {
    if (pattern.startsWith('*')) return name.endsWith(pattern.slice(1));
    const star = pattern.indexOf('*');
    if (star < 0) return name === pattern;
    return name.startsWith(pattern.slice(0, star)) && name.endsWith(pattern.slice(star + 1));
  });
}

/** What can be said of a file from its name and looks; `unsure` where a person should be asked. */
export type Verdict = 'article' | 'unsure' | 'no';

/** Whether a file of this name may be an article by its looks alone. */
export function isTextFile(fileName: string): boolean {
  return /\.txt$/i.test(fileName);
}

/**
 * Whether a text file is a news article in Vietnamese or English, by its name and looks: it is in paragraphs of
 * sentences, and in English something tells news from other prose. List items say nothing either way, because pages
 * end in lists of headlines.
 *
 * @param fileName without folders
 * @param text the whole text or its beginning
 */
export function verdictOf(fileName: string, text: string): Verdict {
  if (isKnownNonArticle(fileName)) return 'no';
  const sample = text.slice(0, SAMPLE).normalize('NFC');
  if (sample.includes('\0')) return 'no';
  const profile = profileOf(sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== ''));
  const vietnamese = profile.marks > profile.letters * VIETNAMESE;
  const { least, likely } = vietnamese ? VIETNAMESE_PROSE : ENGLISH_PROSE;
  const running = profile.characters - profile.listed;
  const share = (prose: number, machine: number) =>
    profile.prose >= running * prose && profile.machine <= profile.characters * machine;
  if (profile.paragraphs < least.paragraphs || !share(least.prose, least.machine)) return 'no';
  const looks =
    profile.paragraphs >= likely.paragraphs && share(likely.prose, likely.machine) && profile.markup < MARKUP;
  const news = vietnamese ? 'article' : englishNews(sample);
  return looks ? news : news === 'no' ? 'no' : 'unsure';
}

/** What of a text must be paragraphs, and what may be the lines of programs: as shares of its characters. */
interface Bounds {
  readonly paragraphs: number;
  readonly prose: number;
  readonly machine: number;
}

/** With less than `least` a text is no article, and with less than `likely` it may be one. */
const VIETNAMESE_PROSE: Readonly<Record<'least' | 'likely', Bounds>> = {
  least: { paragraphs: 1, prose: 0.15, machine: 0.5 },
  likely: { paragraphs: 1, prose: 0.35, machine: 0.25 },
};
const ENGLISH_PROSE: Readonly<Record<'least' | 'likely', Bounds>> = {
  least: { paragraphs: 2, prose: 0.4, machine: 0.15 },
  likely: { paragraphs: 3, prose: 0.6, machine: 0.15 },
};

interface Profile {
  readonly characters: number;
  /** Characters in lines that programs write or read. */
  readonly machine: number;
  /** Lines that are headings, fences or rows of tables in Markdown. */
  readonly markup: number;
  /** Characters in list items. */
  readonly listed: number;
  readonly paragraphs: number;
  /** Characters in paragraphs. */
  readonly prose: number;
  readonly letters: number;
  /** Letters with Vietnamese marks. */
  readonly marks: number;
}

function profileOf(lines: readonly string[]): Profile {
  let [characters, machine, markup, listed, paragraphs, prose, letters, marks] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (const line of lines) {
    characters += line.length;
    const counts = countsOf(line);
    letters += counts.letters;
    marks += counts.marks;
    if (MARKUP_LINE.test(line)) markup++;
    if (isMachineLine(line, counts)) machine += line.length;
    else if (LIST_ITEM.test(line)) listed += line.length;
    else if (isParagraph(line, counts)) {
      paragraphs++;
      prose += line.length;
    }
  }
  return { characters, machine, markup, listed, paragraphs, prose, letters, marks };
}

interface Counts {
  readonly letters: number;
  readonly marks: number;
  readonly digits: number;
  readonly spaces: number;
  /** Characters of code and markup. */
  readonly code: number;
}

/** Letters that Vietnamese alone has, or that are rare elsewhere: đ, ơ, ư, ă and vowels with a tone. */
const MARKED = /[ĂăĐđĨĩŨũƠơƯưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý\u1ea0-\u1ef9]/;
const LETTER = /\p{L}/u;
const CODE = new Set('{}[]<>|\\^~`=$#@_;*+');

function countsOf(line: string): Counts {
  let [letters, marks, digits, spaces, code] = [0, 0, 0, 0, 0];
  for (const char of line) {
    const point = char.codePointAt(0)!;
    if (point < 0x80) {
      if ((point >= 65 && point <= 90) || (point >= 97 && point <= 122)) letters++;
      else if (char === ' ') spaces++;
      else if (point >= 48 && point <= 57) digits++;
      else if (CODE.has(char)) code++;
    } else if (LETTER.test(char)) {
      letters++;
      if (MARKED.test(char)) marks++;
    }
  }
  return { letters, marks, digits, spaces, code };
}

const MARKUP_LINE = /^\s*(?:#{2,6}\s|```|\|.*\|\s*$)/;

/** Headlines below an article, and things to do. */
const LIST_ITEM = /^\s*(?:[-*+•–—»]|\d+[.)])\s/;

/** Time stamps and log levels, comments, assignments, paths and tables. */
const MACHINE_START =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|TRACE|FATAL)\b|[>#]\s|\/\/|\/\*|<[!?/a-zA-Z]|[{}[\]]|[\w.-]+\s?[=:]{1,2}=|\S+\t)/;

function isMachineLine(line: string, { letters, code }: Counts): boolean {
  return MACHINE_START.test(line) || code * 20 > line.length || letters * 2 < line.length;
}

const SENTENCE_END = /[.!?…]["'”’)\]]*(?:\s|$)/;
const SENTENCE_START = /^\s*["'“‘([]?[\p{Lu}\p{N}]/u;

function isParagraph(line: string, { letters, digits, spaces }: Counts): boolean {
  return (
    line.length >= PARAGRAPH &&
    spaces >= line.length / 12 &&
    letters + digits >= line.length * 0.65 &&
    (line.length >= LONG || SENTENCE_START.test(line)) &&
    SENTENCE_END.test(line)
  );
}

const FUNCTION_WORDS = new Set(
  'the of to and in a is that for on with as was by at from it has were be an said he she they his her its their who will had have after but not this which been'.split(
    ' ',
  ),
);
const REPORTING = new Set(
  'said says told announced reported reportedly spokesman spokeswoman spokesperson officials official minister president police reporters statement according yesterday'.split(
    ' ',
  ),
);
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december'.split(
    ' ',
  ),
);
const LEGAL_OR_TECHNICAL = new Set(
  'license licence licensee copyright warranty warranties liability software install installation configure config http https www github api function command click download file files directory server'.split(
    ' ',
  ),
);

/** English function words, words of reporting and of dates, and hardly any of licences and manuals. */
function englishNews(text: string): Verdict {
  let [words, functional, reporting, calendar, technical] = [0, 0, 0, 0, 0];
  for (const [word] of text.matchAll(/[A-Za-z]+/g)) {
    const lower = word.toLowerCase();
    words++;
    if (FUNCTION_WORDS.has(lower)) functional++;
    if (REPORTING.has(lower)) reporting++;
    if (CALENDAR.has(lower) && word !== lower) calendar++;
    if (LEGAL_OR_TECHNICAL.has(lower)) technical++;
  }
  if (functional < words * 0.2 || technical > words * 0.015) return 'no';
  if (reporting >= 2 && reporting + calendar >= 3) return 'article';
  return reporting >= 1 && reporting + calendar >= 2 ? 'unsure' : 'no';
}
