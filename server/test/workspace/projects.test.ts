import assert from 'node:assert/strict';
import { DEFAULT_PROJECT } from '../../src/core/project/model';
import { overlay } from '../../src/workspace/files';
import { Projects, type Reach } from '../../src/workspace/projects';
import { MemoryFiles } from '../support/memoryFiles';

const NEWS = `Khai mạc hội nghị về giao thông xanh tại Đà Nẵng

Sáng 12/3, hội nghị về giao thông xanh khai mạc tại thành phố Đà Nẵng với sự tham dự của đại diện hơn hai mươi địa phương.
`;
const SIDECAR = 'version: 1\n';

/** A project that names one label, by which it is told from others. */
const project = (label: string) => `labels: {${label}: {}}\n`;

describe('which dateline.yaml governs a file', () => {
  const files = new MemoryFiles('file:///m', {
    'dateline.yaml': project('TOP'),
    'tin/a.txt': '',
    'kho/dateline.yaml': project('KHO'),
    'kho/2024/03/a.txt': '',
    'kho/2024/thủ đô/dateline.yaml': project('CAP'),
    'kho/2024/thủ đô/a.txt': '',
    'khong/dateline.yaml': '{',
    'khong/a.txt': '',
  });
  const reach = (...folders: string[]): Reach => ({
    trusted: true,
    folders: folders.map((f) => files.uri(f)),
  });

  const cases: [file: string, reach: Reach | undefined, label: string | undefined, root?: string][] = [
    ['tin/a.txt', undefined, 'TOP', ''],
    ['kho/2024/03/a.txt', undefined, 'KHO', 'kho'],
    ['kho/2024/thủ đô/a.txt', undefined, 'CAP', 'kho/2024/thủ đô'],
    ['a.txt', undefined, 'TOP', ''],
    ['tin/a.txt', reach(''), 'TOP', ''],
    ['tin/a.txt', reach('tin'), undefined],
    ['tin/a.txt', reach('', 'tin'), undefined],
    ['tin/a.txt', reach('tin', ''), undefined],
    ['kho/2024/03/a.txt', reach(''), 'KHO', 'kho'],
    ['kho/2024/03/a.txt', reach('kho'), 'KHO', 'kho'],
    ['kho/2024/03/a.txt', reach('kho', 'kho/2024'), undefined],
    ['kho/2024/03/a.txt', reach('kho', 'tin'), 'KHO', 'kho'],
    // Of a folder whose name begins like another's nothing follows.
    ['kho/2024/03/a.txt', reach('kh'), undefined],
    // Outside of all folders of the workspace only the file's own counts.
    ['kho/a.txt', reach('tin'), 'KHO', 'kho'],
    ['kho/2024/03/a.txt', reach('tin'), undefined],
    ['kho/2024/03/a.txt', reach(), undefined],
    ['tin/a.txt', { trusted: false, folders: [files.root] }, undefined],
  ];
  for (const [file, within, label, root] of cases) {
    const bound = within
      ? `${within.trusted ? '' : 'not trusted, '}[${within.folders.join(', ')}]`
      : 'no bound';
    it(`${file}, ${bound}: ${label ?? 'none'}`, async () => {
      const governing = await new Projects(files, within && (() => within)).of(files.uri(file));
      const labels = label === undefined ? DEFAULT_PROJECT.labels.map(({ name }) => name) : [label];
      assert.deepEqual(
        governing.project.labels.map(({ name }) => name),
        labels,
      );
      assert.equal(governing.root, root === undefined ? undefined : files.uri(root));
    });
  }

  it('folders of the workspace with a slash at their end, and spelled otherwise, are the same', async () => {
    const folders = ['file:///m/kho/2024/th%E1%BB%A7%20%C4%91%C3%B4/', 'file:///m/'];
    const projects = new Projects(files, () => ({ trusted: true, folders }));
    assert.equal((await projects.of('file:///m/kho/2024/thủ đô/a.txt')).root, files.uri('kho/2024/thủ đô'));
  });

  it('a text that was never saved has none, and an end', async () => {
    assert.deepEqual(await new Projects(files, () => reach('')).of('untitled:Untitled-1'), {
      project: DEFAULT_PROJECT,
    });
  });

  it('one that is open in an editor wins, until it is asked for anew', async () => {
    let text: string | undefined = project('OPEN');
    const edited = overlay(files, { text: (uri) => (uri === files.uri('dateline.yaml') ? text : undefined) });
    const projects = new Projects(edited);
    const label = async () => (await projects.of(files.uri('tin/a.txt'))).project.labels[0]!.name;
    assert.equal(await label(), 'OPEN');
    text = undefined;
    assert.equal(await label(), 'OPEN');
    projects.clear();
    assert.equal(await label(), 'TOP');
  });

  it('one that is no text governs with defaults, and that is known', async () => {
    const other = new MemoryFiles('file:///m', {
      'dateline.yaml': project('TOP'),
      'kho/dateline.yaml': new Uint8Array([0xff, 0xfe, 0x76, 0]),
      'kho/a.txt': '',
    });
    const projects = new Projects(other);
    const { root, project: governing } = await projects.of(other.uri('kho/a.txt'));
    assert.deepEqual([root, governing], [other.uri('kho'), DEFAULT_PROJECT]);
    assert.deepEqual(
      projects.faulty.map(({ uri, problems }) => [uri, problems.length]),
      [[other.uri('kho/dateline.yaml'), 1]],
    );
  });

  it('what is wrong in one is known once, and it governs all the same', async () => {
    const projects = new Projects(files);
    for (const name of ['khong/a.txt', 'khong/b.txt', 'khong/c/d.txt']) await projects.of(files.uri(name));
    assert.deepEqual(
      projects.faulty.map(({ uri, source }) => [uri, source]),
      [[files.uri('khong/dateline.yaml'), '{']],
    );
  });
});

