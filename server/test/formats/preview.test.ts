import assert from 'node:assert/strict';
import { DEFAULT_CHOICES, previewExport } from '../../src/core/formats/export';
import { preview } from '../../src/core/formats/preview';
import { formatNamed } from '../../src/core/formats/registry';
import { runToEnd } from '../../src/core/text/steps';
import { type Loaded, loadArticle, recognizeBy } from '../../src/workspace/load';
import { ARTICLE } from '../lsp/article';
import { memoryRuntime } from '../support/memoryRuntime';

/** So often it is longer than what is shown. */
const LONG = Math.ceil(230_000 / ARTICLE.length);
const CHOICES = { ...DEFAULT_CHOICES, include: 'suggested' as const };

describe('a preview', () => {
  const loaded = new Map<string, Promise<Loaded['article']>>();
  const articleOf = (text: string) => {
    const article = loaded.get(text) ?? load(text);
    loaded.set(text, article);
    return article;
  };
  const load = async (text: string) => {
    const runtime = memoryRuntime({ 'bai.txt': text });
    const found = { uri: runtime.files.uri('bai.txt'), name: 'bai.txt' };
    const recognize = recognizeBy(await runtime.loadRecognizer());
    return ((await loadArticle(found, runtime.source, recognize)) as Loaded).article;
  };

  for (const [what, text, shortened] of [
    ['a short article', ARTICLE, false],
    ['a long article', ARTICLE.repeat(LONG), true],
    ['a long article with CRLF and emoji', ARTICLE.replaceAll('\n', ' 😀\r\n').repeat(LONG), true],
  ] as const) {
    for (const name of ['conll', 'brat']) {
      it(`of ${what} is the beginning of its export: ${name}`, async () => {
        const article = await articleOf(text);
        const format = formatNamed(name)!;
        const shown = await preview('bai.txt', article, format, CHOICES);
        const { files } = runToEnd(previewExport('bai.txt', article, format, CHOICES));
        const whole = files.find((file) => file.name === shown.file)!.text;
        assert.equal(shown.shortened, shortened);
        assert.ok(shown.text.length > (shortened ? 150_000 : 100), String(shown.text.length));
        assert.ok(shown.text.length <= 200_001);
        assert.ok(whole.startsWith(shown.text.trimEnd()));
        if (!shortened) assert.equal(shown.text, whole);
      });
    }
  }

  for (const [what, text] of [
    ['a line', 'Lan ở Hà Nội. '.repeat(20_000)],
    ['a line whose characters take two code units', `x${'🎤'.repeat(120_000)}`],
  ] as const)
    it(`of ${what} that is too long is its beginning`, async () => {
      const runtime = memoryRuntime({ 'bai.txt': text });
      const found = { uri: runtime.files.uri('bai.txt'), name: 'bai.txt' };
      const { article } = (await loadArticle(found, runtime.source, undefined)) as Loaded;
      for (const name of ['doccano', 'timeml']) {
        const shown = await preview('bai.txt', article, formatNamed(name)!, DEFAULT_CHOICES);
        assert.equal(shown.shortened, true);
        assert.ok(shown.text.length <= 200_000 && shown.text.length >= 199_900, String(shown.text.length));
        assert.doesNotMatch(shown.text, /\p{Surrogate}/u);
      }
    });
});
