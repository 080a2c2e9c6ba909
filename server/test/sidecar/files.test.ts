import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dateline } from '../support/cli';

const ARTICLE =
  'Thủ tướng Hun Sen thăm Campuchia\n\nHôm nay, Thủ tướng Hun Sen đã tới Campuchia gặp ông Nguyễn Văn Nam.\n';
const entry = (label: string) =>
  `version: 2\nspans:\n- {start: 10, end: 17, text: "Hun Sen", label: "${label}", status: "accepted"}\n`;
const nfd = (text: string) => text.normalize('NFD');

/** Each file of the folder has its own annotations, by the program from without. */
describe('sidecars by name, in a folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-names-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (files: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  };
  const labels = async () => {
    const out = ['--format', 'jsonl', '--out', 'out'];
    const { status, stderr } = await dateline(folder, ['export', '.', '--all', ...out]);
    assert.equal(status, 0, stderr);
    const [file] = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.jsonl'));
    const rows = readFileSync(join(folder, 'out', file!), 'utf8')
      .trimEnd()
      .split('\n');
    return rows
      .map((row) => JSON.parse(row) as { path: string; spans?: { label: string }[] })
      .map(({ path, spans = [] }) => `${path.normalize('NFC')}: ${spans.map(({ label }) => label).join(' ')}`)
      .sort();
  };

  it('two files of one stem keep their own, whatever is written to the other', async () => {
    write({
      'dateline.yaml': 'articles: ["**/*.txt", "**/*.md"]\n',
      'bai.txt': ARTICLE,
      'bai.md': ARTICLE,
      'bai.ann.yaml': entry('PER'),
    });
    assert.deepEqual(await labels(), ['bai.md: ', 'bai.txt: PER']);
    const before = readFileSync(join(folder, 'bai.ann.yaml'), 'utf8');
    assert.equal((await dateline(folder, ['annotate', 'bai.md'])).status, 0);
    assert.equal(readFileSync(join(folder, 'bai.ann.yaml'), 'utf8'), before);
    assert.ok(readdirSync(folder).includes('bai.md.ann.yaml'));
    write({ 'bai.md.ann.yaml': entry('ORG') });
    assert.deepEqual(await labels(), ['bai.md: ORG', 'bai.txt: PER']);
  });
  const alike: readonly [title: string, article: string, sidecar: string][] = [
    ['in another normal form', 'báo mới.txt', nfd('báo mới.ann.yaml')],
    ['of an article in another normal form', nfd('báo mới.txt'), 'báo mới.ann.yaml'],
    ['in another case', 'Bai.txt', 'bai.ann.yaml'],
    ['as all were once called', 'bai.md', 'bai.ann.yaml'],
  ];
  for (const [title, article, sidecar] of alike) {
    it(`a sidecar ${title} is exported, and no second one made`, async () => {
      write({ [article]: ARTICLE, [sidecar]: entry('PER') });
      assert.deepEqual(await labels(), [`${article.normalize('NFC')}: PER`]);
      assert.equal((await dateline(folder, ['annotate', article])).status, 0);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name.endsWith('.ann.yaml')),
        [sidecar],
      );
      assert.match(readFileSync(join(folder, sidecar), 'utf8'), /label: "PER", status: "accepted"/);
    });
  }
  it('of two that look the same the other one is said', async () => {
    const other = nfd('báo.ann.yaml');
    write({ 'báo.txt': ARTICLE, 'báo.ann.yaml': entry('PER'), [other]: entry('ORG') });
    assert.deepEqual(await labels(), ['báo.txt: PER']);
    const { stdout } = await dateline(folder, ['check', '.']);
    assert.match(stdout, new RegExp(`^${other}:1:1 warning orphan-sidecar`, 'm'));
  });
});