describe('what is an article', () => {
  const cases: [name: string, files: Record<string, string>, verdict: string][] = [
    // A sidecar says so, whatever else does not.
    ['a.txt', { 'a.txt': 'Tin ngắn', 'a.ann.yaml': SIDECAR }, 'article'],
    ['requirements.txt', { 'requirements.txt': 'numpy', 'requirements.ann.yaml': SIDECAR }, 'article'],
    ['a.TXT', { 'a.TXT': 'Tin', 'a.ann.yaml': SIDECAR }, 'article'],
    ['a.txt', { 'a.txt': '', 'a.ann.yaml': SIDECAR, 'dateline.yaml': 'exclude: ["*"]' }, 'article'],
    // That of another file says nothing.
    ['a.md', { 'a.md': NEWS, 'a.txt': '', 'a.ann.yaml': SIDECAR }, 'no'],
    ['a.jpg', { 'a.jpg': '\0', 'a.txt': '', 'a.ann.yaml': SIDECAR }, 'no'],
    // Else a project does.
    ['a.txt', { 'a.txt': 'Tin ngắn', 'dateline.yaml': 'version: 1' }, 'article'],
    ['a.TXT', { 'a.TXT': 'Tin ngắn', 'dateline.yaml': 'version: 1' }, 'article'],
    ['a.md', { 'a.md': NEWS, 'dateline.yaml': 'version: 1' }, 'no'],
    ['a.md', { 'a.md': 'Tin', 'dateline.yaml': 'articles: ["**/*.md"]' }, 'article'],
    ['kho/a.md', { 'kho/a.md': 'Tin', 'dateline.yaml': 'articles: ["**/*.md"]' }, 'article'],
    ['bài số 1', { 'bài số 1': 'Tin', 'dateline.yaml': 'articles: ["bài *"]' }, 'article'],
    ['a.txt', { 'a.txt': NEWS, 'dateline.yaml': 'articles: ["**/*.md"]' }, 'no'],
    ['a.txt', { 'a.txt': NEWS, 'dateline.yaml': 'exclude: ["a.*"]' }, 'no'],
    ['requirements.txt', { 'requirements.txt': 'numpy', 'dateline.yaml': 'version: 1' }, 'no'],
    // Else its looks do.
    ['a.txt', { 'a.txt': NEWS }, 'article'],
    ['A.TXT', { 'A.TXT': NEWS }, 'article'],
    ['a.md', { 'a.md': NEWS }, 'no'],
    ['a', { a: NEWS }, 'no'],
    ['requirements.txt', { 'requirements.txt': 'numpy==1.26\n' }, 'no'],
    ['none.txt', {}, 'no'],
    // Our own files never are.
    ['a.ann.yaml', { 'a.ann.yaml': SIDECAR, 'dateline.yaml': 'articles: ["**"]' }, 'no'],
    ['dateline.yaml', { 'dateline.yaml': 'articles: ["**"]' }, 'no'],
  ];
  for (const [name, there, verdict] of cases) {
    it(`${name} among ${Object.keys(there).join(', ')}: ${verdict}`, async () => {
      const files = new MemoryFiles('file:///m', there);
      assert.equal(await new Projects(files).verdict(files.uri(name)), verdict);
      // The names of its folder are the same as a look into it.
      const siblings = new Set(Object.keys(there).filter((each) => !each.includes('/')));
      if (!name.includes('/'))
        assert.equal(await new Projects(files).verdict(files.uri(name), { siblings }), verdict);
    });
  }

  it('a text that is open is looked at as it stands there', async () => {
    const files = new MemoryFiles('file:///m', { 'a.txt': '' });
    assert.equal(await new Projects(files).verdict(files.uri('a.txt'), { text: NEWS }), 'article');
  });
});
