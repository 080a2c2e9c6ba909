import assert from 'node:assert/strict';
import { likelyFormats } from '../../src/core/formats/guess';
import { FORMATS } from '../../src/core/formats/registry';
import { docOf, inputOf, textOf, write } from './support';

const DOC = docOf('[PER Lan] ở [LOC Hà Nội] [DATE|DATE|2024-05-01 hôm qua] 🇻🇳.\n\nDòng hai.\n', {
  published: '2024-05-02',
});
/** All formats of columns have one reader, so that the first of them is as good as any. */
const COLUMNS = ['conll', 'conll-iob1', 'conll2002', 'bioes', 'bilou'];

async function guessed(name: string, content: string | Uint8Array, siblings: Record<string, string> = {}) {
  return (await likelyFormats(inputOf(name, content, siblings))).map((format) => format.name);
}

describe('guessing the format of a file', () => {
  for (const format of FORMATS) {
    const expected = COLUMNS.includes(format.name) ? 'conll' : format.name;
    it(`what ${format.name} writes is taken for ${expected}`, async () => {
      const { files } = write(format, [DOC]);
      const [name, bytes] = [...files].find(([file]) =>
        format.extensions.some((extension) => file.endsWith(extension)),
      )!;
      const siblings = Object.fromEntries(
        [...files].map(([file, content]) => [file.replace(/^.*\//, ''), textOf(content)]),
      );
      assert.equal((await guessed(name.replace(/^.*\//, ''), bytes, siblings))[0], expected);
    });
  }

  const cases: readonly (readonly [
    what: string,
    name: string,
    content: string,
    first: string | undefined,
  ])[] = [
    ['doccano with ids', 'admin.jsonl', '{"id":1,"text":"Huế","label":[[0,3,"LOC"]]}\n', 'doccano'],
    [
      'doccano with relations',
      'all.jsonl',
      '{"id":1,"text":"Huế","entities":[{"id":1,"start_offset":0,"end_offset":3,"label":"LOC"}],"relations":[]}\n',
      'doccano',
    ],
    ['columns without a head', 'train.txt', 'Huế B-LOC\nđẹp O\n', 'conll'],
    ['an article', 'bai.txt', 'Ông Lan thăm Huế\n', 'conll'],
    ['a picture', 'a.png', 'PNG', undefined],
  ];
  for (const [what, name, content, first] of cases) {
    it(`${what}: ${first ?? 'none'}`, async () => {
      assert.equal((await guessed(name, content))[0], first);
    });
  }

  it('a broken file is taken for what its content and name say', async () => {
    assert.equal((await guessed('a.jsonl', '{"text":"Huế","label":[[0,3,"LOC"]'))[0], 'doccano');
  });
});
