import assert from 'node:assert/strict';
import { decide } from '../../src/core/annotation/decide';
import { newId, ownId } from '../../src/core/sidecar/id';
import { readSidecar } from '../../src/core/sidecar/read';
import { BINH, type Doing, mark, publish, reject, remove, tag, Work } from '../support/work';

const VISIT = 'Ông {PER|Yoon} thăm {LOC|Seoul} {DATE=2024-09-06|ngày 6/9}.';
const ids = (source: string) => {
  const { spans, lines } = readSidecar(source);
  return new Map([...spans, ...lines].map(({ record, id }) => [record.text, id]));
};
const FIRST = `version: 1
unit: "codepoint"

spans:

# 4
- {start: 4, end: 8, text: "Yoon", label: "PER", status: "accepted", by: "an", note: "x", before: "Ông ", after: " thăm"}

# 14
- {start: 14, end: 19, text: "Seoul", label: "LOC", status: "accepted"} # sure

lines:

# end
`;

describe('ids of entries', () => {
  const changes: readonly [title: string, change: (work: Work) => Work][] = [
    ['another label', (work) => work.do(tag('Yoon', 'ORG'))],
    ['a rejection', (work) => work.do(reject('Yoon'))],
    ['a decision of somebody else', (work) => work.doAs(BINH, tag('Yoon', 'LOC'))],
    ['text before it', (work) => work.edit(`Hôm nay, ${VISIT}`)],
    ['other text around it', (work) => work.edit('Bà {PER|Yoon} gặp {LOC|Seoul}.')],
    ['other entries beside it', (work) => work.do(tag('thăm', 'MISC'), remove('Seoul'))],
    ['annotate', (work) => work.annotate()],
    ['going and coming back', (work) => work.edit('').edit(VISIT)],
  ];
  for (const [title, change] of changes) {
    it(`stay through ${title}`, () => {
      const work = new Work(VISIT).do(tag('Yoon', 'PER'), tag('Seoul', 'LOC'));
      const before = ids(work.source).get('Yoon');
      assert.match(before ?? '', /^[0-9a-z]{8}$/);
      assert.equal(ids(change(work).source).get('Yoon'), before);
    });
  }
  it('stay when their entry gets another span', () => {
    const work = new Work(VISIT).do(tag('Yoon', 'PER'));
    const id = ids(work.source).get('Yoon')!;
    work.do(() => ({ do: 'tag', id, span: { start: 0, end: 8 }, label: 'PER' }));
    assert.deepEqual([...ids(work.source)], [['Ông Yoon', id]]);
  });
  it('are the same for two people who annotate the same text, whatever they say of it', () => {
    const one = new Work(VISIT).do(tag('Yoon', 'PER'), mark(VISIT.slice(0, 3)));
    const other = new Work(VISIT).doAs(BINH, tag('Seoul', 'LOC'), tag('Yoon', 'ORG'), mark('Ông'));
    assert.equal(ids(one.source).get('Yoon'), ids(other.source).get('Yoon'));
    assert.equal([...ids(one.source)].at(-1)?.[1], [...ids(other.source)].at(-1)?.[1]);
  });
  it('are others for other mentions, for lines and spans, and where they are taken', () => {
    const fields = { start: 0, end: 3, text: 'Nam', before: '', after: ' và Nam' };
    const taken = new Set<string>();
    const all = [
      newId('spans', fields, taken),
      newId('spans', fields, taken),
      newId('spans', fields, taken),
      newId('lines', fields, taken),
      newId('spans', { ...fields, start: 7, end: 10 }, taken),
      newId('spans', { ...fields, after: ' và Nga' }, taken),
    ];
    assert.equal(new Set(all).size, all.length);
    assert.deepEqual(taken, new Set(all));
  });
  it('hardly ever meet', () => {
    const made = new Set<string>();
    for (let n = 0; n < 200_000; n++)
      made.add(ownId('spans', { start: n, end: n + 3, text: 'Nam', before: 'gặp ', after: ' ở Huế' }));
    assert.equal(made.size, 200_000);
  });
});

