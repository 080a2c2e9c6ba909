import assert from 'node:assert/strict';
import fc from 'fast-check';
import { revertSource } from '../src/core/annotation/decide';
import { readSidecar } from '../src/core/sidecar/read';
import {
  AN,
  BINH,
  type Doing,
  mark,
  placeOf,
  reanchor,
  reject,
  remove,
  tag,
  unmark,
  Work,
} from './support/work';

/** Gives the entry of a text another span. */
const resize =
  (from: string, to: string, [nth, toNth]: readonly [number, number] = [1, 1]): Doing =>
  (article) => {
    const { start, end } = placeOf(article, from, nth);
    const { id } = article.annotations.spans.find((span) => span.start === start && span.end === end)!.item!;
    return { do: 'tag', span: placeOf(article, to, toNth), id, label: 'PER' };
  };

describe('undo and redo of one action', () => {
  it('an entry that was resized and resized back in one second is followed as what it was before, too', () => {
    const text = 'Ông Nam ốm. Bà Hà Nội khỏe.\nHuế và Lan ở Nam.\nÔng Nam ốm. Bà Hà Nội khỏe.\n';
    const work = new Work(text).do(tag('Nam', 'PER', 3)).do(resize('Nam', 'Ông Nam', [3, 2]));
    const first = work.source;
    work.change([{ start: 16, end: 22, text: '' }]);
    work.do(resize('Ông Nam', 'Nam', [2, 3]));
    work.change([{ start: 16, end: 16, text: 'à Nội ' }]);
    work.change([{ start: 63, end: 64, text: '' }]);
    const at = () => work.article.annotations.spans.map(({ start, end }) => work.marked.slice(start, end));
    assert.deepEqual(at(), ['Nam']);
    work.revert(work.sources.length - 2, work.sources.length - 1);
    assert.deepEqual(at(), ['Ông Nam']);
    work.revert(1, work.sources.indexOf(first));
    assert.deepEqual(at(), ['Nam']);
    assert.equal(work.article.annotations.stale.length, 0);
  });

  const TEXT = 'Ông {PER|Nam} Anh thăm Huế.\nboilerplate> Chia sẻ\nBà Lan ở Huế.';
  const cases: readonly [title: string, first: readonly Doing[], action: readonly Doing[]][] = [
    ['accepting', [], [tag('Nam', 'PER')]],
    ['adding', [], [tag('Lan', 'PER')]],
    ['another label', [tag('Lan', 'PER')], [tag('Lan', 'ORG')]],
    ['rejecting', [], [reject('Nam')]],
    ['rejecting what was accepted', [tag('Nam', 'PER')], [reject('Nam')]],
    ['removing an addition', [tag('Lan', 'PER')], [remove('Lan')]],
    ['moving an end, in the same second', [tag('Nam', 'PER')], [resize('Nam', 'Nam Anh')]],
    ['tagging over another', [tag('Nam', 'PER')], [tag('Nam Anh', 'PER')]],
    ['marking a line', [], [mark('Chia sẻ')]],
    ['unmarking a line', [mark('Chia sẻ')], [unmark('Chia sẻ')]],
    ['many at once', [tag('Nam', 'PER')], [tag('Nam', 'ORG'), tag('Lan', 'PER'), mark('Chia sẻ', 'caption')]],
  ];
  const essence = ({ entries, shown }: Work) => [...entries.sort(), ...shown];
  for (const [title, first, action] of cases) {
    it(`${title}: the exact bytes, there and back`, () => {
      const work = new Work(TEXT).do(...first).do(...action);
      const [before, after] = work.sources.slice(-2);
      assert.notEqual(before, after);
      assert.equal(work.revert(1, 2).source, before);
      assert.equal(work.revert(2, 3).source, after);
    });
    it(`${title}: there and back in a text that is edited in between, saved or not`, () => {
      for (const way of ['type', 'edit'] as const) {
        const work = new Work(TEXT).do(...first).do(...action);
        const done = essence(work);
        const expected = essence(new Work(TEXT).do(...first));
        work[way](`Lan và Nam: ${TEXT}`);
        let at = work.sources.length;
        assert.deepEqual(essence(work.revert(1, 2)), expected);
        work[way](`Nam và Lan: Lan và Nam: ${TEXT}`);
        assert.deepEqual(essence(work.revert(at - 1, at)), done);
        at = work.sources.length;
        work[way](TEXT);
        assert.deepEqual(essence(work.revert(at - 2, at - 1)), expected);
      }
    });
    it(`${title}: what another has done elsewhere since stays`, () => {
      const work = new Work(TEXT)
        .do(...first)
        .do(...action)
        .doAs(BINH, tag('Huế', 'LOC', 2));
      work.revert(1, 2);
      assert.deepEqual(work.left, []);
      assert.deepEqual(essence(work), essence(new Work(TEXT).do(...first).doAs(BINH, tag('Huế', 'LOC', 2))));
    });
  }

  it('reanchoring, in the same second', () => {
    const work = new Work('Ông Nam tới.').do(tag('Nam', 'PER')).edit('Ông Lam tới.');
    work.do(reanchor('Nam', 'Lam'));
    const at = work.sources.length;
    assert.deepEqual(work.shown, ['Lam PER accepted']);
    assert.deepEqual(work.revert(at - 2, at - 1).shown, []);
    assert.deepEqual(work.entries, ['Nam PER accepted']);
    assert.deepEqual(work.revert(at - 1, at).shown, ['Lam PER accepted']);
  });
});

