import assert from 'node:assert/strict';
import { COMMANDS } from '../../../server/src/protocol';
import {
  codesAround,
  codesFor,
  MARKS,
  type Marks,
  marksFor,
  reaching,
  targetsIn,
  wordAt,
  wordsIn,
} from '../../src/review/jump';
import { lettersFor, RESERVED } from '../../src/review/letters';
import type { Reviewer } from '../../src/review/reviewer';
import type { Walk } from '../../src/review/walk';
import { Desk } from './reviewDesk';
import { readJson } from './root';

const VISIT = 'Ông [Yoon:PER?80] gặp [An:ORG?60] ở [Seoul:LOC?97], [Huế:LOC*70] và [Vinh:LOC].';

type Key = (reviewer: Reviewer) => unknown;
const accept: Key = (r) => r.accept();
const acceptEvery: Key = (r) => r.accept(true);
const reject: Key = (r) => r.reject();
const skip: Key = (r) => r.skip();
const back: Key = (r) => r.back();
const merge: Key = (r) => r.merge();
const split: Key = (r) => r.split(r.cuts()[0]!);
const label =
  (name: string): Key =>
  (r) =>
    r.label(name);
const note =
  (text: string): Key =>
  (r) =>
    r.note(text);
const value =
  (text: string): Key =>
  (r) =>
    r.value('DATE', text);
const at =
  (character: number, line = 0): Key =>
  (r) =>
    r.lookAt({ line, character });
const grow: Key = (r) => r.resize({ end: 'end', to: 'right' });
const shrink: Key = (r) => r.resize({ end: 'end', to: 'left' });
const growLeft: Key = (r) => r.resize({ end: 'start', to: 'left' });

const read =
  (start: number, end: number, name: string, date?: string): Key =>
  (r) =>
    r.read({
      range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
      label: name,
      ...(date === undefined ? {} : { value: date }),
    });

const TOP: Walk = { order: 'position', over: 'suggestions' };

