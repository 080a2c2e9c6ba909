import { RECOGNIZER } from '../annotation/combine';
import { bySpan } from '../text/span';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import {
  aboutIn,
  asArray,
  asObject,
  asText,
  type JsonObject,
  optionalText,
  parseJson,
  pointSpan,
  spanAt,
} from './json';
import {
  type Doc,
  type DocSpan,
  type Format,
  FormatError,
  HOLDS_ALL,
  type InputFile,
  type ReadSpan,
} from './model';
import { quotedPlace, quotedSpan } from './units';
import { escapeAttribute } from './xmlText';

/**
 * Label Studio's tasks: what people decided as an annotation, suggestions as a prediction. Type, value and
 * canonical name are results of their own on the same region. `label-config.xml` is the labelling interface
 * that the names of the results belong to. Offsets are code points.
 */
export const labelStudio: Format = {
  name: 'label-studio',
  title: 'Label Studio JSON: annotations and predictions',
  extensions: ['.json'],
  mark: /"from_name":|"data":\s?\{|"model_version":/,
  holds: HOLDS_ALL,
  tokens: false,
  writer({ name }) {
    let first = true;
    return {
      write(doc, sink) {
        sink.append(`${name}.json`, `${first ? '[' : ','}\n${JSON.stringify(task(doc, spansAndLines(doc)))}`);
        first = false;
      },
      end(sink) {
        sink.append(`${name}.json`, first ? '[]\n' : '\n]\n');
      },
    };
  },
  companions: ({ labels }) => [{ file: 'label-config.xml', text: config(labels) }],
  read: readTasks,
};

function task({ path, text, lang, published }: Doc, spans: readonly DocSpan[]): JsonObject {
  const codePoints = new CodePoints(text);
  const results = (status: string) =>
    spans.flatMap((span, n) => (span.status === status ? regionOf(span, `s${n + 1}`, text, codePoints) : []));
  const suggested = results('suggested');
  return {
    data: { text, path, ...defined({ lang, published }) },
    annotations: [{ result: results('accepted') }],
    predictions: suggested.length > 0 ? [{ model_version: RECOGNIZER, result: suggested }] : [],
  };
}

function regionOf(span: DocSpan, id: string, text: string, codePoints: CodePoints): JsonObject[] {
  const { by, at, confidence } = span;
  const meta = defined({ by, at, confidence });
  const place = pointSpan(codePoints, span);
  const common = { id, to_name: 'text' };
  const more = (from_name: string, type: string, value: JsonObject) => ({
    ...common,
    from_name,
    type,
    value: { ...place, ...value },
  });
  return [
    {
      ...more('label', 'labels', { text: text.slice(span.start, span.end), labels: [span.label] }),
      ...(confidence !== undefined && span.status === 'suggested' ? { score: confidence } : {}),
      ...(Object.keys(meta).length > 0 ? { meta } : {}),
    },
    ...(span.type === undefined ? [] : [more('type', 'choices', { choices: [span.type] })]),
    ...(span.value === undefined ? [] : [more('value', 'textarea', { text: [span.value] })]),
    ...(span.canonical === undefined ? [] : [more('canonical', 'textarea', { text: [span.canonical] })]),
  ];
}

function config(labels: readonly string[]): string {
  const items = labels.map((label) => `    <Label value="${escapeAttribute(label)}"/>\n`).join('');
  return `<View>
  <Labels name="label" toName="text">
${items}  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="type" toName="text" perRegion="true" whenTagName="label" whenLabelValue="DATE">
    <Choice value="DATE"/>
    <Choice value="TIME"/>
    <Choice value="DURATION"/>
    <Choice value="SET"/>
  </Choices>
  <TextArea name="value" toName="text" perRegion="true" whenTagName="label" whenLabelValue="DATE"/>
  <TextArea name="canonical" toName="text" perRegion="true"/>
</View>
`;
}

/** Reads full exports (JSON) and short ones (JSON-MIN). */
function* readTasks(file: InputFile) {
  const { value, lines } = parseJson(file);
  const tasks = Array.isArray(value) ? value : [value];
  for (const item of tasks) {
    const line = typeof item === 'object' && item !== null ? (lines.get(item) ?? 1) : 1;
    const entry = asObject(item, 'a task', file, line);
    const data = entry['data'] === undefined ? entry : asObject(entry['data'], 'data', file, line);
    const text = asText(data['text'], 'data.text', file, line);
    const codePoints = new CodePoints(text);
    const ignored: { line: number; what: string }[] = [];
    const spans: ReadSpan[] = [];
    const lineOf = (object: unknown) => lines.get(object as object) ?? line;
    const annotations = asArray(entry['annotations'] ?? entry['completions'] ?? [], 'annotations', file, line)
      .map((annotation) => asObject(annotation, 'an annotation', file, line))
      .filter((annotation) => annotation['was_cancelled'] !== true);
    const chosen = annotations.find((annotation) => annotation['ground_truth'] === true) ?? annotations[0];
    for (const annotation of annotations)
      if (annotation !== chosen)
        ignored.push({ line: lineOf(annotation), what: 'annotation by somebody else' });
    const read = (source: JsonObject, status: 'accepted' | 'suggested') =>
      spans.push(...readResults(asArray(source['result'], 'result', file, lineOf(source)), status, source));
    if (chosen) read(chosen, 'accepted');
    const predictions = asArray(entry['predictions'] ?? [], 'predictions', file, line);
    if (predictions[0]) read(asObject(predictions[0], 'a prediction', file, line), 'suggested');
    if (entry['data'] === undefined && Array.isArray(data['label'])) {
      for (const region of data['label'] as unknown[]) {
        const value = asObject(region, 'a label', file, line);
        spans.push(...labelled(value, 'accepted', {}, lineOf(region)));
      }
    }
    yield {
      path: optionalText(data['path']) ?? '',
      text,
      ...aboutIn(data),
      ...linesApart(spans.sort(bySpan)),
      line,
      exact: true,
      ignored,
    };

    function labelled(
      value: JsonObject,
      status: 'accepted' | 'suggested',
      more: JsonObject,
      at: number,
    ): ReadSpan[] {
      return asArray(value['labels'], 'labels', file, at).map((label) => {
        const { start, end } = quotedPlace(value, text, codePoints);
        const span = spanAt(start, end, label, codePoints, file, at, { status, ...more });
        return quotedSpan(span, value, text, file);
      });
    }

    function readResults(
      results: unknown[],
      status: 'accepted' | 'suggested',
      source: JsonObject,
    ): ReadSpan[] {
      const regions = new Map<unknown, JsonObject>();
      const found: { value: JsonObject; id: unknown; at: number; more: JsonObject }[] = [];
      for (const object of results) {
        const at = lineOf(object);
        const result = asObject(object, 'a result', file, at);
        if (result['type'] === 'relation') {
          ignored.push({ line: at, what: 'relation' });
          continue;
        }
        const value = asObject(result['value'] ?? {}, 'value', file, at);
        const facts = regions.get(result['id']) ?? {};
        regions.set(result['id'], facts);
        const [content] = [value['choices'], value['text']]
          .map((v) => (Array.isArray(v) ? v[0] : undefined))
          .filter(Boolean);
        if (value['labels'] !== undefined) {
          const meta = result['meta'];
          const more = typeof meta === 'object' && meta !== null ? (meta as JsonObject) : {};
          const score = status === 'suggested' ? result['score'] : undefined;
          found.push({
            value,
            id: result['id'],
            at,
            more: { ...whoAndWhen(source), ...defined({ confidence: score }), ...more },
          });
        } else if (['type', 'value', 'canonical'].includes(String(result['from_name'])))
          facts[String(result['from_name'])] = content;
        else ignored.push({ line: at, what: `result of type ${String(result['type'])}` });
      }
      return found.flatMap(({ value, id, at, more }) =>
        labelled(value, status, { ...more, ...regions.get(id) }, at),
      );
    }
  }
  if (!Array.isArray(value) && (typeof value !== 'object' || value === null))
    throw new FormatError(file.name, 1, 'an array of tasks is expected');
}

function whoAndWhen(annotation: JsonObject): JsonObject {
  const { completed_by: who, model_version: model } = annotation;
  const person = typeof who === 'object' && who !== null ? (who as JsonObject)['email'] : undefined;
  return defined({
    by: optionalText(person) ?? (model === RECOGNIZER ? undefined : optionalText(model)),
    at: optionalText(annotation['updated_at']) ?? optionalText(annotation['created_at']),
  });
}
