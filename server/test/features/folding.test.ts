import assert from 'node:assert/strict';
import { folds } from '../../src/features/folding';
import { contextOf } from '../support/features';

describe('folding', () => {
  const check = (title: string, source: readonly string[], ...expected: readonly string[]) =>
    it(title, () =>
      assert.deepEqual(
        folds(contextOf(source.join('\n')).article).map(
          ({ kind, first, last }) => `${kind} ${first}-${last}`,
        ),
        expected,
      ),
    );

  check(
    'runs of chrome with the blank lines between them, and the article',
    [
      'boilerplate> Trang chủ',
      '',
      'boilerplate> Thời sự',
      '',
      'title> Tin',
      '',
      'Ông tới.',
      '',
      'boilerplate> Chia sẻ',
      'boilerplate> Theo dõi',
      '',
    ],
    'boilerplate 0-2',
    'article 4-6',
    'boilerplate 8-9',
  );
  check('a single line of chrome stays', ['title> Tin', 'boilerplate> Chia sẻ', 'Ông tới.']);
  check(
    'sections under headings',
    [
      'title> Tin',
      'lead> Tóm tắt.',
      'Mở bài.',
      '',
      'Mười năm sau',
      '',
      'Ông tới.',
      'Ông về.',
      '',
      'Hy vọng',
      'Bà tới.',
    ],
    'article 0-10',
    'section 4-7',
    'section 9-10',
  );
  check('what ends like a sentence is no heading', ['Mở bài.', 'Ông nói:', 'Bà nói.', 'Hết.']);
  check('nor is the last line', ['Mở bài.', 'Ông về.', 'An Nhiên']);
  check('nor one before another that is no sentence', ['Mở bài.', 'một', 'hai', 'ba', 'Hết.'], 'section 3-4');
  check('an article without a headline has no fold of its own', ['Ông tới.', 'Ông về.']);
  check('an empty text', ['']);
});
