import assert from 'node:assert/strict';
import { documentOf } from '../src/core/formats/document';
import { textHash } from '../src/core/text/hash';
import { runToEnd } from '../src/core/text/steps';
import {
  BINH,
  type Doing,
  forget,
  mark,
  reanchor,
  reject,
  remove,
  tag,
  tagDate,
  unmark,
  Work,
} from './support/work';

/** Two people's decisions on one place. */
/** The same of the same place, the second one said first. */
const AGAIN = `version: 2
spans:

# b
- {id: "b", start: 4, end: 8, text: "Yoon", label: "PER", status: "accepted", by: "binh", at: "2024-02-01T00:00:00Z"}

# a
- {id: "a", start: 4, end: 8, text: "Yoon", label: "PER", status: "accepted", by: "an", at: "2024-01-01T00:00:00Z"}
`;
const MARKS = `version: 2
lines:

# a
- {id: "a", start: 0, end: 7, text: "Chia sẻ", kind: "boilerplate", status: "accepted", by: "an"}

# b
- {id: "b", start: 0, end: 7, text: "Chia sẻ", kind: "boilerplate", status: "accepted", by: "binh"}
`;
const TWO = `version: 2
spans:

# a
- {id: "a", start: 4, end: 8, text: "Yoon", label: "PER", status: "accepted"}

# b
- {id: "b", start: 4, end: 8, text: "Yoon", label: "LOC", status: "accepted"}
`;
const VISIT = 'Ông {PER|Yoon} thăm {LOC|Seoul} {DATE=2024-09-06|ngày 6/9}.';

describe('decisions: the entries that they leave', () => {
  const cases: readonly [
    title: string,
    article: string,
    doing: readonly Doing[],
    entries: readonly string[],
  ][] = [
    ['accept', VISIT, [tag('Yoon', 'PER')], ['Yoon PER accepted']],
    ['another label', VISIT, [tag('Yoon', 'ORG')], ['Yoon ORG accepted was PER']],
    ['accept a date', VISIT, [tag('ngày 6/9', 'DATE')], ['ngày 6/9 DATE 2024-09-06 accepted']],
    [
      'another value',
      VISIT,
      [tagDate('ngày 6/9', 'DATE', '2023-09-06')],
      ['ngày 6/9 DATE 2023-09-06 accepted was DATE 2024-09-06'],
    ],
    [
      'another type',
      VISIT,
      [tagDate('ngày 6/9', 'TIME', '2024-09-06')],
      ['ngày 6/9 TIME 2024-09-06 accepted was DATE 2024-09-06'],
    ],
    ['a date is a name', VISIT, [tag('ngày 6/9', 'MISC')], ['ngày 6/9 MISC accepted was DATE 2024-09-06']],
    ['a name is a date', VISIT, [tagDate('Yoon', 'SET', 'P1D')], ['Yoon SET P1D accepted was PER']],
    ['add', VISIT, [tag('thăm', 'MISC')], ['thăm MISC accepted']],
    ['reject', VISIT, [reject('Seoul')], ['Seoul LOC rejected']],
    ['remove a suggestion', VISIT, [remove('Seoul')], ['Seoul LOC rejected']],
    ['reject nothing', VISIT, [reject('thăm')], []],
    [
      'every mention',
      '{LOC|Nga} và {LOC:0.2|Nga}. Nga thắng.',
      [tag('Nga', 'ORG', 1), tag('Nga', 'ORG', 2), tag('Nga', 'ORG', 3)],
      ['Nga ORG accepted was LOC', 'Nga ORG accepted was LOC', 'Nga ORG accepted'],
    ],
    [
      'a longer name over a suggestion',
      'Bộ Ngoại giao {LOC|Mỹ} nói.',
      [tag('Bộ Ngoại giao Mỹ', 'ORG')],
      ['Bộ Ngoại giao Mỹ ORG accepted'],
    ],
    ['mark', 'boilerplate> Chia sẻ', [mark('Chia sẻ')], ['Chia sẻ: boilerplate accepted']],
    ['mark a line that nobody suggested', 'Chia sẻ', [mark('Chia sẻ')], ['Chia sẻ: boilerplate accepted']],
    ['unmark', 'boilerplate> Chia sẻ', [unmark('Chia sẻ')], ['Chia sẻ: boilerplate rejected']],
    [
      'a long line is quoted by its beginning',
      `boilerplate> 👍${'a'.repeat(100)}`,
      [mark('aaa')],
      [`👍${'a'.repeat(63)}: boilerplate accepted`],
    ],
    [
      'half an emoji is taken whole',
      '👍👍',
      [() => ({ do: 'tag', span: { start: 1, end: 3 }, label: 'X' })],
      ['👍👍 X accepted'],
    ],
    ['nothing at all', VISIT, [() => ({ do: 'tag', span: { start: 3, end: 3 }, label: 'X' })], []],
    ['an emoji in a name', 'Đội {ORG|Sao 🌟} thắng.', [tag('Sao 🌟', 'ORG')], ['Sao 🌟 ORG accepted']],
  ];
  for (const [title, article, doing, entries] of cases) {
    it(title, () => assert.deepEqual(new Work(article).do(...doing).entries, entries));
  }
});

