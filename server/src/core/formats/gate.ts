import { bySpan } from '../text/span';
import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import { takeFields } from './fields';
import {
  aboutIn,
  asArray,
  asObject,
  asText,
  fieldsTo,
  isObject,
  type JsonLines,
  optionalText,
  parseJson,
  pointSpan,
  skipAll,
  spanAt,
} from './json';
import {
  type Format,
  FormatError,
  HOLDS_ALL,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadSpan,
} from './model';
import { articleFile } from './names';
import { inPoints } from './units';
import { readXml } from './xml';

/**
 * GATE's bdoc in JSON. It declares its unit: `p` is code points, `j` UTF-16 code units. GATE's XML is read,
 * too.
 */
export const gate: Format = {
  name: 'gate',
  title: 'GATE bdoc JSON',
  extensions: ['.bdocjs', '.json', '.xml'],
  mark: /"offset_type":|"annotation_sets":|<GateDocument\b/,
  holds: HOLDS_ALL,
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    *write(doc, sink) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const annotations = yield* mapSteps(spansAndLines(doc), (span, id) => ({
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
  read: readGate,
};

/** Annotations about the form of a text, which are no names. */
const STRUCTURE: readonly string[] = [
  'Token',
  'SpaceToken',
  'Sentence',
  'Split',
  'Lookup',
  'paragraph',
  'DocumentAnnotation',
];

function* readGate(file: InputFile, how: Reading): Generator<ReadDoc> {
  yield* /^\s*</.test(file.text) ? readGateXml(file, how) : readBdoc(file, how);
}

function* readBdoc(file: InputFile, how: Reading): Generator<ReadDoc> {
  const { skip, layer } = how;
  const { value, lines } = parseJson(file);
  const record = asObject(value, 'the document', file, 1);
  const text = asText(record['text'], 'text', file, 1);
  const unit = record['offset_type'] ?? 'p';
  if (unit !== 'p' && unit !== 'j') throw new FormatError(file.name, 1, `offset_type must be "p" or "j"`);
  const codePoints = new CodePoints(text);
  const point = (offset: unknown) =>
    unit === 'j' && Number.isSafeInteger(offset) ? codePoints.fromUtf16(offset as number) : offset;
  const features = isObject(record['features']) ? record['features'] : {};
  if (record['annotation_sets'] === undefined && isObject(record['entities'])) {
    const spans = entitiesByType(record['entities'], text, codePoints, file, how, lines);
    yield { path: '', text, ...linesApart(spans.sort(bySpan)), line: 1, exact: true };
    return;
  }
  const spans: ReadSpan[] = [];
  const sets = asObject(record['annotation_sets'] ?? {}, 'annotation_sets', file, 1);
  for (const [name, set] of Object.entries(sets)) {
    const { annotations } = asObject(set, 'an annotation set', file, 1);
    if (layer !== undefined && name !== layer) {
      skipAll(annotations, `an annotation of the set “${name}”`, 1, skip);
      continue;
    }
    for (const object of asArray(annotations ?? [], 'annotations', file, 1)) {
      const line = lines.get(object as object) ?? 1;
      const { type, start, end, features: more } = asObject(object, 'an annotation', file, line);
      if (STRUCTURE.includes(String(type))) {
        skip(line, `an annotation of the type ${String(type)}`);
        continue;
      }
      const fields = takeFields(isObject(more) ? more : {}, line, skip);
      spans.push({ ...spanAt(point(start), point(end), type, codePoints, file, line), ...fields });
    }
  }
  yield {
    path: optionalText(features['path']) ?? optionalText(record['name']) ?? '',
    text,
    ...aboutIn(features),
    ...linesApart(spans.sort(bySpan)),
    line: 1,
    exact: true,
  };
}

/** GATE's other JSON, in the form of Twitter's: lists of entities by their type. Their unit is told nowhere. */
function entitiesByType(
  entities: Readonly<Record<string, unknown>>,
  text: string,
  codePoints: CodePoints,
  file: InputFile,
  how: Reading,
  lines: JsonLines,
): ReadSpan[] {
  const places = Object.entries(entities).flatMap(([type, list]) =>
    asArray(list, 'the entities of a type', file, 1).flatMap((object) => {
      const line = lines.get(object as object) ?? 1;
      const { indices, ...features } = asObject(object, 'an entity', file, line);
      const [start, end] = asArray(indices, 'indices', file, line);
      if (!STRUCTURE.includes(type)) return [{ type, start, end, features, line }];
      how.skip(line, `an annotation of the type ${type}`);
      return [];
    }),
  );
  return inPoints(text, places, codePoints, 1, how).map(({ type, start, end, features, line }) => ({
    ...spanAt(start, end, type, codePoints, file, line),
    ...takeFields(features, line, how.skip),
  }));
}

/** GATE's own XML: a text with numbered nodes in it, and sets of annotations between two nodes. */
function* readGateXml(file: InputFile, { skip, layer }: Reading): Generator<ReadDoc> {
  let text = '';
  let root = '';
  let inText = false;
  let set = '';
  let name: string | undefined;
  let field = '';
  const nodes = new Map<string, number>();
  const features: Record<string, string> = {};
  const found: { type: string; from: string; to: string; line: number; features: Record<string, string> }[] =
    [];
  let open: (typeof found)[number] | undefined;
  readXml(file, {
    open({ name: element, attributes, line }) {
      root ||= element;
      field = element;
      if (element === 'TextWithNodes') inText = true;
      else if (element === 'Node') nodes.set(attributes['id'] ?? '', text.length);
      else if (element === 'AnnotationSet') set = attributes['Name'] ?? '';
      else if (element === 'Annotation') {
        const { Type: type = '', StartNode: from = '', EndNode: to = '' } = attributes;
        if (layer !== undefined && set !== layer) skip(line, `an annotation of the set “${set}”`);
        else if (STRUCTURE.includes(type)) skip(line, `an annotation of the type ${type}`);
        else open = { type, from, to, line, features: {} };
      }
    },
    close(element) {
      if (element === 'TextWithNodes') inText = false;
      if (element === 'Annotation' && open) found.push(open);
      if (element === 'Annotation') open = undefined;
      if (element === 'Feature') name = undefined;
      field = '';
    },
    text(piece) {
      if (inText) text += piece;
      else if (field === 'Name') name = (name ?? '') + piece;
      else if (field === 'Value' && name !== undefined && name.length < 200) {
        const into = open ? open.features : found.length === 0 && set === '' ? features : undefined;
        if (into) into[name] = (into[name] ?? '') + piece;
      }
    },
  });
  if (root !== 'GateDocument')
    throw new FormatError(file.name, 1, `the root element is ${root}, not GateDocument`);
  const spans = found.map(({ type, from, to, line, features: more }): ReadSpan => {
    const [start, end] = [nodes.get(from), nodes.get(to)];
    if (start === undefined || end === undefined)
      throw new FormatError(
        file.name,
        line,
        `the node ${start === undefined ? from : to} is not in the text`,
      );
    return { start, end, label: type, ...takeFields(more, line, skip), line };
  });
  yield {
    path: optionalText(features['path']) ?? optionalText(features['gate.SourceURL']) ?? '',
    text,
    ...aboutIn(features),
    ...linesApart(spans.sort(bySpan)),
    line: 1,
    exact: true,
  };
}
