import { RECOGNIZER } from '../annotation/combine';
import { bySpan } from '../text/span';
import { flatMapSteps, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import { takeFields } from './fields';
import {
  aboutIn,
  asArray,
  asObject,
  isObject,
  type JsonObject,
  type JsonRecord,
  jsonRecords,
  optionalText,
  pointSpan,
  skipAll,
  spanAt,
} from './json';
import {
  type Doc,
  type DocSpan,
  type Format,
  HOLDS_ALL,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadSpan,
} from './model';
import { isOutside, isQuoted, quotedPlace } from './units';
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
      *write(doc, sink) {
        const record = yield* task(doc, spansAndLines(doc));
        sink.append(`${name}.json`, `${first ? '[' : ','}\n${JSON.stringify(record)}`);
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

function* task({ path, text, lang, published }: Doc, spans: readonly DocSpan[]): Steps<JsonObject> {
  const codePoints = new CodePoints(text);
  const results = (status: string) =>
    flatMapSteps(spans, (span, n) =>
      span.status === status ? regionOf(span, `s${n + 1}`, text, codePoints) : [],
    );
  const suggested = yield* results('suggested');
  return {
    data: { text, path, ...defined({ lang, published }) },
    annotations: [{ result: yield* results('accepted') }],
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
function* readTasks(file: InputFile, how: Reading): Generator<ReadDoc> {
  for (const record of jsonRecords(file)) {
    const entry = asObject(record.value, 'a task', file, record.line);
    const doc = new Task(entry, file, record, how).read();
    if (doc) yield doc;
  }
}

/** A place in a text, as results give it. */
interface Region {
  /** The control of the labelling interface that it was made with, and the object that it is of. */
  readonly from: string;
  readonly to: string;
  readonly value: JsonObject;
  readonly labels: readonly unknown[];
  readonly fields: ReturnType<typeof takeFields>;
  readonly at: number;
}

class Task {
  readonly line: number;
  readonly #regions: Region[] = [];

  constructor(
    readonly entry: JsonObject,
    readonly file: InputFile,
    readonly record: JsonRecord,
    readonly how: Reading,
  ) {
    this.line = record.line;
  }

  read(): ReadDoc | undefined {
    const { entry, file, line, how } = this;
    const full = isObject(entry['data']);
    const data = full ? (entry['data'] as JsonObject) : entry;
    if (full) this.#answers();
    else this.#short();
    const key = textKey(data, this.#regions);
    if (key === undefined) {
      how.skip(line, 'a task without text');
      return undefined;
    }
    const text = data[key] as string;
    const codePoints = new CodePoints(text);
    const spans = this.#regions.flatMap(({ value, labels, fields, at, to }): ReadSpan[] => {
      // A task may have several texts; their regions count from the start of each.
      if (to !== '' && to !== key && typeof data[to] === 'string') {
        how.skip(at, `a region of another text (${to})`);
        return [];
      }
      const place = quotedPlace(value, text, codePoints);
      const { start, end } = place;
      if (isOutside(place, codePoints.length) || !isQuoted(place, value, text, codePoints)) {
        how.skip(at, 'a region whose offsets do not give its text');
        return [];
      }
      return labels.map((label) => ({ ...spanAt(start, end, label, codePoints, file, at), ...fields }));
    });
    return {
      path: optionalText(data['path']) ?? '',
      text,
      ...aboutIn(data),
      ...linesApart(spans.sort(bySpan)),
      line,
      exact: true,
    };
  }

  /** What people and models answered to a task of a full export. */
  #answers(): void {
    const { entry, file, line } = this;
    const { skip } = this.how;
    const lists = (key: string) => asArray(entry[key] ?? [], key, file, line);
    const all = [...lists('annotations'), ...lists('completions')].flatMap((annotation): JsonObject[] => {
      // Some exports have the number of an annotation only.
      if (isObject(annotation)) return [annotation];
      skip(this.#lineOf(annotation), 'an annotation without its result');
      return [];
    });
    const annotations = all.filter((annotation) => annotation['was_cancelled'] !== true);
    if (annotations.length < all.length)
      skip(line, 'an answer that was skipped (was_cancelled)', all.length - annotations.length);
    const chosen = annotations.find((annotation) => annotation['ground_truth'] === true) ?? annotations[0];
    for (const annotation of annotations)
      if (annotation !== chosen) skip(this.#lineOf(annotation), 'an annotation by somebody else');
    skipAll(entry['drafts'], 'a draft', line, skip);
    const predictions = lists('predictions');
    const [prediction, ...others] = predictions.filter(isObject);
    const ids = predictions.filter((one) => !isObject(one));
    if (ids.length > 0) skip(line, 'a prediction without its result', ids.length);
    if (others.length > 0) skip(line, 'another prediction', others.length);
    for (const [source, status] of [
      [chosen, 'accepted'],
      [prediction, 'suggested'],
    ] as const)
      if (source) this.#results(source, status);
  }

  /** A short export has the regions under the name of the control that they were made with. */
  #short(): void {
    for (const [from, list] of Object.entries(this.entry)) {
      if (!Array.isArray(list)) continue;
      for (const item of list) {
        const at = this.#lineOf(item);
        if (isObject(item) && item['labels'] !== undefined && item['start'] !== undefined)
          this.#region({
            from,
            to: '',
            value: item,
            labels: item['labels'],
            fields: { status: 'accepted' },
            at,
          });
        else this.how.skip(at, `a result of “${from}”`);
      }
    }
  }

  #results(source: JsonObject, status: 'accepted' | 'suggested'): void {
    const { file, how } = this;
    const facts = new Map<unknown, JsonObject>();
    const found: Region[] = [];
    const ids: unknown[] = [];
    const list = source['result'] ?? [];
    for (const object of asArray(list, 'result', file, this.#lineOf(source))) {
      const at = this.#lineOf(object);
      const result = asObject(object, 'a result', file, at);
      const value = asObject(result['value'] ?? {}, 'value', file, at);
      const from = String(result['from_name'] ?? '');
      const [content] = [value['choices'], value['text']]
        .map((v) => (Array.isArray(v) ? (v[0] as unknown) : undefined))
        .filter(Boolean);
      if (value['labels'] !== undefined && typeof value['start'] === 'string')
        how.skip(at, 'a region of a text in HTML');
      else if (value['labels'] !== undefined && value['start'] !== undefined) {
        const meta = isObject(result['meta']) ? result['meta'] : {};
        const score = status === 'suggested' ? result['score'] : undefined;
        const said = { ...defined({ confidence: score }), ...meta };
        const fields = { ...whoAndWhen(source), ...takeFields(said, at, how.skip), status };
        ids.push(result['id']);
        const to = String(result['to_name'] ?? '');
        found.push({ from, to, value, labels: asArray(value['labels'], 'labels', file, at), fields, at });
      } else if (CONTROLS.includes(from) && content !== undefined)
        facts.set(result['id'], { ...facts.get(result['id']), [from]: content });
      else
        how.skip(
          at,
          result['type'] === 'relation' ? 'a relation' : `a result of the type ${String(result['type'])}`,
        );
    }
    for (const [n, region] of found.entries()) {
      const more = facts.get(ids[n]) ?? {};
      const { status: _, ...said } = takeFields(more, region.at, how.skip);
      this.#region({ ...region, fields: { ...region.fields, ...said } });
    }
  }

  #region(region: Omit<Region, 'labels'> & { readonly labels: unknown }): void {
    const { at, from } = region;
    const { layer, skip } = this.how;
    const labels = asArray(region.labels, 'labels', this.file, at);
    if (labels.length === 0) skip(at, 'a region without a label');
    else if (layer !== undefined && from !== layer) skip(at, `a region of “${from}”`);
    else this.#regions.push({ ...region, labels });
  }

  #lineOf(part: unknown): number {
    return this.record.lineOf(part);
  }
}

