import assert from 'node:assert/strict';
import { ArticleIndex } from '../../src/core/formats/match';

const ONE = 'Lan ở Hà Nội.';
const TWO = 'Minh ở Huế.';

describe('formats: the article of a document', () => {
  const indexOf = (articles: Readonly<Record<string, string>>) => {
    const index = new ArticleIndex<string>();
    for (const [path, text] of Object.entries(articles)) {
      index.addPath(path, path);
      index.addText(text, path);
    }
    return index;
  };

  const PATHS: readonly (readonly [
    title: string,
    articles: readonly string[],
    path: string,
    byPath: string | undefined,
    byEnd: string | undefined,
  ])[] = [
    ['its path', ['a/bai.txt'], 'a/bai.txt', 'a/bai.txt', 'a/bai.txt'],
    ['with and without ending, or ./', ['a/bai.txt'], './a/bai', 'a/bai.txt', 'a/bai.txt'],
    ['one below another folder changes nothing', ['bai.txt', 'a/bai.txt'], 'bai.txt', 'bai.txt', 'bai.txt'],
    ['nor one that comes first', ['a/bai.txt', 'bai.txt'], 'bai.txt', 'bai.txt', 'bai.txt'],
    ['a longer path', ['a/bai.txt'], 'data/a/bai.txt', undefined, 'a/bai.txt'],
    ['a shorter path', ['a/bai.txt'], 'bai.txt', undefined, 'a/bai.txt'],
    ['a shorter path of two', ['a/bai.txt', 'b/bai.txt'], 'bai.txt', undefined, undefined],
    ['one of the same name in another folder', ['a/bai.txt'], 'b/bai.txt', undefined, undefined],
    [
      'its own normal form',
      ['Việt.txt', 'Việt.txt'.normalize('NFD')],
      'Việt.txt'.normalize('NFD'),
      'Việt.txt'.normalize('NFD'),
      undefined,
    ],
    ['its own ending', ['bai.TXT', 'bai.txt'], 'bai.TXT', 'bai.TXT', undefined],
    ['nothing of two that differ in the ending', ['bai.TXT', 'bai.txt'], 'bai', undefined, undefined],
    ['no path', ['a/bai.txt'], '', undefined, undefined],
  ];
  for (const [title, articles, path, byPath, byEnd] of PATHS) {
    it(`${title}: ${path || '–'} among ${articles.join(', ')}`, () => {
      const index = indexOf(Object.fromEntries(articles.map((article) => [article, article])));
      assert.deepEqual([index.byPath(path), index.byEnd(path)], [byPath, byEnd]);
    });
  }

  it('by its text, but for white space; not when two have it', () => {
    const index = indexOf({ 'a.txt': ONE, 'b.txt': TWO, 'c.txt': TWO });
    assert.equal(index.byText({ text: `${ONE.replace(' ', '\n')}\n`, exact: true }), 'a.txt');
    assert.equal(index.byText({ text: TWO, exact: true }), undefined);
    assert.equal(index.byText({ text: ' ', exact: true }), undefined);
    assert.deepEqual(
      [ONE, TWO, 'Nam.', ' '].map((text) => index.hasSeveral({ text })),
      [false, true, false, false],
    );
  });
});
