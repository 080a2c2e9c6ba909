import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined } from './document';
import { takeFields } from './fields';
import { decodeTags } from './iob';
import {
  aboutIn,
  asArray,
  asObject,
  asText,
  isObject,
  type JsonObject,
  jsonLineSteps,
  jsonRecords,
  optionalText,
  pointSpan,
  spanAt,
} from './json';
import { type Format, FormatError, type InputFile, type ReadDoc, type Reading } from './model';
import { placeDoc } from './place';
import { TokenText } from './tokenText';
import { inPoints } from './units';
import { trimSpans } from './whole';

/** What our own files say about their unit. */
const OFFSETS = 'codepoint';

/**
 * `{"text", "entities": [[start, end, label]], "meta"}`, which spaCy's examples and many scripts turn into
 * training examples. Offsets are code points; spaCy takes neither overlaps nor blanks at the ends.
 */
export const spacyJsonl: Format = {
  name: 'spacy-jsonl',
  title: 'spaCy JSON Lines: text and entities',
  extensions: ['.jsonl', '.json'],
  mark: /"entities":\s?\[\[|"paragraphs":\s?\[/,
  holds: {
    text: 'exact',
    overlap: 'none',
    fields: [],
    document: ['path', 'lang', 'published'],
    lineKinds: false,
  },
  tokens: false,
  writer: ({ name }) => ({
    *write(doc, sink, lose) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const entities = yield* mapSteps(yield* trimSpans(doc, lose), (span) => {
        const { start, end } = pointSpan(codePoints, span);
        return [start, end, span.label];
      });
      const meta = { path, ...defined({ lang, published }), offsets: OFFSETS };
      sink.append(`${name}.jsonl`, yield* jsonLineSteps({ text, entities, meta }));
    },
    end() {},
  }),
  read: readExamples,
};

/**
 * Reads records with `entities`, pairs of a text and its annotations as training scripts have them, and the
 * training files of spaCy 2, whose tokens have tags.
 */
function* readExamples(file: InputFile, how: Reading): Generator<ReadDoc> {
  const { skip } = how;
  for (const { value, line, lineOf } of jsonRecords(file)) {
    // A tool for such pairs puts them into an object with the names of the labels.
    const pairs = isObject(value) && Array.isArray(value['annotations']) && value['text'] === undefined;
    for (const entry of pairs ? ((value as JsonObject)['annotations'] as unknown[]) : [value]) {
      const at = pairs ? lineOf(entry) : line;
      if (isObject(entry) && Array.isArray(entry['paragraphs'])) {
        yield* paragraphs(entry['paragraphs'], file, at, how);
        continue;
      }
      const record = Array.isArray(entry)
        ? { ...(isObject(entry[1]) ? entry[1] : { entities: entry[1] }), text: entry[0] }
        : entry;
      // Annotators for spaCy call it content, too.
      const text = isObject(record) ? (record['text'] ?? record['content']) : undefined;
      if (!isObject(record) || typeof text !== 'string') {
        skip(at, 'a record without text');
        continue;
      }
      yield example({ ...record, text }, file, at, how);
    }
  }
}

function example(
  record: JsonObject & { text: string },
  file: InputFile,
  line: number,
  how: Reading,
): ReadDoc {
  const { text } = record;
  const { skip } = how;
  const codePoints = new CodePoints(text);
  const meta = isObject(record['meta']) ? record['meta'] : {};
  const list = record['entities'] ?? record['spans'];
  if (!Array.isArray(list)) skip(line, 'a record without “entities”');
  const entities = (Array.isArray(list) ? list : []).flatMap((entity: unknown) => {
    if (Array.isArray(entity)) return { start: entity[0], end: entity[1], label: entity[2] };
    if (!isObject(entity)) throw new FormatError(file.name, line, 'an entity is [start, end, label]');
    const { start, end, label, ...rest } = entity;
    takeFields(rest, line, skip, ['text']);
    return { start, end, label };
  });
  const counted = meta['offsets'] === OFFSETS ? entities : inPoints(text, entities, codePoints, line, how);
  for (const key of ['cats', 'links', 'relations'])
    if (isObject(record[key]) || Array.isArray(record[key])) skip(line, `“${key}” of a record`);
  return {
    path: optionalText(meta['path']) ?? '',
    text,
    ...aboutIn(meta),
    spans: counted.map(({ start, end, label }) => spanAt(start, end, label, codePoints, file, line)),
    lines: [],
    line,
    exact: true,
  };
}

/** A document of spaCy 2: paragraphs of sentences of tokens with BILUO tags. */
function* paragraphs(
  list: readonly unknown[],
  file: InputFile,
  line: number,
  { skip }: Reading,
): Generator<ReadDoc> {
  for (const item of list) {
    const paragraph = asObject(item, 'a paragraph', file, line);
    const document = new TokenText(line);
    for (const each of asArray(paragraph['sentences'], 'sentences', file, line)) {
      const { tokens } = asObject(each, 'a sentence', file, line);
      const first = document.count;
      const tags = asArray(tokens, 'tokens', file, line).map((each) => {
        const token = asObject(each, 'a token', file, line);
        document.add(asText(token['orth'], 'orth', file, line), line);
        return optionalText(token['ner']) ?? 'O';
      });
      const spans = decodeTags(tags);
      if (typeof spans === 'number') throw new FormatError(file.name, line, `“${tags[spans]}” is no tag`);
      for (const span of spans) document.span(first + span.first, first + span.last, { label: span.label });
      document.endSentence();
    }
    if (isObject(paragraph['cats']) || Array.isArray(paragraph['cats'])) skip(line, '“cats” of a record');
    const { spans, text, ...doc } = document.document();
    const raw = optionalText(paragraph['raw']);
    const placed = raw === undefined ? undefined : placeDoc({ ...doc, text, spans }, raw);
    // The text itself is better than one made of tokens, if it is theirs.
    yield placed && placed.lost.length === 0
      ? { ...doc, text: raw!, spans: placed.spans, exact: true }
      : { ...doc, text, spans };
  }
}
