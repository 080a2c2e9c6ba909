import { bySpan } from '../text/span';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import {
  aboutIn,
  asArray,
  asObject,
  asText,
  fieldsTo,
  type JsonObject,
  optionalText,
  parseJson,
  pointSpan,
  spanAt,
} from './json';
import { type Format, HOLDS_ALL } from './model';
import { articleFile } from './names';

/** PubAnnotation: denotations over the text in code points, everything else as attributes of them. */
export const pubannotation: Format = {
  name: 'pubannotation',
  title: 'PubAnnotation JSON',
  extensions: ['.json'],
  mark: /"denotations":/,
  holds: HOLDS_ALL,
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    write(doc, sink) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const spans = spansAndLines(doc);
      const attributes: JsonObject[] = [];
      const denotations = spans.map((span, n) => {
        const id = `T${n + 1}`;
        for (const [pred, obj] of Object.entries(fieldsTo(span))) {
          if (pred === 'status' && obj === 'accepted') continue;
          attributes.push({ id: `A${attributes.length + 1}`, subj: id, pred, obj });
        }
        const { start, end } = pointSpan(codePoints, span);
        return { id, span: { begin: start, end }, obj: span.label };
      });
      const record = {
        sourcedb: 'dateline',
        sourceid: path,
        text,
        ...defined({ lang, published }),
        denotations,
        attributes,
      };
      sink.append(`${folder}${articleFile(path, '.json')}`, `${JSON.stringify(record, undefined, 1)}\n`);
    },
    end() {},
  }),
  *read(file) {
    const { value, lines } = parseJson(file);
    for (const item of Array.isArray(value) ? value : [value]) {
      const line = typeof item === 'object' && item !== null ? (lines.get(item) ?? 1) : 1;
      const record = asObject(item, 'a document', file, line);
      const text = asText(record['text'], 'text', file, line);
      const codePoints = new CodePoints(text);
      const lineOf = (object: unknown) => lines.get(object as object) ?? line;
      const attributes = new Map<unknown, JsonObject>();
      for (const object of asArray(record['attributes'] ?? [], 'attributes', file, line)) {
        const { subj, pred, obj } = asObject(object, 'an attribute', file, lineOf(object));
        attributes.set(subj, { ...attributes.get(subj), [String(pred)]: obj });
      }
      const ignored = asArray(record['relations'] ?? [], 'relations', file, line).map((object) => ({
        line: lineOf(object),
        what: 'relation',
      }));
      const spans = asArray(record['denotations'] ?? [], 'denotations', file, line).flatMap((object) => {
        const at = lineOf(object);
        const denotation = asObject(object, 'a denotation', file, at);
        const place = denotation['span'];
        // Several spans in one denotation belong together; here each stands for itself.
        const parts = Array.isArray(place) ? place : [place];
        if (parts.length > 1)
          ignored.push({ line: at, what: 'a denotation in several places was taken apart' });
        return parts.map((part) => {
          const { begin, end } = asObject(part, 'span', file, at);
          const more = attributes.get(denotation['id']) ?? {};
          return spanAt(begin, end, denotation['obj'], codePoints, file, at, more);
        });
      });
      yield {
        path: optionalText(record['sourceid']) ?? '',
        text,
        ...aboutIn(record),
        ...linesApart(spans.sort(bySpan)),
        line,
        exact: true,
        ignored,
      };
    }
  },
};
