import type { AnyLineKind } from '../recognition/types';
import { Pace } from '../text/steps';
import { defined } from './document';
import { decodeTags, encodeTags } from './iob';
import { fieldsFromTexts } from './json';
import { fileLines } from './lines';
import {
  type DocSpan,
  FIELDS,
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
  type Skip,
} from './model';
import { alignLines } from './tokens';
import { TokenText } from './tokenText';

/** Keys of MISC for what a span says besides its label. */
const KEYS = {
  type: 'EntityType',
  value: 'EntityValue',
  canonical: 'EntityCanonical',
  status: 'EntityStatus',
  confidence: 'EntityConfidence',
  by: 'EntityBy',
  at: 'EntityAt',
} as const;

/**
 * CoNLL-U with entities in MISC as `Entity=B-PER`, what else a span says on its first token. `SpacesAfter`
 * and `SpacesBefore` give all white space, so that the text comes back as it was.
 */
export const conllu: Format = {
  name: 'conllu',
  title: 'CoNLL-U with entities in MISC',
  extensions: ['.conllu', '.conll'],
  mark: /^# (?:newdoc|sent_id|text)\b/m,
  holds: {
    text: 'exact',
    overlap: 'none',
    fields: FIELDS,
    document: ['path', 'lang', 'published'],
    lineKinds: true,
  },
  tokens: true,
  writer: (options) => ({
    *write(doc, sink, lose) {
      const { text } = doc;
      const lines = yield* options.tokenize(doc);
      const spans = yield* alignLines(lines, doc, options.misaligned, lose);
      const kinds = new Map(doc.lines.map((line) => [line.start, line.kind]));
      let out = '';
      const pace = new Pace();
      for (const [n, line] of lines.entries()) {
        if (pace.isOver(line.tokens.length)) yield;
        if (n === 0) {
          out += `# newdoc id = ${doc.path}\n`;
          if (doc.lang !== undefined) out += `# lang = ${doc.lang}\n`;
          if (doc.published !== undefined) out += `# published = ${doc.published}\n`;
        }
        const { tokens } = line;
        const kind = kinds.get(line.start);
        const first = tokens[0]!.start;
        const last = tokens.at(-1)!.end;
        if (kind !== undefined) out += `# line_kind = ${kind}\n`;
        out += `# sent_id = ${doc.path}-${n + 1}\n# text = ${text.slice(first, last)}\n`;
        const tags = encodeTags(tokens.length, spans[n]!, 'iob2');
        const starts = new Map(spans[n]!.map((span) => [span.first, span.span]));
        for (const [t, token] of tokens.entries()) {
          const end = tokens[t + 1]?.start ?? lines[n + 1]?.tokens[0]?.start ?? text.length;
          const space = text.slice(token.end, end);
          const misc = [];
          if (tags[t] !== 'O') misc.push(`Entity=${escapeMisc(tags[t]!)}`, ...fieldsOf(starts.get(t)));
          if (n === 0 && t === 0 && token.start > 0)
            misc.push(`SpacesBefore=${escapeMisc(text.slice(0, token.start))}`);
          if (space === '') misc.push('SpaceAfter=No');
          else if (space !== ' ') misc.push(`SpacesAfter=${escapeMisc(space)}`);
          const form = text.slice(token.start, token.end);
          out += `${t + 1}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc.join('|') || '_'}\n`;
        }
        out += '\n';
      }
      sink.append(`${options.name}.conllu`, out);
    },
    end() {},
  }),
  read: readConllu,
};

function fieldsOf(span: DocSpan | undefined): string[] {
  if (!span) return [];
  return FIELDS.flatMap((field) => {
    const value = span[field];
    return value === undefined || (field === 'status' && value === 'accepted')
      ? []
      : [`${KEYS[field]}=${escapeMisc(String(value))}`];
  });
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '|': '\\p',
  ' ': '\\s',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};
const UNESCAPES = new Map(Object.entries(ESCAPES).map(([char, code]) => [code, char]));

