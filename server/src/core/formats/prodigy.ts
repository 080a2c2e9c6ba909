import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, linesApart, spansAndLines } from './document';
import { takeFields } from './fields';
import {
  aboutIn,
  asObject,
  fieldsTo,
  isObject,
  jsonLineSteps,
  jsonRecords,
  optionalText,
  pointSpan,
  skipAll,
  spanAt,
} from './json';
import { type Format, HOLDS_ALL, type InputFile, type ReadDoc, type Reading } from './model';
import { alignWhole } from './tokens';
import { quotedPlace } from './units';
import { trimSpans, wholeTokens } from './whole';

/**
 * Prodigy's tasks, answered. Offsets are code points, `token_end` is the last token itself, and spans must
 * begin and end with tokens.
 */
export const prodigy: Format = {
  name: 'prodigy',
  title: 'Prodigy JSON Lines',
  extensions: ['.jsonl', '.json'],
  mark: /"token_start":|"answer":\s?"/,
  holds: HOLDS_ALL,
  tokens: true,
  writer: (options) => ({
    *write(doc, sink, lose) {
      const { path, text, lang, published } = doc;
      const codePoints = new CodePoints(text);
      const tokens = yield* wholeTokens(text, yield* options.tokenize(doc));
      const trimmed = { ...doc, spans: yield* trimSpans({ ...doc, spans: spansAndLines(doc) }, lose) };
      const spans = yield* alignWhole(tokens, trimmed, options.misaligned, lose);
      const record = {
        text,
        tokens: yield* mapSteps(tokens, (token, id) => ({
          text: text.slice(token.start, token.end),
          ...pointSpan(codePoints, token),
          id,
          ws: token.space,
        })),
        spans: yield* mapSteps(spans, ({ first, last, span }) => ({
          ...pointSpan(codePoints, { start: tokens[first]!.start, end: tokens[last - 1]!.end }),
          token_start: first,
          token_end: last - 1,
          label: span.label,
          ...fieldsTo(span),
        })),
        meta: { path, tokenizer: options.tokenizer, ...defined({ lang, published }) },
        answer: 'accept',
      };
      sink.append(`${options.name}.jsonl`, yield* jsonLineSteps(record));
    },
    end() {},
  }),
  read: readTasks,
};

/** Keys of a span that repeat its place or say how it came about. */
const QUIET = [
  'start',
  'end',
  'label',
  'token_start',
  'token_end',
  'text',
  'type',
  'source',
  'answer',
  'rank',
  'score',
  'input_hash',
  'id',
];
/** What tasks of other kinds than spans hold, and what it is called. */
const OTHERS: Readonly<Record<string, string>> = {
  relations: 'a relation',
  options: 'a choice',
  accept: 'a choice',
  label: 'a label of a whole text',
  image: 'an image',
  audio: 'a recording',
};

function* readTasks(file: InputFile, { skip, note }: Reading): Generator<ReadDoc> {
  for (const { value, line, lineOf } of jsonRecords(file)) {
    const task = asObject(value, 'a task', file, line);
    const { text } = task;
    if (typeof text !== 'string') {
      skip(line, 'a task without text');
      continue;
    }
    // Only accepted answers say that the spans are right.
    const answer = optionalText(task['answer']) ?? 'accept';
    const codePoints = new CodePoints(text);
    const meta = isObject(task['meta']) ? task['meta'] : {};
    for (const [key, what] of Object.entries(OTHERS))
      if (Array.isArray(task[key])) skipAll(task[key], what, line, skip);
      else if (typeof task[key] === 'string') skip(line, what);
    const list = task['spans'] ?? task['annotation'];
    if (!Array.isArray(list)) skip(line, 'a task without “spans”');
    const spans = (Array.isArray(list) ? list : []).flatMap((item: unknown) => {
      const at = lineOf(item);
      // Argilla's records have a list of labels with their places, or objects like those of Prodigy.
      const [name, from, to] = Array.isArray(item) ? (item as unknown[]) : [];
      const span = Array.isArray(item)
        ? { label: name, start: from, end: to }
        : asObject(item, 'a span', file, at);
      if (span['start'] === undefined && Array.isArray(span['points'])) {
        skip(at, 'an area of an image');
        return [];
      }
      if (span['answer'] === 'reject') {
        skip(at, 'a span with the answer “reject”');
        return [];
      }
      const fields = takeFields(span, at, skip, QUIET);
      return { start: span['start'], end: span['end'], label: span['label'], fields, at };
    });
    const unit = tokenUnit(task['tokens'], text, codePoints);
    if (unit === 'utf16') note(line, 'tokens stand where offsets count UTF-16 code units; they were read so');
    const point = (offset: unknown) =>
      unit === 'utf16' && Number.isSafeInteger(offset) ? codePoints.fromUtf16(offset as number) : offset;
    const all = spans.map(({ start, end, label, fields, at }) => ({
      ...spanAt(point(start), point(end), label, codePoints, file, at),
      ...fields,
    }));
    if (answer !== 'accept') skip(line, `a task with the answer “${answer}”`);
    yield {
      path: optionalText(meta['path']) ?? '',
      text,
      ...aboutIn(meta),
      ...(answer === 'accept' ? linesApart(all) : { spans: [], lines: [] }),
      line,
      exact: true,
    };
  }
}

/** The unit in which the tokens of a task stand where they say. */
function tokenUnit(tokens: unknown, text: string, codePoints: CodePoints): 'codepoint' | 'utf16' {
  const last = Array.isArray(tokens) ? (tokens.at(-1) as unknown) : undefined;
  if (!isObject(last)) return 'codepoint';
  const { text: quote, start, end } = last;
  const { start: moved } = quotedPlace({ start, end, text: quote }, text, codePoints);
  return moved === start ? 'codepoint' : 'utf16';
}