/** Controls of our own labelling interface that say more of a region. */
const CONTROLS: readonly string[] = ['type', 'value', 'canonical'];
const ADDRESS = /^(?:[a-z]+:\/\/|\/data\/|\/?[\w./-]+\.(?:png|jpe?g|gif|wav|mp3|mp4|pdf)$)/i;

/** Regions that are enough to tell the text that they stand in. */
const QUOTES = 20;

/** The key of the text of a task: “text”, or the one in which the quotes of its regions stand. */
function textKey(data: JsonObject, regions: readonly Region[]): string | undefined {
  const texts = Object.keys(data).filter((key) => {
    const value = data[key];
    return typeof value === 'string' && value.trim() !== '' && !ADDRESS.test(value);
  });
  if (texts.includes('text')) return 'text';
  const quotes = regions
    .slice(0, QUOTES)
    .map(({ value }) => value['text'])
    .filter((quote) => typeof quote === 'string');
  const named = texts.find((key) => regions.some(({ to }) => to === key));
  const quoted = texts.find((key) => quotes.every((quote) => (data[key] as string).includes(quote)));
  // Regions that quote nothing stand in the longest text.
  const [longest] = texts.sort((a, b) => (data[b] as string).length - (data[a] as string).length);
  return named ?? (quotes.length > 0 ? quoted : regions.length > 0 ? longest : undefined);
}

function whoAndWhen(annotation: JsonObject): { by?: string; at?: string } {
  const { completed_by: who, model_version: model } = annotation;
  const person = isObject(who) ? who['email'] : undefined;
  return defined({
    by: optionalText(person) ?? (model === RECOGNIZER ? undefined : optionalText(model)),
    at: optionalText(annotation['updated_at']) ?? optionalText(annotation['created_at']),
  });
}
