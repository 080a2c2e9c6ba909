import assert from 'node:assert/strict';
import { articleOfSidecar, orphansAmong, sidecarOf } from '../../src/core/sidecar/name';

describe('names of sidecars', () => {
  const names: readonly [article: string, sidecar: string][] = [
    ['bai.txt', 'bai.ann.yaml'],
    ['bai.v2.txt', 'bai.v2.ann.yaml'],
    ['a.b/bai', 'a.b/bai.ann.yaml'],
    ['a.b\\bai', 'a.b\\bai.ann.yaml'],
    ['file:///a/b%C3%A0i.txt', 'file:///a/b%C3%A0i.ann.yaml'],
  ];
  for (const [article, sidecar] of names) {
    it(`${article}: ${sidecar}`, () => assert.equal(sidecarOf(article), sidecar));
  }
  it('and back', () => assert.equal(articleOfSidecar('a/bai.ann.yaml'), 'a/bai.txt'));

  const folders: readonly [names: string, orphans: string][] = [
    ['', ''],
    ['a.txt a.ann.yaml', ''],
    ['a.TXT a.ann.yaml', ''],
    ['b.txt a.ann.yaml', 'a.ann.yaml'],
    ['a.pdf a.ann.yaml b.ann.yaml b.txt', 'a.ann.yaml'],
    ['a.yaml', ''],
  ];
  for (const [files, orphans] of folders) {
    it(`orphans among ${files || 'nothing'}: ${orphans || 'none'}`, () =>
      assert.equal(orphansAmong(files.split(' ')).join(' '), orphans));
  }
});
