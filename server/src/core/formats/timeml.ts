import { DATE } from '../annotation/model';
import { TIMEX_TYPES } from '../recognition/types';
import { parseDay } from '../text/civil';
import { bySpan } from '../text/span';
import { defined } from './document';
import { takeFields } from './fields';
import { inlineXml } from './inline';
import {
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadSpan,
  type Skip,
} from './model';
import { articleFile } from './names';
import { readXml, reportBanned } from './xml';
import { escapeAttribute, escapeText } from './xmlText';

/**
 * TimeML 1.2.1 with TIMEX3 inline and the publication date as the document's creation time. It has elements
 * for dates only.
 */
export const timeml: Format = {
  name: 'timeml',
  title: 'TimeML with inline TIMEX3 (dates only)',
  extensions: ['.tml', '.xml'],
  mark: /<TimeML\b|<TIMEX3\b/,
  holds: {
    text: 'exact',
    overlap: 'none',
    fields: ['type', 'value'],
    document: ['path', 'published'],
    lineKinds: false,
    datesOnly: true,
  },
  tokens: false,
  heavy: true,
  perArticle: true,
  writer: ({ folder }) => ({
    *write(doc, sink, lose) {
      reportBanned(doc, lose);
      const { path, published } = doc;
      let n = 0;
      const text = yield* inlineXml(doc, ({ type = 'DATE', value = '' }) => ({
        open: `<TIMEX3 tid="t${++n}" type="${type}" value="${escapeAttribute(value)}">`,
        close: '</TIMEX3>',
      }));
      const dct =
        published === undefined
          ? ''
          : `<DCT><TIMEX3 tid="t0" type="DATE" value="${published}" temporalFunction="false" functionInDocument="CREATION_TIME">${published}</TIMEX3></DCT>\n`;
      sink.append(
        `${folder}${articleFile(path, '.tml')}`,
        `<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>${escapeText(path)}</DOCID>\n${dct}<TEXT>${text}</TEXT>\n</TimeML>\n`,
      );
    },
    end() {},
  }),
  read: readTimeml,
};

/** Elements whose text is not that of the article. */
const META = new Set(['DOCID', 'DCT', 'TITLE', 'EXTRAINFO', 'DOCNO', 'DOCTYPE', 'DATETIME', 'DATE_TIME']);
/** Names beside dates, as TimeBank has them. */
const NAMES = new Set(['ENAMEX', 'NUMEX']);
/** Elements that set the text out. */
const FORM = new Set(['TEXT', 'TIMEX3', 'TIMEX2', 's', 'p', 'turn', 'BODY', 'HEADLINE', 'DOC', 'HEADER']);
const TYPES: ReadonlySet<string> = new Set(TIMEX_TYPES);

interface Open {
  readonly name: string;
  readonly start: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

function* readTimeml(file: InputFile, { skip }: Reading): Generator<ReadDoc> {
  let text = '';
  let root = '';
  let path = '';
  let published: string | undefined;
  let sawText = false;
  const inside = { text: 0, id: 0, meta: 0 };
  const open: Open[] = [];
  const spans: ReadSpan[] = [];
  const counts = () => (inside.text > 0 || !sawText) && inside.meta === 0;
  readXml(file, {
    open({ name, attributes, line }) {
      root ||= name;
      if (name === 'TEXT') {
        sawText = true;
        text = '';
        spans.length = 0;
        inside.text++;
      }
      if (META.has(name)) inside.meta++;
      if (name === 'DOCID') inside.id++;
      if (name === 'TIMEX3') {
        if (attributes['type'] === undefined) throw new FormatError(file.name, line, 'a TIMEX3 has no type');
        if (attributes['functionInDocument'] === 'CREATION_TIME')
          published ??= (attributes['value'] ?? '').slice(0, 10);
      } else if (name !== root && !META.has(name) && !FORM.has(name) && !NAMES.has(name))
        skip(line, `the element ${name}`);
      open.push({ name, start: text.length, attributes, line });
    },
    close(name) {
      const element = open.pop()!;
      if (counts()) spans.push(...spanOf(element, text.length, skip));
      if (name === 'TEXT') inside.text--;
      if (META.has(name)) inside.meta--;
      if (name === 'DOCID') inside.id--;
    },
    text(piece) {
      if (inside.id > 0) path += piece;
      else if (counts()) text += piece;
    },
  });
  if (root !== 'TimeML') throw new FormatError(file.name, 1, `the root element is ${root}, not TimeML`);
  yield {
    path: path.trim(),
    text,
    ...defined({ published: parseDay(published ?? '') === undefined ? undefined : published }),
    spans: spans.sort(bySpan),
    lines: [],
    line: 1,
    exact: sawText,
  };
}

function spanOf({ name, start, attributes, line }: Open, end: number, skip: Skip): ReadSpan[] {
  const { type, value, VAL, TYPE } = attributes;
  if (start === end && name === 'TIMEX3') skip(line, 'a TIMEX3 without text');
  if (start === end) return [];
  if (NAMES.has(name) && TYPE) return [{ start, end, label: TYPE, status: 'accepted', line }];
  if (name !== 'TIMEX3' && name !== 'TIMEX2') return [];
  const kind = type?.toUpperCase();
  if (kind !== undefined && !TYPES.has(kind)) skip(line, `a TIMEX3 of the type ${type}`);
  const fields = takeFields({ type: TYPES.has(kind ?? '') ? kind : 'DATE', value: value ?? VAL }, line, skip);
  return [{ start, end, label: DATE, ...fields, line }];
}