describe('a sidecar of version 1', () => {
  const TEXT = 'Ông Yoon thăm Seoul ngày 6/9.';
  it('is read with ids that are the same each time', () => {
    assert.deepEqual(ids(FIRST), ids(FIRST));
    assert.equal(new Set(ids(FIRST).values()).size, 2);
  });
  it('becomes version 2 with the next decision, and nothing else of it changes', () => {
    const work = new Work(TEXT, FIRST).do(publish('2024-09-06'), tag('thăm', 'MISC'));
    const { header, problems } = readSidecar(work.source);
    assert.deepEqual(problems, []);
    assert.equal(header.version, 2);
    assert.match(
      work.source,
      /\n\n# (\w{8})\n- \{id: "\1", start: 4, end: 8, text: "Yoon", label: "PER", status: "accepted", by: "an", note: "x", before: "Ông ", after: " thăm"\}\n\n/,
    );
    assert.match(
      work.source,
      /\n\n# (\w{8})\n- \{start: 14, end: 19, text: "Seoul", label: "LOC", status: "accepted", id: "\1"\} # sure\n/,
    );
    for (const [text, id] of ids(FIRST)) assert.equal(ids(work.source).get(text), id);
  });
  const kept: readonly [title: string, change: (work: Work) => Work][] = [
    ['the article moves its entries', (work) => work.edit(`Hôm nay, ${TEXT}`)],
    ['annotate has nothing to write', (work) => work.annotate()],
    ['only the publication date is set', (work) => work.do(publish('2024-09-06'))],
    ['what is decided is there already', (work) => work.do(tag('Yoon', 'PER'))],
  ];
  for (const [title, change] of kept) {
    it(`stays one while ${title}`, () => {
      const { source } = change(new Work(TEXT, FIRST));
      assert.equal(readSidecar(source).header.version, 1);
      assert.doesNotMatch(source, /id:/);
    });
  }
  it('its signposts move with its entries', () =>
    assert.match(
      new Work(TEXT, FIRST).edit(`Mới. ${TEXT}`).source,
      /\n# 9\n- \{start: 9, end: 13, text: "Yoon"/,
    ));
  it('without a version becomes version 2 as well', () => {
    const source = '- {start: 4, end: 8, text: "Yoon", label: "PER", status: "accepted"}\n';
    const work = new Work(TEXT, `# hand\nspans:\n${source}`).do(tag('Seoul', 'LOC'));
    assert.equal(readSidecar(work.source).header.version, 2);
    assert.deepEqual(work.entries, ['Yoon PER accepted', 'Seoul LOC accepted']);
  });
});