it('undo leaves equal lines where they were moved meanwhile, though the text is the same', () => {
  const work = new Work('Đầu.\nLan nói.\nLan nói.\nLan nói.\nCuối.').do(
    tag('Lan', 'PER', 2),
    tag('Lan', 'ORG', 3),
  );
  work.change([
    { start: 14, end: 14, text: 'Lan nói.\n' },
    { start: 23, end: 32, text: '' },
  ]);
  const moved = work.shown;
  work.do(reject('Lan', 2));
  const { length } = work.sources;
  work.revert(length - 2, length - 1);
  assert.deepEqual(work.shown, moved);
  assert.deepEqual(new Work(work.marked, work.source).shown, moved);
});

it('what is done again in a text that was changed elsewhere is looked for, whatever stands at its old place', () => {
  const line = 'Lan nói.\n';
  const work = new Work(`${line.repeat(4)}Cuối.\n`).do(tag('Lan', 'PER', 4)).do(tag('Lan', 'PER', 3));
  work.revert(1, 2);
  const { length } = work.sources;
  // In another session, where it is followed by no edit.
  const again = new Work(`${line.repeat(5)}Cuối.\n`, work.source).save();
  again.sources.unshift(...work.sources.slice(0, length));
  again.revert(length - 2, length - 1);
  assert.deepEqual(again.entries, ['Lan PER accepted', 'Lan PER accepted']);
  assert.deepEqual(again.shown, []);
});

describe('undo leaves what others did since, and says so', () => {
  const work = () => new Work('Ông Nam Anh thăm Huế.');
  const cases: readonly [
    title: string,
    done: () => Work,
    entries: readonly string[],
    left: readonly object[],
  ][] = [
    [
      'another label',
      () => work().do(tag('Nam', 'PER')).doAs(BINH, tag('Nam', 'LOC')),
      ['Nam LOC accepted by binh'],
      [{ text: 'Nam', why: 'changed', by: 'binh' }],
    ],
    ['an entry that is gone stays so', () => work().do(tag('Nam', 'PER')).doAs(BINH, remove('Nam')), [], []],
    [
      'part of many',
      () => work().do(tag('Nam', 'PER'), tag('Huế', 'LOC')).doAs(BINH, tag('Huế', 'ORG')),
      ['Huế ORG accepted by binh'],
      [{ text: 'Huế', why: 'changed', by: 'binh' }],
    ],
  ];
  for (const [title, done, entries, left] of cases)
    it(title, () => {
      const one = done().revert(0, 1);
      assert.deepEqual([one.entries, one.left], [entries, left]);
    });

  it('a deletion where another has annotated since', () => {
    const one = work().do(tag('Nam', 'PER')).do(remove('Nam')).doAs(BINH, tag('Nam Anh', 'PER'));
    assert.deepEqual(one.revert(1, 2).entries, ['Nam Anh PER accepted by binh']);
    assert.deepEqual(one.left, [{ text: 'Nam', why: 'covered', other: 'Nam Anh' }]);
  });
  it('a deletion where another says the same since', () => {
    const one = work().do(tag('Nam', 'PER')).do(remove('Nam')).doAs(BINH, tag('Nam', 'PER'));
    assert.deepEqual(one.revert(1, 2).entries, ['Nam PER accepted by binh']);
    assert.deepEqual(one.left, [{ text: 'Nam', why: 'covered', other: 'Nam' }]);
  });
  it('a deletion where another gives another label since', () => {
    const one = work().do(tag('Nam', 'PER')).do(remove('Nam')).doAs(BINH, tag('Nam', 'LOC'));
    assert.deepEqual(one.revert(1, 2).entries, ['Nam LOC accepted by binh']);
  });
  it('redo does not find anew, in an equal line, what was edited where it had been moved to', () => {
    const one = new Work('Lan nói.\nLan nói.\nLan nói.\nNam tới.')
      .do(tag('Lan', 'PER', 2))
      .do(tag('Nam', 'PER'));
    one.change([
      { start: 0, end: 9, text: '' },
      { start: 18, end: 18, text: 'Lan nói.\n' },
    ]);
    one.revert(1, 2).change([{ start: 1, end: 2, text: '' }]);
    one.revert(one.sources.length - 2, one.sources.length - 1);
    const shown = one.article.annotations.spans.filter(({ status }) => status === 'accepted');
    assert.deepEqual(
      shown.map(({ start, end }) => one.article.text.slice(start, end)),
      ['Nam'],
    );
  });
  it('a mark where another has marked the line since', () => {
    const one = work()
      .do(mark('Ông'))
      .do((article) => ({ do: 'forget', id: readSidecar(article.annotations.sidecar!.source).lines[0]!.id }));
    one.doAs(BINH, mark('Ông', 'caption')).revert(1, 2);
    assert.deepEqual(one.entries, ['Ông Nam Anh thăm Huế.: caption accepted by binh']);
    assert.equal(one.left[0]?.why, 'covered');
  });
  it('another label of what was deleted since', () => {
    const one = work().do(tag('Nam', 'PER')).do(tag('Nam', 'ORG')).doAs(BINH, remove('Nam'));
    assert.deepEqual(one.revert(1, 2).entries, []);
    assert.deepEqual(one.left, [{ text: 'Nam', why: 'deleted' }]);
  });
  it('in a closed article whose text is another now, what comes back is stale', () => {
    const [, before, after] = work().do(tag('Nam', 'PER')).do(remove('Nam')).sources;
    const now = new Work('Mới: ông Nam Anh thăm Huế.', after!).do(tag('Huế', 'LOC')).source;
    const back = readSidecar(revertSource(now, before!, after!)).spans[0]!.record;
    assert.deepEqual([back.text, back.stale], ['Nam', true]);
  });
});

