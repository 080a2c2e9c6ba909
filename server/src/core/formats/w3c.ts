import type { TimexType } from '../recognition/types';
import type { Status } from '../sidecar/model';
import { CONTEXT } from '../sidecar/model';
import { CodePoints } from '../text/units';
import { defined, spansAndLines } from './document';
import { asObject, asText, type JsonObject, optionalText, parseJson, pointSpan } from './json';
import {
  type DocSpan,
  FIELDS,
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type ReadQuote,
} from './model';
import { articleFile } from './names';

const CONTEXT_URL = 'http://www.w3.org/ns/anno.jsonld';
const TYPES: readonly string[] = ['DATE', 'TIME', 'DURATION', 'SET'];

/**
 * W3C Web Annotation: a page of annotations for each article, each with its quote and its position in code
 * points (Web Annotation Data Model, 4.2.4 and 4.2.5). The label is a tag, the rest are bodies with a
 * purpose; a suggestion has the motivation `assessing`. The text itself stays in the article.
 */
export const w3c: Format = {
  name: 'w3c',
  title: 'W3C Web Annotation JSON-LD',
  extensions: ['.jsonld', '.json'],
  mark: /"TextQuoteSelector"|www\.w3\.org\/ns\/anno/,
  holds: { text: 'quotes', overlap: 'any', fields: FIELDS, document: ['path', 'lang'], lineKinds: true },
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    write(doc, sink) {
      const { path, text, lang } = doc;
      const codePoints = new CodePoints(text);
      const source = {
        id: uriOf(path),
        type: 'Text',
        format: 'text/plain',
        ...defined({ language: lang }),
      };
      const page = {
        '@context': CONTEXT_URL,
        id: `${uriOf(articleFile(path, '.jsonld'))}#page`,
        type: 'AnnotationPage',
        items: spansAndLines(doc).map((span, n) => annotation(span, n + 1, text, codePoints, source)),
      };
      sink.append(`${folder}${articleFile(path, '.jsonld')}`, `${JSON.stringify(page, undefined, 1)}\n`);
    },
    end() {},
  }),
  read: readPage,
};

function annotation(
  span: DocSpan,
  n: number,
  text: string,
  codePoints: CodePoints,
  source: JsonObject,
): JsonObject {
  const { start, end } = pointSpan(codePoints, span);
  const body = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value });
  const bodies = [
    body('tagging', span.label),
    ...(span.type === undefined ? [] : [body('classifying', span.type)]),
    ...(span.value === undefined ? [] : [body('describing', span.value)]),
    ...(span.canonical === undefined ? [] : [body('identifying', span.canonical)]),
    ...(span.confidence === undefined ? [] : [body('assessing', String(span.confidence))]),
  ];
  return {
    id: `${source['id']}#s${n}`,
    type: 'Annotation',
    motivation: span.status === 'accepted' ? 'tagging' : 'assessing',
    ...(span.by === undefined ? {} : { creator: { type: 'Agent', name: span.by } }),
    ...(span.at === undefined ? {} : { created: span.at }),
    body: bodies,
    target: {
      source,
      selector: [
        {
          type: 'TextQuoteSelector',
          exact: text.slice(span.start, span.end),
          prefix: text.slice(codePoints.toUtf16(Math.max(0, start - CONTEXT)), span.start),
          suffix: text.slice(span.end, codePoints.toUtf16(Math.min(codePoints.length, end + CONTEXT))),
        },
        { type: 'TextPositionSelector', start, end },
      ],
    },
  };
}

/** Reads a page, an array of annotations, or one annotation. */
function* readPage(file: InputFile): Generator<ReadDoc> {
  const { value, lines } = parseJson(file);
  const record =
    typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
  const items = Array.isArray(value) ? value : Array.isArray(record['items']) ? record['items'] : [value];
  const docs = new Map<string, { lang: string | undefined; quotes: ReadQuote[]; line: number }>();
  for (const item of items) {
    const line = typeof item === 'object' && item !== null ? (lines.get(item) ?? 1) : 1;
    const entry = asObject(item, 'an annotation', file, line);
    const { path, lang, quote } = readAnnotation(entry, file, line);
    const doc = docs.get(path) ?? { lang, quotes: [], line };
    doc.quotes.push(...quote);
    docs.set(path, doc);
  }
  for (const [path, { lang, quotes, line }] of docs)
    yield {
      path,
      text: '',
      ...defined({ lang }),
      spans: [],
      quotes,
      lines: [],
      line,
      exact: false,
      ignored: [],
    };
}

function readAnnotation(entry: JsonObject, file: InputFile, line: number) {
  const target = asObject(one(entry['target']), 'target', file, line);
  const source = target['source'];
  const about = typeof source === 'object' && source !== null ? (source as JsonObject) : { id: source };
  const selectors = [target['selector']].flat().map((s) => asObject(s, 'selector', file, line));
  const text = selectors.find((selector) => selector['type'] === 'TextQuoteSelector');
  const place = selectors.find((selector) => selector['type'] === 'TextPositionSelector');
  if (!text) throw new FormatError(file.name, line, 'a TextQuoteSelector is expected');
  const exact = asText(text['exact'], 'exact', file, line);
  const start = typeof place?.['start'] === 'number' ? place['start'] : 0;
  const quote = {
    start,
    end: typeof place?.['end'] === 'number' ? place['end'] : start + [...exact].length,
    text: exact,
    ...defined({ before: optionalText(text['prefix']), after: optionalText(text['suffix']) }),
  };
  const bodies = [entry['body'] ?? []].flat().map((body) => asObject(body, 'body', file, line));
  const say = (purpose: string) =>
    bodies
      .filter((body) => body['purpose'] === purpose)
      .map((body) => asText(body['value'], 'value', file, line));
  const tags = say('tagging');
  if (tags.length === 0)
    throw new FormatError(file.name, line, 'a body with the purpose tagging is expected');
  const [creator] = [entry['creator']].flat();
  const who = typeof creator === 'object' && creator !== null ? (creator as JsonObject)['name'] : creator;
  const [confidence] = say('assessing');
  const status: Status = entry['motivation'] === 'assessing' ? 'suggested' : 'accepted';
  const fields = {
    status,
    ...defined({
      type: say('classifying').find((type) => TYPES.includes(type)) as TimexType | undefined,
      value: say('describing')[0],
      canonical: say('identifying')[0],
      confidence: confidence === undefined ? undefined : Number(confidence),
      by: optionalText(who),
      at: optionalText(entry['created']),
    }),
  };
  const quotes = tags.map((label): ReadQuote => ({ label, ...fields, quote, line }));
  return {
    path: decode(optionalText(about['id']) ?? ''),
    lang: optionalText(about['language']),
    quote: quotes,
  };
}

const one = (value: unknown) => (Array.isArray(value) ? value[0] : value);

/** A relative URI; `#` and `?` in a name are no fragment and no query. */
function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function decode(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
