import { fileLines } from './lines';

/** A line of a table of tokens. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** How the tags of a column say their spans. */
export type TagStyle =
  /** `B-PER`, `I-PER`, `O`, in any scheme. */
  | 'prefixed'
  /** `PER` and `O`, without beginnings. */
  | 'bare'
  /** `(PERSON*`, `*`, `*)`, as OntoNotes has them. */
  | 'brackets';

export interface Layout {
  /** Cells that a row has at least. */
  readonly width: number;
  /** Indices of the columns, from 0. */
  readonly token: number;
  readonly tags: number;
  readonly style: TagStyle;
  /** Other columns that have tags of names, too. */
  readonly others: readonly number[];
  /** Whether the tokens are written as in treebanks, `-LRB-` for a bracket. */
  readonly treebank: boolean;
  /** What stands before every token, for example the language: `vi:`. */
  readonly prefix: string;
  /** Whether a column of tags was found at all. */
  readonly found: boolean;
  /** The column that says where no blank follows a token. */
  readonly spacing?: number;
  /** The cells of a line. */
  cells(text: string): string[];
  /** A first row that names the columns. */
  readonly head?: Row;
}

const PREFIXED = /^[BIESLUM]-./u;
const OUTSIDE = /^[O_*-]$/;
const BARE = /^\p{L}[\p{L}\p{N}_.&/-]+$/u;
const BRACKETS = /^\(?[^\s()*]*\*\)?$|^\([^\s()*]+\)$/;
/** Labels of chunks, which are no names (CoNLL-2000). */
const CHUNKS = new Set('NP VP PP ADVP ADJP SBAR PRT CONJP INTJ LST UCP PNP'.split(' '));
/** Names of a column of tokens, and of one of tags. */
const TOKEN_HEAD = /^(?:tokens?|words?|forms?)$/i;
const HEAD =
  /^(?:named[_ ]?entit(?:y|ies)|(?:ner?|iob2?|bio|entity|token)?[_ ]?(?:tags?|labels?|type)|ner?|iob2?|bio|entity)$/i;
/** Labels of OntoNotes, to tell its names from its parse trees and roles. */
const ONTONOTES = new Set(
  'PERSON NORP FAC FACILITY ORG ORGANIZATION GPE LOC LOCATION PRODUCT EVENT WORK_OF_ART LAW LANGUAGE DATE TIME PERCENT MONEY QUANTITY ORDINAL CARDINAL'.split(
    ' ',
  ),
);
/** Column of names in files of CoNLL-2011 and 2012, and columns from which a row may be of one. */
const NAMES_2012 = 10;
/** Rows that are looked at to know the columns. */
const LOOKED = 20_000;
/** Part of the values of a column that must be tags. */
const MOST = 0.5;

/** The cells of a line; tabs set them apart where there are any, of which several may be one. */
function cellsOf(text: string): string[] {
  return text.split(text.includes('\t') ? '\t' : / +/).filter((cell) => cell !== '');
}

/** As `cellsOf`, where each tab ends a cell, which may be empty, but for those behind the last one. */
function cellsWithEmpty(text: string): string[] {
  if (!text.includes('\t')) return cellsOf(text);
  const cells = text.split('\t');
  while (cells.at(-1) === '') cells.pop();
  return cells;
}

/** Where MISC says that no blank follows. */
const NO_SPACE = /(?:^|\|)(?:SpaceAfter=No|NoSpaceAfter)(?:\||$)/;

/** Whether a cell says that no blank follows its token. */
export const saysNoSpace = (cell: string | undefined): boolean => cell !== undefined && NO_SPACE.test(cell);

/** A document that a comment begins, and its name where it says one. */
const BEGIN = /^#\s*begin document(?: \(?([^)]*)\)?)?/i;
const END = /^#\s*end document/i;
const NEW = /^#\s*(?:newdoc(?:\s+id\s*=\s*(.*))?|(?:[\w-]+:)?document_id\s*=\s*(.*))$/i;

/** What a comment says of documents. */
export function documentComment(text: string): { readonly name: string } | 'end' | undefined {
  const begun = BEGIN.exec(text) ?? NEW.exec(text);
  if (begun) return { name: (begun[1] ?? begun[2] ?? '').trim() };
  return END.test(text) ? 'end' : undefined;
}

/** Words of a line that tell its form: so many of them, or all. */
const FORM = 40;
/** Cells that a word has at least, and a sign that is set between them: "London|NNP|I-LOC". */
const PIPED = 2;

/** The cells of a word with `|` between them; the word itself may have such signs. */
function piped(word: string, width: number): string[] {
  const parts = word.split('|');
  return [parts.slice(0, parts.length - width + 1).join('|'), ...parts.slice(parts.length - width + 1)];
}