describe('decisions: one after the other', () => {
  const cases: readonly [title: string, work: Work, entries: readonly string[]][] = [
    [
      'a label changed twice remembers the suggestion',
      new Work(VISIT).do(tag('Yoon', 'ORG')).do(tag('Yoon', 'LOC')),
      ['Yoon LOC accepted was PER'],
    ],
    [
      'a label changed back has nothing to remember',
      new Work(VISIT).do(tag('Yoon', 'ORG')).do(tag('Yoon', 'PER')),
      ['Yoon PER accepted'],
    ],
    [
      'accepted, then removed',
      new Work(VISIT).do(tag('Yoon', 'PER')).do(remove('Yoon')),
      ['Yoon PER rejected'],
    ],
    [
      'rejected, then tagged',
      new Work(VISIT).do(reject('Yoon')).do(tag('Yoon', 'PER')),
      ['Yoon PER accepted'],
    ],
    ['added, then removed', new Work(VISIT).do(tag('thăm', 'MISC')).do(remove('thăm')), []],
    [
      'added, changed, then removed',
      new Work(VISIT).do(tag('thăm', 'MISC')).do(tag('thăm', 'ORG')).do(remove('thăm')),
      [],
    ],
    [
      'a second opinion that is the same leaves the first',
      new Work(VISIT).do(tag('Yoon', 'PER')).doAs(BINH, tag('Yoon', 'PER')),
      ['Yoon PER accepted'],
    ],
    [
      'a second opinion that differs is signed',
      new Work(VISIT).do(tag('Yoon', 'PER')).doAs(BINH, tag('Yoon', 'ORG')),
      ['Yoon ORG accepted was PER by binh'],
    ],
    ['rejected twice', new Work(VISIT).do(reject('Yoon')).doAs(BINH, reject('Yoon')), ['Yoon PER rejected']],
    [
      'over two accepted entries of one place: both give way',
      new Work('Ông Yoon.', TWO).do(tag('Yoon', 'ORG')),
      ['Yoon ORG accepted'],
    ],
    [
      'over an accepted entry and one that repeats it',
      new Work('Ông Yoon.', AGAIN).do(tag('Yoon', 'ORG')),
      ['Yoon ORG accepted'],
    ],
    [
      'any decision takes an entry away that repeats an earlier one',
      new Work('Ông Yoon ở Huế.', AGAIN).do(tag('Huế', 'LOC')),
      ['Yoon PER accepted', 'Huế LOC accepted'],
    ],
    ['what repeats an entry is removed with it', new Work('Ông Yoon.', AGAIN).do(remove('Yoon')), []],
    [
      'undo brings it back',
      new Work('Ông Yoon ở Huế.', AGAIN).do(tag('Huế', 'LOC')).revert(0, 1),
      ['Yoon PER accepted by binh', 'Yoon PER accepted'],
    ],
    [
      'a mark of a line that repeats another goes, too',
      new Work('Chia sẻ\nÔng Yoon.', MARKS).do(tag('Yoon', 'PER')),
      ['Yoon PER accepted', 'Chia sẻ: boilerplate accepted'],
    ],
    [
      'an entry with a note of its own repeats nothing',
      new Work('Ông Yoon ở Huế.', AGAIN.replace('by: "binh"', 'by: "binh", note: "?"')).do(tag('Huế', 'LOC')),
      ['Yoon PER accepted by binh', 'Yoon PER accepted', 'Huế LOC accepted'],
    ],
    [
      'an addition that is overlapped goes',
      new Work('Bộ Ngoại giao Mỹ nói.').do(tag('Ngoại giao', 'MISC')).do(tag('Bộ Ngoại giao Mỹ', 'ORG')),
      ['Bộ Ngoại giao Mỹ ORG accepted'],
    ],
    [
      'an accepted suggestion that is overlapped is rejected',
      new Work('Bộ Ngoại giao {LOC|Mỹ} nói.').do(tag('Mỹ', 'LOC')).do(tag('Bộ Ngoại giao Mỹ', 'ORG')),
      ['Bộ Ngoại giao Mỹ ORG accepted', 'Mỹ LOC rejected'],
    ],
    [
      'unmarked twice',
      new Work('boilerplate> Chia sẻ').do(unmark('Chia sẻ')).do(unmark('Chia sẻ')),
      ['Chia sẻ: boilerplate rejected'],
    ],
    [
      'unmarked, then marked',
      new Work('boilerplate> Chia sẻ').do(unmark('Chia sẻ')).do(mark('Chia sẻ')),
      ['Chia sẻ: boilerplate accepted'],
    ],
    [
      'the text of an entry has changed and is taken over',
      new Work('Hôm qua ông Yun thăm Seoul.')
        .do(tag('Yun', 'PER'))
        .edit('Hôm qua ông Yoon thăm Seoul.')
        .do(reanchor('Yun', 'Yoon')),
      ['Yoon PER accepted'],
    ],
    [
      'the text of an entry is gone and it is dropped',
      new Work('Hôm qua ông Yun thăm Seoul.').do(tag('Yun', 'PER')).edit('Giá vàng tăng.').do(forget('Yun')),
      [],
    ],
  ];
  for (const [title, work, entries] of cases) it(title, () => assert.deepEqual(work.entries, entries));
});