describe('keys of the review', () => {
  /** What is on the screen at once after some keys, before the server has answered any; and that it then stays so. */
  const check = (title: string, marked: string, walk: Walk, keys: readonly Key[], ...screen: string[]) =>
    it(title, async () => {
      const desk = new Desk(marked);
      desk.reviewer.begin(walk);
      for (const key of keys) key(desk.reviewer);
      assert.deepEqual(desk.screen, screen);
      await desk.serveAll();
      assert.deepEqual(desk.screen, screen);
      assert.deepEqual(desk.refused, []);
    });

  const rest = ['Seoul:LOC?', 'Huế:LOC*', 'Vinh:LOC'];
  check('the first suggestion is looked at', VISIT, TOP, [], '«Yoon:PER?»', 'An:ORG?', ...rest);
  check('accept, and go on', VISIT, TOP, [accept], 'Yoon:PER', '«An:ORG?»', ...rest);
  check('another label, and go on', VISIT, TOP, [label('LOC')], 'Yoon:LOC', '«An:ORG?»', ...rest);
  check('reject, and go on', VISIT, TOP, [reject], '«An:ORG?»', ...rest);
  check('skip', VISIT, TOP, [skip], 'Yoon:PER?', '«An:ORG?»', ...rest);
  check('back to what was skipped', VISIT, TOP, [skip, skip, back], 'Yoon:PER?', '«An:ORG?»', ...rest);
  check('back to what was accepted', VISIT, TOP, [accept, back], '«Yoon:PER»', 'An:ORG?', ...rest);
  check('and decided anew', VISIT, TOP, [accept, back, label('LOC')], 'Yoon:LOC', '«An:ORG?»', ...rest);
  check('back past what was rejected', VISIT, TOP, [skip, reject, back], '«Yoon:PER?»', ...rest);
  check(
    'skipped ones come again',
    VISIT,
    TOP,
    [skip, accept, accept],
    '«Yoon:PER?»',
    'An:ORG',
    'Seoul:LOC',
    ...rest.slice(1),
  );
  check(
    'at the end nothing is looked at',
    VISIT,
    TOP,
    [accept, accept, accept, accept, reject],
    'Yoon:PER',
    'An:ORG',
    'Seoul:LOC',
    'Huế:LOC*',
    'Vinh:LOC',
  );
  check(
    'the least sure first',
    VISIT,
    { order: 'doubt', over: 'suggestions' },
    [accept],
    '«Yoon:PER?»',
    'An:ORG',
    ...rest,
  );
  check(
    'then the surer',
    VISIT,
    { order: 'doubt', over: 'suggestions' },
    [accept, accept],
    'Yoon:PER',
    'An:ORG',
    '«Seoul:LOC?»',
    ...rest.slice(1),
  );
  check(
    'only what was accepted together',
    VISIT,
    { order: 'doubt', over: 'bulk' },
    [],
    'Yoon:PER?',
    'An:ORG?',
    'Seoul:LOC?',
    '«Huế:LOC*»',
    'Vinh:LOC',
  );
  check(
    'which is then looked at',
    VISIT,
    { order: 'doubt', over: 'bulk' },
    [accept],
    'Yoon:PER?',
    'An:ORG?',
    'Seoul:LOC?',
    'Huế:LOC',
    'Vinh:LOC',
  );
  check(
    'everything',
    VISIT,
    { order: 'position', over: 'all' },
    [accept, skip, skip, skip, accept],
    '«Yoon:PER»',
    'An:ORG?',
    ...rest,
  );
  check('a click', VISIT, TOP, [at(15), accept], 'Yoon:PER?', 'An:ORG', '«Seoul:LOC?»', ...rest.slice(1));
  check('a click beside all, then on', VISIT, TOP, [at(0), skip], '«Yoon:PER?»', 'An:ORG?', ...rest);
  check('a syllable more', 'Ông [Lê:PER?90] Văn An', TOP, [grow], '«Lê Văn:PER»');
  check(
    'and one more before the server has answered',
    'Ông [Lê:PER?90] Văn An',
    TOP,
    [grow, grow],
    '«Lê Văn An:PER»',
  );
  check(
    'and back, and left, and another label',
    'Ông [Lê:PER?90] Văn An',
    TOP,
    [grow, grow, shrink, growLeft, label('ORG')],
    'Ông Lê Văn:ORG',
  );
  check('nothing to grow into', '[An:PER?90]', TOP, [grow, growLeft], '«An:PER?»');
  check('split', 'ở [Hà Nội, Huế:LOC?90]', TOP, [split], '«Hà Nội:LOC»', 'Huế:LOC');
  check(
    'split, and the second part is another',
    'ở [Hà Nội, Huế:LOC?90]',
    TOP,
    [split, at(11), label('ORG')],
    'Hà Nội:LOC',
    'Huế:ORG',
  );
  check('merge with the next', '[Lê:PER?90] Văn [An:PER?80]', TOP, [merge], '«Lê Văn An:PER»');
  check(
    'another reading: ends and label at once',
    '[Lê:ORG?90] Văn An',
    TOP,
    [read(0, 9, 'PER')],
    '«Lê Văn An:PER»',
  );
  check(
    'a reading that lies over another annotation',
    '[Lê:PER?90] Văn [An:PER?80]',
    TOP,
    [read(0, 9, 'PER')],
    '«Lê Văn An:PER»',
  );
  check(
    'a date gets the value of the reading',
    '[mai:DATE?60=2024-09-07]',
    TOP,
    [read(0, 3, 'DATE', '2023-09-07')],
    '«mai:DATE=2023-09-07»',
  );
  check(
    'and then the one before',
    '[Lê:ORG?90] Văn',
    TOP,
    [read(0, 6, 'PER'), read(0, 2, 'ORG')],
    '«Lê:ORG»',
  );
  check('where nothing is looked at it is tagged', 'Lê Văn', TOP, [at(0), read(0, 6, 'PER')], '«Lê Văn:PER»');
  check('not over the end of the line', '[Lê:PER?90]\n[An:PER?80]', TOP, [merge], '«Lê:PER?»', 'An:PER?');
  check('a note', 'ở [Huế:LOC?90]', TOP, [note('cố đô')], '«Huế:LOC? (cố đô)»');
  check('stays with it', 'ở [Huế:LOC?90]', TOP, [note('cố đô'), accept], 'Huế:LOC (cố đô)');
  check('and goes', 'ở [Huế:LOC?90]', TOP, [note('cố đô'), note('')], '«Huế:LOC?»');
  check(
    'the value of a date',
    '[hôm qua:DATE?60=2024-09-05]',
    TOP,
    [value('2024-09-04')],
    'hôm qua:DATE=2024-09-04',
  );
  check(
    'an accepted date keeps its value',
    '[hôm qua:DATE?60=2024-09-05]',
    TOP,
    [accept],
    'hôm qua:DATE=2024-09-05',
  );
  check(
    'what is no date any more has none',
    '[hôm qua:DATE?60=2024-09-05]',
    TOP,
    [label('MISC')],
    'hôm qua:MISC',
  );
  check(
    'everywhere, where it is seen',
    '[An:PER?90] gặp [Bo:PER?90]',
    TOP,
    [acceptEvery],
    'An:PER',
    '«Bo:PER?»',
  );

  it('everywhere is one request, which names what was seen', async () => {
    const desk = new Desk('[An:PER?90] và [Bo:LOC?90] và [An:PER?70]');
    desk.reviewer.begin(TOP);
    desk.reviewer.label('ORG', true);
    assert.deepEqual(desk.screen, ['An:ORG', '«Bo:LOC?»', 'An:PER?']);
    await desk.serveAll();
    assert.deepEqual(desk.screen, ['An:ORG', '«Bo:LOC?»', 'An:ORG']);
    const [{ command, argument }] = desk.asked as [(typeof desk.asked)[number]];
    assert.equal(command, COMMANDS.tagEvery);
    assert.deepEqual((argument as { seen: unknown[] }).seen.length, 1);
  });

  it('all that is sure is accepted, and the doubtful rest is walked over', async () => {
    const desk = new Desk(VISIT);
    desk.reviewer.begin({ order: 'doubt', over: 'all' });
    const done = desk.reviewer.acceptAll();
    await desk.serveAll();
    await done;
    assert.deepEqual(desk.screen, ['Yoon:PER?', '«An:ORG?»', 'Seoul:LOC*', 'Huế:LOC*', 'Vinh:LOC']);
    assert.equal(desk.reviewer.left, 2);
  });

  it('who goes on while that is answered stays there', async () => {
    const desk = new Desk(VISIT);
    desk.reviewer.begin(TOP);
    const done = desk.reviewer.acceptAll();
    desk.reviewer.skip();
    desk.reviewer.accept();
    await desk.serveAll();
    await done;
    assert.deepEqual(desk.screen, ['Yoon:PER?', 'An:ORG', '«Seoul:LOC*»', 'Huế:LOC*', 'Vinh:LOC']);
  });

  it('the line of the cursor is boilerplate, and the next key is about what stands behind it', async () => {
    const desk = new Desk('[An:PER?90] và [Bo:PER?90]\n[Huế:LOC?90]');
    desk.reviewer.begin(TOP);
    assert.equal(desk.reviewer.markLine({ line: 0, character: 3 }).what, 'marked');
    assert.deepEqual(desk.screen, ['An:PER?', 'Bo:PER?', '«Huế:LOC?»']);
    await desk.serveAll();
    assert.equal(desk.boilerplate.length, 1);
    assert.equal(desk.reviewer.markLine({ line: 0, character: 3 }).what, 'unmarked');
    await desk.serveAll();
    assert.deepEqual(desk.boilerplate, []);
  });

  describe('after undo', () => {
    /** Two decisions, and then the server takes back actions by their names. */
    const undone = async (keys: readonly Key[], ...actions: readonly number[]) => {
      const desk = new Desk('[An:PER?60] ở [Huế:LOC?70]\nxem thêm');
      const before = desk.spans;
      desk.reviewer.begin(TOP);
      for (const key of keys) key(desk.reviewer);
      await desk.serveAll();
      desk.tell(before);
      desk.reviewer.lookAt({ line: 1, character: 4 });
      for (const action of actions) desk.reviewer.undone(action);
      return desk;
    };
    const looked = ({ reviewer: { current } }: Desk) => current?.range.start.character;

    it('the place of that decision is looked at', async () =>
      assert.equal(looked(await undone([accept, accept], 2)), 5));
    it('then of the one before', async () => assert.equal(looked(await undone([accept, accept], 2, 1)), 0));
    it('nothing else, where it was not made here: the day of publication, a quick fix', async () =>
      assert.equal(looked(await undone([accept, accept], 3)), undefined));
    it('and then of the one before', async () => assert.equal(looked(await undone([accept], 2, 1)), 0));
    it('nothing else, where it was about no annotation', async () => {
      const mark: Key = (r) => {
        r.lookAt({ line: 1, character: 0 });
        r.markLine({ line: 1, character: 0 });
      };
      assert.equal(looked(await undone([accept, mark], 2)), undefined);
      assert.equal(looked(await undone([accept, mark], 2, 1)), 0);
    });
    it('what was refused is not what was taken back', async () => {
      const desk = new Desk(VISIT);
      desk.reviewer.begin(TOP);
      desk.reviewer.accept();
      desk.reviewer.accept();
      await desk.serve();
      await desk.serve('locked');
      desk.reviewer.undone(1);
      assert.equal(desk.screen[0], '«Yoon:PER»');
    });
    it('and redo and undo once more', async () => {
      const { reviewer } = await undone([accept, accept], 2);
      reviewer.redone(2);
      reviewer.lookAt({ line: 1, character: 4 });
      assert.equal(reviewer.undone(2), true);
      assert.equal(reviewer.current?.range.start.character, 5);
    });
    it('one reads on from the decision before it', async () => {
      const { reviewer } = await undone([accept, accept], 2);
      assert.deepEqual(reviewer.unread, { line: 0, character: 0 });
    });
  });
});

