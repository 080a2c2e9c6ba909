import { bySpan } from '../text/span';
import { Pace } from '../text/steps';
import { defined, linesApart, spansAndLines } from './document';
import { asObject, dayIn, fieldsFrom, fieldsTo, isObject, optionalText, parseJson } from './json';
import {
  type Format,
  FormatError,
  HOLDS_ALL,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadSpan,
} from './model';
import { articleFile } from './names';
import { readXml, reportBanned } from './xml';
import { escapeAttribute } from './xmlText';

const DKPRO = 'de.tudarmstadt.ukp.dkpro.core.api';

/** Features of our own type, beside the named entity that every UIMA tool knows. */
const FACTS = ['type', 'value', 'status', 'confidence', 'by', 'at'] as const;

/**
 * UIMA CAS in XMI with `TypeSystem.xml` beside it; offsets are UTF-16 code units. Spans are named entities
 * of DKPro Core, lines are sentences, and what a named entity has no feature for is in `dateline.Facts`
 * that point to it.
 */
export const xmi: Format = {
  name: 'xmi',
  title: 'UIMA CAS XMI',
  extensions: ['.xmi', '.json'],
  mark: /<xmi:XMI\b|"%FEATURE_STRUCTURES"/,
  holds: HOLDS_ALL,
  tokens: true,
  heavy: true,
  perArticle: true,
  writer: (options) => ({
    *write(doc, sink, lose) {
      reportBanned(doc, lose);
      const { path, text, lang, published } = doc;
      let id = 1;
      const members: number[] = [];
      let out = '';
      const add = (type: string, features: Readonly<Record<string, unknown>>): number => {
        members.push(++id);
        const written = Object.entries(defined(features)).map(
          ([key, v]) => ` ${key}="${escapeAttribute(String(v))}"`,
        );
        out += `<${type} xmi:id="${id}" sofa="1"${written.join('')}/>\n`;
        return id;
      };
      add('dateline:Document', { begin: 0, end: text.length, path, published, language: lang });
      const pace = new Pace();
      for (const { tokens } of yield* options.tokenize(doc)) {
        if (pace.isOver(tokens.length)) yield;
        add('segmentation:Sentence', { begin: tokens[0]!.start, end: tokens.at(-1)!.end });
        for (const { start, end } of tokens) add('segmentation:Token', { begin: start, end });
      }
      for (const span of spansAndLines(doc)) {
        if (pace.isOver()) yield;
        const place = { begin: span.start, end: span.end };
        const about = add('type:NamedEntity', { ...place, value: span.label, identifier: span.canonical });
        const { canonical: _, ...facts } = fieldsTo(span);
        if (Object.keys(facts).length > 1 || span.status !== 'accepted')
          add('dateline:Facts', { ...place, about, ...facts });
      }
      sink.append(
        `${options.folder}${articleFile(path, '.xmi')}`,
        `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:segmentation="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmlns:dateline="http:///dateline.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>
${out}<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${escapeAttribute(text)}"/>
<cas:View sofa="1" members="${members.join(' ')}"/>
</xmi:XMI>
`,
      );
    },
    end() {},
  }),
  companions: () => [{ file: 'TypeSystem.xml', text: typeSystem() }],
  read: readCas,
};

function typeSystem(): string {
  const type = (name: string, features: readonly (readonly [string, string])[]) =>
    `<typeDescription><name>${name}</name><description/><supertypeName>uima.tcas.Annotation</supertypeName><features>${features
      .map(
        ([feature, range]) =>
          `<featureDescription><name>${feature}</name><description/><rangeTypeName>${range}</rangeTypeName></featureDescription>`,
      )
      .join('')}</features></typeDescription>\n`;
  const text = 'uima.cas.String';
  return `<?xml version="1.0" encoding="UTF-8"?>
<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">
<name>dateline</name><description/><version>1.0</version><vendor/>
<types>
${type(`${DKPRO}.ner.type.NamedEntity`, [
  ['value', text],
  ['identifier', text],
])}${type(`${DKPRO}.segmentation.type.Sentence`, [])}${type(`${DKPRO}.segmentation.type.Token`, [])}${type('dateline.Facts', [['about', 'uima.tcas.Annotation'], ...FACTS.map((name) => [name, text] as const)])}${type(
  'dateline.Document',
  [
    ['path', text],
    ['published', text],
    ['language', text],
  ],
)}</types>
</typeSystemDescription>
`;
}

/** A feature structure with a place, from either serialization. */
interface Structure {
  readonly id: string;
  /** Without package. */
  readonly type: string;
  readonly sofa: string;
  readonly features: Readonly<Record<string, unknown>>;
  readonly line: number;
}

interface View {
  readonly name: string;
  readonly text: string;
}

interface Cas {
  readonly views: Map<string, View>;
  readonly structures: Structure[];
}

