import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  articleOfSidecar,
  mayHold,
  orphansAmong,
  sidecarsOf,
  sureSidecarOf,
} from '../../src/core/sidecar/name';
import { beside, nameOf } from '../../src/workspace/uris';

/** What a new sidecar is called where nothing is in the way. */
const sidecarOf = (article: string) => sidecarsOf(article, new Set())[0]!;
const nfd = (text: string) => text.normalize('NFD');

describe('names of sidecars', () => {
  const names: readonly [article: string, sidecar: string][] = [
    ['bai.txt', 'bai.ann.yaml'],
    ['bai.v2.txt', 'bai.v2.ann.yaml'],
    ['bai.md', 'bai.md.ann.yaml'],
    ['bai.TXT', 'bai.TXT.ann.yaml'],
    ['bai', 'bai..ann.yaml'],
    ['.txt', '.ann.yaml'],
    ['a.b/bai', 'a.b/bai..ann.yaml'],
    ['a.b\\bai', 'a.b\\bai..ann.yaml'],
    ['file:///a/b%C3%A0i.txt', 'file:///a/b%C3%A0i.ann.yaml'],
    ['file:///a/b%C3%A0i.md', 'file:///a/b%C3%A0i.md.ann.yaml'],
  ];
  for (const [article, sidecar] of names) {
    it(`${article}: ${sidecar}`, () => assert.equal(sidecarOf(article), sidecar));
    it(`${article}: and back`, () => assert.equal(articleOfSidecar(sidecar), article));
  }
  it('of other articles are others', () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[ab.]{0,2}(txt|\.txt|\.md|\.TXT)?$/), { minLength: 2 }),
        (all) => {
          // NAME and NAME.txt alone can have one name, when NAME has an extension; see sidecarsOf.
          const distinct = all.filter(
            (name) =>
              name !== '' &&
              !all.includes(`${name}.txt`) &&
              !all.includes(`${name}..txt`) &&
              !name.endsWith('.'),
          );
          assert.equal(new Set(distinct.map(sidecarOf)).size, distinct.length);
        },
      ),
    ));

  const held: readonly [
    title: string,
    article: string,
    siblings: readonly string[],
    sidecar: readonly string[],
  ][] = [
    ['its own', 'bai.txt', ['bai.txt', 'bai.ann.yaml'], ['bai.ann.yaml']],
    ['none yet', 'bai.txt', ['bai.txt'], ['bai.ann.yaml']],
    ['of two of one stem, the text', 'bai.txt', ['bai.txt', 'bai.md', 'bai.ann.yaml'], ['bai.ann.yaml']],
    ['of two of one stem, the other', 'bai.md', ['bai.txt', 'bai.md', 'bai.ann.yaml'], ['bai.md.ann.yaml']],
    ['as it was once called', 'bai.md', ['bai.md', 'bai.ann.yaml'], ['bai.ann.yaml']],
    ['as it was once called, in upper case', 'bai.TXT', ['bai.TXT', 'bai.ann.yaml'], ['bai.ann.yaml']],
    ['as it was once called, of none', 'bai', ['bai', 'bai.ann.yaml'], ['bai.ann.yaml']],
    ['not when two may be meant', 'bai.md', ['bai.md', 'bai', 'bai.ann.yaml'], ['bai.md.ann.yaml']],
    [
      'beside a text that is called by it',
      'bai.md',
      ['bai.md', 'bai.md.txt', 'bai.md.ann.yaml'],
      ['bai.md..ann.yaml'],
    ],
    [
      'of a text that is called by another',
      'bai.md.txt',
      ['bai.md', 'bai.md.txt', 'bai.md.ann.yaml'],
      ['bai.md.ann.yaml'],
    ],
    ['not of what is no text', 'bai.pdf', ['bai.pdf', 'bai.ann.yaml'], ['bai.pdf.ann.yaml']],
    ['in NFD', 'báo mới.txt', ['báo mới.txt', nfd('báo mới.ann.yaml')], [nfd('báo mới.ann.yaml')]],
    ['the article in NFD', nfd('báo.md'), [nfd('báo.md'), 'báo.md.ann.yaml'], ['báo.md.ann.yaml']],
    ['in NFD, as it was once called', 'báo.md', ['báo.md', nfd('báo.ann.yaml')], [nfd('báo.ann.yaml')]],
    ['in another case', 'Bai.txt', ['Bai.txt', 'bai.ann.yaml'], ['bai.ann.yaml']],
    [
      'in another case, which is of another',
      'Bai.txt',
      ['Bai.txt', 'bai.txt', 'bai.ann.yaml'],
      ['Bai.ann.yaml'],
    ],
    ['the right one of two', 'báo.txt', ['báo.txt', 'báo.ann.yaml', nfd('báo.ann.yaml')], ['báo.ann.yaml']],
    [
      'two that look the same',
      'Báo.txt',
      ['Báo.txt', 'báo.ann.yaml', nfd('báo.ann.yaml')],
      ['báo.ann.yaml', nfd('báo.ann.yaml')],
    ],
  ];
  for (const [title, article, siblings, sidecar] of held)
    it(`found: ${title}`, () => assert.deepEqual(sidecarsOf(article, new Set(siblings)), sidecar));

  for (const [title, article, siblings, [sidecar]] of held)
    it(`sure without a look: ${title}`, () => {
      const sure = sureSidecarOf(article);
      if (sure !== undefined && siblings.includes(sure)) assert.equal(sure, sidecar);
    });

  const neighbours: readonly [title: string, article: string, name: string, uri: string][] = [
    ['goes on', 'file:///a/b.txt', 'b.ann.yaml', 'file:///a/b.ann.yaml'],
    [
      'as the client spells it',
      'file:///c:/a%28/b(%C3%A0.txt',
      'b(à.ann.yaml',
      'file:///c:/a%28/b(%C3%A0.ann.yaml',
    ],
    ['in lower case', 'file:///a/%c3%a0+.md', 'à+.md.ann.yaml', 'file:///a/%c3%a0+.md.ann.yaml'],
    ['of another spelling', 'file:///a/B.txt', 'b.ann.yaml', 'file:///a/b.ann.yaml'],
    ['in NFD', 'file:///a/%C3%A0.txt', nfd('à.ann.yaml'), 'file:///a/a%CC%80.ann.yaml'],
    ['shorter', 'file:///a/bai.md', 'bai.ann.yaml', 'file:///a/bai.ann.yaml'],
  ];
  for (const [title, article, name, uri] of neighbours)
    it(`beside an article: ${title}`, () => assert.equal(beside(article, name), uri));

  const folders: readonly [names: string, orphans: string][] = [
    ['', ''],
    ['a.txt a.ann.yaml', ''],
    ['a.TXT a.ann.yaml', ''],
    ['b.txt a.ann.yaml', 'a.ann.yaml'],
    ['a.pdf a.ann.yaml b.ann.yaml b.txt', 'a.ann.yaml'],
    ['a.md a.txt a.md.ann.yaml a.ann.yaml', ''],
    ['a.md.ann.yaml a.txt', 'a.md.ann.yaml'],
    ['á.txt á.ann.yaml Á.ann.yaml'.normalize('NFC'), 'Á.ann.yaml'],
    [`á.txt ${nfd('á.ann.yaml')}`, ''],
    ['a.yaml', ''],
  ];
  for (const [files, orphans] of folders) {
    it(`orphans among ${files || 'nothing'}: ${orphans || 'none'}`, () =>
      assert.equal(orphansAmong(files.split(' ')).join(' '), orphans));
  }
  it('in a large folder take no longer than it has files', () => {
    const names = Array.from({ length: 20_000 }, (_, n) => [`b${n}.md`, `B${n}.md.ann.yaml`]).flat();
    assert.deepEqual(orphansAmong(names), []);
  });

  it('whoever hears of a change knows whose it can be', () => {
    const uri = (name: string) => `file:///a/${encodeURIComponent(name)}`;
    for (const [title, article, siblings, [sidecar]] of held)
      if (siblings.includes(sidecar!)) assert.ok(mayHold(uri(sidecar!), uri(article)), title);
    assert.ok(!mayHold(uri('b.ann.yaml'), uri('a.txt')));
    assert.equal(nameOf(uri('báo mới.txt')), 'báo mới.txt');
  });
});
