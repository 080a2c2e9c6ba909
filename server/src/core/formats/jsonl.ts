import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined } from './document';
import {
  asArray,
  asObject,
  asText,
  fieldsTo,
  jsonLineSteps,
  jsonRecords,
  optionalText,
  pointSpan,
  spanAt,
} from './json';
import { type DocLine, type Format, HOLDS_ALL } from './model';

/** Dateline's own: one JSON object a line and article with all that is known; offsets in code points. */
export const jsonl: Format = {
  name: 'jsonl',
  title: 'Dateline JSON Lines, which hold everything',
  extensions: ['.jsonl', '.ndjson'],
  mark: /"unit":\s?"codepoint"/,
  holds: HOLDS_ALL,
  tokens: false,
  writer: ({ name }) => ({
    *write({ path, text, lang, published, spans, lines }, sink) {
      const codePoints = new CodePoints(text);
      const record = {
        path,
        unit: 'codepoint',
        ...(lang === undefined ? {} : { lang }),
        published: published ?? null,
        text,
        spans: yield* mapSteps(spans, (span) => ({
          ...pointSpan(codePoints, span),
          text: text.slice(span.start, span.end),
          label: span.label,
          ...fieldsTo(span),
        })),
        ...(lines.length > 0
          ? { lines: lines.map((line) => ({ ...pointSpan(codePoints, line), kind: line.kind })) }
          : {}),
      };
      sink.append(`${name}.jsonl`, yield* jsonLineSteps(record));
    },
    end() {},
  }),
  *read(file) {
    for (const { value: record, line } of jsonRecords(file)) {
      const value = asObject(record, 'a record', file, line);
      const text = asText(value['text'], 'text', file, line);
      const codePoints = new CodePoints(text);
      yield {
        path: optionalText(value['path']) ?? '',
        text,
        ...defined({ lang: optionalText(value['lang']), published: optionalText(value['published']) }),
        spans: asArray(value['spans'], 'spans', file, line).map((item) => {
          const span = asObject(item, 'a span', file, line);
          return spanAt(span['start'], span['end'], span['label'], codePoints, file, line, span);
        }),
        lines: asArray(value['lines'] ?? [], 'lines', file, line).map((item): DocLine => {
          const { start, end, kind } = asObject(item, 'a line', file, line);
          const span = spanAt(start, end, kind, codePoints, file, line);
          return { start: span.start, end: span.end, kind: span.label as DocLine['kind'] };
        }),
        line,
        exact: true,
      };
    }
  },
};
