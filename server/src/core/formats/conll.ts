import type { AnyLineKind } from '../recognition/types';
import { Pace } from '../text/steps';
import {
  decodeBrackets,
  documentComment,
  isComment,
  layoutOf,
  saysNoSpace,
  tableLines,
  treebankToken,
} from './columns';
import { LINE_LABEL } from './document';
import { decodeTags, encodeTags } from './iob';
import {
  type Format,
  FormatError,
  type Holds,
  type InputFile,
  type ReadDoc,
  type Reading,
  type Scheme,
} from './model';
import { alignLines } from './tokens';
import { TokenText } from './tokenText';

const DOCSTART = '-DOCSTART-';
/** The tag of a token in no name. */
const OUTSIDE = 'O';
const A_ROW = 'a token and a tag are expected';
const NO_TAGS = 'no column has tags of names';
const BLANK = /[\s\u001c-\u001f\u0085]+/g;

/**
 * Formats of one token a line: the token first, its tag last, columns set apart by blanks. A blank line
 * ends a line of the article. Tokens of several syllables are written with `_` for the blank, because
 * readers split at blanks.
 */
function columns(name: string, title: string, scheme: Scheme, middle: '-X- _ ' | ''): Format {
  const holds: Holds = {
    text: 'tokens',
    overlap: 'none',
    fields: [],
    document: [],
    lineKinds: middle !== '',
    unwritable: BLANK,
  };
  const start = `${DOCSTART} ${middle === '' ? '' : '-X- -X- '}O\n\n`;
  return {
    name,
    title,
    extensions: ['.conll', '.iob', '.iob2', '.bio', '.bioes', '.txt', '.tsv'],
    mark: /^-DOCSTART-/,
    holds,
    tokens: true,
    writer: (options) => ({
      *write(doc, sink, lose) {
        const lines = yield* options.tokenize(doc);
        const spans = yield* alignLines(lines, doc, options.misaligned, lose);
        const kinds = new Map(doc.lines.map((line) => [line.start, line.kind]));
        let out = start;
        const pace = new Pace();
        for (const [n, line] of lines.entries()) {
          if (pace.isOver(line.tokens.length)) yield;
          const kind = kinds.get(line.start);
          const column = kind === undefined || middle === '' ? middle : `-X- ${LINE_LABEL}${kind} `;
          const tags = encodeTags(line.tokens.length, spans[n]!, scheme);
          for (const [t, token] of line.tokens.entries())
            out += `${joined(doc.text.slice(token.start, token.end))} ${column}${joined(tags[t]!)}\n`;
          out += '\n';
        }
        sink.append(`${options.name}.conll`, out);
      },
      end() {},
    }),
    read: readColumns,
  };
}

/** A token or tag as readers that split at white space can take it. */
function joined(token: string): string {
  return token.replace(BLANK, '_');
}

/**
 * Reads all of these formats, whatever their columns and schemes of tags, and what corpora add to them:
 * names of documents, comments, heads, numbers of tokens, two columns of names.
 */
function* readColumns(file: InputFile, { skip, note, layer }: Reading): Generator<ReadDoc> {
  if (layer !== undefined && !/^[1-9]\d?$/.test(layer))
    throw new FormatError(file.name, 1, `“${layer}” is no number of a column; columns are counted from 1`);
  const layout = layoutOf(file.text, layer === undefined ? undefined : Number(layer));
  const { token, tags, style, others, treebank, prefix, found, head, spacing } = layout;
  if (head) skip(head.line, 'the row that names the columns');
  if (!found && layout.width > 1) note(1, NO_TAGS);
  if (prefix !== '') note(1, `“${prefix}” stands before every token and was left out`);
  let document = new TokenText(1);
  let path = '';
  let sentence: { tag: string; line: number; kind: string }[] = [];
  const close = () => {
    if (sentence.length === 0) return;
    const first = document.count - sentence.length;
    const values = sentence.map(({ tag }) => tag);
    const spans = style === 'brackets' ? decodeBrackets(values) : decodeTags(values, style === 'bare');
    if (typeof spans === 'number') {
      const { tag, line } = sentence[spans]!;
      throw new FormatError(
        file.name,
        line,
        found
          ? `“${tag}” is no tag; expected O, or B-, I-, E-, S-, L- or U- and a label`
          : `“${tag}” is no tag; no column has tags of names; another one can be chosen with --layer`,
      );
    }
    for (const span of spans) document.span(first + span.first, first + span.last, { label: span.label });
    const { kind } = sentence[0]!;
    if (kind.startsWith(LINE_LABEL))
      document.kind(first, document.count, kind.slice(LINE_LABEL.length) as AnyLineKind);
    document.endSentence();
    sentence = [];
  };
  const finished = function* (): Generator<ReadDoc> {
    close();
    if (document.count > 0) yield document.document({ path });
  };
  /** A row without a tag; where it is the last one, the file was cut off. */
  let broken: number | undefined;
  for (const { text, line } of tableLines(file.text)) {
    if (text.trim() === '') {
      close();
      continue;
    }
    if (broken !== undefined) note(broken, 'a row has no tag, and was taken for one without a name');
    broken = undefined;
    const cells = layout.cells(text);
    const comment = text.startsWith('#') ? documentComment(text) : undefined;
    if (cells[0] === DOCSTART || comment !== undefined) {
      yield* finished();
      document = new TokenText(line);
      path = typeof comment === 'object' ? comment.name : '';
      continue;
    }
    if (line === head?.line || isComment(cells, layout)) continue;
    if (layout.width < 2) throw new FormatError(file.name, line, A_ROW);
    const [word = '', tag = OUTSIDE] = [cells[token], cells[tags]];
    if (cells.length <= Math.max(token, tags)) broken = line;
    if (word.trim() === '') {
      skip(line, 'a row without a token');
      continue;
    }
    if (style === 'bare' && tag !== 'O')
      note(line, 'the tags have no B- and I-, so that names of one label side by side were taken for one');
    for (const other of others) {
      const value = cells[other] ?? 'O';
      if (/^[BSU]-/.test(value))
        skip(line, `a name in column ${other + 1} (choose it with --layer ${other + 1})`);
    }
    const bare = word.startsWith(prefix) ? word.slice(prefix.length) : word;
    const isGlued = spacing !== undefined && saysNoSpace(cells[spacing]);
    document.add(treebank ? treebankToken(bare) : bare, line, isGlued ? '' : ' ');
    sentence.push({ tag, line, kind: cells[tags - 1] ?? '' });
  }
  if (broken !== undefined) throw new FormatError(file.name, broken, A_ROW);
  yield* finished();
}

export const conll = columns('conll', 'CoNLL-2003, IOB2 tags', 'iob2', '-X- _ ');
export const conllIob1 = columns('conll-iob1', 'CoNLL-2003, IOB1 tags', 'iob1', '-X- _ ');
export const conll2002 = columns('conll2002', 'CoNLL-2002: token and IOB2 tag', 'iob2', '');
export const bioes = columns('bioes', 'Two columns, BIOES tags', 'bioes', '');
export const bilou = columns('bilou', 'Two columns, BILUO tags', 'bilou', '');
