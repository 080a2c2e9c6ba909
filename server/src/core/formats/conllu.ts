import type { LineKind } from '../recognition/types';
import { defined } from './document';
import { decodeTags, encodeTags } from './iob';
import { fieldsFromTexts } from './json';
import { fileLines } from './lines';
import { type DocSpan, FIELDS, type Format, FormatError, type InputFile, type ReadDoc } from './model';
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
    write(doc, sink, lose) {
      const { text } = doc;
      const lines = options.tokenize(doc);
      const spans = alignLines(lines, doc, options.misaligned, lose);
      const kinds = new Map(doc.lines.map((line) => [line.start, line.kind]));
      let out = '';
      for (const [n, line] of lines.entries()) {
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

function* readConllu(file: InputFile): Generator<ReadDoc> {
  let document: TokenText | undefined;
  let about = new Map<string, string>();
  let kind: string | undefined;
  let sentence: { misc: Map<string, string>; line: number }[] = [];
  const close = () => {
    if (!document || sentence.length === 0) return;
    const first = document.count - sentence.length;
    const tags = sentence.map(({ misc }) => unescapeMisc(misc.get('Entity') ?? 'O'));
    const spans = decodeTags(tags);
    if (typeof spans === 'number')
      throw new FormatError(file.name, sentence[spans]!.line, `“Entity=${tags[spans]}” is no tag`);
    for (const span of spans) {
      const { misc } = sentence[span.first]!;
      document.span(first + span.first, first + span.last, { label: span.label, ...spanFields(misc) });
    }
    if (kind !== undefined) document.kind(first, document.count, kind as LineKind);
    const last = sentence.at(-1)!.misc;
    if (!last.has('SpacesAfter') && last.get('SpaceAfter') !== 'No')
      document.endSentence(document.exact ? ' ' : '\n');
    sentence = [];
    kind = undefined;
  };
  const finish = function* (): Generator<ReadDoc> {
    close();
    if (document && document.count > 0) {
      const [lang, published] = [about.get('lang'), about.get('published')];
      yield document.document({ path: about.get('newdoc id') ?? '', ...defined({ lang, published }) });
    }
  };
  for (const { text, line } of fileLines(file.text)) {
    if (text === '') {
      close();
      continue;
    }
    if (text.startsWith('#')) {
      const [, key, value] = COMMENT.exec(text) ?? [];
      if (key === 'newdoc id' || text.trim() === '# newdoc') {
        yield* finish();
        document = new TokenText(line);
        about = new Map();
      }
      if (key === 'line_kind') kind = value;
      else if (key !== undefined && value !== undefined) about.set(key, value);
      continue;
    }
    const fields = text.split('\t');
    if (fields.length !== 10)
      throw new FormatError(
        file.name,
        line,
        `10 columns set apart by tabs are expected, found ${fields.length}`,
      );
    const [id, form] = fields as [string, string];
    if (!/^\d+([-.]\d+)?$/.test(id)) throw new FormatError(file.name, line, `“${id}” is no token number`);
    // Ranges of several words and empty nodes are no tokens of the text.
    if (id.includes('-') || id.includes('.')) continue;
    document ??= new TokenText(line);
    const misc = parseMisc(fields[9]!);
    const before = misc.get('SpacesBefore');
    if (before !== undefined && document.count === 0) document.before(unescapeMisc(before));
    const after = misc.get('SpacesAfter');
    if (after !== undefined) document.exact = true;
    document.add(
      form,
      line,
      after !== undefined ? unescapeMisc(after) : misc.get('SpaceAfter') === 'No' ? '' : ' ',
    );
    sentence.push({ misc, line });
  }
  yield* finish();
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