describe('decisions that are not made', () => {
  it('leave the screen again, and it is said once how many and why', async () => {
    const desk = new Desk(VISIT);
    desk.reviewer.begin(TOP);
    desk.reviewer.accept();
    desk.reviewer.accept();
    desk.reviewer.accept();
    await desk.serve('locked');
    assert.deepEqual(desk.screen.slice(0, 3), ['Yoon:PER?', 'An:ORG', 'Seoul:LOC']);
    await desk.serve();
    assert.deepEqual(desk.refused, []);
    await desk.serve('locked');
    assert.deepEqual(desk.screen.slice(0, 3), ['Yoon:PER?', 'An:ORG', 'Seoul:LOC?']);
    assert.deepEqual(desk.refused, ['2 locked']);
  });

  it('what somebody else has changed meanwhile is not decided', async () => {
    const desk = new Desk(VISIT);
    desk.reviewer.begin(TOP);
    desk.reviewer.accept();
    desk.tell(desk.spans.map((span, n) => (n === 0 ? { ...span, label: 'ORG' } : span)));
    assert.equal(desk.screen[0], 'Yoon:ORG?');
    await desk.serve();
    assert.deepEqual(desk.refused, ['1 not as seen']);
    assert.equal(desk.screen[0], 'Yoon:ORG?');
  });

  it('that somebody else has decided the same is none', async () => {
    const desk = new Desk(VISIT);
    desk.reviewer.begin(TOP);
    desk.reviewer.accept();
    desk.tell(desk.spans.map((span, n) => (n === 0 ? { ...span, status: 'accepted' } : span)));
    await desk.serve();
    assert.deepEqual(desk.refused, []);
    assert.equal(desk.screen[0], 'Yoon:PER');
  });

  it('what was decided on another text is not shown over this one', async () => {
    const desk = new Desk(VISIT);
    desk.reviewer.begin(TOP);
    desk.reviewer.accept();
    desk.version++;
    assert.equal(desk.screen[0], 'Yoon:PER?');
    await desk.serve();
    assert.deepEqual(desk.refused, ['1 outdated']);
  });
});

