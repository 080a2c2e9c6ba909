import { DATE } from '../annotation/model';
import type { TimexType } from '../recognition/types';
import { bySpan } from '../text/span';
import { defined } from './document';
import { inlineXml } from './inline';
import { type DocSpan, type Format, FormatError, type InputFile, type ReadDoc, type ReadSpan } from './model';
import { articleFile } from './names';
import { readXml, reportBanned } from './xml';
import { escapeAttribute, escapeText } from './xmlText';

/** Elements of labels; others are `name` with a type (TEI P5, 13.2 and 13.4). */
const ELEMENTS: Readonly<Record<string, string>> = { PER: 'persName', LOC: 'placeName', ORG: 'orgName' };
const LABELS = new Map(Object.entries(ELEMENTS).map(([label, element]) => [element, label]));

/** Values that the attribute `when` may have: W3C dates (TEI P5, teidata.temporal.w3c). */
const W3C_DATE = /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const W3C_DURATION = /^P(?!$)(\d+Y)?(\d+M)?(\d+D)?(T(?!$)(\d+H)?(\d+M)?(\d+S)?)?$/;

/**
 * TEI P5 with names and dates inline in one block that keeps its white space. The TIMEX3 value is in
 * `when-custom`, and in `when` or `dur` too where it is a date of the W3C; the canonical name is the `key`.
 */
export const tei: Format = {
  name: 'tei',
  title: 'TEI P5 XML',
  extensions: ['.tei', '.xml'],
  mark: /<TEI\b/,
  holds: {
    text: 'exact',
    overlap: 'nested',
    fields: ['type', 'value', 'canonical', 'confidence'],
    document: ['path', 'lang', 'published'],
    lineKinds: false,
  },
  tokens: false,
  perArticle: true,
  writer: ({ folder }) => ({
    write(doc, sink, lose) {
      reportBanned(doc, lose);
      const { path, lang, published } = doc;
      const date = published === undefined ? '' : `<date when="${published}">${published}</date>`;
      sink.append(
        `${folder}${articleFile(path, '.tei.xml')}`,
        `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"${lang === undefined ? '' : ` xml:lang="${lang}"`}>
<teiHeader><fileDesc><titleStmt><title>${escapeText(path)}</title></titleStmt><publicationStmt><p>${date}</p></publicationStmt><sourceDesc><p>${escapeText(path)}</p></sourceDesc></fileDesc></teiHeader>
<text><body><ab xml:space="preserve">${inlineXml(doc, tag)}</ab></body></text>
</TEI>
`,
      );
    },
    end() {},
  }),
  read: readTei,
};

function tag({ label, type, value, canonical, confidence }: DocSpan) {
  const element = label === DATE ? (type === 'TIME' ? 'time' : 'date') : (ELEMENTS[label] ?? 'name');
  const attributes = {
    type: label === DATE ? type : element === 'name' ? label : undefined,
    when: value !== undefined && W3C_DATE.test(value) ? value : undefined,
    dur: value !== undefined && W3C_DURATION.test(value) ? value : undefined,
    'when-custom': value,
    key: canonical,
    cert: confidence,
  };
  const written = Object.entries(defined(attributes)).map(
    ([key, v]) => ` ${key}="${escapeAttribute(String(v))}"`,
  );
  return { open: `<${element}${written.join('')}>`, close: `</${element}>` };
}

const DATES = new Set(['date', 'time']);

function* readTei(file: InputFile): Generator<ReadDoc> {
  const about: { path: string; lang?: string; published?: string } = { path: '' };
  const stack: string[] = [];
  const open: { start: number; attributes: Readonly<Record<string, string>>; line: number }[] = [];
  const spans: ReadSpan[] = [];
  let root = '';
  let text = '';
  let exact = false;
  readXml(file, {
    open({ name, attributes, line }) {
      root ||= name;
      if (name === root && attributes['xml:lang'] !== undefined) about.lang = attributes['xml:lang'];
      if (stack.includes('publicationStmt') && name === 'date' && attributes['when'] !== undefined)
        about.published = attributes['when'];
      if (attributes['xml:space'] === 'preserve') exact = true;
      stack.push(name);
      open.push({ start: text.length, attributes, line });
    },
    close(name) {
      stack.pop();
      const { start, attributes, line } = open.pop()!;
      if (!stack.includes('body')) return;
      const label = DATES.has(name)
        ? DATE
        : name === 'name'
          ? (attributes['type'] ?? 'MISC')
          : LABELS.get(name);
      if (label === undefined || start === text.length) return;
      const value = attributes['when-custom'] ?? attributes['when'] ?? attributes['dur'];
      const type = attributes['type'] ?? (name === 'time' ? 'TIME' : attributes['dur'] ? 'DURATION' : 'DATE');
      const cert = attributes['cert'];
      spans.push({
        start,
        end: text.length,
        label,
        status: 'accepted',
        ...(label === DATE ? { type: type as TimexType, ...defined({ value }) } : {}),
        ...defined({
          canonical: attributes['key'],
          confidence: cert !== undefined && /^[\d.]+$/.test(cert) ? Number(cert) : undefined,
        }),
        line,
      });
    },
    text(piece) {
      if (stack.includes('titleStmt') && stack.at(-1) === 'title') about.path += piece;
      else if (stack.includes('body')) text += piece;
    },
  });
  if (root !== 'TEI') throw new FormatError(file.name, 1, `the root element is ${root}, not TEI`);
  yield { ...about, text, spans: spans.sort(bySpan), lines: [], line: 1, exact, ignored: [] };
}
