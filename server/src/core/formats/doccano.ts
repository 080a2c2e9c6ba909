import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import {
  asObject,
  dayIn,
  isObject,
  type JsonObject,
  jsonLineSteps,
  jsonRecords,
  optionalText,
  pointSpan,
  skipAll,
  spanAt,
} from './json';
import type { Format, InputFile, ReadDoc, Reading } from './model';
import { inPoints } from './units';

/** What our own files say about their unit; other keys of a record are metadata to doccano. */
const OFFSETS = 'codepoint';

/**
 * doccano's JSON Lines for sequence labelling. Offsets are code points, which is what doccano counts unless
 * a project is set to graphemes. Overlaps need a project that allows them. Other keys become metadata.
 */
export const doccano: Format = {
  name: 'doccano',
  title: 'doccano JSON Lines',
  extensions: ['.jsonl', '.json'],
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
    *write(doc, sink) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const label = yield* mapSteps(spansAndLines(doc), (span) => {
        const { start, end } = pointSpan(codePoints, span);
        return [start, end, span.label];
      });
      const record = { text, label, path, ...defined({ lang, published }), offsets: OFFSETS };
      sink.append(`${name}.jsonl`, yield* jsonLineSteps(record));
    },
    end() {},
  }),
  read: readRecords,
};

/** Keys that say nothing about annotations. */
const QUIET = [
  'start',
  'end',
  'id',
  'user',
  'created_at',
  'updated_at',
  'prob',
  'uuid',
  'document',
  'example',
  'manual',
];

/**
 * Reads exports of all versions: a project with relations exports `entities`, one without `label` or
 * `labels`, the first version `annotations` with numbers for labels.
 */
function* readRecords(file: InputFile, how: Reading): Generator<ReadDoc> {
  const { skip } = how;
  for (const { value, line, lineOf } of jsonRecords(file)) {
    const record = asObject(value, 'a record', file, line);
    const text = record['text'] ?? record['data'];
    if (typeof text !== 'string') {
      skip(line, 'a record without text');
      continue;
    }
    const codePoints = new CodePoints(text);
    const meta = isObject(record['meta'] ?? record['metadata']) ? (record['meta'] ?? record['metadata']) : {};
    const about = (key: string) => optionalText(record[key]) ?? optionalText((meta as JsonObject)[key]);
    const key = ['entities', 'label', 'labels', 'annotations'].find((name) => Array.isArray(record[name]));
    if (key === undefined) skip(line, 'a record without “label” or “entities”');
    const places: { start: unknown; end: unknown; label: unknown; at: number }[] = [];
    for (const item of key === undefined ? [] : (record[key] as unknown[])) {
      const at = lineOf(item);
      if (typeof item === 'string') skip(line, 'a category of a whole text');
      else if (Array.isArray(item)) places.push({ start: item[0], end: item[1], label: item[2], at });
      else {
        const entity = asObject(item, 'a label', file, at);
        const { start_offset, end_offset, label, ...rest } = entity;
        const [start, end] = [start_offset ?? entity['start'], end_offset ?? entity['end']];
        if (start === undefined && end === undefined && label !== undefined) {
          skip(at, 'a category of a whole text');
          continue;
        }
        // The first version numbers its labels.
        places.push({ start, end, label: typeof label === 'number' ? String(label) : label, at });
        for (const [name, more] of Object.entries(rest))
          if (!QUIET.includes(name) && more !== null) skip(at, `“${name}” of an annotation`);
      }
    }
    const counted = record['offsets'] === OFFSETS ? places : inPoints(text, places, codePoints, line, how);
    const spans = counted.map(({ start, end, label, at }) => spanAt(start, end, label, codePoints, file, at));
    for (const name of ['relations', 'cats', 'Comments', 'comments'])
      if (Array.isArray(record[name])) skipAll(record[name], NAMES[name]!, line, skip);
    yield {
      path: about('path') ?? about('filename') ?? '',
      text,
      ...defined({ lang: about('lang'), published: dayIn(about('published')) }),
      ...linesApart(spans),
      line,
      exact: true,
    };
  }
}

const NAMES: Readonly<Record<string, string>> = {
  relations: 'a relation',
  cats: 'a category of a whole text',
  Comments: 'a comment',
  comments: 'a comment',
};
