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
const SAMPLE = 40_000;
/** A line of at least so many characters can be a paragraph. */
const PARAGRAPH = 90;
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

export function verdictOf(fileName: string, text: string): Verdict {
  return looksLikeArticle(fileName, text) ? 'article' : 'no';
}

/**
 * Whether a text file looks like a news article in Vietnamese or English: most of it is in paragraphs of
 * sentences, and in English something tells news from other prose. In doubt it is none.
 * @param fileName without folders
 * @param text the whole text or its beginning
 */
export function looksLikeArticle(fileName: string, text: string): boolean {
  if (isKnownNonArticle(fileName)) return false;
  const sample = text.slice(0, SAMPLE).normalize('NFC');
  if (sample.includes('\0')) return false;
  const lines = sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  const profile = profileOf(lines);
  if (profile.machine > profile.lines * 0.25) return false;
  if (profile.marks > profile.letters * VIETNAMESE) {
    return profile.paragraphs >= 1 && profile.prose >= profile.characters * 0.4;
  }
  return profile.paragraphs >= 3 && profile.prose >= profile.characters * 0.6 && isEnglishNews(sample);
}

interface Profile {
  readonly lines: number;
  /** Lines that programs write or read. */
  readonly machine: number;
  readonly paragraphs: number;
  readonly characters: number;
  /** Characters in paragraphs. */
  readonly prose: number;
  readonly letters: number;
  /** Letters with Vietnamese marks. */
  readonly marks: number;
}

function profileOf(lines: readonly string[]): Profile {
  let [machine, paragraphs, characters, prose, letters, marks] = [0, 0, 0, 0, 0, 0];
  for (const line of lines) {
    characters += line.length;
    const counts = countsOf(line);
    letters += counts.letters;
    marks += counts.marks;
    if (isMachineLine(line, counts)) machine++;
    else if (isParagraph(line, counts)) {
      paragraphs++;
      prose += line.length;
    }
  }
  return { lines: lines.length, machine, paragraphs, characters, prose, letters, marks };
}

interface Counts {
  readonly letters: number;
  readonly marks: number;
  readonly spaces: number;
  /** Characters of code and markup. */
  readonly code: number;
}

/** Letters that Vietnamese alone has, or that are rare elsewhere: đ, ơ, ư, ă and vowels with a tone. */
const MARKED = /[ĂăĐđĨĩŨũƠơƯưÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý\u1ea0-\u1ef9]/;
const LETTER = /\p{L}/u;
const CODE = new Set('{}[]<>|\\^~`=$#@_;*+');

function countsOf(line: string): Counts {
  let [letters, marks, spaces, code] = [0, 0, 0, 0];
  for (const char of line) {
    const point = char.codePointAt(0)!;
    if (point < 0x80) {
      if ((point >= 65 && point <= 90) || (point >= 97 && point <= 122)) letters++;
      else if (char === ' ') spaces++;
      else if (CODE.has(char)) code++;
    } else if (LETTER.test(char)) {
      letters++;
      if (MARKED.test(char)) marks++;
    }
  }
  return { letters, marks, spaces, code };
}

/** Time stamps and log levels, list items, comments, assignments, paths and tables. */
const MACHINE_START =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\[?\d\d:\d\d:\d\d|\[?(?:DEBUG|INFO|WARN|WARNING|ERROR|TRACE|FATAL)\b|[-*+>#]\s|\/\/|\/\*|<[!?/a-zA-Z]|[{}[\]]|\d+[.)]\s|[\w.-]+\s?[=:]{1,2}=|\S+\t)/;

function isMachineLine(line: string, { letters, code }: Counts): boolean {
  return MACHINE_START.test(line) || code * 20 > line.length || letters * 2 < line.length;
}

const SENTENCE_END = /[.!?…]["'”’)\]]*(?:\s|$)/;
const SENTENCE_START = /^\s*["'“‘([]?[\p{Lu}\p{N}]/u;

function isParagraph(line: string, { letters, spaces }: Counts): boolean {
  return (
    line.length >= PARAGRAPH &&
    spaces >= line.length / 12 &&
    letters >= line.length * 0.65 &&
    SENTENCE_START.test(line) &&
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
function isEnglishNews(text: string): boolean {
  let [words, functional, reporting, calendar, technical] = [0, 0, 0, 0, 0];
  for (const [word] of text.matchAll(/[A-Za-z]+/g)) {
    const lower = word.toLowerCase();
    words++;
    if (FUNCTION_WORDS.has(lower)) functional++;
    if (REPORTING.has(lower)) reporting++;
    if (CALENDAR.has(lower) && word !== lower) calendar++;
    if (LEGAL_OR_TECHNICAL.has(lower)) technical++;
  }
  return (
    functional >= words * 0.2 && reporting >= 2 && reporting + calendar >= 3 && technical <= words * 0.015
  );
}
