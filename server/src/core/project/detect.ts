/** Tells news articles from the other text files of a folder, by name and by looks. */
import { NEWS } from '../languages/news';
import type { NewsLooks, Verdict } from './looks';

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

/** Whether a file of this name may be an article by its looks alone. */
export function isTextFile(fileName: string): boolean {
  return /\.txt$/i.test(fileName);
}

/**
 * Whether a text file is a news article, by its name and looks: it is in paragraphs of sentences, and what else its
 * language asks for tells news from other prose. List items say nothing either way, because pages end in lists of
 * headlines.
 *
 * @param fileName without folders
 * @param text the whole text or its beginning
 */
export function verdictOf(fileName: string, text: string): Verdict {
  if (isKnownNonArticle(fileName)) return 'no';
  const sample = text.slice(0, SAMPLE).normalize('NFC');
  if (sample.includes('\0')) return 'no';
  const profile = profileOf(sample.split(/\r\n|\r|\n/).filter((line) => line.trim() !== ''));
  const { least, likely, verdict } = looksOf(sample);
  const running = profile.characters - profile.listed;
  const share = (prose: number, machine: number) =>
    profile.prose >= running * prose && profile.machine <= profile.characters * machine;
  if (profile.paragraphs < least.paragraphs || !share(least.prose, least.machine)) return 'no';
  const looks =
    profile.paragraphs >= likely.paragraphs && share(likely.prose, likely.machine) && profile.markup < MARKUP;
  const news = verdict(sample);
  return looks ? news : news === 'no' ? 'no' : 'unsure';
}

/** The looks of news in the language that the sample is most like. */
function looksOf(sample: string): NewsLooks {
  let best = NEWS[0]!;
  let most = -1;
  for (const news of NEWS) {
    const share = news.speaks(sample);
    if (share > most) [best, most] = [news, share];
  }
  return best;
}

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
}

function profileOf(lines: readonly string[]): Profile {
  let [characters, machine, markup, listed, paragraphs, prose] = [0, 0, 0, 0, 0, 0];
  for (const line of lines) {
    characters += line.length;
    const counts = countsOf(line);
    if (MARKUP_LINE.test(line)) markup++;
    if (isMachineLine(line, counts)) machine += line.length;
    else if (LIST_ITEM.test(line)) listed += line.length;
    else if (isParagraph(line, counts)) {
      paragraphs++;
      prose += line.length;
    }
  }
  return { characters, machine, markup, listed, paragraphs, prose };
}

interface Counts {
  readonly letters: number;
  readonly digits: number;
  readonly spaces: number;
  /** Characters of code and markup. */
  readonly code: number;
}

const LETTER = /\p{L}/u;
const CODE = new Set('{}[]<>|\\^~`=$#@_;*+');

function countsOf(line: string): Counts {
  let [letters, digits, spaces, code] = [0, 0, 0, 0];
  for (const char of line) {
    const point = char.codePointAt(0)!;
    if (point < 0x80) {
      if ((point >= 65 && point <= 90) || (point >= 97 && point <= 122)) letters++;
      else if (char === ' ') spaces++;
      else if (point >= 48 && point <= 57) digits++;
      else if (CODE.has(char)) code++;
    } else if (LETTER.test(char)) letters++;
  }
  return { letters, digits, spaces, code };
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