/** How many cells the words of most lines have, where a line is a sentence; undefined where a line is a token. */
function sentenceWidth(source: string): number | undefined {
  let [sentences, lines, width] = [0, 0, Number.POSITIVE_INFINITY];
  for (const { text } of fileLines(source)) {
    if (text.trim() === '') continue;
    const words = text.trim().split(/\s+/).slice(0, FORM);
    const counts = words.map((word) => word.split('|').length);
    const least = Math.min(...counts);
    if (least >= PIPED) {
      sentences++;
      width = Math.min(width, least);
    }
    if (++lines >= LOOKED) break;
  }
  return sentences > 0 && sentences >= lines * 0.9 ? width : undefined;
}

/** The lines of a table: those of the file, or the words of its lines where each has a whole sentence. */
export function* tableLines(source: string): Generator<{ readonly text: string; readonly line: number }> {
  const width = sentenceWidth(source);
  if (width === undefined) return yield* fileLines(source);
  for (const { text, line } of fileLines(source)) {
    for (const word of text.trim().split(/\s+/)) {
      if (word !== '')
        yield {
          text: piped(word, width)
            .map((cell) => cell || '_')
            .join('\t'),
          line,
        };
    }
    yield { text: '', line };
  }
}

/**
 * Finds out what stands in which column of a table of tokens: files of one ending have two to many.
 *
 * @param wanted the column of the tags from 1, if somebody has chosen one
 */
export function layoutOf(source: string, wanted?: number): Layout {
  const sources: { text: string; line: number }[] = [];
  for (const each of tableLines(source)) {
    const { text } = each;
    if (text.trim() === '' || text.startsWith('-DOCSTART-') || documentComment(text) !== undefined) continue;
    sources.push(each);
    if (sources.length >= LOOKED) break;
  }
  const rowsBy = (cells: (text: string) => string[]): Row[] =>
    sources.map(({ text, line }) => ({ cells: cells(text), line }));
  const [joined, apart] = [rowsBy(cellsOf), rowsBy(cellsWithEmpty)];
  // Tokens that nobody sees are empty cells in some files; in others several tabs line the columns up.
  const hasEmpty = agreeing(apart) >= agreeing(joined);
  const cells = hasEmpty ? cellsWithEmpty : cellsOf;
  const rows = hasEmpty ? apart : joined;
  const width = usual(rows);
  // Comments and heads have their own number of cells.
  const full = rows.filter(({ cells }) => cells.length >= width && !seemsComment(cells));
  const column = (at: number, from = 0) => full.slice(from).map(({ cells }) => cells[at]!);
  const styles = Array.from({ length: width }, (_, at) => (at === 0 ? undefined : styleOf(column(at))));
  const has = (style: TagStyle) => styles.flatMap((found, at) => (found === style ? at : []));
  const names = has('prefixed').filter((at) => !column(at).every((tag) => OUTSIDE.test(tag) || isChunk(tag)));
  const brackets = has('brackets');
  const bracketed =
    brackets.find((at) => column(at).some((tag) => ONTONOTES.has(labelIn(tag)))) ??
    (width > NAMES_2012 && column(NAMES_2012).every((tag) => BRACKETS.test(tag)) ? NAMES_2012 : undefined);
  const last = Math.max(1, width - 1);
  const tags = wanted === undefined ? (names[0] ?? bracketed ?? has('bare').at(-1) ?? last) : wanted - 1;
  const style = bracketed === tags ? 'brackets' : (styles[tags] ?? 'prefixed');
  const head = full[0] && isHead(full[0].cells, tags, style) ? full[0] : undefined;
  const token = tokenColumn(full.slice(head ? 1 : 0), tags);
  const others = names.filter((at) => at !== tags);
  const treebank = style === 'brackets' || full.some(({ cells }) => cells[token] === '-LRB-');
  const prefix = commonPrefix(full.map(({ cells }) => cells[token]!));
  const found =
    wanted !== undefined || style === 'brackets' || styles[tags] !== undefined || column(tags).includes('O');
  const spacing = Array.from({ length: width }, (_, at) => at).find((at) => column(at).some(saysNoSpace));
  return {
    width,
    token,
    tags,
    style,
    others,
    treebank,
    prefix,
    found,
    cells,
    ...(spacing === undefined ? {} : { spacing }),
    ...(head ? { head } : {}),
  };
}

/** Whether a row names the columns: that of tags by a usual name, or that of tokens, and no tag stands in it. */
function isHead(cells: readonly string[], tags: number, style: TagStyle): boolean {
  const tag = cells[tags] ?? '';
  if (HEAD.test(tag)) return true;
  const isTag = style === 'brackets' ? BRACKETS.test(tag) : PREFIXED.test(tag) || OUTSIDE.test(tag);
  return !isTag && cells.some((cell) => TOKEN_HEAD.test(cell));
}

