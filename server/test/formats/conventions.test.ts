import assert from 'node:assert/strict';
import { formatNamed } from '../../src/core/formats/registry';
import { inputOf, read } from './support';

/**
 * Files as other tools write them, put together by hand from their manuals, and the spans they say:
 * `LABEL text type value status`.
 */
const CASES: readonly {
  readonly what: string;
  readonly format: string;
  readonly content: string;
  readonly siblings?: Record<string, string>;
  readonly spans: readonly string[];
  readonly ignored?: number;
}[] = [
  {
    what: 'brat: notes, attributes, relations, an event, a discontinuous span',
    format: 'brat',
    siblings: { 'doc.txt': 'Bà Lan 🎤 thăm Bắc và Nam Phi\nhôm qua ở Hà\nNội.\n' },
    content: [
      'T1\tPER 3 6\tLan',
      'T2\tLOC 14 17;21 28\tBắc Nam Phi',
      'T3\tDATE 29 36\thôm qua',
      'T4\tLOC 39 41;42 45\tHà Nội',
      'A1\tType T3 DATE',
      'A2\tValue T3 2024-05-01',
      'R1\tVisit Arg1:T1 Arg2:T4',
      'E1\tPER:T1 Loc:T4',
      '*\tAlias T2 T4',
      '#1\tAnnotatorNotes T1\tca sĩ',
      'N1\tReference T4 Wikidata:Q1858\tHà Nội',
      '',
    ].join('\n'),
    spans: ['PER Lan', 'LOC Bắc', 'LOC Nam Phi', 'DATE hôm qua DATE 2024-05-01', 'LOC Hà\nNội'],
    ignored: 6,
  },
  {
    what: 'doccano: sequence labelling, one line a document',
    format: 'doccano',
    content:
      '{"id":1,"text":"🇻🇳 Hà Nội mưa","label":[[3,9,"LOC"]],"Comments":[]}\n{"id":2,"text":"Lan","label":[]}\n',
    spans: ['LOC Hà Nội'],
  },
  {
    what: 'doccano: entities and relations',
    format: 'doccano',
    content:
      '{"id":5,"text":"Lan ở Huế","entities":[{"id":9,"label":"PER","start_offset":0,"end_offset":3},{"id":10,"label":"LOC","start_offset":6,"end_offset":9}],"relations":[{"id":1,"from_id":9,"to_id":10,"type":"in"}],"Comments":[]}\n',
    spans: ['PER Lan', 'LOC Huế'],
    ignored: 1,
  },
  {
    what: 'Label Studio: full export with people, a prediction, a cancelled answer, a relation',
    format: 'label-studio',
    content: JSON.stringify(
      [
        {
          id: 1,
          data: { text: '🎤 Lan ở Huế' },
          annotations: [
            { id: 3, was_cancelled: true, result: [] },
            {
              id: 4,
              completed_by: { id: 1, email: 'an@example.org' },
              created_at: '2024-05-01T10:00:00.000000Z',
              result: [
                {
                  id: 'a',
                  from_name: 'ner',
                  to_name: 'text',
                  type: 'labels',
                  value: { start: 2, end: 5, text: 'Lan', labels: ['PER'] },
                },
                {
                  id: 'b',
                  from_name: 'ner',
                  to_name: 'text',
                  type: 'labels',
                  value: { start: 8, end: 11, text: 'Huế', labels: ['LOC'] },
                },
                { type: 'relation', from_id: 'a', to_id: 'b', direction: 'right' },
              ],
            },
          ],
          predictions: [
            {
              model_version: 'v2',
              result: [
                {
                  id: 'c',
                  type: 'labels',
                  score: 0.7,
                  value: { start: 8, end: 11, text: 'Huế', labels: ['ORG'] },
                },
              ],
            },
          ],
        },
      ],
      undefined,
      2,
    ),
    spans: ['PER Lan', 'LOC Huế', 'ORG Huế suggested'],
    ignored: 1,
  },
  {
    what: 'Label Studio: offsets of an older version, in UTF-16',
    format: 'label-studio',
    content:
      '[{"data":{"text":"🎤 Lan"},"annotations":[{"result":[{"type":"labels","value":{"start":3,"end":6,"text":"Lan","labels":["PER"]}}]}]}]',
    spans: ['PER Lan'],
  },
  {
    what: 'Label Studio: the short export',
    format: 'label-studio',
    content:
      '[{"id":1,"text":"Lan ở Huế","label":[{"start":0,"end":3,"text":"Lan","labels":["PER"]}],"annotator":1}]',
    spans: ['PER Lan'],
  },
  {
    what: 'WebAnno: stacked and long spans, part of a token, UTF-16 offsets, escapes',
    format: 'webanno',
    content: [
      '#FORMAT=WebAnno TSV 3.3',
      '#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value',
      '#T_SP=webanno.custom.Timex3|type|value',
      '#T_RL=webanno.custom.Rel|label|BT_webanno.custom.Span',
      '',
      '',
      '#Text=🎤 Đại học Huế A_B 2/9',
      '1-1\t0-2\t🎤\t_\t_\t_\t_\t_\t_\t',
      '1-2\t3-6\tĐại\t*[1]\tORG[1]\t_\t_\t_\t_\t',
      '1-3\t7-10\thọc\t*[1]\tORG[1]\t_\t_\t_\t_\t',
      '1-4\t11-14\tHuế\t*[1]|*[2]\tORG[1]|LOC[2]\t_\t_\t_\t_\t',
      '1-5\t15-18\tA_B\t_\t_\t_\t_\t_\t_\t',
      '1-5.1\t15-16\tA\tQ\\_1\tMISC\t_\t_\t_\t_\t',
      '1-6\t19-22\t2/9\t*\tDATE\tDATE\tXXXX-09-02\t_\t_\t',
      '',
    ].join('\n'),
    spans: ['ORG Đại học Huế', 'LOC Huế', 'MISC A', 'DATE 2/9 DATE XXXX-09-02'],
    ignored: 1,
  },
  {
    what: 'CoNLL-2003 as distributed: IOB1, four columns',
    format: 'conll',
    content:
      '-DOCSTART- -X- O O\n\nU.N. NNP I-NP I-ORG\nofficial NN I-NP O\nEkeus NNP I-NP I-PER\nSmith NNP I-NP B-PER\n\n',
    spans: ['ORG U.N.', 'PER Ekeus', 'PER Smith'],
  },
  {
    what: 'PubAnnotation: a denotation in two places',
    format: 'pubannotation',
    content:
      '{"text":"Bắc và Nam Phi","denotations":[{"id":"T1","span":[{"begin":0,"end":3},{"begin":7,"end":14}],"obj":"LOC"}],"relations":[{"id":"R1","pred":"p","subj":"T1","obj":"T1"}]}',
    spans: ['LOC Bắc', 'LOC Nam Phi'],
    ignored: 2,
  },
  {
    what: 'bdoc with offsets of Java',
    format: 'gate',
    content:
      '{"text":"🎤 Lan","offset_type":"j","features":{},"annotation_sets":{"Key":{"name":"Key","next_annid":1,"annotations":[{"type":"PER","start":3,"end":6,"id":0,"features":{}}]}}}',
    spans: ['PER Lan'],
  },
  {
    what: 'Prodigy: a rejected answer teaches nothing',
    format: 'prodigy',
    content:
      '{"text":"Lan ở Huế","spans":[{"start":0,"end":3,"label":"PER"}],"answer":"accept"}\n{"text":"Lan","spans":[{"start":0,"end":3,"label":"LOC"}],"answer":"reject"}\n',
    spans: ['PER Lan'],
    ignored: 1,
  },
];

describe('formats: files as other tools write them', () => {
  for (const { what, format, content, siblings, spans, ignored = 0 } of CASES)
    it(what, async () => {
      const docs = await read(formatNamed(format)!, inputOf('doc.ann', content, siblings));
      const found = docs.flatMap((doc) =>
        doc.spans.map(({ start, end, label, type, value, status }) =>
          [label, doc.text.slice(start, end), type, value, status === 'accepted' ? undefined : status]
            .filter(Boolean)
            .join(' '),
        ),
      );
      assert.deepEqual(found.sort(), [...spans].sort());
      assert.equal(
        docs.flatMap((doc) => doc.ignored).length,
        ignored,
        JSON.stringify(docs.flatMap((doc) => doc.ignored)),
      );
    });
});
