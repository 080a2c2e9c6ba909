import assert from 'node:assert/strict';
import { type Gold, Person, type Way } from '../bench/person';
import { Desk } from './reviewDesk';

/** `~2017-09-07`: some of its digits may be left open. */
function goldValue(value: string | undefined) {
  if (!value) return {};
  return value.startsWith('~') ? { value: value.slice(1), open: true as const } : { value };
}

describe('a person who reviews an article', () => {
  /**
   * What is suggested and what is right, both marked; and what keys are pressed for.
   *
   * @param offered values in the box for dates, their own first
   */
  const check = (
    title: string,
    marked: string,
    right: string,
    keys: string,
    offered: readonly string[] = [],
    readings: Gold['spans'] = [],
    way: Way = 'position',
  ) =>
    it(title, async () => {
      const desk = new Desk(marked);
      const { lines, spans } = new Desk(right);
      const gold: Gold = {
        spans: spans.map(({ range, label, value }) => ({ range, label, ...goldValue(value) })),
      };
      const settled = () => desk.serveAll();
      const { reviewer } = desk;
      const person = new Person(
        {
          reviewer,
          lines,
          boilerplate: () => new Set(),
          published: () => undefined,
          settled,
          values: async () => offered,
          readings: async () => readings,
          readDate: async () => undefined,
          wordAt: async () => undefined,
          setPublished: async () => undefined,
        },
        gold,
        way,
      );
      let isDone = false;
      const review = person.review().finally(() => {
        isDone = true;
      });
      while (!isDone) await desk.serve();
      await review;
      assert.deepEqual(person.faults(), []);
      assert.equal([...person.keys].map(([purpose, n]) => `${purpose} ${n}`).join(', '), keys);
      assert.deepEqual(desk.refused, []);
    });

  check('all sure and right', '[An:PER?99] ở [Huế:LOC?95]', '[An:PER] ở [Huế:LOC]', 'accept all 1');
  check(
    'the doubtful are accepted',
    '[An:PER?99] ở [Huế:LOC?60]',
    '[An:PER] ở [Huế:LOC]',
    'accept all 1, accept 1',
  );
  check('rejected', '[An:PER?99] ở [Huế:LOC?60]', '[An:PER] ở Huế', 'accept all 1, reject 1');
  check('or get another label', 'ở [Huế:ORG?60]', 'ở [Huế:LOC]', 'accept all 1, label 1');
  check(
    'everywhere, where that is right',
    '[An:ORG?60] và [An:ORG?60]',
    '[An:PER] và [An:PER]',
    'accept all 1, label 1',
  );
  check(
    'not where it is wrong',
    '[An:ORG?60] và [An:ORG?60]',
    '[An:PER] và [An:ORG]',
    'accept all 1, label 1, accept 1',
  );
  check('two syllables more, then on', '[Lê:PER?60] Văn An', '[Lê Văn An:PER]', 'accept all 1, ends 2');
  check(
    'many syllables more: the last word by its code',
    '[Lê:PER?60] Thị Hoa Mai Lan Chi',
    '[Lê Thị Hoa Mai Lan Chi:PER]',
    'accept all 1, ends 2',
  );
  check('and another label', '[Lê:ORG?60] Văn An', '[Lê Văn An:PER]', 'accept all 1, ends 2, label 1');
  check('cut where it is joined', 'ở [Huế, Vinh:LOC?60]', 'ở [Huế:LOC], [Vinh:LOC]', 'accept all 1, ends 1');
  check('joined where it is cut', '[Lê:PER?60] Văn [An:PER?60]', '[Lê Văn An:PER]', 'accept all 1, ends 1');
  check(
    'sure and wrong: found first',
    '[An:PER?99] ở [Huế:ORG?95]',
    '[An:PER] ở [Huế:LOC]',
    'accept all 1, find 1, label 1',
  );
  check(
    'missing: found, selected, tagged',
    'ông An ở đây',
    'ông [An:PER] ở đây',
    'accept all 1, find 1, tag 2',
  );
  check(
    'the likeliest other value is at hand',
    '[mai:DATE?60=2024-09-07]',
    '[mai:DATE=2023-09-07]',
    'accept all 1, value 2',
    ['2024-09-07', '2023-09-07', '2025-09-07'],
  );
  check(
    'the next one below it',
    '[mai:DATE?60=2024-09-07]',
    '[mai:DATE=2025-09-07]',
    'accept all 1, value 3',
    ['2024-09-07', '2023-09-07', '2025-09-07'],
  );
  check(
    'which may leave digits open where nobody knows them',
    '[mai:DATE?60=XXXX-09-08]',
    '[mai:DATE=~2024-09-07]',
    'accept all 1, value 2',
    ['XXXX-09-08', 'XXXX-09-07', '2024-09-07'],
  );
  check(
    'what is not offered is typed: its end alone where the rest is right',
    '[mai:DATE?60=2024-09-07]',
    '[mai:DATE=2024-09-08]',
    'accept all 1, value 4',
    ['2024-09-07'],
  );
  check('or all of it', '[mai:DATE?60=2024-09-07]', '[mai:DATE=P1D]', 'accept all 1, value 6', [
    '2024-09-07',
  ]);
  const lê = (end: number, label: string, value?: string): Gold['spans'][number] => ({
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: end } },
    label,
    ...(value === undefined ? {} : { value }),
  });
  check(
    'the reading that is said next',
    '[Lê:ORG?60] Văn An',
    '[Lê Văn An:PER]',
    'accept all 1, reading 1',
    [],
    [lê(9, 'PER')],
  );
  check(
    'a later one only as far as they are said',
    '[Lê:ORG?60] Văn An',
    '[Lê Văn An:PER]',
    'accept all 1, ends 2, label 1',
    [],
    [lê(6, 'ORG'), lê(6, 'PER'), lê(9, 'ORG'), lê(9, 'PER')],
  );
  check(
    'and no reading where something else takes fewer keys',
    '[An:ORG?60] và [An:ORG?60]',
    '[An:PER] và [An:PER]',
    'accept all 1, label 1',
    [],
    [lê(2, 'PER')],
  );
  check(
    'what is missing may be a reading, which the key that goes there makes',
    'An Bình Minh ở đây',
    '[An Bình Minh:PER] ở đây',
    'accept all 1, find 1',
    [],
    [lê(12, 'PER')],
  );
  check(
    'far suggestions by their code, the near ones one by one; in the end all',
    `[An:PER?60] và [Bo:PER?60] và ${'[Chi:PER?60] và '.repeat(5)}[Dung:PER?60] và [Em:PER?60]`,
    `[An:PER] và [Bo:LOC] và ${'[Chi:PER] và '.repeat(5)}[Dung:LOC] và [Em:PER]`,
    'accept all 2, accept 1, label 2, find 1',
  );
  const find = (title: string, marked: string, right: string, keys: string, readings: Gold['spans'] = []) =>
    check(title, marked, right, keys, [], readings, 'find');
  find(
    'read, then all accepted together',
    '[An:PER?99] ở [Huế:LOC?60]',
    '[An:PER] ở [Huế:LOC]',
    'accept all 1',
  );
  find(
    'what is wrong is gone to by its letter',
    '[An:PER?99] ở [Huế:LOC?60]',
    '[An:PER] ở Huế',
    'find 1, reject 1, accept 1',
  );
  find('which makes the first reading', '[Lê:ORG?60] Văn An', '[Lê Văn An:PER]', 'find 1', [lê(9, 'PER')]);
  const date = (value: string) => [
    { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } }, label: 'DATE', value },
  ];
  find(
    'of a date as well',
    '[9/9:DATE?60=2024-09-09] ở Huế',
    '[9/9:DATE=2023-09-09] ở Huế',
    'find 1',
    date('2023-09-09'),
  );
  find('and goes on to the next', '[Lê:ORG?60] Văn An', '[Lê Văn An:PER]', 'find 1, reading 1', [
    lê(9, 'ORG'),
    lê(9, 'PER'),
  ]);
  find(
    'or is mended by hand from there',
    '[Lê:ORG?60] Văn An',
    '[Lê Văn An:PER]',
    'find 1, ends 1, label 1',
    [lê(6, 'ORG')],
  );
  find(
    'or back, where that is nearer',
    '[Lê:ORG?60] Văn An ở Huế',
    '[Lê Văn:ORG] An ở Huế',
    'find 1, reading 1, ends 1',
    [lê(15, 'PER')],
  );
  find(
    'what is read is read so wherever else it stands',
    '[An:ORG?60] và [An:ORG?60]',
    '[An:PER] và [An:PER]',
    'find 1, reading 1',
    [lê(2, 'PER')],
  );
});
