import assert from 'node:assert/strict';
import { offersAt } from '../../src/features/actions';
import { annotationAt, mentionsOf, occurrences } from '../../src/features/mentions';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';
import { placeOf, reject, Work } from '../support/work';

describe('mentions of a name', () => {
  const check = (title: string, source: string, expected: readonly string[]) =>
    it(title, () => {
      const { article } = contextOf(source);
      const mentions = mentionsOf(article, annotationAt(article, 0)!);
      assert.deepEqual(
        mentions.map(({ start, end }) => `${start} ${article.text.slice(start, end)}`),
        expected,
      );
    });
  check('the same text and label', '{LOC|Nga}, {LOC|Nga}, {PER|Nga}, Nga', ['0 Nga', '5 Nga']);
  check('the same full name', '{PER>Lê An|An}, {PER>Lê An|Lê An}, {PER|An}', ['0 An', '4 Lê An']);
  check('other normal forms', `{LOC|Huế}, {LOC|${'Huế'.normalize('NFD')}}`, [
    '0 Huế',
    `5 ${'Huế'.normalize('NFD')}`,
  ]);
  check('a date is alone', '{DATE=2024|2024}, {DATE=2024|2024}', ['0 2024']);
});

describe('occurrences of a text', () => {
  /** Where the text that stands at its `nth` place stands. */
  const check = (
    title: string,
    source: string,
    text: string,
    expected: readonly number[],
    { nth = 1, ...setting }: Setting & { readonly nth?: number } = {},
  ) =>
    it(title, () => {
      const context = contextOf(source, setting);
      const place = text === '' ? { start: 0, end: 0 } : placeOf(context.article, text, nth);
      assert.deepEqual(
        occurrences(context, place).map(({ start }) => start),
        expected,
      );
    });
  check('words of their own', 'Nga, Ngan, xNga, (Nga) Nga2', 'Nga', [0, 18]);
  check('a mark belongs to its letter', `Nga, ${'Ngã'.normalize('NFD')}`, 'Nga', [0]);
  check('at both ends', 'Nga Nga', 'Nga', [0, 4]);
  check('none overlap', 'a-a-a', 'a-a', [0]);
  check('nothing', 'Nga', '', []);
  check('a blank', 'a b', ' ', []);
  check('an emoji', '👍, 👍', '👍', [0, 4]);
  check('not inside an accepted annotation', 'Đại sứ Nga và Nga', 'Nga', [14], {
    sidecar: sidecarOf(accepted(0, 'Đại sứ Nga', 'ORG')),
    nth: 2,
  });
  check('the accepted annotation itself', 'Bà Nga và Nga', 'Nga', [3, 10], {
    sidecar: sidecarOf(accepted(3, 'Nga', 'ORG')),
  });
  check('not what was rejected', 'Bà {PER|Nga} và Nga, Nga', 'Nga', [10, 15], {
    sidecar: new Work('Bà {PER|Nga} và Nga, Nga').do(reject('Nga')).source,
    nth: 2,
  });
  check('what was rejected, when it is the place itself', 'Bà {PER|Nga} và Nga', 'Nga', [3, 10], {
    sidecar: new Work('Bà {PER|Nga} và Nga').do(reject('Nga')).source,
  });
  check('a name in a longer rejected one', 'Chợ {LOC|Nga Sơn} và Nga', 'Nga', [4, 15], {
    sidecar: new Work('Chợ {LOC|Nga Sơn} và Nga').do(reject('Nga Sơn')).source,
    nth: 2,
  });
  check('other normal forms', `Huế, ${'Huế'.normalize('NFD')}, Huế`, 'Huế', [0, 5, 12]);
  check('other places of tone marks', 'Hòa Bình, Hoà Bình, Hoa Bình', 'Hòa Bình', [0, 10]);
  check('other dashes', 'Thừa Thiên-Huế, Thừa Thiên–Huế', 'Thừa Thiên-Huế', [0, 16]);
  check('a heading in capitals', 'NHẬT BẢN THĂM HUẾ\nNhật Bản thăm Huế', 'Nhật Bản', [0, 18]);
  check('from a heading', 'NHẬT BẢN THĂM HUẾ\nNhật Bản, nhật bản', 'NHẬT BẢN', [0, 18]);
  check('one word in a heading', 'MỸ THĂM HUẾ\nHuế và Mỹ', 'Mỹ', [0, 19]);
  check('one word in capitals elsewhere', 'Bà Anh gặp ANH.', 'Anh', [3]);
  check('an abbreviation in a sentence', 'Theo WHO. Who đi?', 'WHO', [5]);
  check('several words in capitals in a sentence', 'Hãng BẢO VIỆT và Bảo Việt', 'Bảo Việt', [5, 17]);
  check('small letters are another word', 'Mai đi, mai về', 'Mai', [0]);
  check(
    'behind letters that shrink when composed',
    `${'ế'.normalize('NFD').repeat(4)} Huế, Huế`,
    'Huế',
    [13, 18],
  );
  check('not inside a longer suggestion', '{ORG|Đại sứ Nga} và {LOC|Nga}', 'Nga', [14], { nth: 2 });
  check('not at the start of one', '{LOC|Nga Sơn}, {LOC|Nga}, Nga', 'Nga', [9, 14], { nth: 2 });
  check('not inside a longer date', '{DATE=2024|năm Nga 1}, {LOC|Nga}', 'Nga', [11], { nth: 2 });
  check('not where a suggestion reaches beyond it', '{PER|Lê An} Nga, An Nga', 'An Nga', [11], { nth: 2 });
  check('inside a suggestion that is not shown', '{ORG:0.2|Đại sứ Nga} và {LOC|Nga}', 'Nga', [7, 14], {
    nth: 2,
  });
  check('over shorter suggestions', '{PER|Lê} {PER|An}, Lê An', 'Lê An', [0, 7], { nth: 2 });
  check('inside a longer suggestion, when it is the place itself', '{ORG|Đại sứ Nga}, Nga', 'Nga', [7, 12]);
  check('a suggestion under another label', '{ORG|Nga}, {LOC|Nga}', 'Nga', [0, 5]);
  it('many', () => {
    const context = contextOf('NGA Nga '.repeat(80_000));
    assert.equal(occurrences(context, { start: 4, end: 7 }).length, 80_000);
  });
  it('a word of one letter in a text of it', () =>
    assert.deepEqual(occurrences(contextOf('a'.repeat(200_000)), { start: 0, end: 1 }), []));
});

