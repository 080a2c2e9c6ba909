import type { Quote } from '../annotation/anchor';
import { TIMEX_TYPES } from '../recognition/types';
import { CONTEXT } from '../sidecar/model';
import { mapSteps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined, spansAndLines } from './document';
import { takeFields } from './fields';
import { asObject, asText, isObject, type JsonObject, optionalText, parseJson, pointSpan } from './json';
import {
  type DocSpan,
  FIELDS,
  type Format,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadQuote,
  type Skip,
} from './model';
import { articleFile } from './names';

const CONTEXT_URL = 'http://www.w3.org/ns/anno.jsonld';
const TYPES: readonly string[] = TIMEX_TYPES;

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
    *write(doc, sink) {
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
        items: yield* mapSteps(spansAndLines(doc), (span, n) =>
          annotation(span, n + 1, text, codePoints, source),
        ),
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

/** Reads a page, a collection, an array of annotations, one annotation, or the answer of Hypothesis. */
function* readPage(file: InputFile, { skip }: Reading): Generator<ReadDoc> {
  const { value, lines } = parseJson(file);
  const docs = new Map<string, { lang: string | undefined; quotes: ReadQuote[]; line: number }>();
  for (const item of itemsOf(value)) {
    const line = lines.get(item as object) ?? 1;
    const entry = asObject(item, 'an annotation', file, line);
    for (const { path, lang, quotes } of readAnnotation(entry, file, line, skip)) {
      const doc = docs.get(path) ?? { lang, quotes: [], line };
      doc.quotes.push(...quotes);
      docs.set(path, doc);
    }
  }
  for (const [path, { lang, quotes, line }] of docs)
    yield { path, text: '', ...defined({ lang }), spans: [], quotes, lines: [], line, exact: false };
}

function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [value];
  const lists = ['items', 'rows', '@graph'].map((key) => value[key]).filter(Array.isArray);
  return lists[0] ?? (isObject(value['first']) ? itemsOf(value['first']) : [value]);
}

interface Place {
  readonly path: string;
  readonly lang: string | undefined;
  readonly quote: Quote;
}

function readAnnotation(
  entry: JsonObject,
  file: InputFile,
  line: number,
  skip: Skip,
): { readonly path: string; readonly lang: string | undefined; readonly quotes: readonly ReadQuote[] }[] {
  if (entry['motivation'] === 'linking') {
    skip(line, 'a relation');
    return [];
  }
  const places = [entry['target'] ?? []].flat().flatMap((target) => placeOf(target, entry, file, line, skip));
  if (places.length === 0) return [];
  const { labels, fields } = said(entry, line, skip);
  if (labels.length === 0) {
    skip(line, 'an annotation without a tag');
    return [];
  }
  return places.map(({ path, lang, quote }) => ({
    path,
    lang,
    quotes: labels.map((label): ReadQuote => ({ label, ...fields, quote, line })),
  }));
}

/** The quote that a target selects; targets that select none are reported. */
function placeOf(target: unknown, entry: JsonObject, file: InputFile, line: number, skip: Skip): Place[] {
  if (!isObject(target)) {
    skip(line, 'an annotation of a whole document');
    return [];
  }
  const source = target['source'] ?? entry['uri'];
  const about = isObject(source) ? source : { id: source };
  const selectors = allSelectors(target['selector']);
  // Recogito's own selectors say quote and place in one.
  const both = selectors.find((selector) => typeof selector['quote'] === 'string');
  const text = selectors.find((selector) => selector['type'] === 'TextQuoteSelector') ?? both;
  const place = selectors.find((selector) => selector['type'] === 'TextPositionSelector') ?? both;
  if (!text) {
    skip(
      line,
      selectors.length === 0
        ? 'an annotation of a whole document'
        : 'an annotation without a TextQuoteSelector',
    );
    return [];
  }
  const exact = asText(text['exact'] ?? text['quote'], 'exact', file, line);
  const start = isOffset(place?.['start']) ? place['start'] : 0;
  const end = isOffset(place?.['end']) ? place['end'] : start + [...exact].length;
  const [before, after] = [optionalText(text['prefix']), optionalText(text['suffix'])];
  const quote = { start, end, text: exact, ...defined({ before, after }) };
  return [{ path: decode(optionalText(about['id']) ?? ''), lang: optionalText(about['language']), quote }];
}

const isOffset = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** Selectors, and those that refine them. */
function allSelectors(selector: unknown, depth = 0): JsonObject[] {
  if (Array.isArray(selector)) return selector.flatMap((one) => allSelectors(one, depth));
  if (!isObject(selector) || depth > 8) return [];
  return [
    selector,
    ...allSelectors(selector['refinedBy'], depth + 1),
    ...allSelectors(selector['items'], depth + 1),
  ];
}

/** The labels and fields that the bodies of an annotation say. */
function said(entry: JsonObject, line: number, skip: Skip) {
  const labels: string[] = Array.isArray(entry['tags'])
    ? entry['tags'].filter((tag) => typeof tag === 'string')
    : [];
  const classes: string[] = [];
  const fields: Record<string, unknown> = {};
  for (const body of [entry['body'] ?? entry['bodies'] ?? []].flat()) {
    const { value, purpose = entry['motivation'] } = isObject(body) ? body : { value: undefined };
    if (typeof value !== 'string') {
      skip(line, 'a body that is an IRI');
      continue;
    }
    if (purpose === 'tagging') labels.push(value);
    else if (purpose === 'classifying' && TYPES.includes(value)) fields['type'] ??= value;
    else if (purpose === 'classifying') classes.push(value);
    else if (purpose === 'describing') fields['value'] ??= value;
    else if (purpose === 'identifying') fields['canonical'] ??= value;
    else if (purpose === 'assessing') fields['confidence'] ??= Number(value);
    else skip(line, typeof purpose === 'string' ? `a body for ${purpose}` : 'a body without a purpose');
  }
  // Tools that class their tags put what we call the label there.
  if (labels.length === 0) labels.push(...classes);
  else if (classes.length > 0) skip(line, 'a body for classifying', classes.length);
  const [creator] = [entry['creator']].flat();
  const who = isObject(creator) ? (creator['name'] ?? creator['id']) : creator;
  const status = entry['motivation'] === 'assessing' ? 'suggested' : 'accepted';
  const more = {
    ...fields,
    status,
    ...defined({ by: optionalText(who), at: optionalText(entry['created']) }),
  };
  return { labels: labels.filter((label) => label.trim() !== ''), fields: takeFields(more, line, skip) };
}

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