function* readCas(file: InputFile, how: Reading): Generator<ReadDoc> {
  const cas = /^\s*[{[]/.test(file.text) ? jsonCas(file) : xmiCas(file);
  let first = true;
  // A file without a text has one view all the same.
  const views = cas.views.size > 0 ? cas.views : new Map([['', { name: '', text: '' }]]);
  const texts = new Set<string>();
  const [sole] = views.size === 1 ? views.keys() : [];
  const bySofa = new Map<string, Structure[]>();
  for (const one of cas.structures) {
    const sofa = sole ?? one.sofa;
    const known = bySofa.get(sofa);
    if (known) known.push(one);
    else bySofa.set(sofa, [one]);
  }
  for (const [sofa, view] of views) {
    const all = bySofa.get(sofa) ?? [];
    const doc = readView(view, all, file, how);
    const spans = doc.spans.length + doc.lines.length;
    // Views are often the same text again, for another person or another program.
    if (first || spans > 0 || !texts.has(view.text))
      yield first ? doc : { ...doc, path: texts.has(view.text) ? doc.path : '' };
    texts.add(view.text);
    first = false;
  }
}

/** Annotations about the form of a text. */
const FORM = new Set(
  'Sentence Token DocumentAnnotation DocumentMetaData Document Facts Annotation Paragraph Div'.split(' '),
);
const NAMED = 'NamedEntity';
/** Features that hold a label, in layers of which the name says nothing. */
const LABELS = ['value', 'label', 'category', 'type', 'kind', 'Value', 'Label'];

function readView(
  view: View,
  structures: readonly Structure[],
  file: InputFile,
  { skip, layer }: Reading,
): ReadDoc {
  const facts = new Map<string, ReturnType<typeof fieldsFrom>>();
  let about: Readonly<Record<string, unknown>> = {};
  for (const { type, features } of structures) {
    if (type === 'Facts') facts.set(String(features['about'] ?? ''), factsOf(features));
    else if (type.startsWith('Document')) about = { ...about, ...features };
  }
  const wanted = layer === undefined ? NAMED : layer.slice(layer.lastIndexOf('.') + 1);
  const spans = structures.flatMap(({ id, type, features, line }): ReadSpan[] => {
    if (type !== wanted) {
      if (!FORM.has(type) && features['begin'] !== undefined)
        skip(line, `an annotation of the layer ${type} (choose it with --layer ${type})`);
      return [];
    }
    const [start, end] = [Number(features['begin']), Number(features['end'])];
    if (
      !Number.isInteger(start) ||
      !Number.isInteger(end) ||
      start < 0 ||
      end < start ||
      features['begin'] === undefined
    )
      throw new FormatError(file.name, line, `${type} has no begin and end`);
    if (end > view.text.length)
      throw new FormatError(file.name, line, `the span ${start}-${end} does not lie in the text`);
    const key = LABELS.find((name) => typeof features[name] === 'string' && features[name] !== '');
    const label = key === undefined ? (type === NAMED ? undefined : type) : String(features[key]);
    if (label === undefined || label.trim() === '') {
      skip(line, `a ${type} without a value`);
      return [];
    }
    const { identifier } = features;
    const canonical = typeof identifier === 'string' && identifier !== '' ? identifier : undefined;
    const { canonical: _, ...fields } = facts.get(id) ?? { status: 'accepted' as const };
    return [{ start, end, label, ...defined({ canonical }), ...fields, line }];
  });
  const language = optionalText(about['language']);
  return {
    path: optionalText(about['path']) ?? optionalText(about['documentTitle']) ?? '',
    text: view.text,
    ...defined({
      lang: language === 'x-unspecified' ? undefined : language,
      published: dayIn(about['published']),
    }),
    ...linesApart(spans.sort(bySpan)),
    line: 1,
    exact: true,
  };
}

function factsOf({ confidence, ...rest }: Readonly<Record<string, unknown>>) {
  return fieldsFrom({ ...rest, ...(confidence === undefined ? {} : { confidence: Number(confidence) }) });
}

function xmiCas(file: InputFile): Cas {
  const cas: Cas = { views: new Map(), structures: [] };
  let root = '';
  readXml(file, {
    open({ name, attributes, line }) {
      root ||= name;
      const id = attributes['xmi:id'] ?? '';
      if (name === 'Sofa') {
        const { sofaID, sofaString } = attributes;
        if (sofaString !== undefined) cas.views.set(id, { name: sofaID ?? '', text: sofaString });
      } else if (name !== 'View' && name !== 'NULL' && name !== 'XMI')
        cas.structures.push({ id, type: name, sofa: attributes['sofa'] ?? '', features: attributes, line });
    },
    close() {},
    text() {},
  });
  if (root !== 'XMI') throw new FormatError(file.name, 1, `the root element is ${root}, not XMI`);
  return cas;
}

/** The JSON of UIMA 3; structures are a list, or an object by their numbers. */
function jsonCas(file: InputFile): Cas {
  const { value, lines } = parseJson(file);
  const record = asObject(value, 'the file', file, 1);
  const list = record['%FEATURE_STRUCTURES'];
  if (!isObject(list) && !Array.isArray(list))
    throw new FormatError(file.name, 1, 'the key %FEATURE_STRUCTURES is missing');
  const cas: Cas = { views: new Map(), structures: [] };
  for (const [key, object] of Object.entries(list)) {
    const line = lines.get(object as object) ?? 1;
    const features = asObject(object, 'a feature structure', file, line);
    const id = String(features['%ID'] ?? key);
    const full = optionalText(features['%TYPE']) ?? '';
    const type = full.slice(full.lastIndexOf('.') + 1);
    const text = optionalText(features['sofaString']);
    if (type === 'Sofa') {
      if (text !== undefined) cas.views.set(id, { name: optionalText(features['sofaID']) ?? '', text });
      continue;
    }
    const sofa = features['@sofa'];
    cas.structures.push({
      id,
      type,
      sofa: sofa === undefined ? '' : String(sofa),
      features: { ...features, about: features['@about'] },
      line,
    });
  }
  return cas;
}
