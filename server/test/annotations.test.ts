import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleOf } from '../src/core/annotation/article';
import { type Action, decide, revertSource, suggest } from '../src/core/annotation/decide';
import { readSidecar } from '../src/core/sidecar/read';
import { textHash } from '../src/core/text/hash';
import { marked } from './support/marked';
import { cpuTime } from './support/time';
import {
  AN,
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

describe('annotate', () => {
  const article = `${VISIT}\n\nboilerplate> Chia sẻ`;
  it('writes what the recognizer suggests, one line each', () => {
    const text = 'Ông Yoon thăm Seoul ngày 6/9.\n\nChia sẻ';
    assert.equal(
      new Work(article).annotate().source,
      `version: 1
unit: "codepoint"
sha256: "${textHash(text)}"

spans:

# 4
- {start: 4, end: 8, text: "Yoon", label: "PER", status: "suggested", confidence: 0.9, by: "dateline", before: "Ông ", after: " thăm Seoul ngày"}

# 14
- {start: 14, end: 19, text: "Seoul", label: "LOC", status: "suggested", confidence: 0.9, by: "dateline", before: "Ông Yoon thăm ", after: " ngày 6/9.\\n\\nChia"}

# 20
- {start: 20, end: 28, text: "ngày 6/9", label: "DATE", type: "DATE", value: "2024-09-06", status: "suggested", confidence: 0.9, by: "dateline", before: "Yoon thăm Seoul ", after: ".\\n\\nChia sẻ"}

lines:

# 31
- {start: 31, end: 38, text: "Chia sẻ", kind: "boilerplate", status: "suggested", confidence: 0.9, by: "dateline", before: "eoul ngày 6/9.\\n\\n", after: ""}

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

describe('what survives every rewrite', () => {
  const HAND = `# the desk's file
version: 1
team: "blue" # ask them
spans:
  # the president
  - start: 4
    end: 8   # code points
    text: Yoon
    label: PER
    status: suggested
    by: other
    note: check
  - {start: 14, end: 19, text: Seoul, label: LOC, status: accepted} # sure
`;
  it('comments, unknown keys, the style of entries and their indentation', () =>
    assert.equal(
      new Work('Ông Yoon thăm Seoul.', HAND).do(tag('Yoon', 'ORG'), tag('thăm', 'MISC')).source,
      `# the desk's file
version: 1
sha256: "${textHash('Ông Yoon thăm Seoul.')}"
team: "blue" # ask them
spans:
  # the president
  - start: 4
    end: 8 # code points
    text: Yoon
    label: ORG
    status: accepted
    by: an
    note: check
    was: "PER"
    at: "2024-09-06T01:02:03Z"
    before: "Ông "
    after: " thăm Seoul."

  # 9
  - {start: 9, end: 13, text: "thăm", label: "MISC", status: "accepted", by: "an", at: "2024-09-06T01:02:03Z", before: "Ông Yoon ", after: " Seoul."}
  - {start: 14, end: 19, text: Seoul, label: LOC, status: accepted} # sure
`,
    ));
  it('the comment of an entry that moves', () =>
    assert.match(
      new Work('Ông Yoon thăm Seoul.', HAND).edit('Hôm nay ông Yoon thăm Seoul.').source,
      /^ {2}- \{start: 22, end: 27, text: Seoul, label: LOC, status: accepted\} # sure$/m,
    ));
  it('unknown keys of an entry that is decided, in their place', () => {
    const work = new Work(VISIT).annotate();
    work.source = work.source.replace('text: "Yoon",', 'text: "Yoon", mood: {"a":[1]},');
    assert.match(
      work.do(tag('Yoon', 'ORG')).source,
      /text: "Yoon", mood: \{"a":\[1\]\}, label: "ORG", status/,
    );
  });
  it('CRLF', () => {
    const source = new Work(VISIT).annotate().source.replaceAll('\n', '\r\n');
    const work = new Work(VISIT, source).do(tag('Yoon', 'ORG'), tag('thăm', 'MISC')).annotate();
    assert.doesNotMatch(work.source, /[^\r]\n/);
    assert.equal(work.entries.length, 4);
  });
  it('nothing to do: the same bytes', () => {
    const work = new Work('Ông Yoon thăm Seoul.', HAND);
    assert.equal(work.do(reject('Ông')).do().source, HAND);
  });
});

describe('the article is edited', () => {
  it('offsets, signposts and hash follow', () => {
    const work = new Work('Ông Yoon thăm.').do(tag('Yoon', 'PER')).edit('Hôm nay ông Yoon thăm.');
    assert.match(work.source, /\n# 12\n- \{start: 12, end: 16, text: "Yoon"/);
    assert.equal(readSidecar(work.source).header.sha256, textHash('Hôm nay ông Yoon thăm.'));
  });
  it('the hash follows also when nothing has moved', () => {
    const work = new Work('Ông Yoon thăm.').do(tag('Yoon', 'PER')).edit('Ông Yoon thăm Seoul.');
    assert.equal(readSidecar(work.source).header.sha256, textHash('Ông Yoon thăm Seoul.'));
  });
  it('a quote follows the normal form of the article', () => {
    const work = new Work('Ở Huế mưa.').do(tag('Huế', 'LOC')).edit('Ở Huế mưa.'.normalize('NFD'));
    assert.deepEqual(work.entries, [`${'Huế'.normalize('NFD')} LOC accepted`]);
    assert.equal(readSidecar(work.source).spans[0]!.record.end, 9);
  });
  it('a changed text keeps its entry, whose place follows', () => {
    const work = new Work('Hôm qua ông Yun thăm Seoul, gặp ông An.').do(tag('Yun', 'PER'), tag('An', 'PER'));
    work.edit('Hôm qua ông Yoon thăm Seoul, gặp ông An.');
    work.edit(`${'Một câu mới. '.repeat(50)}Hôm qua ông Yoon thăm Seoul, gặp ông An.`);
    work.edit(`${'Một câu mới. '.repeat(99)}Hôm qua ông Yoon thăm Seoul, gặp ông An.`);
    assert.deepEqual(work.shown, ['An PER accepted']);
    const [stale] = work.article.annotations.stale;
    assert.equal(stale?.anchor.state, 'changed');
    assert.equal(work.article.text.slice(stale.anchor.span.start, stale.anchor.span.end), 'Yoon');
  });
  it('cut and pasted back, all is as before', () => {
    const text = 'Ông Yoon thăm Seoul hôm qua.';
    const work = new Work(text).do(tag('Yoon', 'PER'), tag('Seoul', 'LOC'));
    assert.equal(work.edit('').edit(text).source, work.sources[1]);
  });
});

describe('undo', () => {
  const article = `${VISIT}\nboilerplate> Chia sẻ\n{PER|An} và {PER|Bình}.`;
  const actions: readonly [title: string, doing: readonly Doing[]][] = [
    ['accept', [tag('Yoon', 'PER')]],
    ['another label', [tag('Yoon', 'ORG')]],
    ['add', [tag('thăm', 'MISC')]],
    ['reject', [reject('Seoul')]],
    ['mark', [mark('Chia sẻ')]],
    ['a longer name', [tag('An và Bình', 'ORG')]],
    ['all at once', [tag('Yoon', 'ORG'), tag('thăm', 'MISC'), reject('Seoul'), mark('Chia sẻ')]],
  ];
  const starts: readonly [title: string, source: string][] = [
    ['no file', ''],
    ['suggestions in the file', new Work(article).annotate().source],
    [
      'a file formatted by hand',
      'version: 1\nspans:\n  - start: 4 # here\n    end: 8\n    text: Yoon\n    label: PER\n    status: suggested\n    by: dateline\n',
    ],
  ];
  for (const [start, source] of starts) {
    for (const [title, doing] of actions) {
      it(`${title}, from ${start}: the exact bytes`, () =>
        assert.equal(new Work(article, source).do(...doing).revert(0, 1).source, source));
      it(`${title}, from ${start}: what another did in between stays`, () => {
        const both = new Work(article, source).do(...doing).doAs(BINH, tag('Bình', 'ORG'));
        const alone = new Work(article, source).doAs(BINH, tag('Bình', 'ORG'));
        // A longer name and one inside it cannot both stay as they are.
        if (title === 'a longer name') return;
        const expected = source === '' ? alone.entries : alone.source;
        both.revert(0, 1);
        assert.deepEqual(
          source === '' ? both.entries : essence(both.source),
          source === '' ? expected : essence(alone.source),
        );
      });
    }
  }
  it('what another changed on the same entry stays', () => {
    const work = new Work(article)
      .annotate()
      .do(tag('Yoon', 'PER'))
      .doAs(BINH, tag('Yoon', 'LOC'))
      .revert(1, 2);
    assert.match(work.entries.join('\n'), /^Yoon LOC accepted was PER by binh$/m);
  });
  it('after the article has changed', () => {
    const work = new Work(article).annotate().do(tag('Yoon', 'ORG'), reject('Seoul'));
    work.edit(`Mới. ${article}`).revert(1, 2);
    assert.deepEqual(work.entries, new Work(`Mới. ${article}`).annotate().entries);
  });
});

/** The first decision on a text leaves its hash, and a list that was missing, perhaps empty. */
function essence(source: string): string {
  return source.replace(/^sha256: .*\n/m, '').replace(/\n\nlines:\n$/, '\n');
}

describe('annotations: properties', () => {
  const words = ['Yoon', 'Nga', 'Huế', '👍 Sao', 'thăm', 'ở', 'và', 'Bộ Mỹ', 'ế'.normalize('NFD')];
  const label = fc.constantFrom('PER', 'LOC', 'ORG', 'X-Y');
  const token = fc.tuple(fc.constantFrom(...words), fc.option(label, { freq: 2 }));
  const article = fc
    .array(fc.array(token, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 })
    .map((lines) =>
      lines
        .map((line, n) => {
          const text = line.map(([word, l]) => (l && l !== 'X-Y' ? `{${l}|${word}}` : word)).join(' ');
          return n % 3 === 2 ? `boilerplate> ${text}` : text;
        })
        .join('\n'),
    );
  type Plan = readonly [kind: number, at: number, length: number, label: string];
  const plan = fc.array(fc.tuple(fc.nat(5), fc.nat(99), fc.integer({ min: 1, max: 12 }), label), {
    maxLength: 12,
  });

  /** An action of the plan on the article as it is. */
  function actionOf(work: Work, [kind, at, length, label]: Plan): Action {
    const { annotations, text } = work.article;
    const known = annotations.spans[at % Math.max(1, annotations.spans.length)];
    const start = at % text.length;
    const free = { start, end: Math.min(text.length, start + length) };
    const line = annotations.lines[at % annotations.lines.length]!;
    const actions: Action[] = [
      { do: 'tag', span: known ?? free, label },
      { do: 'tag', span: free, label },
      { do: 'reject', span: known ?? free },
      { do: 'remove', span: known ?? free },
      { do: 'mark', span: line, kind: 'boilerplate' },
      { do: 'unmark', span: line },
    ];
    return actions[kind]!;
  }
  const act = (work: Work, step: Plan) => {
    work.source = decide(work.article, [actionOf(work, step)], AN);
  };

  it('any decisions: the file reads back, nothing live overlaps, each can be taken back', () =>
    fc.assert(
      fc.property(article, plan, fc.boolean(), (text, steps, annotated) => {
        const work = new Work(text);
        if (annotated) work.annotate();
        for (const step of steps) {
          act(work, step);
          const { problems } = readSidecar(work.source);
          assert.deepEqual(problems, []);
          const [before, after] = work.sources.slice(-2);
          assert.equal(revertSource(after!, before!, after!), before);
          assert.deepEqual(work.article.annotations.overlapping, []);
          assert.deepEqual(work.article.annotations.stale, []);
        }
      }),
      { numRuns: 150 },
    ));

  it('annotate keeps every decision and is idempotent', () =>
    fc.assert(
      fc.property(article, article, plan, (text, other, steps) => {
        const work = new Work(text);
        for (const step of steps) act(work, step);
        const decided = (source: string) =>
          source.split('\n').filter((line) => line.startsWith('- ') && !line.includes('status: "suggested"'));
        const before = decided(work.source);
        work.annotate();
        assert.deepEqual(decided(work.source), before);
        const once = work.source;
        assert.equal(work.annotate().source, once);
        // Nor when the recognizer says something else of the same text.
        const again = marked(other).recognition;
        const same = { ...marked(text), recognition: { ...again, lines: marked(text).recognition.lines } };
        const inside = ({ end }: { end: number }) => end <= same.text.length;
        const recognition = {
          ...same.recognition,
          entities: same.recognition.entities.filter(inside),
          dates: [],
        };
        const third = suggest(articleOf(same.text, recognition, readSidecar(once)));
        assert.deepEqual(decided(third), before);
      }),
      { numRuns: 150 },
    ));

  it('a decision taken back after others leaves theirs', () =>
    fc.assert(
      fc.property(article, plan, fc.integer({ min: 1, max: 9 }), (text, steps, size) => {
        const work = new Work(text).annotate();
        const mine = work.sources.length;
        const bulk = steps.slice(0, size).map((step) => actionOf(work, step));
        work.source = decide(work.article, bulk, AN);
        const untouched = (source: string) => {
          const touched = bulk.flatMap((action) => ('span' in action ? [action.span] : []));
          return readSidecar(source).spans.filter(({ record }) => {
            const { codePoints } = work.article;
            const span = { start: codePoints.toUtf16(record.start), end: codePoints.toUtf16(record.end) };
            return !touched.some((t) => t.start < span.end && span.start < t.end);
          });
        };
        const [theirs] = untouched(work.source);
        if (theirs) {
          const { codePoints } = work.article;
          const span = {
            start: codePoints.toUtf16(theirs.record.start),
            end: codePoints.toUtf16(theirs.record.end),
          };
          work.source = decide(work.article, [{ do: 'tag', span, label: 'THEIRS' }], BINH);
        }
        const base = work.sources[mine - 1]!;
        work.source = revertSource(work.source, base, work.sources[mine]!);
        const alone =
          theirs &&
          decide(new Work(text, base).article, [tagOf(theirs.record.start, theirs.record.end, work)], BINH);
        assert.equal(work.source, alone ?? base);
      }),
      { numRuns: 150 },
    ));

  function tagOf(start: number, end: number, { article }: Work): Action {
    const { codePoints } = article;
    return {
      do: 'tag',
      span: { start: codePoints.toUtf16(start), end: codePoints.toUtf16(end) },
      label: 'THEIRS',
    };
  }
});

describe('annotations: time', () => {
  const article = Array.from(
    { length: 2000 },
    (_, n) =>
      `Câu ${n} kể về {PER|Nguyễn Văn ${n}} và chuyện nọ.${n % 20 === 19 ? '\nboilerplate> Chia sẻ\n' : ' '}`,
  ).join('');
  const { text, recognition } = marked(article);
  const all: Action[] = [
    ...recognition.entities.map(
      ({ start, end, label }): Action => ({ do: 'tag', span: { start, end }, label }),
    ),
    ...recognition.lines
      .filter(({ kind }) => kind === 'boilerplate')
      .map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' })),
  ];
  const accepted = decide(articleOf(text, recognition), all, AN);
  const took = (work: () => unknown) => {
    work();
    return cpuTime(work);
  };
  const cases: readonly [title: string, limit: number, work: () => unknown][] = [
    ['combine', 60, () => articleOf(text, recognition, readSidecar(accepted))],
    ['accept all', 400, () => decide(articleOf(text, recognition), all, AN)],
    ['annotate', 400, () => suggest(articleOf(text, recognition))],
    [
      'take all back',
      1000,
      () => revertSource(`${accepted}\n`, suggest(articleOf(text, recognition)), accepted),
    ],
  ];
  for (const [title, limit, work] of cases) {
    it(`2,000 spans in ${Math.round(text.length / 1000)} kB: ${title}`, () => {
      const ms = took(work);
      assert.ok(ms < limit, `${ms} ms`);
    });
  }
});
