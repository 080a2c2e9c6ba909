import { bySpan } from '../text/span';
import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import { takeFields } from './fields';
import {
  aboutIn,
  asArray,
  asObject,
  fieldsTo,
  type JsonObject,
  optionalText,
  parseJson,
  pointSpan,
  skipAll,
  spanAt,
} from './json';
import { type Format, HOLDS_ALL, type InputFile, type ReadDoc, type Reading, type Skip } from './model';
import { articleFile } from './names';
import { inPoints } from './units';

/** The name of our own files, whose unit is known. */
const SOURCE = 'dateline';

/** PubAnnotation: denotations over the text in code points, everything else as attributes of them. */
export const pubannotation: Format = {
  name: 'pubannotation',
  title: 'PubAnnotation JSON',
  extensions: ['.json'],
  mark: /"denotations":|"tracks":/,
  holds: HOLDS_ALL,
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    *write(doc, sink) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const spans = spansAndLines(doc);
      const attributes: JsonObject[] = [];
      const denotations = yield* mapSteps(spans, (span, n) => {
        const id = `T${n + 1}`;
        for (const [pred, obj] of Object.entries(fieldsTo(span))) {
          if (pred === 'status' && obj === 'accepted') continue;
          attributes.push({ id: `A${attributes.length + 1}`, subj: id, pred, obj });
        }
        const { start, end } = pointSpan(codePoints, span);
        return { id, span: { begin: start, end }, obj: span.label };
      });
      const record = {
        sourcedb: SOURCE,
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
  read: readDocuments,
};

/** What a document or a track may hold beside denotations and their attributes. */
const OTHERS: Readonly<Record<string, string>> = {
  relations: 'a relation',
  modifications: 'a modification',
  blocks: 'a block',
  typesettings: 'a typesetting',
};

function* readDocuments(file: InputFile, how: Reading): Generator<ReadDoc> {
  const { skip, layer } = how;
  const { value, lines } = parseJson(file);
  for (const item of Array.isArray(value) ? value : [value]) {
    const line = typeof item === 'object' && item !== null ? (lines.get(item) ?? 1) : 1;
    const record = asObject(item, 'a document', file, line);
    const { text } = record;
    if (typeof text !== 'string') {
      skip(line, 'a document without text');
      continue;
    }
    const codePoints = new CodePoints(text);
    const lineOf = (object: unknown) => lines.get(object as object) ?? line;
    const tracks = asArray(record['tracks'] ?? [], 'tracks', file, line).map((track) =>
      asObject(track, 'a track', file, lineOf(track)),
    );
    const spans = [record, ...tracks].flatMap((track, n) => {
      const name = optionalText(track['project']) ?? String(n);
      if (layer !== undefined && track !== record && name !== layer) {
        skipAll(track['denotations'], `a denotation of the track “${name}”`, lineOf(track), skip);
        return [];
      }
      for (const [key, what] of Object.entries(OTHERS)) skipAll(track[key], what, lineOf(track), skip);
      return denotations(track, lineOf, file, skip);
    });
    const own = record['sourcedb'] === SOURCE;
    const counted = own ? spans : inPoints(text, spans, codePoints, line, how);
    yield {
      path: optionalText(record['sourceid']) ?? '',
      text,
      ...aboutIn(record),
      ...linesApart(
        counted
          .map(({ start, end, label, fields, at }) => ({
            ...spanAt(start, end, label, codePoints, file, at),
            ...fields,
          }))
          .sort(bySpan),
      ),
      line,
      exact: true,
    };
  }
}

interface Denotation {
  readonly start: unknown;
  readonly end: unknown;
  readonly label: unknown;
  readonly fields: ReturnType<typeof takeFields>;
  readonly at: number;
}

function denotations(
  track: JsonObject,
  lineOf: (object: unknown) => number,
  file: InputFile,
  skip: Skip,
): Denotation[] {
  const attributes = new Map<unknown, JsonObject>();
  const top = lineOf(track);
  for (const object of asArray(track['attributes'] ?? [], 'attributes', file, top)) {
    const { subj, pred, obj } = asObject(object, 'an attribute', file, lineOf(object));
    attributes.set(subj, { ...attributes.get(subj), [String(pred)]: obj });
  }
  return asArray(track['denotations'] ?? [], 'denotations', file, top).flatMap((object) => {
    const at = lineOf(object);
    const denotation = asObject(object, 'a denotation', file, at);
    const { obj } = denotation;
    const label = typeof obj === 'number' ? String(obj) : obj;
    if (typeof label !== 'string' || label.trim() === '') {
      skip(at, 'a denotation without “obj”');
      return [];
    }
    // Old files have the place in the denotation itself.
    const place = denotation['span'] ?? denotation;
    // Several spans in one denotation belong together; here each stands for itself.
    const parts = Array.isArray(place) ? place : [place];
    if (parts.length > 1) skip(at, 'that the places of one denotation belong together');
    const fields = takeFields(attributes.get(denotation['id']) ?? {}, at, skip);
    return parts.map((part): Denotation => {
      const { begin, end } = asObject(part, 'span', file, at);
      return { start: begin, end, label, fields, at };
    });
  });
}