describe('entries of one id or one place', () => {
  const TEXT = 'Ông Yoon thăm Seoul.';
  const yoon = (fields: string) => `- {${fields}start: 4, end: 8, text: "Yoon", status: "accepted", `;
  const file = (...entries: string[]) => `version: 2\nspans:\n\n${entries.join('\n\n')}\n`;
  const cases: readonly [
    title: string,
    entries: readonly string[],
    seen: readonly string[],
    problems: string[],
  ][] = [
    [
      'the same twice is one',
      [`${yoon('id: "a", ')}label: "PER", by: "an"}`, `${yoon('id: "a", ')}label: "PER", by: "binh"}`],
      ['Yoon PER accepted'],
      [],
    ],
    [
      'the same twice without ids is one',
      [`${yoon('')}label: "PER", by: "an"}`, `${yoon('')}label: "PER", by: "binh"}`],
      ['Yoon PER accepted'],
      [],
    ],
    [
      'one id that says two things is a conflict',
      [`${yoon('id: "a", ')}label: "PER"}`, `${yoon('id: "a", ')}label: "ORG"}`],
      ['Yoon PER accepted', 'Yoon ORG accepted'],
      ['conflict a'],
    ],
    [
      'two labels of one text are two entries',
      [`${yoon('id: "a", ')}label: "PER"}`, `${yoon('id: "b", ')}label: "ORG"}`, `${yoon('')}label: "X"}`],
      ['Yoon PER accepted', 'Yoon ORG accepted', 'Yoon X accepted'],
      [],
    ],
    [
      'a number is an id, a list is none',
      [`${yoon('id: 17, ')}label: "PER"}`, `${yoon('id: [1], ')}label: "ORG"}`],
      ['Yoon PER accepted', 'Yoon ORG accepted'],
      [],
    ],
  ];
  for (const [title, entries, seen, problems] of cases) {
    it(title, () => {
      const work = new Work(TEXT, file(...entries));
      const sidecar = readSidecar(work.source);
      assert.deepEqual(
        work.entries,
        seen.map((one) => one),
      );
      assert.deepEqual(
        sidecar.problems.map(({ code, detail }) => `${code} ${detail}`),
        problems,
      );
      assert.equal(new Set(sidecar.spans.map(({ id }) => id)).size, seen.length);
      // The next decision leaves each of them once, under an id of its own.
      work.do(tag('Seoul', 'LOC'));
      assert.deepEqual(work.entries, [...seen, 'Seoul LOC accepted']);
      const after = readSidecar(work.source);
      assert.deepEqual(after.problems, []);
      assert.deepEqual(after.doubles, []);
      for (const { id, fields } of after.spans) assert.equal(fields['id'], id);
    });
  }

  const two = file(`${yoon('id: "a", ')}label: "PER"}`, `${yoon('id: "b", ')}label: "ORG"}`);
  const byId =
    (action: object): Doing =>
    () =>
      ({ span: { start: 4, end: 8 }, ...action }) as ReturnType<Doing>;
  const named: readonly [title: string, action: object, entries: readonly string[]][] = [
    ['removed', { do: 'remove', id: 'a' }, ['Yoon ORG accepted']],
    ['removed, the other', { do: 'remove', id: 'b' }, ['Yoon PER accepted']],
    ['rejected', { do: 'reject', id: 'a' }, ['Yoon PER rejected', 'Yoon ORG accepted']],
    ['forgotten', { do: 'forget', id: 'b' }, ['Yoon PER accepted']],
    ['tagged anew, and the other goes', { do: 'tag', id: 'a', label: 'LOC' }, ['Yoon LOC accepted']],
    [
      'of a name that nobody has: nothing happens',
      { do: 'tag', id: 'c', label: 'LOC' },
      ['Yoon PER accepted', 'Yoon ORG accepted'],
    ],
    ['without a name, and all go but one', { do: 'tag', label: 'LOC' }, ['Yoon LOC accepted']],
  ];
  for (const [title, action, entries] of named)
    it(`one of two is ${title}`, () =>
      assert.deepEqual(new Work(TEXT, two).do(byId(action)).entries, entries));
  it('a longer name takes the place of all that it covers', () =>
    assert.deepEqual(new Work(TEXT, two).do(tag('Ông Yoon', 'PER')).entries, ['Ông Yoon PER accepted']));
});

describe('names that lie inside one another', () => {
  const TEXT = 'Ông Yoon Suk thăm Seoul.';
  const tagged = (nested: boolean, ...places: readonly [start: number, end: number, label: string][]) => {
    const work = new Work(TEXT);
    for (const [start, end, label] of places)
      work.source = decide(work.article, [{ do: 'tag', span: { start, end }, label }], BINH, { nested });
    return work.entries.map((entry) => entry.replace(' accepted by binh', ''));
  };
  const cases: readonly [
    title: string,
    places: Parameters<typeof tagged>[1][],
    nested: string[],
    flat: string[],
  ][] = [
    [
      'the inner one second',
      [
        [4, 12, 'PER'],
        [4, 8, 'LOC'],
      ],
      ['Yoon LOC', 'Yoon Suk PER'],
      ['Yoon LOC'],
    ],
    [
      'the outer one second',
      [
        [9, 12, 'LOC'],
        [4, 12, 'PER'],
      ],
      ['Yoon Suk PER', 'Suk LOC'],
      ['Yoon Suk PER'],
    ],
    [
      'crossing',
      [
        [0, 8, 'PER'],
        [4, 12, 'LOC'],
      ],
      ['Yoon Suk LOC'],
      ['Yoon Suk LOC'],
    ],
    [
      'the same text',
      [
        [4, 8, 'PER'],
        [4, 8, 'LOC'],
      ],
      ['Yoon LOC'],
      ['Yoon LOC'],
    ],
  ];
  for (const [title, places, nested, flat] of cases) {
    it(`${title}: stay where the project says so`, () => assert.deepEqual(tagged(true, ...places), nested));
    it(`${title}: else the new one stays`, () => assert.deepEqual(tagged(false, ...places), flat));
  }
});