describe('what counts in the article', () => {
  const file = (...entries: string[]) => `version: 1\nspans:\n${entries.join('\n')}\n`;
  const cases: readonly [title: string, work: Work, shown: readonly string[]][] = [
    ['suggestions', new Work('{PER|Yoon} thăm'), ['Yoon PER suggested']],
    ['a decision hides its suggestion', new Work('{PER|Yoon}').do(tag('Yoon', 'ORG')), ['Yoon ORG accepted']],
    ['a rejection hides its suggestion', new Work('{PER|Yoon}').do(reject('Yoon')), []],
    [
      'a rejection hides nothing that overlaps it',
      new Work(
        'Ông {PER|Yoon Suk Yeol}',
        file('- {start: 4, end: 8, text: "Yoon", label: "PER", status: "rejected"}'),
      ),
      ['Yoon Suk Yeol PER suggested'],
    ],
    [
      'a decision hides what overlaps it',
      new Work('Ông {PER|Yoon} {MISC|Suk}').do(tag('Yoon Suk', 'PER')),
      ['Yoon Suk PER accepted'],
    ],
    [
      'a suggestion in the file that is no longer made is not shown',
      new Work('Ông {PER|Yoon}', new Work('{MISC|Ông} Yoon').annotate().source),
      ['Yoon PER suggested'],
    ],
    [
      'a suggestion of another program is shown',
      new Work(
        'Ông Yoon',
        file('- {start: 4, end: 8, text: "Yoon", label: "X", status: "suggested", by: "other"}'),
      ),
      ['Yoon X suggested'],
    ],
    [
      'overlapping decisions in the file are both shown',
      new Work(
        'Bộ Mỹ',
        file(
          '- {start: 0, end: 5, text: "Bộ Mỹ", label: "ORG", status: "accepted"}',
          '- {start: 3, end: 5, text: "Mỹ", label: "LOC", status: "accepted"}',
        ),
      ),
      ['Bộ Mỹ ORG accepted', 'Mỹ LOC accepted'],
    ],
    ['an entry that repeats another is shown once', new Work('Ông Yoon', AGAIN), ['Yoon PER accepted']],
    [
      'offsets that disagree with the quote: the quote counts',
      new Work('Ông Yoon', file('- {start: 0, end: 2, text: "Yoon", label: "PER", status: "accepted"}')),
      ['Yoon PER accepted'],
    ],
    [
      'what is not to be found is not shown',
      new Work('Ông Yoon', file('- {start: 90, end: 94, text: "Nga", label: "LOC", status: "accepted"}')),
      [],
    ],
  ];
  for (const [title, work, shown] of cases) it(title, () => assert.deepEqual(work.shown, shown));

  it('of overlapping decisions the second is told', () => {
    const { annotations, text } = new Work(
      'Bộ Mỹ nói',
      file(
        '- {start: 0, end: 5, text: "Bộ Mỹ", label: "ORG", status: "suggested", by: "other"}',
        '- {start: 3, end: 5, text: "Mỹ", label: "LOC", status: "accepted"}',
        '- {start: 3, end: 9, text: "Mỹ nói", label: "LOC", status: "accepted"}',
      ),
    ).article;
    assert.deepEqual(
      annotations.overlapping.map(({ start, end }) => text.slice(start, end)),
      ['Mỹ'],
    );
  });

  const kinds = (work: Work) => work.article.annotations.lines.map(({ kind, status }) => `${kind} ${status}`);
  const lines: readonly [title: string, work: Work, kinds: readonly string[]][] = [
    ['a suggestion', new Work('boilerplate> Chia sẻ\nBài.'), ['boilerplate suggested', 'body suggested']],
    ['marked', new Work('Chia sẻ').do(mark('Chia sẻ')), ['boilerplate accepted']],
    ['unmarked', new Work('boilerplate> Chia sẻ').do(unmark('Chia sẻ')), ['body rejected']],
    [
      'a decision stays with its line when that moves',
      new Work('Chia sẻ').do(mark('Chia sẻ')).edit('Bài.\nChia sẻ'),
      ['body suggested', 'boilerplate accepted'],
    ],
    [
      'a decision stays with its line while that is edited',
      new Work('Bài thứ nhất.\nChia sẻ\nBài thứ hai.')
        .do(mark('Chia sẻ'))
        .edit('Bài thứ nhất.\nBấm để chia sẻ\nBài thứ hai.')
        .edit('Bài thứ nhất.\nBấm mà chia sẻ\nBài thứ hai.'),
      ['body suggested', 'boilerplate accepted', 'body suggested'],
    ],
    [
      'a decision does not pass to the line that has taken the old one in',
      new Work('Bài thứ nhất rất dài.\nChia sẻ').do(mark('Chia sẻ')).edit('Bài thứ nhất rất dài. Chia sẻ'),
      ['body suggested'],
    ],
  ];
  for (const [title, work, expected] of lines) {
    it(`lines: ${title}`, () => assert.deepEqual(kinds(work), expected));
  }
});

