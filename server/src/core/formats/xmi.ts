import { bySpan } from '../text/span';
import { defined, linesApart, spansAndLines } from './document';
import { fieldsFrom, fieldsTo } from './json';
import {
  type DocSpan,
  type Format,
  FormatError,
  HOLDS_ALL,
  type InputFile,
  type ReadDoc,
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
  extensions: ['.xmi'],
  mark: /<xmi:XMI\b/,
  holds: HOLDS_ALL,
  tokens: true,
  perArticle: true,
  writer: (options) => ({
    write(doc, sink, lose) {
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
      for (const { tokens } of options.tokenize(doc)) {
        add('segmentation:Sentence', { begin: tokens[0]!.start, end: tokens.at(-1)!.end });
        for (const { start, end } of tokens) add('segmentation:Token', { begin: start, end });
      }
      for (const span of spansAndLines(doc)) {
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
  read: readXmi,
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

function* readXmi(file: InputFile): Generator<ReadDoc> {
  const entities: { id: string; span: DocSpan; line: number }[] = [];
  const facts = new Map<string, Partial<DocSpan>>();
  const ignored = new Map<string, number>();
  let about: Readonly<Record<string, string>> = {};
  let text: string | undefined;
  let root = '';
  readXml(file, {
    open({ name, attributes, line }) {
      root ||= name;
      const place = () => {
        const [start, end] = [Number(attributes['begin']), Number(attributes['end'])];
        if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end >= start)
          return { start, end };
        throw new FormatError(file.name, line, `${name} has no begin and end`);
      };
      if (name === 'Sofa') text ??= attributes['sofaString'] ?? '';
      else if (name === 'NamedEntity') {
        const { value, identifier } = attributes;
        if (value === undefined) throw new FormatError(file.name, line, 'a NamedEntity has no value');
        const span = {
          ...place(),
          label: value,
          status: 'accepted' as const,
          ...defined({ canonical: identifier }),
        };
        entities.push({ id: attributes['xmi:id'] ?? '', span, line });
      } else if (name === 'Facts') {
        const { confidence, ...rest } = attributes;
        const numeric = confidence === undefined ? {} : { confidence: Number(confidence) };
        facts.set(attributes['about'] ?? '', fieldsFrom({ ...rest, ...numeric }));
      } else if (name === 'Document' || name === 'DocumentMetaData') about = { ...about, ...attributes };
      else if (!KNOWN.has(name) && attributes['begin'] !== undefined && !ignored.has(name))
        ignored.set(name, line);
    },
    close() {},
    text() {},
  });
  if (root !== 'XMI') throw new FormatError(file.name, 1, `the root element is ${root}, not XMI`);
  const sofa = text ?? '';
  const spans = entities.map(({ id, span, line }): ReadSpan => {
    if (span.end > sofa.length)
      throw new FormatError(file.name, line, `the span ${span.start}-${span.end} does not lie in the text`);
    const { canonical: _, ...fields } = facts.get(id) ?? {};
    return { ...span, ...fields, line };
  });
  const published = about['published'];
  const language = about['language'] === 'x-unspecified' ? undefined : about['language'];
  yield {
    path: about['path'] ?? about['documentTitle'] ?? '',
    text: sofa,
    ...defined({ lang: language, published }),
    ...linesApart(spans.sort(bySpan)),
    line: 1,
    exact: true,
    ignored: [...ignored].map(([name, line]) => ({ line, what: `type ${name}` })),
  };
}

const KNOWN = new Set(['Sentence', 'Token', 'DocumentAnnotation', 'DocumentMetaData', 'View', 'NULL', 'XMI']);
