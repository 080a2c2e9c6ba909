import type { Convention } from './model';

const lines = (...records: readonly unknown[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

export const JSON_FILES: readonly Convention[] = [
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
    said: ['a relation'],
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
    said: ['an answer that was skipped (was_cancelled)', 'a relation'],
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
    what: 'Label Studio: choices of the short export, and predictions by their numbers',
    format: 'label-studio',
    content:
      '[{"id":1,"text":"Lan ở Huế","label":[{"start":0,"end":3,"text":"Lan","labels":["PER"]}],"mood":["glad","kind"]},{"id":2,"data":{"text":"Bà Minh"},"annotations":[],"predictions":[12,13]}]',
    spans: ['PER Lan'],
    said: ['a result of “mood” ×2', 'a prediction without its result ×2'],
  },
  {
    what: 'Label Studio: regions outside of the text, and of another text',
    format: 'label-studio',
    content:
      '[{"data":{"text":"Lan ở Huế"},"annotations":[{"result":[{"type":"labels","value":{"start":0,"end":3,"text":"Lan","labels":["PER"]}},{"type":"labels","value":{"start":6,"end":12,"text":"Huế","labels":["LOC"]}},{"type":"labels","value":{"start":0,"end":3,"text":"Hoa","labels":["PER"]}},{"type":"labels","value":{"start":-3,"end":0,"labels":["PER"]}}]}]}]',
    spans: ['PER Lan'],
    said: ['a region whose offsets do not give its text ×3'],
  },
  {
    what: 'doccano: of a record whose offsets lie outside of the text nothing is taken',
    format: 'doccano',
    content:
      '{"text":"Lan ở Huế","label":[[0,3,"PER"],[6,12,"LOC"]]}\n{"text":"Bà Minh","label":[[3,7,"PER"]]}\n{"text":"Bà Hoa","label":[[6,3,"PER"]]}\n',
    spans: ['PER Minh'],
    said: ['an annotation of a record, of which one does not lie in the text ×3'],
  },
  {
    what: 'spaCy: the same, and a text that is called content',
    format: 'spacy-jsonl',
    content:
      '[{"content":"giá áo thun","entities":[[4,11,"MISC"]]},{"content":"giá","entities":[[4,11,"MISC"]]}]',
    spans: ['MISC áo thun'],
    said: ['an annotation of a record, of which one does not lie in the text'],
  },
  {
    what: 'PubAnnotation: the same',
    format: 'pubannotation',
    content:
      '{"text":"Lan ở Huế","denotations":[{"id":"T1","span":{"begin":0,"end":3},"obj":"PER"},{"id":"T2","span":{"begin":60,"end":63},"obj":"LOC"}]}',
    spans: [],
    said: ['an annotation of a record, of which one does not lie in the text ×2'],
  },
  {
    what: 'W3C: two tags of one quote, and a link between annotations',
    format: 'w3c',
    content: JSON.stringify([
      {
        type: 'Annotation',
        body: [
          { type: 'TextualBody', value: 'PER', purpose: 'tagging' },
          { type: 'TextualBody', value: 'MISC', purpose: 'tagging' },
        ],
        target: { selector: [{ type: 'TextQuoteSelector', exact: 'Lan' }] },
      },
      {
        type: 'Annotation',
        motivation: 'linking',
        body: [{ type: 'TextualBody', value: 'biết', purpose: 'tagging' }],
        target: [{ id: '#a' }, { id: '#b' }],
      },
    ]),
    spans: ['MISC Lan', 'PER Lan'],
    said: ['a relation'],
  },
  {
    what: 'PubAnnotation: a denotation in two places',
    format: 'pubannotation',
    content:
      '{"text":"Bắc và Nam Phi","denotations":[{"id":"T1","span":[{"begin":0,"end":3},{"begin":7,"end":14}],"obj":"LOC"}],"relations":[{"id":"R1","pred":"p","subj":"T1","obj":"T1"}]}',
    spans: ['LOC Bắc', 'LOC Nam Phi'],
    said: ['a relation', 'that the places of one denotation belong together'],
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
    said: ['a task with the answer “reject”'],
  },
  {
    what: 'offsets that count an emoji of several code points as one',
    format: 'doccano',
    content: lines({
      text: '👩‍👩‍👧 và 🇻🇳 Lan thăm Dũng.',
      label: [
        [7, 10, 'PER'],
        [16, 20, 'PER'],
      ],
    }),
    spans: ['PER Lan', 'PER Dũng'],
    said: [
      'as code points the offsets cut words; they were read as characters, in which a line end and an emoji count as one',
    ],
  },
  {
    what: 'offsets that count CRLF as one',
    format: 'doccano',
    content: lines({
      text: 'Một.\r\nHai.\r\nLan ở Huế.',
      label: [
        [10, 13, 'PER'],
        [16, 19, 'LOC'],
      ],
    }),
    spans: ['PER Lan', 'LOC Huế'],
    said: [
      'as code points the offsets cut words; they were read as characters, in which a line end and an emoji count as one',
    ],
  },
  {
    what: 'offsets of JavaScript',
    format: 'doccano',
    content: lines({
      text: '🎤🎤 Lan ở Huế.',
      label: [
        [5, 8, 'PER'],
        [11, 14, 'LOC'],
      ],
    }),
    spans: ['PER Lan', 'LOC Huế'],
    said: ['as code points the offsets cut words; they were read as UTF-16 code units'],
  },
  {
    what: 'code points in a text with letters of several code points',
    format: 'doccano',
    content: lines({ text: 'Huế 👩‍👩‍👧 Lan'.normalize('NFD'), label: [[12, 15, 'PER']] }),
    spans: ['PER Lan'],
  },
  {
    what: 'offsets that count CRLF as one, and an emoji by its code points',
    format: 'doccano',
    content: lines({
      text: '👩‍👩‍👧 Một.\r\nHai.\r\nLan ở Huế.',
      label: [
        [16, 19, 'PER'],
        [22, 25, 'LOC'],
      ],
    }),
    spans: ['PER Lan', 'LOC Huế'],
    said: [
      'as code points the offsets cut words; they were read as counting a line end of two characters as one',
    ],
  },
  {
    what: 'offsets in bytes of UTF-8',
    format: 'doccano',
    content: lines({
      text: 'Bà Nguyễn Lan ở Huế.',
      label: [
        [4, 16, 'PER'],
        [21, 26, 'LOC'],
      ],
    }),
    spans: ['PER Nguyễn Lan', 'LOC Huế'],
    said: ['as code points the offsets cut words; they were read as bytes of UTF-8'],
  },
  {
    what: 'offsets in bytes of UTF-8, of spaCy',
    format: 'spacy-jsonl',
    content: '{"text":"Café Lan Huế","entities":[[6,9,"PER"],[10,15,"LOC"]]}\n',
    spans: ['PER Lan', 'LOC Huế'],
    said: ['as code points the offsets cut words; they were read as bytes of UTF-8'],
  },
  {
    what: 'a part of a word, beside names that cut none',
    format: 'doccano',
    content: lines({
      text: 'Lan ở Huế, người Sàigòn.',
      label: [
        [0, 3, 'PER'],
        [6, 9, 'LOC'],
        [17, 20, 'LOC'],
      ],
    }),
    spans: ['PER Lan', 'LOC Huế', 'LOC Sài'],
    said: ['an annotation begins or ends inside a word'],
  },
  {
    what: 'a part of a word in a text of ASCII, where all units are one',
    format: 'doccano',
    content: lines({ text: 'an anti-Trump post', label: [[9, 13, 'PER']] }),
    spans: ['PER rump'],
    said: ['an annotation begins or ends inside a word'],
  },
  {
    what: 'offsets that cut words, without an emoji in the text',
    format: 'doccano',
    content: lines({ text: 'Ông Nguyễn Dũng nói', label: [[5, 8, 'PER']] }),
    spans: [],
    said: ['an annotation of a record whose offsets cut words in every unit'],
  },
  {
    what: 'offsets that cut words in any unit',
    format: 'doccano',
    content: lines({ text: '🇻🇳 Hà Nội mưa', label: [[4, 7, 'LOC']] }),
    spans: [],
    said: ['an annotation of a record whose offsets cut words in every unit'],
  },
  {
    what: 'letters of a script without blanks cut no words',
    format: 'doccano',
    content: lines({
      text: '阮氏兰😀在顺化',
      label: [
        [0, 3, 'PER'],
        [5, 7, 'LOC'],
      ],
    }),
    spans: ['PER 阮氏兰', 'LOC 顺化'],
  },
  {
    what: 'entities in triples, with categories',
    format: 'doccano',
    content: lines({ text: 'Lan ở Huế', entities: [[0, 3, 'PER']], cats: ['travel', 'news'] }),
    spans: ['PER Lan'],
    said: ['a category of a whole text ×2'],
  },
  {
    what: 'the first version: annotations with numbers for labels, in one array',
    format: 'doccano',
    content: JSON.stringify(
      [
        {
          id: 1,
          text: 'Lan ở Huế',
          annotations: [{ label: 2, start_offset: 0, end_offset: 3, user: 1 }],
          meta: { path: 'a.txt' },
          annotation_approver: null,
        },
      ],
      undefined,
      2,
    ),
    spans: ['2 Lan'],
    paths: ['a.txt'],
  },
  {
    what: 'rows without text, without labels, with categories; a comment',
    format: 'doccano',
    content: lines(
      { id: 1, text: null, label: [] },
      { id: 2, filename: 'a.png', label: ['x'] },
      { id: 3, text: 'Lan', label: ['names'], Comments: ['?'] },
      { id: 4, text: 'Huế' },
      {
        id: 5,
        text: 'Lan ở Huế',
        label: [
          [6, 9, 'LOC'],
          [6, 6, 'LOC'],
          [6, 9, 'LOC'],
        ],
      },
    ),
    spans: ['LOC Huế'],
    said: [
      'a record without text ×2',
      'a category of a whole text',
      'a comment',
      'a record without “label” or “entities”',
      'an annotation without text',
      'an annotation that is there twice',
    ],
  },
  {
    what: 'controls of other names, the text under another key, several texts, images among the texts',
    format: 'label-studio',
    content: JSON.stringify([
      {
        data: { image: '/data/upload/1/a.png' },
        annotations: [{ result: [{ type: 'rectanglelabels', value: { x: 1 } }] }],
      },
      {
        data: { url: 'https://example.org/1', article: 'Lan ở Huế', title: 'Tin' },
        annotations: [
          {
            result: [
              {
                id: 'a',
                from_name: 'ner',
                to_name: 'body',
                type: 'labels',
                value: { start: 0, end: 3, text: 'Lan', labels: ['PER'] },
              },
              {
                id: 'a',
                from_name: 'sure',
                to_name: 'body',
                type: 'choices',
                value: { start: 0, end: 3, choices: ['yes'] },
              },
              {
                id: 'b',
                from_name: 'ner',
                to_name: 'body',
                type: 'labels',
                value: { start: 6, end: 9, text: 'Huế', labels: [] },
              },
            ],
          },
        ],
        drafts: [{ result: [] }],
        predictions: [
          { model_version: '1', result: [] },
          { model_version: '2', result: [] },
        ],
      },
    ]),
    spans: ['PER Lan'],
    said: [
      'a result of the type rectanglelabels',
      'a task without text',
      'a result of the type choices',
      'a region without a label',
      'a draft',
      'another prediction',
    ],
  },
  {
    what: 'the short export with a control of another name',
    format: 'label-studio',
    content: JSON.stringify([
      {
        id: 1,
        content: 'Lan ở Huế',
        ner: [{ start: 0, end: 3, text: 'Lan', labels: ['PER', 'VIP'] }],
        mood: [{ rating: 4 }],
        annotator: 1,
      },
    ]),
    spans: ['PER Lan', 'VIP Lan'],
    said: ['a result of “mood”'],
  },
  {
    what: 'an answer that was skipped, and one without a result',
    format: 'label-studio',
    content: JSON.stringify([
      {
        data: { text: 'Lan' },
        annotations: [
          { was_cancelled: true, result: [{ type: 'labels', value: { start: 0, end: 3, labels: ['PER'] } }] },
          7,
        ],
      },
    ]),
    spans: [],
    said: ['an answer that was skipped (was_cancelled)', 'an annotation without its result'],
  },
  {
    what: 'regions of a text in HTML',
    format: 'label-studio',
    content: JSON.stringify([
      {
        data: { text: '<p>Lan</p>' },
        annotations: [
          {
            result: [
              {
                type: 'hypertextlabels',
                value: {
                  start: '/p[1]/text()[1]',
                  end: '/p[1]/text()[1]',
                  startOffset: 0,
                  endOffset: 3,
                  labels: ['PER'],
                },
              },
            ],
          },
        ],
      },
    ]),
    spans: [],
    said: ['a region of a text in HTML'],
  },
  {
    what: 'relations, choices, and a field of our name',
    format: 'prodigy',
    content: lines(
      {
        text: 'Lan ở Huế',
        spans: [
          { start: 0, end: 3, label: 'PER', type: 'span', token_start: 0, token_end: 0 },
          { start: 6, end: 9, label: 'LOC', type: 'span', confidence: 'high' },
        ],
        relations: [{ head: 0, child: 2, label: 'in' }],
        answer: 'accept',
      },
      { text: 'Vui', options: [{ id: 'a' }, { id: 'b' }], accept: ['a'], answer: 'accept' },
      { text: 'Lan', label: 'NAMES', spans: [], answer: 'accept' },
      { image: 'a.png', answer: 'accept' },
    ),
    spans: ['PER Lan', 'LOC Huế'],
    said: [
      'a relation',
      '“confidence” of an annotation',
      'a choice ×3',
      'a task without “spans”',
      'a label of a whole text',
      'a task without text',
    ],
  },
  {
    what: 'one span of an accepted task rejected',
    format: 'prodigy',
    content: lines({
      text: 'Lan ở Huế',
      spans: [
        { start: 0, end: 3, label: 'PER', answer: 'accept' },
        { start: 6, end: 9, label: 'PER', answer: 'reject' },
      ],
      answer: 'accept',
    }),
    spans: ['PER Lan'],
    said: ['a span with the answer “reject”'],
  },
  {
    what: "a file of doccano's",
    format: 'prodigy',
    content: lines({ text: 'Lan ở Huế', label: [[0, 3, 'PER']] }),
    spans: [],
    said: ['a label of a whole text', 'a task without “spans”'],
  },
  {
    what: "Argilla's records, in both forms",
    format: 'prodigy',
    content: lines(
      { text: 'Lan ở Huế', annotation: [{ label: 'PER', start: 0, end: 3 }] },
      { text: 'Lan ở Huế', annotation: [['LOC', 6, 9]] },
    ),
    spans: ['PER Lan', 'LOC Huế'],
  },
  {
    what: 'tokens that count UTF-16 code units',
    format: 'prodigy',
    content: lines({
      text: '🎤 Lan',
      tokens: [
        { text: '🎤', start: 0, end: 2, id: 0 },
        { text: 'Lan', start: 3, end: 6, id: 1 },
      ],
      spans: [{ start: 3, end: 6, label: 'PER' }],
    }),
    spans: ['PER Lan'],
    said: ['tokens stand where offsets count UTF-16 code units; they were read so'],
  },
  {
    what: 'tracks, attributes of others, blocks, a denotation without obj, an old place',
    format: 'pubannotation',
    content: JSON.stringify({
      text: 'Lan ở Huế và Vinh',
      denotations: [
        { id: 'T1', begin: 0, end: 3, obj: 'PER' },
        { id: 'T9', span: { begin: 4, end: 5 }, obj: null },
      ],
      attributes: [{ subj: 'T1', pred: 'type', obj: 'Protein' }],
      blocks: [{ id: 'B1', span: { begin: 0, end: 9 }, obj: 'p' }],
      tracks: [
        {
          project: 'a',
          denotations: [{ id: 'T1', span: { begin: 6, end: 9 }, obj: 'LOC' }],
          relations: [{}, {}],
        },
        { project: 'b', denotations: [{ id: 'T1', span: { begin: 13, end: 17 }, obj: 3 }] },
      ],
    }),
    spans: ['PER Lan', 'LOC Huế', '3 Vinh'],
    said: ['a block', '“type” of an annotation', 'a denotation without “obj”', 'a relation ×2'],
  },
  {
    what: 'one track by choice, documents without text',
    format: 'pubannotation',
    layer: 'b',
    content: JSON.stringify([
      { config: true },
      {
        text: 'Lan ở Huế',
        tracks: [
          { project: 'a', denotations: [{ span: { begin: 0, end: 3 }, obj: 'PER' }] },
          { project: 'b', denotations: [{ span: { begin: 6, end: 9 }, obj: 'LOC' }] },
        ],
      },
    ]),
    spans: ['LOC Huế'],
    said: ['a document without text', 'a denotation of the track “a”'],
  },
  {
    what: 'the same span in two sets, types about the form, features of others, an empty one',
    format: 'gate',
    content: JSON.stringify({
      text: 'Lan ở Huế',
      offset_type: 'p',
      annotation_sets: {
        '': {
          annotations: [
            { id: 0, type: 'Token', start: 0, end: 3, features: {} },
            { id: 1, type: 'PER', start: 0, end: 3, features: { rule: 'x', type: 'male' } },
            { id: 2, type: 'LOC', start: 9, end: 9, features: {} },
          ],
        },
        Key: {
          annotations: [{ id: 0, type: 'PER', start: 0, end: 3, features: { canonical: 'Nguyễn Lan' } }],
        },
      },
    }),
    spans: ['PER Lan Nguyễn Lan'],
    said: [
      'an annotation of the type Token',
      '“rule” of an annotation',
      '“type” of an annotation',
      'an annotation without text',
      'an annotation that is there twice',
    ],
  },
  {
    what: 'one set by choice',
    format: 'gate',
    layer: 'Key',
    content: JSON.stringify({
      text: 'Lan ở Huế',
      annotation_sets: {
        Key: { annotations: [{ type: 'PER', start: 0, end: 3 }] },
        Response: { annotations: [{ type: 'LOC', start: 0, end: 3 }] },
      },
    }),
    spans: ['PER Lan'],
    said: ['an annotation of the set “Response”'],
  },
  {
    what: 'offsets that are none of ours: of rows without a path, and in other units',
    format: 'hf-jsonl',
    content: [
      { tokens: ['Lan', 'nói'], ner_tags: ['B-PER', 'O'], offset: 900000000 },
      { path: 'a', tokens: ['Lan', 'nói'], ner_tags: ['B-PER', 'O'], offset: 0.5 },
    ]
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
    spans: ['PER Lan', 'PER Lan'],
    texts: ['Lan nói', 'Lan nói'],
  },
  {
    what: 'entities by their type, in UTF-16 where code points cut words',
    format: 'gate',
    content: JSON.stringify({
      text: '🎤 Lan ở Huế',
      entities: {
        PER: [{ indices: [3, 6], canonical: 'Nguyễn Lan' }],
        LOC: [{ indices: [9, 12], rule: 'x' }, { indices: [12, 12] }],
        Token: [{ indices: [3, 6] }],
      },
    }),
    spans: ['PER Lan Nguyễn Lan', 'LOC Huế'],
    said: [
      'an annotation of the type Token',
      'as code points the offsets cut words; they were read as UTF-16 code units',
      '“rule” of an annotation',
      'an annotation without text',
    ],
  },
  {
    what: 'annotations without tag, IRIs as bodies and targets, tags as classes, tags of Hypothesis',
    format: 'w3c',
    content: JSON.stringify([
      { type: 'Annotation', body: 'http://example.org/1', target: 'http://example.org/a' },
      {
        type: 'Annotation',
        body: { type: 'TextualBody', value: '?', purpose: 'commenting' },
        target: { source: 'a.txt', selector: { type: 'TextQuoteSelector', exact: 'Lan' } },
      },
      {
        type: 'Annotation',
        body: [{ type: 'TextualBody', purpose: 'classifying', value: 'place' }, 'http://sws.geonames.org/1'],
        target: {
          source: 'a.txt',
          selector: [
            { type: 'TextQuoteSelector', exact: 'Huế' },
            { type: 'TextPositionSelector', start: 6, end: 9 },
          ],
        },
      },
      {
        uri: 'a.txt',
        tags: ['PER'],
        target: [{ selector: [{ type: 'RangeSelector' }, { type: 'TextQuoteSelector', exact: 'Lan' }] }],
      },
      {
        motivation: 'tagging',
        body: { value: 'ORG' },
        target: {
          source: 'a.txt',
          selector: { type: 'FragmentSelector', refinedBy: { type: 'TextQuoteSelector', exact: 'Tin' } },
        },
      },
      {
        body: { purpose: 'tagging', value: 'ORG' },
        target: { source: 'a.txt', selector: { type: 'TextPositionSelector', start: 0, end: 1 } },
      },
    ]),
    spans: ['place Huế', 'PER Lan', 'ORG Tin'],
    said: [
      'an annotation of a whole document',
      'a body for commenting',
      'an annotation without a tag',
      'a body that is an IRI',
      'an annotation without a TextQuoteSelector',
    ],
  },
  {
    what: "Recogito's own selectors",
    format: 'w3c',
    content: JSON.stringify([
      {
        id: '1',
        bodies: [{ purpose: 'tagging', value: 'PER' }],
        target: { annotation: '1', selector: [{ quote: 'Lan', start: 0, end: 3, range: {} }] },
      },
      { id: '2', bodies: [], target: { annotation: '2', selector: [{ quote: 'Huế', start: 6, end: 9 }] } },
    ]),
    spans: ['PER Lan'],
    said: ['an annotation without a tag'],
  },
  {
    what: 'words and tags, rows of other kinds',
    format: 'hf-jsonl',
    content: lines({ words: ['Lan', 'ở', 'Huế'], tags: ['B-PER', 'O', 'B-LOC'] }, { text: 'Lan' }),
    spans: ['PER Lan', 'LOC Huế'],
    said: ['a row without tokens and tags'],
  },
  {
    what: 'one array of rows, numbers whose names the card has',
    format: 'hf-jsonl',
    siblings: {
      'README.md':
        "---\ndataset_info:\n  features:\n  - name: tokens\n    sequence: string\n  - name: ner_tags\n    sequence:\n      class_label:\n        names:\n          '0': O\n          '1': B-PER\n          '2': I-PER\n---\n",
    },
    content: JSON.stringify([{ tokens: ['Lan', 'ở'], ner_tags: [1, 0] }]),
    spans: ['PER Lan'],
  },
  {
    what: 'numbers whose names an older description has',
    format: 'hf-jsonl',
    siblings: {
      'dataset_infos.json': JSON.stringify({
        default: {
          features: {
            ner_tags: { feature: { names: ['O', 'B-LOC'], _type: 'ClassLabel' }, _type: 'Sequence' },
          },
        },
      }),
    },
    content: lines({ tokens: ['ở', 'Huế'], ner_tags: [0, 1] }),
    spans: ['LOC Huế'],
  },
  {
    what: 'pairs of a text and its entities, with links',
    format: 'spacy-jsonl',
    content: JSON.stringify([
      ['Lan ở Huế', { entities: [[0, 3, 'PER']], links: {} }],
      ['Vinh', [[0, 4, 'LOC']]],
    ]),
    spans: ['PER Lan', 'LOC Vinh'],
    said: ['“links” of a record'],
  },
  {
    what: 'pairs in an object, one of them empty',
    format: 'spacy-jsonl',
    content: JSON.stringify({
      classes: ['PER'],
      annotations: [['Lan', { entities: [[0, 3, 'PER']] }], null],
    }),
    spans: ['PER Lan'],
    said: ['a record without text'],
  },
  {
    what: 'training files of spaCy 2: raw text or tokens',
    format: 'spacy-jsonl',
    content: JSON.stringify([
      {
        id: 0,
        paragraphs: [
          {
            raw: '“Lan”, Đại học Huế.',
            sentences: [
              {
                tokens: ['“', 'Lan', '”', ',', 'Đại', 'học', 'Huế', '.'].map((orth, id) => ({
                  id,
                  orth,
                  ner: ['O', 'U-PER', 'O', 'O', 'B-ORG', 'I-ORG', 'L-ORG', 'O'][id],
                })),
              },
            ],
          },
          {
            sentences: [
              {
                tokens: [
                  { orth: 'Vinh', ner: 'U-LOC' },
                  { orth: '!', ner: '-' },
                ],
              },
            ],
          },
        ],
      },
    ]),
    spans: ['PER Lan', 'ORG Đại học Huế', 'LOC Vinh'],
    texts: ['“Lan”, Đại học Huế.', 'Vinh !'],
  },
  {
    what: 'the JSON of UIMA: two views, names without a value, other layers',
    format: 'xmi',
    content: JSON.stringify({
      '%TYPES': {},
      '%FEATURE_STRUCTURES': [
        { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: '🎤 Lan ở Huế' },
        { '%ID': 2, '%TYPE': 'uima.cas.Sofa', sofaID: 'B', sofaString: 'Vinh' },
        { '%ID': 3, '%TYPE': 'de.x.NamedEntity', '@sofa': 1, begin: 3, end: 6, value: 'PER' },
        { '%ID': 4, '%TYPE': 'de.x.NamedEntity', '@sofa': 2, begin: 0, end: 4, value: 'LOC' },
        { '%ID': 5, '%TYPE': 'de.x.NamedEntity', '@sofa': 1, begin: 9, end: 12 },
        { '%ID': 6, '%TYPE': 'custom.Event', '@sofa': 1, begin: 7, end: 8 },
      ],
      '%VIEWS': {},
    }),
    spans: ['PER Lan', 'LOC Vinh'],
    said: [
      'a NamedEntity without a value',
      'an annotation of the layer Event (choose it with --layer Event)',
    ],
    texts: ['🎤 Lan ở Huế', 'Vinh'],
  },
];
