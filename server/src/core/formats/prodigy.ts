import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import {
  aboutIn,
  asArray,
  asObject,
  asText,
  fieldsTo,
  jsonLines,
  optionalText,
  pointSpan,
  spanAt,
} from './json';
import { type Format, HOLDS_ALL } from './model';
import { alignWhole } from './tokens';
import { trimSpans, wholeTokens } from './whole';

/**
 * Prodigy's tasks, answered. Offsets are code points, `token_end` is the last token itself, and spans must
 * begin and end with tokens.
 */
export const prodigy: Format = {
  name: 'prodigy',
  title: 'Prodigy JSON Lines',
  extensions: ['.jsonl'],
  mark: /"token_start":|"answer":\s?"/,
  holds: HOLDS_ALL,
  tokens: true,
  writer: (options) => ({
    write(doc, sink, lose) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const tokens = wholeTokens(text, options.tokenize(doc));
      const trimmed = { ...doc, spans: trimSpans({ ...doc, spans: spansAndLines(doc) }, lose) };
      const spans = alignWhole(tokens, trimmed, options.misaligned, lose);
      const record = {
        text,
        tokens: tokens.map((token, id) => ({
          text: text.slice(token.start, token.end),
          ...pointSpan(codePoints, token),
          id,
          ws: token.space,
        })),
        spans: spans.map(({ first, last, span }) => ({
          ...pointSpan(codePoints, { start: tokens[first]!.start, end: tokens[last - 1]!.end }),
          token_start: first,
          token_end: last - 1,
          label: span.label,
          ...fieldsTo(span),
        })),
        meta: { path, tokenizer: options.tokenizer, ...defined({ lang, published }) },
        answer: 'accept',
      };
      sink.append(`${options.name}.jsonl`, `${JSON.stringify(record)}\n`);
    },
    end() {},
  }),
  *read(file) {
    for (const { value, line } of jsonLines(file)) {
      const text = asText(value['text'], 'text', file, line);
      // Only accepted answers say that the spans are right.
      const answer = optionalText(value['answer']) ?? 'accept';
      const codePoints = new CodePoints(text);
      const meta = asObject(value['meta'] ?? {}, 'meta', file, line);
      const all = asArray(value['spans'] ?? [], 'spans', file, line).map((item) => {
        const span = asObject(item, 'a span', file, line);
        return spanAt(span['start'], span['end'], span['label'], codePoints, file, line, span);
      });
      yield {
        path: optionalText(meta['path']) ?? '',
        text,
        ...aboutIn(meta),
        ...(answer === 'accept' ? linesApart(all) : { spans: [], lines: [] }),
        line,
        exact: true,
        ignored: answer === 'accept' ? [] : [{ line, what: `answer ${answer}` }],
      };
    }
  },
};
