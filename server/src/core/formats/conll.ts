import type { LineKind } from '../recognition/types';
import { LINE_LABEL } from './document';
import { decodeTags, encodeTags } from './iob';
import { fileLines } from './lines';
import { type Format, FormatError, type Holds, type InputFile, type ReadDoc, type Scheme } from './model';
import { alignLines } from './tokens';
import { TokenText } from './tokenText';

const DOCSTART = '-DOCSTART-';
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
      write(doc, sink, lose) {
        const lines = options.tokenize(doc);
        const spans = alignLines(lines, doc, options.misaligned, lose);
        const kinds = new Map(doc.lines.map((line) => [line.start, line.kind]));
        let out = start;
        for (const [n, line] of lines.entries()) {
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

/** Reads all of these formats: any number of columns from two on, and any scheme of tags. */
function* readColumns(file: InputFile): Generator<ReadDoc> {
  let document = new TokenText(1);
  let sentence: { tag: string; line: number; kind: string }[] = [];
  const close = () => {
    if (sentence.length === 0) return;
    const first = document.count - sentence.length;
    const spans = decodeTags(sentence.map(({ tag }) => tag));
    if (typeof spans === 'number') {
      const { tag, line } = sentence[spans]!;
      throw new FormatError(
        file.name,
        line,
        `“${tag}” is no tag; expected O, or B-, I-, E-, S-, L- or U- and a label`,
      );
    }
    for (const span of spans) document.span(first + span.first, first + span.last, { label: span.label });
    const { kind } = sentence[0]!;
    if (kind.startsWith(LINE_LABEL))
      document.kind(first, document.count, kind.slice(LINE_LABEL.length) as LineKind);
    document.endSentence();
    sentence = [];
  };
  for (const { text, line } of fileLines(file.text)) {
    if (text.trim() === '') {
      close();
      continue;
    }
    const fields = text.split(text.includes('\t') ? '\t' : / +/).filter((field) => field !== '');
    if (fields[0] === DOCSTART) {
      close();
      if (document.count > 0) yield document.document();
      document = new TokenText(line);
      continue;
    }
    if (fields.length < 2) throw new FormatError(file.name, line, 'a token and a tag are expected');
    document.add(fields[0]!, line);
    sentence.push({ tag: fields.at(-1)!, line, kind: fields.at(-2)! });
  }
  close();
  if (document.count > 0) yield document.document();
}

export const conll = columns('conll', 'CoNLL-2003, IOB2 tags', 'iob2', '-X- _ ');
export const conllIob1 = columns('conll-iob1', 'CoNLL-2003, IOB1 tags', 'iob1', '-X- _ ');
export const conll2002 = columns('conll2002', 'CoNLL-2002: token and IOB2 tag', 'iob2', '');
export const bioes = columns('bioes', 'Two columns, BIOES tags', 'bioes', '');
export const bilou = columns('bilou', 'Two columns, BILUO tags', 'bilou', '');
