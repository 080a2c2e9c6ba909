import assert from 'node:assert/strict';
import { annotationAt, mentionsOf, occurrences } from '../../src/features/mentions';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';

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
  const check = (
    title: string,
    source: string,
    text: string,
    expected: readonly number[],
    setting: Setting = {},
  ) =>
    it(title, () =>
      assert.deepEqual(
        occurrences(contextOf(source, setting).article, text).map(({ start }) => start),
        expected,
      ),
    );
  check('words of their own', 'Nga, Ngan, xNga, (Nga) Nga2', 'Nga', [0, 18]);
  check('a mark belongs to its letter', `Nga, ${'Ngã'.normalize('NFD')}`, 'Nga', [0]);
  check('at both ends', 'Nga Nga', 'Nga', [0, 4]);
  check('none overlap', 'a-a-a', 'a-a', [0]);
  check('nothing', 'Nga', '', []);
  check('a blank', 'a b', ' ', []);
  check('an emoji', '👍, 👍', '👍', [0, 4]);
  check('not inside an accepted annotation', 'Đại sứ Nga và Nga', 'Nga', [14], {
    sidecar: sidecarOf(accepted(0, 'Đại sứ Nga', 'ORG')),
  });
  check('the accepted annotation itself', 'Bà Nga và Nga', 'Nga', [3, 10], {
    sidecar: sidecarOf(accepted(3, 'Nga', 'ORG')),
  });
  check('linear', 'a'.repeat(200_000), 'a', []);
});