describe('places to jump to', () => {
  /** They stand before a bar, in lines that are marked as elsewhere. */
  const check = (title: string, marked: string, expected: string) =>
    it(title, () => {
      const { lines, spans } = new Desk(marked);
      const points = targetsIn(
        lines.map((text, n) => ({ n, text })),
        spans,
      );
      const shown = lines.map((text, line) =>
        points
          .filter((point) => point.line === line)
          .reduceRight((all, { character }) => `${all.slice(0, character)}|${all.slice(character)}`, text),
      );
      assert.equal(shown.join('\n'), expected);
    });
  check('annotations, suggested or not', 'ông [Yoon Suk:PER?90] gặp [An:PER]', '|ông |Yoon Suk gặp |An');
  check('names that are none, once', 'gặp Trần Văn An, Bình', '|gặp |Trần Văn An, |Bình');
  check('numbers', 'vào 6/9 và 24 giờ', '|vào |6/9 và |24 giờ');
  check('a name behind an annotation', '[Yoon:PER] Suk Yeol', '|Yoon |Suk Yeol');
  check('beginnings of lines', 'theo dõi\n\n- xem', '|theo dõi\n\n- |xem');

  it('or every word', () => {
    const words = wordsIn([
      { n: 2, text: 'vào 6/9, ông Ân.' },
      { n: 3, text: '' },
    ]);
    assert.deepEqual(
      words.map(({ line, character }) => `${line}:${character}`),
      ['2:0', '2:4', '2:6', '2:9', '2:13'],
    );
  });

  it('few have codes of one letter; of many the doubtful ones, and no code begins another', () => {
    const codesOf = (marked: string) => {
      const { lines: texts, spans } = new Desk(marked);
      const lines = texts.map((text, n) => ({ n, text }));
      return codesFor(targetsIn(lines, spans), spans, lines);
    };
    assert.deepEqual(codesOf('[An:PER] và [Bo:PER]'), ['a', 's', 'd'].slice(0, 2));
    const many = codesOf(
      '[An:PER*99] và [Bo:PER*70] '.repeat(40) + 'ông Minh đến. Sau đó [Lan:PER*60] về'.repeat(2),
    );
    assert.equal(new Set(many).size, many.length);
    for (const code of many)
      assert.ok(
        many.every((other) => other === code || !other.startsWith(code)),
        code,
      );
    // Two of the 36 signs begin the codes of the others.
    assert.equal(many.filter((code) => code.length === 1).length, 34);
    assert.deepEqual([many[0]!.length, many[1]!.length], [2, 1]);
    assert.ok(
      codesOf('[An:PER] và '.repeat(400)).every((code, n, all) => code === '' || all.indexOf(code) === n),
    );
  });
});

