import assert from 'node:assert/strict';
import { packOf } from '../src/core/recognition/language';
import { type DataFiles, resourcesIn } from '../src/core/recognition/resources';

describe('data of languages', () => {
  function broken(): { files: DataFiles; asked: string[] } {
    const asked: string[] = [];
    const read = async (path: string): Promise<never> => {
      asked.push(path);
      throw new Error(`no ${path}`);
    };
    return { asked, files: { readText: read, readBytes: read } };
  }

  it('nothing is read before it is needed', () => {
    const { files, asked } = broken();
    resourcesIn(files);
    assert.deepEqual(asked, []);
  });

  it('what could not be read is tried again', async () => {
    const { files, asked } = broken();
    const resources = resourcesIn(files);
    for (let n = 0; n < 2; n++) {
      await assert.rejects(resources.load(packOf('vi')), /no vi\//);
      assert.ok(asked.splice(0).includes('vi/names.json'));
    }
  });

  it('a language that is asked for twice is read once', async () => {
    const { files, asked } = broken();
    const resources = resourcesIn(files);
    const both = [resources.load(packOf('vi')), resources.load(packOf('vi'))];
    await Promise.allSettled(both);
    assert.deepEqual(asked.sort(), ['vi/names.bin', 'vi/names.json']);
  });

  it('what has not been loaded is said', () => {
    const { files } = broken();
    assert.throws(() => resourcesIn(files).of(packOf('en')), /en has not been loaded/);
  });
});