/** How many rows have the number of cells that is most common. */
function agreeing(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** A line that begins with `#` and has nothing like a tag. */
function seemsComment([first, ...rest]: readonly string[]): boolean {
  const isTag = (cell: string) => cell === 'O' || PREFIXED.test(cell) || BRACKETS.test(cell);
  return first?.startsWith('#') === true && !rest.some(isTag);
}

/** A code of a language that all tokens begin with, as in corpora of many languages. */
function commonPrefix(tokens: readonly string[]): string {
  const [prefix = ''] = /^[a-z]{2,3}:(?=.)/.exec(tokens[0] ?? '') ?? [];
  return tokens.length > 1 &&
    tokens.every((token) => token.length > prefix.length && token.startsWith(prefix))
    ? prefix
    : '';
}

/** The number of cells that most rows have at least; rows of CoNLL-2012 differ in their last columns. */
function usual(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const common = [...counts].sort(([a, n], [b, m]) => m - n || b - a)[0]?.[0] ?? 0;
  if (common <= NAMES_2012) return common;
  return Math.min(...[...counts.keys()].filter((width) => width > NAMES_2012));
}

/** Whether a line that begins with `#` is a comment, and no row of such a token. */
export function isComment(cells: readonly string[], { width, tags, style }: Layout): boolean {
  if (!cells[0]?.startsWith('#')) return false;
  const tag = cells[tags];
  if (tag === undefined) return true;
  if (style === 'bare') return cells.length !== width;
  return !(style === 'brackets' ? BRACKETS : PREFIXED).test(tag) && !OUTSIDE.test(tag);
}

function styleOf(values: readonly string[]): TagStyle | undefined {
  const share = (is: (value: string) => boolean) => values.filter(is).length / values.length;
  const isTag = (value: string) => PREFIXED.test(value) || OUTSIDE.test(value);
  if (values.some((value) => PREFIXED.test(value)) && share(isTag) >= MOST) return 'prefixed';
  if (values.some((value) => value.startsWith('(')) && share((value) => BRACKETS.test(value)) >= MOST)
    return 'brackets';
  const outside = values.filter((value) => value === 'O').length;
  const isBare = values.every((value) => value === 'O' || (BARE.test(value) && !/^[A-Z]-/.test(value)));
  return outside > 0 && outside < values.length && isBare ? 'bare' : undefined;
}

const labelIn = (tag: string) => tag.replace(/[()*]/g, '');
const isChunk = (tag: string) => CHUNKS.has(tag.slice(2));

/** Tokens are in the first column, behind numbers and names of documents where rows begin with these. */
function tokenColumn(rows: readonly Row[], tags: number): number {
  const isNumbers = (at: number) => rows.length > 1 && rows.every(({ cells }) => /^\d+$/.test(cells[at]!));
  const counts = (at: number) => {
    const numbers = rows.map(({ cells }) => Number(cells[at]));
    return numbers.some((n) => n <= 1) && numbers.some((n, i) => i > 0 && n === numbers[i - 1]! + 1);
  };
  if (tags > 1 && isNumbers(0) && counts(0)) return 1;
  if (tags > 3 && isNumbers(1) && isNumbers(2) && counts(2)) return 3;
  return 0;
}

const BRACKET_FORMS: Readonly<Record<string, string>> = {
  '-LRB-': '(',
  '-RRB-': ')',
  '-LSB-': '[',
  '-RSB-': ']',
  '-LCB-': '{',
  '-RCB-': '}',
  '``': '"',
  "''": '"',
};

/** A token of a treebank as it stands in a text. */
export function treebankToken(token: string): string {
  const form = BRACKET_FORMS[token.length === 5 ? token.toUpperCase() : token];
  // OntoNotes writes `/.` and `/?` for signs that end a sentence in speech.
  return form ?? token.replace(/^\/(?=[.?!-]$)/, '').replace(/\\([/*])/g, '$1');
}

/** Spans of tags in brackets: indices of the first token and behind the last one. Undefined for a wrong tag. */
export function decodeBrackets(
  tags: readonly string[],
): { first: number; last: number; label: string }[] | number {
  const spans: { first: number; last: number; label: string }[] = [];
  const open: { first: number; label: string }[] = [];
  for (const [n, tag] of tags.entries()) {
    if (!BRACKETS.test(tag) && !OUTSIDE.test(tag)) return n;
    if (tag.startsWith('(')) open.push({ first: n, label: labelIn(tag) });
    if (!tag.endsWith(')')) continue;
    const span = open.pop();
    if (!span) return n;
    spans.push({ ...span, last: n + 1 });
  }
  return spans;
}