describe('reaching to a word', () => {
  /** The annotation reaches to the word between `‸` and a blank; then its text. */
  const check = (title: string, marked: string, expected: string) =>
    it(title, () => {
      const desk = new Desk(marked.replace('‸', ''));
      const [line = ''] = desk.lines;
      const at = marked.replaceAll(/[[\]]|:[A-Z]+/g, '').indexOf('‸');
      const range = reaching(desk.spans[0]!.range, wordAt({ line: 0, character: at }, line));
      assert.equal(desk.textOf(range), expected);
    });
  check('behind it', 'ông [Lê:PER] Văn ‸An, Huế', 'Lê Văn An');
  check('before it', 'ông ‸Lê Văn [An:PER]', 'Lê Văn An');
  check('inside: the nearer end', 'gặp [An Văn Lê ‸Ca Bo:PER]', 'An Văn Lê Ca');
  check('which may be the first', 'gặp [ông ‸Lê Văn An:PER]', 'Lê Văn An');
  check('its last word is its end already', 'gặp [Lê Văn ‸An:PER]', 'Lê Văn An');

  const at = (line: number, character: number) => ({ line, character });
  const over = { start: at(0, 30), end: at(1, 20) };
  it('over lines: the end that is nearer in lines first', () => {
    assert.deepEqual(reaching(over, { start: at(0, 35), end: at(0, 38) }), {
      start: at(0, 35),
      end: at(1, 20),
    });
    assert.deepEqual(reaching(over, { start: at(1, 2), end: at(1, 5) }), { start: at(0, 30), end: at(1, 5) });
    assert.deepEqual(reaching(over, { start: at(1, 22), end: at(1, 25) }), {
      start: at(0, 30),
      end: at(1, 25),
    });
  });

  it('is decided at once, and what is reached stays in front', async () => {
    const desk = new Desk('gặp [Lê:PER?60] Văn An ở [Huế:LOC?70]');
    desk.reviewer.begin(TOP);
    const done = desk.reviewer.reach(wordAt({ line: 0, character: 11 }, desk.lines[0]!));
    assert.equal(done.what, 'resized');
    assert.deepEqual(desk.screen, ['«Lê Văn An:PER»', 'Huế:LOC?']);
    await desk.serveAll();
    assert.deepEqual(desk.screen, ['«Lê Văn An:PER»', 'Huế:LOC?']);
    desk.reviewer.lookAt({ line: 0, character: 0 });
    assert.equal(desk.reviewer.reach(wordAt({ line: 0, character: 11 }, desk.lines[0]!)).what, 'nothing');
  });

  it('the words next to where one is have codes of one sign, and no code begins another', () => {
    const words = wordsIn([{ n: 0, text: 'từ '.repeat(100) }]);
    const codes = codesAround(words, { line: 0, character: 150 });
    assert.deepEqual(
      [codes[50], codes[49], codes[51]].map((code) => code?.length),
      [1, 1, 1],
    );
    assert.equal(codes[0]!.length, 2);
    assert.equal(new Set(codes).size, 100);
    for (const code of codes) assert.ok(codes.every((other) => other === code || !other.startsWith(code)));
    assert.deepEqual(codesAround(words.slice(0, 2), { line: 0, character: 0 }), ['a', 's']);
    assert.deepEqual(codesAround([], { line: 0, character: 0 }), []);
  });
});

