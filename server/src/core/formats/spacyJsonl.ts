import { CodePoints } from '../text/units';
import { defined } from './document';
import { aboutIn, asArray, asObject, asText, jsonLines, optionalText, pointSpan, spanAt } from './json';
import { type Format, FormatError } from './model';
import { trimSpans } from './whole';

/**
 * `{"text", "entities": [[start, end, label]], "meta"}`, which spaCy's examples and many scripts turn into
 * training examples. Offsets are code points; spaCy takes neither overlaps nor blanks at the ends.
 */
export const spacyJsonl: Format = {
  name: 'spacy-jsonl',
  title: 'spaCy JSON Lines: text and entities',
  extensions: ['.jsonl'],
  mark: /"entities":\s?\[\[/,
  holds: {
    text: 'exact',
    overlap: 'none',
    fields: [],
    document: ['path', 'lang', 'published'],
    lineKinds: false,
  },
  tokens: false,
  writer: ({ name }) => ({
    write(doc, sink, lose) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const entities = trimSpans(doc, lose).map((span) => {
        const { start, end } = pointSpan(codePoints, span);
        return [start, end, span.label];
      });
      const meta = { path, ...defined({ lang, published }) };
      sink.append(`${name}.jsonl`, `${JSON.stringify({ text, entities, meta })}\n`);
    },
    end() {},
  }),
  *read(file) {
    for (const { value, line } of jsonLines(file)) {
      const text = asText(value['text'], 'text', file, line);
      const codePoints = new CodePoints(text);
      const meta = asObject(value['meta'] ?? {}, 'meta', file, line);
      yield {
        path: optionalText(meta['path']) ?? '',
        text,
        ...aboutIn(meta),
        spans: asArray(value['entities'] ?? value['spans'], 'entities', file, line).map((entity) => {
          if (Array.isArray(entity)) {
            const [start, end, label] = entity as unknown[];
            return spanAt(start, end, label, codePoints, file, line);
          }
          if (typeof entity !== 'object')
            throw new FormatError(file.name, line, 'an entity is [start, end, label]');
          const { start, end, label } = asObject(entity, 'an entity', file, line);
          return spanAt(start, end, label, codePoints, file, line);
        }),
        lines: [],
        line,
        exact: true,
        ignored: [],
      };
    }
  },
};
