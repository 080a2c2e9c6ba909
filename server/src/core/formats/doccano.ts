import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import { asArray, asObject, asText, jsonLines, optionalText, pointSpan, spanAt } from './json';
import type { Format } from './model';

/**
 * doccano's JSON Lines for sequence labelling. Offsets are code points, which is what doccano counts unless
 * a project is set to graphemes. Overlaps need a project that allows them. Other keys become metadata.
 */
export const doccano: Format = {
  name: 'doccano',
  title: 'doccano JSON Lines',
  extensions: ['.jsonl'],
  mark: /"labels?":\s?\[[[\]]|"start_offset":/,
  holds: {
    text: 'exact',
    overlap: 'any',
    fields: [],
    document: ['path', 'lang', 'published'],
    lineKinds: true,
  },
  tokens: false,
  writer: ({ name }) => ({
    write(doc, sink) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const label = spansAndLines(doc).map((span) => {
        const { start, end } = pointSpan(codePoints, span);
        return [start, end, span.label];
      });
      const record = { text, label, path, ...defined({ lang, published }) };
      sink.append(`${name}.jsonl`, `${JSON.stringify(record)}\n`);
    },
    end() {},
  }),
  *read(file) {
    for (const { value, line } of jsonLines(file)) {
      const text = asText(value['text'] ?? value['data'], 'text', file, line);
      const codePoints = new CodePoints(text);
      const meta = asObject(value['meta'] ?? value['metadata'] ?? {}, 'meta', file, line);
      const about = (key: string) => optionalText(value[key]) ?? optionalText(meta[key]);
      // A project with relations exports `entities`; one without, `label`, in older versions `labels`.
      const entities = value['entities'];
      const spans = entities
        ? asArray(entities, 'entities', file, line).map((item) => {
            const entity = asObject(item, 'an entity', file, line);
            return spanAt(
              entity['start_offset'],
              entity['end_offset'],
              entity['label'],
              codePoints,
              file,
              line,
            );
          })
        : asArray(value['label'] ?? value['labels'], 'label', file, line).map((item) => {
            const [start, end, label] = asArray(item, 'a label', file, line);
            return spanAt(start, end, label, codePoints, file, line);
          });
      const relations = asArray(value['relations'] ?? [], 'relations', file, line);
      yield {
        path: about('path') ?? about('filename') ?? '',
        text,
        ...defined({ lang: about('lang'), published: about('published') }),
        ...linesApart(spans),
        line,
        exact: true,
        ignored: relations.map(() => ({ line, what: 'relation' })),
      };
    }
  },
};