describe('letters at places where something may be to mend', () => {
  /** The words that wear letters, in the order of the letters. */
  const marked = (text: string, from = { line: 0, character: 0 }, before: Marks = new Map()) => {
    const { lines: texts, spans } = new Desk(text);
    const lines = texts.map((one, n) => ({ n, text: one }));
    const marks = marksFor(targetsIn(lines, spans), spans, lines, from, before);
    const words = [...marks].map(
      ([letter, { line, character }]) => `${letter}=${/^\S+/.exec(texts[line]!.slice(character))}`,
    );
    return { marks, words: words.join(' ') };
  };

  it('the likeliest first; what is decided and what is no name has none', () => {
    const { words } = marked('[An:PER] gặp [Bo:PER?100] và [Ca:PER*60] ở Huế, ba người');
    assert.equal(words, 's=Ca g=Huế, h=Bo');
  });
  it('none above where a person reads', () => {
    const text = 'gặp [Bo:PER?60]\nvà [Ca:PER?90]';
    assert.equal(marked(text, { line: 1, character: 0 }).words, 's=Ca');
  });
  it('what is not tagged: a suggestion that is less sure is likelier, one that is surer is not', () => {
    assert.equal(marked('ở Huế có [Bo:PER?90] và [Ca:PER?99]').words, 's=Bo g=Huế h=Ca');
  });
  it('in a sentence likelier than where one begins, and one word likelier than several', () => {
    assert.equal(marked('Đi rồi. Lê Minh đến, gặp Hà Vy, Ba, và VTN.').words, 's=VTN. g=Ba, h=Hà j=Đi k=Lê');
  });
  it('of numbers those are likelier that look like dates', () => {
    assert.equal(marked('có 35 và 6/9 hay 2.024 và 2024').words, 's=6/9 g=2024 h=35 j=2.024');
    assert.equal(marked('có 35, năm 2023, hay 2024.').words, 's=2023, g=2024. h=35,');
    assert.equal(marked('có 35, 2024.500 và 2023,5').words, 's=35, g=2024.500 h=2023,5');
  });
  it('a place keeps its letter as long as it has one', () => {
    const { marks } = marked('[Bo:PER?60] và [Ca:PER?70]');
    assert.equal(marked('[Bo:PER] và [Ca:PER?70] ở Huế', undefined, marks).words, 'g=Ca s=Huế');
  });
  it('no more than there are letters, none twice', () => {
    const { marks } = marked('gặp [Bo:PER?60] '.repeat(40));
    assert.deepEqual([...marks.keys()].sort(), [...MARKS].sort());
  });
  it('none in what of a paragraph is hidden, however much there is', () => {
    const { lines, spans } = new Desk('ở Huế gặp [Bo:PER?60] và Minh, rồi [Ca:PER?70] ở Vinh');
    const [text = ''] = lines;
    const part = [{ n: 0, text, start: text.indexOf('ặp'), end: text.indexOf(' rồi') }];
    const wordsAt = (points: Iterable<{ readonly character: number }>) =>
      [...points].map(({ character }) => /^\S+/.exec(text.slice(character))![0]);
    assert.deepEqual(wordsAt(targetsIn(part, spans)), ['ặp', 'Bo', 'Minh,']);
    assert.deepEqual(wordsAt(wordsIn(part)), ['ặp', 'Bo', 'và', 'Minh,']);
    const marks = marksFor(targetsIn(part, spans), spans, part, { line: 0, character: 0 }, new Map());
    assert.deepEqual(wordsAt(marks.values()), ['Bo', 'Minh,']);
  });
  it('of a long name only what is seen of it', () => {
    const { lines, spans } = new Desk('ở [Hà Nội:LOC?60] mưa');
    const part = [{ n: 0, text: lines[0]!, start: lines[0]!.indexOf('Nội'), end: lines[0]!.length }];
    assert.deepEqual(targetsIn(part, spans), [{ line: 0, character: 5 }]);
  });
  it('in a line of any length in time that grows with it alone', () => {
    // CPU time in ms of the fastest of three.
    const timeOf = (times: number) => {
      const { lines, spans } = new Desk('gặp [Bo:PER?60] và Lê Minh ở Huế, ngày 6/9. '.repeat(times));
      const whole = lines.map((text, n) => ({ n, text }));
      const runs = [1, 2, 3].map(() => {
        const { user } = process.cpuUsage();
        const targets = targetsIn(whole, spans);
        marksFor(targets, spans, whole, { line: 0, character: 0 }, new Map());
        codesFor(targets, spans, whole);
        return (process.cpuUsage().user - user) / 1000;
      });
      return Math.min(...runs);
    };
    timeOf(500);
    const [short, long] = [timeOf(700), timeOf(5600)];
    // Eight times as much text; were it the square of it, 64 times the time.
    assert.ok(long < 24 * Math.max(short, 4), `${short} ms, and ${long} ms for eight times as much`);
  });
  it('an annotation that begins with another sign wears it at its first word', () => {
    assert.equal(marked('bài [“Biển:MISC?60]”').words, 's=Biển”');
  });
  it('the keys that go there are those of the letters', () => {
    const { contributes } = readJson('package.json') as unknown as {
      contributes: {
        keybindings: {
          command: string;
          key: string;
          mac: string;
          when: string;
          args: { letter: string; reading?: boolean };
        }[];
      };
    };
    const bound = contributes.keybindings.filter(({ command }) => command === 'dateline.reviewGo');
    for (const reading of [undefined, true]) {
      const shift = reading ? 'shift+' : '';
      const keys = bound.filter(({ args }) => args.reading === reading);
      assert.deepEqual(keys.map(({ args }) => args.letter).sort(), [...MARKS].sort());
      for (const { key, mac, args } of keys)
        assert.deepEqual([key, mac], [`${shift}alt+${args.letter}`, `ctrl+${shift}${args.letter}`]);
    }
    // Without the letters they mean what they mean elsewhere.
    for (const { key, when } of bound)
      assert.match(when, /dateline\.reviewing && config\.dateline\.reviewLetters/, key);
  });
});

