import assert from 'node:assert/strict';
import { encode } from '@msgpack/msgpack';
import { zlibSync } from 'fflate';
import { FormatError } from '../../src/core/formats/model';
import { FORMATS, formatNamed } from '../../src/core/formats/registry';
import { inputOf, read } from './support';

/** A wrong file of each format, the line that the message must name, and a part of what it must say. */
const CASES: readonly (readonly [
  format: string,
  content: string | Uint8Array,
  line: number,
  says: string,
])[] = [
  ['conll', '-DOCSTART- -X- -X- O\n\nHà -X- _ B-LOC\nNội -X- _ LOC\n', 4, '“LOC” is no tag'],
  ['conll', 'Hà\n', 1, 'a token and a tag'],
  ['conll-iob1', 'U.N. NNP I-NP I-ORG\nx NNP I-NP Z-ORG\n', 2, 'is no tag'],
  ['conll2002', 'Hà B-LOC\n\nNội\n', 3, 'a token and a tag'],
  ['bioes', 'Hà X-LOC\n', 1, 'is no tag'],
  ['bilou', 'Hà U-LOC\nNội LOC-U\n', 2, 'is no tag'],
  ['conllu', '# text = Hà\n1\tHà\t_\n', 2, '10 columns'],
  ['conllu', 'x\tHà\t_\t_\t_\t_\t_\t_\t_\t_\n', 1, 'no token number'],
  ['jsonl', '{"text": "Hà Nội", "spans": []}\n{"text": "Hà', 2, 'not JSON'],
  [
    'jsonl',
    '{"text":"Hà Nội","spans":[{"start":0,"end":9,"label":"LOC"}]}',
    1,
    'does not lie in the text of 6',
  ],
  ['jsonl', '{"text":"Hà","spans":[{"start":0,"end":2,"label":"DATE","type":"DAY"}]}', 1, '“DAY” is no type'],
  ['jsonl', '{"text":"Hà","spans":[{"start":0,"end":2,"label":"LOC","status":"maybe"}]}', 1, 'is no status'],
  ['spacy', new Uint8Array([1, 2, 3]), 1, 'not a DocBin'],
  ['spacy', zlibSync(encode({ version: '0.1' })), 1, 'keys are missing'],
  ['spacy-jsonl', '{"text":"Hà Nội","entities":[[0,"6","LOC"]]}', 1, 'whole numbers'],
  ['prodigy', '{"text":"Hà Nội","spans":[{"start":0,"end":6}]}', 1, 'the label must be a string'],
  ['hf-parquet', new TextEncoder().encode('PAR1 nothing'), 1, 'not Parquet'],
  ['hf-jsonl', '{"tokens":["Hà","Nội"],"ner_tags":["B-LOC"]}', 1, '2 tokens have 1 tags'],
  ['hf-jsonl', '{"tokens":["Hà"],"ner_tags":[1]}', 1, 'numbers without names'],
  [
    'doccano',
    '{"text":"Hà Nội","label":[[0,6,"LOC"]]}\n{"text":"Huế","label":[{"start":0}]}',
    2,
    'must be an array',
  ],
  [
    'label-studio',
    '[\n {"data": {"text": "Hà"},\n  "annotations": [\n   {"result": [\n    {"type":"labels","value":{"start":0,"end":7,"labels":["LOC"]}}]}]}\n]',
    5,
    'does not lie',
  ],
  [
    'label-studio',
    '[{"data":{"text":"Hà Nội"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"end":2,"text":"Huế","labels":["LOC"]}}]}]}]',
    1,
    'not “Huế”',
  ],
  ['label-studio', '[\n{"data":\n', 3, 'not JSON'],
  ['brat', 'T1\tLOC 0 6\tHà Nội\nT2 LOC 0 6 Hà\n', 2, 'expected ID'],
  ['brat', 'T1\tLOC 0 99\tHà Nội\n', 1, 'does not lie'],
  ['brat', 'T1\tLOC 0 2\tHuế\n', 1, 'not “Huế”'],
  ['webanno', '1-1\t0-2\tHà\t_\n', 1, '#FORMAT=WebAnno TSV 3.3'],
  [
    'webanno',
    '#FORMAT=WebAnno TSV 3.3\n#T_SP=x.NamedEntity|value\n\n\n#Text=Hà\n1-1\t0-3\tHà\tLOC\t\n',
    6,
    'not as long as',
  ],
  ['xmi', '<?xml version="1.0"?>\n<xmi:XMI>\n<a></b>\n</xmi:XMI>', 3, 'not well-formed'],
  [
    'xmi',
    '<xmi:XMI xmlns:xmi="x">\n<type:NamedEntity begin="0" end="9" value="LOC"/>\n<cas:Sofa sofaString="Hà"/></xmi:XMI>',
    2,
    'does not lie',
  ],
  [
    'timeml',
    '<TimeML>\n<TEXT>\n<TIMEX3 tid="t1" value="2024">nay</TIMEX3></TEXT></TimeML>',
    3,
    'has no type',
  ],
  ['timeml', '<html/>', 1, 'not TimeML'],
  ['tei', '<TEI>\n<text><body><p>A & B</p></body></text></TEI>', 2, 'not well-formed'],
  ['tei', '<root/>', 1, 'not TEI'],
  [
    'pubannotation',
    '{\n"text": "Hà",\n"denotations": [\n{"id":"T1","span":{"begin":1,"end":0},"obj":"LOC"}]}',
    4,
    'does not lie',
  ],
  ['gate', '{"text":"Hà","offset_type":"b","annotation_sets":{}}', 1, 'offset_type'],
  [
    'w3c',
    '{"type":"AnnotationPage","items":[\n{"type":"Annotation","body":[],"target":{"source":"a","selector":{"type":"TextPositionSelector","start":0,"end":1}}}]}',
    2,
    'TextQuoteSelector',
  ],
  ['csv', 'path,start,end,label\r\n', 1, 'column text is missing'],
  ['csv', 'path,start,end,text,label\r\na.txt,0,2,"Hà\r\nb",LOC\r\na.txt,x,2,Hà,LOC\r\n', 4, 'start must be'],
  ['csv', 'path,start,end,text,label\r\na.txt,0,2,"Hà,LOC\r\n', 2, 'not closed'],
];

describe('formats: a malformed file is refused with its line', () => {
  for (const [name, content, line, says] of CASES)
    it(`${name}: ${says}`, async () => {
      const file = inputOf('folder/x.ann', content, { 'x.txt': 'Hà Nội' });
      await assert.rejects(read(formatNamed(name)!, file), (error) => {
        assert.ok(error instanceof FormatError, String(error));
        assert.equal(error.line, line, error.message);
        assert.ok(
          error.message.startsWith(`folder/x.ann:${line}: `) && error.problem.includes(says),
          error.message,
        );
        return true;
      });
    });

  it('every format has such a file', () => {
    for (const { name } of FORMATS)
      assert.ok(
        CASES.some(([format]) => format === name),
        name,
      );
  });
});
