import assert from 'node:assert/strict';
import { selectionsAt } from '../../src/features/selectionRanges';
import { contextOf, type Setting } from '../support/features';

/** What is selected at the place that `‸` marks, the smallest first. */
function grown(source: string, setting: Setting = {}): string[] {
  const before = source.slice(0, source.indexOf('‸')).replace(/\{[^|}]*\||\}/g, '');
  const context = contextOf(source.replace('‸', ''), setting);
  const spans = selectionsAt(context, before.replace(/^\w+> /gm, '').length);
  return spans.map(({ start, end }) => context.article.text.slice(start, end).replace(/\n/g, '⏎'));
}

describe('selection ranges', () => {
  const check = (title: string, source: string, ...expected: readonly string[]) =>
    it(title, () => assert.deepEqual(grown(source), expected));

  check(
    'syllable, name, sentence, paragraph, article, all',
    'boilerplate> Trang chủ\ntitle> Tin\n\nBà về. Ông {PER|Yoon S‸uk Yeol} tới. Hết.\nboilerplate> Chia sẻ',
    'Suk',
    'Yoon Suk Yeol',
    'Ông Yoon Suk Yeol tới.',
    'Bà về. Ông Yoon Suk Yeol tới. Hết.',
    'Tin⏎⏎Bà về. Ông Yoon Suk Yeol tới. Hết.',
    'Trang chủ⏎Tin⏎⏎Bà về. Ông Yoon Suk Yeol tới. Hết.⏎Chia sẻ',
  );
  check('what is the same is no step', 'Yo‸on', 'Yoon');
  check('a date', 'Ngày {DATE=2024-09-06|6/‸9}, ông.', '9', '6/9', 'Ngày 6/9, ông.');
  check('behind the end of a name', 'Ông {PER|Yoon}‸ tới.', 'Yoon', 'Ông Yoon tới.');
  check('an unsure suggestion is none', 'Ông {PER:0.3|Yoon S‸uk} tới.', 'Suk', 'Ông Yoon Suk tới.');
  check(
    'chrome is outside of the article',
    'Tin hay.\nboilerplate> Chia s‸ẻ bài',
    'sẻ',
    'Chia sẻ bài',
    'Tin hay.⏎Chia sẻ bài',
  );
  check('an empty text', '‸');
  check('a blank line inside', 'Một.\n‸\nHai.', 'Một.⏎⏎Hai.');
});
