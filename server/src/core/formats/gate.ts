import { bySpan } from '../text/span';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import {
  aboutIn,
  asArray,
  asObject,
  asText,
  fieldsTo,
  optionalText,
  parseJson,
  pointSpan,
  spanAt,
} from './json';
import { type Format, FormatError, HOLDS_ALL, type InputFile, type ReadDoc, type ReadSpan } from './model';
import { articleFile } from './names';

/** GATE's bdoc in JSON. It declares its unit: `p` is code points, `j` UTF-16 code units. */
export const gate: Format = {
  name: 'gate',
  title: 'GATE bdoc JSON',
  extensions: ['.bdocjs', '.json'],
  mark: /"offset_type":|"annotation_sets":/,
  holds: HOLDS_ALL,
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    write(doc, sink) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const annotations = spansAndLines(doc).map((span, id) => ({
        type: span.label,
        ...pointSpan(codePoints, span),
        id,
        features: fieldsTo(span),
      }));
      const record = {
        annotation_sets: { '': { name: '', annotations, next_annid: annotations.length } },
        text,
        features: { path, ...defined({ lang, published }) },
        offset_type: 'p',
        name: path,
      };
      sink.append(`${folder}${articleFile(path, '.bdocjs')}`, `${JSON.stringify(record, undefined, 1)}\n`);
    },
    end() {},
  }),
  read: readBdoc,
};

function* readBdoc(file: InputFile): Generator<ReadDoc> {
  const { value, lines } = parseJson(file);
  const record = asObject(value, 'the document', file, 1);
  const text = asText(record['text'], 'text', file, 1);
  const unit = record['offset_type'] ?? 'p';
  if (unit !== 'p' && unit !== 'j') throw new FormatError(file.name, 1, `offset_type must be "p" or "j"`);
  const codePoints = new CodePoints(text);
  const point = (offset: unknown) =>
    unit === 'j' && Number.isSafeInteger(offset) ? codePoints.fromUtf16(offset as number) : offset;
  const features = asObject(record['features'] ?? {}, 'features', file, 1);
  const spans: ReadSpan[] = [];
  for (const set of Object.values(asObject(record['annotation_sets'] ?? {}, 'annotation_sets', file, 1))) {
    const { annotations } = asObject(set, 'an annotation set', file, 1);
    for (const object of asArray(annotations ?? [], 'annotations', file, 1)) {
      const line = lines.get(object as object) ?? 1;
      const { type, start, end, features: more } = asObject(object, 'an annotation', file, line);
      const fields = asObject(more ?? {}, 'features', file, line);
      spans.push(spanAt(point(start), point(end), type, codePoints, file, line, fields));
    }
  }
  yield {
    path: optionalText(features['path']) ?? optionalText(record['name']) ?? '',
    text,
    ...aboutIn(features),
    ...linesApart(spans.sort(bySpan)),
    line: 1,
    exact: true,
    ignored: [],
  };
}