describe('every mention', () => {
  it('is tagged by one quick fix, as many as it says', () => {
    const source = 'HUẾ ĐÓN KHÁCH\n{LOC|Huế} và {LOC|Huế}, rồi Huế';
    const work = new Work(source).do(reject('Huế', 2));
    const { article } = work;
    const places = occurrences({ article, showThreshold: 0.5 }, placeOf(article, 'Huế'));
    work.do(...places.map((span) => () => ({ do: 'tag' as const, span, label: 'LOC' })));
    assert.deepEqual(work.entries, [
      'HUẾ LOC accepted',
      'Huế LOC accepted',
      'Huế LOC rejected',
      'Huế LOC accepted',
    ]);
  });

  it('leaves longer suggestions on the screen, and changes as many as it says', () => {
    const source = '{ORG|Đại sứ quán Nga} ở {LOC|Huế}: {LOC|Nga} và Nga, {MISC|cúp Nga}';
    const context = contextOf(source);
    const offer = offersAt(context, placeOf(context.article, 'Nga', 2)).find(({ actions }) => actions[1]);
    assert.equal(offer?.title, 'Tag all 2 mentions of “Nga” as LOC');
    const work = new Work(source).do(...offer.actions.map((action) => () => action));
    assert.deepEqual(work.shown, [
      'Đại sứ quán Nga ORG suggested',
      'Huế LOC suggested',
      'Nga LOC accepted',
      'Nga LOC accepted',
      'cúp Nga MISC suggested',
    ]);
  });
});