describe('letters of labels', () => {
  const check = (title: string, labels: string, letters: string) =>
    it(title, () =>
      assert.equal(
        [...lettersFor(labels.split(' '))].map(([letter, label]) => `${letter}=${label}`).join(' '),
        letters,
      ),
    );
  check('first ones', 'PER LOC ORG MISC DATE', 'p=PER l=LOC o=ORG m=MISC d=DATE');
  check('the next where the first means something else', 'GPE SHIP', 'p=GPE h=SHIP');
  check('the next where another label has it', 'PER PRODUCT', 'p=PER o=PRODUCT');
  check('first letters go before others', 'GPE PER EVENT', 'p=PER e=EVENT');
  check('without marks', 'Đội Ế', 'd=Đội e=Ế');
  check('none is left', 'PER P P2', 'p=PER');
  check('no letter at all', '1 人', '');

  it('every letter that is not reserved is bound to labels, and every other one to something else', () => {
    const { contributes } = readJson('package.json') as unknown as {
      contributes: { keybindings: { key: string; command: string; when: string }[] };
    };
    const bound = contributes.keybindings.filter(
      ({ when, key }) => /(?<!!)dateline\.reviewing/.test(when) && /^[a-z]$/.test(key),
    );
    const of = (isLabel: boolean) =>
      bound
        .filter(({ command }) => (command === 'dateline.reviewLabel') === isLabel)
        .map(({ key }) => key)
        .sort()
        .join('');
    assert.equal(of(false), RESERVED);
    assert.equal([...of(true), ...of(false)].sort().join(''), 'abcdefghijklmnopqrstuvwxyz');
  });
});