/** Other white space is written as `\u` and four digits, because readers strip it from the ends of values. */
function escapeMisc(text: string): string {
  return text.replace(
    /[\\|\s\u0085\u200b]/g,
    (char) => ESCAPES[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function unescapeMisc(text: string): string {
  return text.replace(/\\(?:u([0-9a-f]{4})|.)/g, (code: string, hex?: string) =>
    hex === undefined ? (UNESCAPES.get(code) ?? code) : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const COMMENT = /^# ?([^=]*?) *= ?(.*)$/;
/** What says that a token is in no name, also in a column of its own. */
const OUTSIDE = /^[O_*-]?$/;

/** Keys of MISC that hold a tag of names, as treebanks have them. */
const TAG_KEYS = ['Entity', 'NER', 'NE', 'name', 'NamedEntity'] as const;
/** Columns of names, as CoNLL-U Plus calls them, whoever has defined them: `NER`, `HIPE:NE`. */
const TAG_COLUMN = /^(?:.*:)?(?:ne|ner|ner[_-]?tags?|entity|entities|named[_-]?entit(?:y|ies))$/i;
/** What a key of names is called by `--layer`, and what else is in MISC and no name. */
const OURS: ReadonlySet<string> = new Set(Object.values(KEYS));

/** Where the columns are of which something is taken, from 0. */
interface Columns {
  /** Cells of a row. */
  readonly width: number;
  readonly id: number | undefined;
  readonly form: number;
  readonly misc: number | undefined;
  /** Further columns, by their names. */
  readonly more: ReadonlyMap<string, number>;
}

const TEN: Columns = { width: 10, id: 0, form: 1, misc: 9, more: new Map() };
const USUAL = 'ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC'.split(' ');

/** The columns that `# global.columns` names (CoNLL-U Plus); undefined when tokens are none of them. */
function columnsOf(names: string): Columns | undefined {
  const all = names.trim().split(/\s+/);
  const at = new Map(all.map((name, n) => [name.toUpperCase(), n]));
  const form = at.get('FORM');
  if (form === undefined) return undefined;
  const more = new Map(
    all.flatMap((name, n): [string, number][] => (USUAL.includes(name.toUpperCase()) ? [] : [[name, n]])),
  );
  return { width: all.length, id: at.get('ID'), form, misc: at.get('MISC'), more };
}

interface Word {
  readonly misc: ReadonlyMap<string, string>;
  /** Index of its token in the document; the words of a contraction have one together. */
  readonly token: number;
  readonly line: number;
}

function* readConllu(file: InputFile, { skip, layer }: Reading): Generator<ReadDoc> {
  let document: TokenText | undefined;
  let about = new Map<string, string>();
  let kind: string | undefined;
  let sentence: Word[] = [];
  let mentions = new Mentions(about, skip);
  /** The contraction that words stand for: the number of its last word, and its token. */
  let range: { readonly last: number; readonly token: number } | undefined;
  let columns = TEN;
  const close = () => {
    if (!document || sentence.length === 0) return;
    const tagged = [...columns.more.keys()].filter((name) => TAG_COLUMN.test(name));
    for (const key of layer === undefined ? [...TAG_KEYS, ...tagged] : [layer])
      readTags(document, sentence, key);
    if (kind !== undefined)
      document.kind(sentence[0]!.token, sentence.at(-1)!.token + 1, kind as AnyLineKind);
    const last = sentence.at(-1)!.misc;
    if (!last.has('SpacesAfter') && last.get('SpaceAfter') !== 'No')
      document.endSentence(document.exact ? ' ' : '\n');
    sentence = [];
    kind = undefined;
    range = undefined;
  };
  const finish = function* (): Generator<ReadDoc> {
    close();
    if (document && document.count > 0) {
      mentions.end(document);
      const [lang, published] = [about.get('lang'), about.get('published')];
      yield document.document({ path: about.get('newdoc id') ?? '', ...defined({ lang, published }) });
    }
  };
  const readTags = (into: TokenText, words: readonly Word[], key: string) => {
    const values = words
      .map(({ misc }) => unescapeMisc(misc.get(key) ?? 'O'))
      .map((value) => (OUTSIDE.test(value) ? 'O' : value));
    if (values.every((value) => value === 'O')) return;
    if (values.some((value) => /^\(|\)$/.test(value)) && !values.some((value) => /^[BIESLUM]-/.test(value))) {
      for (const [n, { token, line }] of words.entries())
        if (words[n]!.misc.has(key)) mentions.read(values[n]!, token, line, into);
      return;
    }
    const spans = decodeTags(values);
    if (typeof spans === 'number') {
      // Only our own key is sure to mean tags.
      if (key === 'Entity' || key === layer)
        throw new FormatError(file.name, words[spans]!.line, `“${key}=${values[spans]}” is no tag`);
      skip(words[spans]!.line, `“${key}” of a token`);
      return;
    }
    for (const span of spans) {
      const [first, last] = [words[span.first]!, words[span.last - 1]!];
      into.span(first.token, last.token + 1, { label: span.label, ...spanFields(first.misc) });
    }
  };
  for (const { text, line } of fileLines(file.text)) {
    if (text.trim() === '') {
      close();
      continue;
    }
    if (text.startsWith('#')) {
      const [, key, value] = COMMENT.exec(text) ?? [];
      if (key === 'newdoc id' || /^#\s*newdoc\s*$/.test(text)) {
        yield* finish();
        document = new TokenText(line);
        about = new Map();
        mentions = new Mentions(about, skip);
      }
      if (key === 'global.columns') columns = columnsOf(value ?? '') ?? columns;
      else if (key === 'line_kind') kind = value;
      else if (key !== undefined && value !== undefined) about.set(key, value);
      continue;
    }
    const fields = text.split('\t');
    // Corpora with frames have columns behind the ten that no comment names.
    if (fields.length < columns.width || (fields.length > columns.width && columns !== TEN))
      throw new FormatError(
        file.name,
        line,
        `${columns.width} columns set apart by tabs are expected, found ${fields.length}`,
      );
    if (fields.length > columns.width) skip(line, 'a row of more than ten columns');
    const form = fields[columns.form]!;
    const id = columns.id === undefined ? String(sentence.length + 1) : fields[columns.id]!;
    const [, number, last] = /^(\d+)(?:-(\d+)|\.\d+)?$/.exec(id) ?? [];
    if (number === undefined) throw new FormatError(file.name, line, `“${id}” is no token number`);
    // Empty nodes are no tokens of the text.
    if (id.includes('.')) continue;
    document ??= new TokenText(line);
    const misc = parseMisc(columns.misc === undefined ? '_' : fields[columns.misc]!);
    for (const [name, at] of columns.more)
      if (TAG_COLUMN.test(name) || name === layer) misc.set(name, fields[at]!);
      else if (!OUTSIDE.test(fields[at]!))
        skip(line, `“${name}” of a token (choose it with --layer ${name})`);
    // A contraction stands in the text; its words do not.
    if (range === undefined || Number(number) > range.last) {
      const before = misc.get('SpacesBefore');
      if (before !== undefined && document.count === 0) document.before(unescapeMisc(before));
      const after = misc.get('SpacesAfter');
      if (after !== undefined) document.exact = true;
      const space = after !== undefined ? unescapeMisc(after) : misc.get('SpaceAfter') === 'No' ? '' : ' ';
      document.add(form, line, space);
      range = last === undefined ? undefined : { last: Number(last), token: document.count - 1 };
    }
    if (last === undefined) sentence.push({ misc, token: document.count - 1, line });
    for (const key of misc.keys())
      if (key.startsWith('Entity') && key !== 'Entity' && !OURS.has(key)) skip(line, `“${key}” of a token`);
  }
  yield* finish();
}

interface Mention {
  readonly id: string;
  readonly label: string;
  /** Index of its first token. */
  readonly first: number;
  readonly line: number;
}

/** Mentions that may be open at once. */
const OPEN = 500;

/**
 * Mentions in brackets, `(e1-person-…` to `e1)`, as treebanks with coreference have them. They may nest,
 * and reach over ends of sentences.
 */
class Mentions {
  readonly #open: Mention[] = [];

  constructor(
    readonly about: ReadonlyMap<string, string>,
    readonly skip: Skip,
  ) {}

  read(value: string, token: number, line: number, into: TokenText): void {
    for (const [, start, end] of value.matchAll(/\(([^()]+)|([^()]*)\)/g)) {
      if (start !== undefined) this.#opened({ ...this.#parsed(start), first: token, line });
      else this.#close(end!, token, into);
    }
  }

  #opened(mention: Mention): void {
    this.#open.push(mention);
    if (this.#open.length > OPEN) this.skip(this.#open.shift()!.line, 'a mention that does not end');
  }

  #close(id: string, token: number, into: TokenText): void {
    const { id: number, label } = this.#parsed(id);
    const at =
      id === ''
        ? this.#open.length - 1
        : this.#open.findLastIndex(
            (mention) =>
              mention.id === id || (mention.id === number && number !== '') || mention.label === label,
          );
    // Older files close with all that the start said.
    const [found] = this.#open.splice(at >= 0 ? at : this.#open.length - 1, 1);
    if (!found) return;
    if (found.label === '') this.skip(found.line, 'a mention without a type');
    else into.span(found.first, token + 1, { label: found.label });
  }

  /** `# global.Entity` names the parts; the type is the first word that is no number in older files. */
  #parsed(start: string): { id: string; label: string } {
    const parts = start.split('-');
    const names = (this.about.get('global.Entity') ?? '').split('-');
    const [id, type] = [
      names.findIndex((name) => /^(?:GRP|eid|id)$/i.test(name)),
      names.findIndex((name) => /^e?type$/i.test(name)),
    ];
    const isType = (part: string) => /^\p{L}[\p{L}_]*$/u.test(part);
    const label =
      type >= 0
        ? (parts[type] ?? '')
        : (parts.find(
            (part, n) => isType(part) && (n > 0 || parts.length < 3 || /^\d/.test(parts[1] ?? '')),
          ) ?? '');
    return {
      id: (id >= 0 ? parts[id] : parts.find((part) => /\d/.test(part))) ?? '',
      label: label.replace(/\[.*$/, ''),
    };
  }

  /** What was not closed before the document ends. */
  end(_: TokenText): void {
    for (const { line } of this.#open) this.skip(line, 'a mention that does not end');
  }
}

function parseMisc(misc: string): Map<string, string> {
  return new Map(
    misc === '_'
      ? []
      : misc.split('|').map((pair) => {
          const at = pair.indexOf('=');
          return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
        }),
  );
}

function spanFields(misc: ReadonlyMap<string, string>): Partial<DocSpan> {
  return fieldsFromTexts((field) => {
    const value = misc.get(KEYS[field]);
    return value === undefined ? undefined : unescapeMisc(value);
  });
}