describe('undo and redo against a plain model', () => {
  const NAMES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Omega'];
  const LABELS = ['PER', 'LOC', 'ORG'];
  type Said = { readonly label: string; readonly by: string } | undefined;
  interface Undoable {
    readonly from: number;
    readonly changes: readonly { readonly name: string; readonly was: Said; readonly is: Said }[];
  }
  const step = fc.record({
    do: fc.constantFrom('tag', 'tag', 'many', 'remove', 'theirs', 'type', 'edit', 'undo', 'undo', 'redo'),
    name: fc.nat(NAMES.length - 1),
    label: fc.nat(LABELS.length - 1),
    at: fc.nat(NAMES.length),
  });
  const isSame = (one: Said, other: Said) => one?.label === other?.label && one?.by === other?.by;

  it('any history', () =>
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const words = NAMES.map((name) => `${name} tới.`);
        const work = new Work(words.join(' '));
        const model = new Map<string, Said>();
        const stacks = { undo: [] as Undoable[], redo: [] as Undoable[] };
        const say = (by: typeof AN, names: readonly string[], label: string | undefined) => {
          const from = work.sources.length - 1;
          work.doAs(by, ...names.map((name) => (label ? tag(name, label) : remove(name))));
          const changes = names.map((name) => {
            const was = model.get(name);
            const is = label === was?.label ? was : label ? { label, by: by.by } : undefined;
            return { name, was, is };
          });
          for (const { name, is } of changes) model.set(name, is);
          if (by !== AN || work.source === work.sources[from]) return;
          stacks.undo.push({ from, changes: changes.filter(({ was, is }) => !isSame(was, is)) });
          stacks.redo = [];
        };
        for (const { do: what, name: n, label: l, at } of steps) {
          const [name, label] = [NAMES[n]!, LABELS[l]!];
          if (what === 'tag') say(AN, [name], label);
          else if (what === 'many') say(AN, NAMES.slice(n), label);
          else if (what === 'remove') say(AN, [name], undefined);
          else if (what === 'theirs') say(BINH, [name], at === 0 ? undefined : label);
          else if (what === 'type' || what === 'edit') {
            words.splice(at, 0, 'Lại nói:');
            work[what](words.join(' '));
          } else {
            const [from, to] = what === 'undo' ? (['undo', 'redo'] as const) : (['redo', 'undo'] as const);
            const last = stacks[from].pop();
            if (!last) continue;
            const at = work.sources.length;
            work.revert(last.from, last.from + 1);
            const back = last.changes.filter(({ name, is }) => isSame(model.get(name), is));
            for (const { name, was } of back) model.set(name, was);
            const taken = back.map(({ name, was, is }) => ({ name, was: is, is: was }));
            if (work.source !== work.sources[at - 1]) stacks[to].push({ from: at - 1, changes: taken });
            else assert.deepEqual(back, []);
          }
          const expected = NAMES.flatMap((name) => {
            const said = model.get(name);
            return said ? [`${name} ${said.label} accepted${said.by === AN.by ? '' : ` by ${said.by}`}`] : [];
          });
          assert.deepEqual(work.entries.sort(), expected.sort());
          assert.equal(work.shown.length, expected.length);
        }
      }),
      { numRuns: 300 },
    ));
});
