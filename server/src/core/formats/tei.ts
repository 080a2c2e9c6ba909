import { DATE } from '../annotation/model';
import { TIMEX_TYPES } from '../recognition/types';
import { parseDay } from '../text/civil';
import { bySpan, type Span } from '../text/span';
import { defined } from './document';
import { takeFields } from './fields';
import { inlineXml } from './inline';
import {
  type DocSpan,
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadSpan,
} from './model';
import { articleFile } from './names';
import { readXml, reportBanned, type XmlElement } from './xml';
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
  mark: /<TEI\b|<teiCorpus\b/,
  holds: {
    text: 'exact',
    overlap: 'nested',
    fields: ['type', 'value', 'canonical', 'confidence'],
    document: ['path', 'lang', 'published'],
    lineKinds: false,
  },
  tokens: false,
  heavy: true,
  perArticle: true,
  writer: ({ folder }) => ({
    *write(doc, sink, lose) {
      reportBanned(doc, lose);
      const { path, lang, published } = doc;
      const date = published === undefined ? '' : `<date when="${published}">${published}</date>`;
      sink.append(
        `${folder}${articleFile(path, '.tei.xml')}`,
        `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"${lang === undefined ? '' : ` xml:lang="${lang}"`}>
<teiHeader><fileDesc><titleStmt><title>${escapeText(path)}</title></titleStmt><publicationStmt><p>${date}</p></publicationStmt><sourceDesc><p>${escapeText(path)}</p></sourceDesc></fileDesc></teiHeader>
<text><body><ab xml:space="preserve">${yield* inlineXml(doc, tag)}</ab></body></text>
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
/** Names of places that say which kind of place (TEI P5, 13.2.3). */
const PLACES = new Set(['settlement', 'country', 'region', 'district', 'bloc', 'geogName']);
/** Elements whose `type` is the label. */
const TYPED = new Set(['name', 'rs']);
/** Parts of a text that stand apart from each other; between them are line ends. */
const BLOCKS = new Set(
  'front body back group div div1 div2 div3 div4 div5 div6 div7 head p ab lg l sp speaker stage opener closer dateline signed salute byline docTitle titlePart titlePage list item label table row cell figure quote epigraph trailer argument note'.split(
    ' ',
  ),
);
/** Elements for the form of a text, which say nothing that is missed. */
const FORM = new Set(
  'text hi emph lb pb cb gb milestone space seg s w c pc anchor foreign q said title soCalled choice sic orig abbr'.split(
    ' ',
  ),
);
/** What of a text is not its own, or is there in another reading, too. */
const LEFT_OUT = new Set(['fw', 'figDesc', 'corr', 'reg', 'expan', 'del', 'desc', 'facsimile', 'standOff']);

interface Open {
  readonly name: string;
  readonly start: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
}

/** Reads a document, or a corpus of them. */
function* readTei(file: InputFile, how: Reading): Generator<ReadDoc> {
  const docs: ReadDoc[] = [];
  let current: TeiDocument | undefined;
  let root = '';
  readXml(file, {
    open(element) {
      root ||= element.name;
      if (element.name === 'TEI' || element.name === 'TEI.2') current = new TeiDocument(how, element.line);
      current?.open(element);
    },
    close(name) {
      current?.close();
      if (name !== 'TEI' && name !== 'TEI.2') return;
      if (current) docs.push(current.document());
      current = undefined;
    },
    text: (piece) => current?.text(piece),
  });
  if (docs.length === 0) throw new FormatError(file.name, 1, `the root element is ${root}, not TEI`);
  yield* docs;
}

class TeiDocument {
  readonly #open: Open[] = [];
  readonly #spans: ReadSpan[] = [];
  #text = '';
  /** Its last sign; to ask the text itself would copy it each time. */
  #last = '';
  #path = '';
  #published: string | undefined;
  #lang: string | undefined;
  #exact = false;
  /** How many elements are open whose content counts as text, or does not, or keeps its white space. */
  readonly #inside = { text: 0, header: 0, publication: 0, title: 0, leftOut: 0, preserved: 0 };

  constructor(
    readonly how: Reading,
    readonly line: number,
  ) {}

  open({ name, attributes, line }: XmlElement): void {
    const { skip } = this.how;
    if (this.#open.length === 0) this.#lang = attributes['xml:lang'];
    if (this.#counts()) {
      if (BLOCKS.has(name) || name === 'lb') this.#break();
      if (LEFT_OUT.has(name)) skip(line, `the text in ${name}`);
    }
    this.#count(name, attributes, 1);
    if (this.#inside.publication > 0 && name === 'date') this.#date(attributes['when'], line);
    this.#open.push({ name, start: this.#text.length, attributes, line });
  }

  close(): void {
    const element = this.#open.pop();
    if (!element) return;
    const counted = this.#counts();
    if (counted) this.#span(element);
    if (counted && BLOCKS.has(element.name)) this.#break();
    this.#count(element.name, element.attributes, -1);
  }

  text(piece: string): void {
    if (this.#inside.title > 0 && this.#open.at(-1)?.name === 'title') this.#path += piece;
    else if (this.#counts()) {
      if (this.#inside.preserved > 0) this.#add(piece);
      // Around a part that keeps its white space, blanks only set the file out.
      else if (!this.#exact || piece.trim() !== '') this.#add(this.#folded(piece));
    }
  }

  document(): ReadDoc {
    // The text is looked at only when it is whole: each look at a growing one would copy it.
    const text = this.#exact ? this.#text : this.#text.trimEnd();
    const spans = this.#exact
      ? this.#spans
      : this.#spans.map((span) => ({ ...span, ...trimmed(text, span) }));
    return {
      path: this.#path.trim().slice(0, 1000),
      ...defined({ lang: this.#lang, published: this.#published }),
      text,
      spans: spans.sort(bySpan),
      lines: [],
      line: this.line,
      exact: this.#exact,
    };
  }

  #counts(): boolean {
    return this.#inside.text > 0 && this.#inside.leftOut === 0;
  }

  #count(name: string, attributes: Open['attributes'], by: 1 | -1): void {
    const inside = this.#inside;
    if (name === 'text') inside.text += by;
    if (name === 'publicationStmt') inside.publication += by;
    if (name === 'titleStmt') inside.title += by;
    if (LEFT_OUT.has(name)) inside.leftOut += by;
    if (attributes['xml:space'] !== 'preserve') return;
    inside.preserved += by;
    if (inside.text > 0) this.#exact = true;
  }

  #date(when: string | undefined, line: number): void {
    if (when === undefined) return;
    if (parseDay(when) !== undefined) this.#published ??= when;
    else this.how.skip(line, 'a publication date that is no day');
  }

  /** White space that only sets the file out is one blank, as readers see it. */
  #folded(piece: string): string {
    const folded = piece.replace(/[ \t\r\n]+/g, ' ');
    return folded.startsWith(' ') && /^\s?$/.test(this.#last) ? folded.slice(1) : folded;
  }

  #break(): void {
    if (!this.#exact && this.#last !== '' && this.#last !== '\n') this.#add('\n');
  }

  #add(piece: string): void {
    if (piece === '') return;
    this.#text += piece;
    this.#last = piece.at(-1)!;
  }

  #span({ name, start, attributes, line }: Open): void {
    const { skip } = this.how;
    const label = this.#label(name, attributes, line);
    if (label === undefined) return;
    const { type, cert, when, dur, key, notBefore, from } = attributes;
    const custom = attributes['when-custom'];
    const value = custom ?? when ?? dur ?? undefined;
    if (label === DATE && value === undefined && (notBefore ?? from) !== undefined)
      skip(line, 'the range of a date');
    const isType = type !== undefined && TYPES.has(type);
    if (label === DATE && type !== undefined && !isType) skip(line, 'the “type” of a date');
    const kind = isType ? type : name === 'time' ? 'TIME' : dur === undefined ? 'DATE' : 'DURATION';
    const fields = takeFields(
      {
        ...(label === DATE ? { type: kind, value } : {}),
        canonical: key,
        confidence: cert !== undefined && /^[\d.]+$/.test(cert) ? Number(cert) : undefined,
      },
      line,
      skip,
    );
    if (attributes['ref'] !== undefined) skip(line, 'the “ref” of a name');
    this.#spans.push({ start, end: this.#text.length, label, ...fields, line });
  }

  #label(name: string, attributes: Open['attributes'], line: number): string | undefined {
    if (DATES.has(name)) return DATE;
    if (PLACES.has(name)) return 'LOC';
    const known = LABELS.get(name);
    if (known !== undefined) return known;
    if (TYPED.has(name)) {
      const type = attributes['type']?.trim();
      if (type) return type;
      if (name === 'name') return 'MISC';
    }
    const { skip } = this.how;
    if (name === 'rs') skip(line, 'an rs without a type');
    else if (!BLOCKS.has(name) && !FORM.has(name) && !LEFT_OUT.has(name)) skip(line, `the element ${name}`);
    return undefined;
  }
}

const TYPES: ReadonlySet<string> = new Set(TIMEX_TYPES);

/** The place of an element's text, without the blanks that only set it out. */
function trimmed(text: string, { start, end }: Span): Span {
  const last = Math.min(end, text.length);
  let [from, to] = [Math.min(start, last), last];
  while (to > from && /\s/.test(text[to - 1]!)) to--;
  while (from < to && /\s/.test(text[from]!)) from++;
  return { start: from, end: to };
}
