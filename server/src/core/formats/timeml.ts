import { DATE } from '../annotation/model';
import type { TimexType } from '../recognition/types';
import { parseDay } from '../text/civil';
import { bySpan } from '../text/span';
import { defined } from './document';
import { inlineXml } from './inline';
import { type Format, FormatError, type InputFile, type ReadDoc, type ReadSpan } from './model';
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
  perArticle: true,
  writer: ({ folder }) => ({
    write(doc, sink, lose) {
      reportBanned(doc, lose);
      const { path, published } = doc;
      let n = 0;
      const text = inlineXml(doc, ({ type = 'DATE', value = '' }) => ({
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
const META = new Set(['DOCID', 'DCT', 'TITLE', 'EXTRAINFO', 'DOCNO', 'DOCTYPE', 'DATETIME']);

function* readTimeml(file: InputFile): Generator<ReadDoc> {
  let text = '';
  let root = '';
  let path = '';
  let published: string | undefined;
  let inText = false;
  let sawText = false;
  const stack: string[] = [];
  const open: { start: number; type: string; value: string; line: number }[] = [];
  const spans: ReadSpan[] = [];
  const ignored: { line: number; what: string }[] = [];
  readXml(file, {
    open({ name, attributes, line }) {
      root ||= name;
      stack.push(name);
      if (name === 'TEXT') {
        inText = sawText = true;
        text = '';
        spans.length = 0;
      } else if (name === 'TIMEX3') {
        const value = attributes['value'] ?? attributes['VAL'] ?? '';
        if (attributes['type'] === undefined) throw new FormatError(file.name, line, 'a TIMEX3 has no type');
        if (attributes['functionInDocument'] === 'CREATION_TIME') published = value.slice(0, 10);
        open.push({ start: text.length, type: attributes['type'], value, line });
      } else if (name !== root && !META.has(name)) ignored.push({ line, what: name });
    },
    close(name) {
      stack.pop();
      if (name === 'TEXT') inText = false;
      const last = name === 'TIMEX3' ? open.pop() : undefined;
      const counts = inText || !sawText;
      if (!last || !counts || stack.some((element) => META.has(element)) || last.start === text.length)
        return;
      spans.push({
        start: last.start,
        end: text.length,
        label: DATE,
        status: 'accepted',
        type: last.type as TimexType,
        ...(last.value === '' ? {} : { value: last.value }),
        line: last.line,
      });
    },
    text(piece) {
      if (stack.includes('DOCID')) path += piece;
      else if ((inText || !sawText) && !stack.some((name) => META.has(name))) text += piece;
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
    ignored,
  };
}