describe('a full name', () => {
  for (const form of ['NFC', 'NFD'] as const)
    for (const full of ['NFC', 'NFD'] as const) {
      const nameIn = (name: string) => `Ở {LOC>${name.normalize(full)}|${'Huế'.normalize(form)}} mưa.`;
      const written = (work: Work) => /canonical: "([^"]*)"/.exec(work.source)?.[1]?.normalize();
      it(`in ${full} is not written beside the same text in ${form}, and another one is`, () => {
        for (const [name, expected] of [
          ['Huế', undefined],
          ['Thừa Thiên Huế', 'Thừa Thiên Huế'],
        ] as const) {
          const work = () => new Work(nameIn(name));
          assert.equal(written(work().annotate()), expected);
          assert.equal(written(work().do(tag('Huế'.normalize(form), 'LOC'))), expected);
          const { spans } = runToEnd(
            documentOf('bai.txt', work().article, { include: 'suggested' }, () => {}),
          );
          assert.equal(spans[0]?.canonical?.normalize(), expected);
        }
      });
    }
});

describe('annotate', () => {
  const article = `${VISIT}\n\nboilerplate> Chia sẻ`;
  it('writes what the recognizer suggests, one line each', () => {
    const text = 'Ông Yoon thăm Seoul ngày 6/9.\n\nChia sẻ';
    assert.equal(
      new Work(article).annotate().source,
      `version: 2
unit: "codepoint"
sha256: "${textHash(text)}"

spans:

# 79wn274q
- {id: "79wn274q", start: 4, end: 8, text: "Yoon", label: "PER", status: "suggested", confidence: 0.9, by: "dateline", before: "Ông ", after: " thăm Seoul ngày"}

# x2jxme72
- {id: "x2jxme72", start: 14, end: 19, text: "Seoul", label: "LOC", status: "suggested", confidence: 0.9, by: "dateline", before: "Ông Yoon thăm ", after: " ngày 6/9.\\n\\nChia"}

# 23f9vqwq
- {id: "23f9vqwq", start: 20, end: 28, text: "ngày 6/9", label: "DATE", type: "DATE", value: "2024-09-06", status: "suggested", confidence: 0.9, by: "dateline", before: "Yoon thăm Seoul ", after: ".\\n\\nChia sẻ"}

lines:

# xph1myfp
- {id: "xph1myfp", start: 31, end: 38, text: "Chia sẻ", kind: "boilerplate", status: "suggested", confidence: 0.9, by: "dateline", before: "eoul ngày 6/9.\\n\\n", after: ""}

# end
`,
    );
  });
  it('a second time changes nothing', () => {
    const once = new Work(article).annotate();
    assert.equal(once.annotate().source, once.sources[1]);
  });
  it('makes no file for an article without names', () =>
    assert.equal(new Work('Xin chào').annotate().source, ''));
  it('changes no decision', () => {
    const work = new Work(article)
      .do(tag('Yoon', 'ORG'), reject('Seoul'), tag('thăm', 'MISC'))
      .doAs(BINH, unmark('Chia sẻ'))
      .annotate();
    assert.deepEqual(work.entries, [
      'Yoon ORG accepted was PER',
      'thăm MISC accepted',
      'Seoul LOC rejected',
      'ngày 6/9 DATE 2024-09-06 suggested by dateline',
      'Chia sẻ: boilerplate rejected by binh',
    ]);
  });
  it('a better recognizer changes suggestions alone', () => {
    const work = new Work(article).annotate().do(tag('Yoon', 'PER'));
    work.marked = 'Ông Yoon thăm {ORG:0.8|Seoul} {DATE=2023-09-06|ngày 6/9}.\n\nChia sẻ';
    assert.deepEqual(work.annotate().entries, [
      'Yoon PER accepted',
      'Seoul ORG suggested by dateline',
      'ngày 6/9 DATE 2023-09-06 suggested by dateline',
    ]);
  });
  it('suggestions of other programs stay', () => {
    const other = '- {start: 4, end: 8, text: "Yoon", label: "X", status: "suggested", by: "other"}';
    const unsigned = '- {start: 9, end: 13, text: "thăm", label: "X", status: "suggested"}';
    const source = `version: 1\n\nspans:\n\n${other}\n\n${unsigned}\n`;
    assert.deepEqual(new Work(article, source).annotate().entries.slice(0, 2), [
      'Yoon X suggested by other',
      'thăm X suggested',
    ]);
  });
  it('leaves a file that cannot be read', () => {
    const source = 'version: 1\nspans:\n- {start: [\n';
    assert.equal(new Work(article, source).annotate().source, source);
    assert.equal(new Work(article, source).do(tag('Yoon', 'PER')).source, source);
  });
  it('an empty file is filled as a new one', () => {
    const fresh = new Work(article).annotate().source;
    assert.equal(new Work(article, '\n').annotate().source, fresh);
  });
});
