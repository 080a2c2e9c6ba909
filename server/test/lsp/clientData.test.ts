import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LANGUAGE_IDS } from '../../src/core/recognition/language';
import { createRecognizer } from '../../src/core/recognition/recognizer';
import { resourcesIn } from '../../src/core/recognition/resources';
import { clientData } from '../../src/lsp/clientFiles';
import { loadRecognizer } from '../../src/node/data';
import { type DataParams, type FileContent, toWire } from '../../src/protocol/files';
import { ARTICLE } from './article';

const DATA = resolve(__dirname, '..', '..', '..', '..', 'dist', 'data');

describe('data of the recognizer through the client', () => {
  const english = 'SEOUL (Reuters) - President Yoon Suk Yeol met reporters in Paris on Monday.\n';

  it('is asked for when an article needs it, and recognizes the same', async () => {
    const asked: string[] = [];
    const sendRequest = async (_method: string, { path }: DataParams): Promise<FileContent> => {
      asked.push(path);
      return { kind: 'content', content: toWire(readFileSync(join(DATA, path))), link: false };
    };
    const ours = createRecognizer(resourcesIn(clientData({ sendRequest: sendRequest as never })));
    const usual = await loadRecognizer();
    assert.ok(LANGUAGE_IDS.length > 2);
    const languages: number[] = [];
    for (const text of [ARTICLE, english, ARTICLE]) {
      for (const each of [ours, usual]) await each.load(text, {});
      assert.deepEqual(ours.recognize(text, {}), usual.recognize(text, {}));
      languages.push(new Set(asked.map((path) => path.split('/')[0])).size);
    }
    assert.deepEqual(languages, [1, 2, 2]);
    assert.equal(new Set(asked).size, asked.length);
  });

  it('that is not there is an error that names it', async () => {
    const sendRequest = async () => ({ kind: 'missing' });
    const data = clientData({ sendRequest: sendRequest as never });
    await assert.rejects(data.readText('xx/names.json'), { message: 'xx/names.json: missing' });
  });
});
