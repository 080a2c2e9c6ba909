import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDriver } from '../src/node/mergeDriver';
import { dateline, spawnDateline } from './support/cli';
import { BINH, type Doing, reject, tag, Work } from './support/work';

const TEXT = 'Ông {PER|Yoon} thăm {LOC|Seoul}, gặp {PER|An}.';
const start = () => new Work(TEXT);
const FILE = 'a.ann.yaml';

describe('the command merge', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-merge-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  const three = (base: string, ours: string, theirs: string) => {
    write('base', base);
    write('ours', ours);
    write('theirs', theirs);
    return dateline(folder, ['merge', 'base', 'ours', 'theirs']);
  };

  it('merges into the second file', async () => {
    const one = start().do(tag('Yoon', 'PER')).source;
    const two = start().doAs(BINH, tag('An', 'PER')).source;
    assert.deepEqual(await three('', one, two), { status: 0, stdout: '', stderr: '' });
    assert.equal(read('ours'), start().do(tag('Yoon', 'PER')).doAs(BINH, tag('An', 'PER')).source);
  });
  it('says what is in conflict, with status 1; --settle --keep ends it', async () => {
    const one = start().do(tag('Yoon', 'PER')).source;
    const two = start().doAs(BINH, tag('Yoon', 'ORG')).source;
    const { status, stderr } = await three('', one, two);
    assert.equal(status, 1);
    assert.match(stderr, /^ours: decided in different ways: Yoon\./);
    assert.match(read('ours'), /^<<<<<<< ours$/m);
    assert.equal((await dateline(folder, ['merge', '--settle', 'ours'])).status, 1);
    assert.equal((await dateline(folder, ['merge', '--settle', '--keep', 'ours', 'ours'])).status, 0);
    assert.equal(read('ours'), one);
  });
  it('leaves files that are no sidecars to git', async () => {
    const base = 'version: 9\na\nb\nc\n';
    assert.equal((await three(base, base.replace('a', 'A'), base.replace('c', 'C'))).status, 0);
    assert.equal(read('ours'), 'version: 9\nA\nb\nC\n');
    assert.equal((await three(base, base.replace('a', 'A'), base.replace('a', 'X'))).status, 1);
    assert.match(read('ours'), /<<<<<<< ours/);
  });
  for (const args of [['a', 'b'], [], ['a', 'b', 'c', 'd'], ['--settle']])
    it(`${args.join(' ')}: wrong use`, async () =>
      assert.equal((await dateline(folder, ['merge', ...args])).status, 2));
  it('--settle says where there is nothing to settle', async () => {
    write(FILE, start().do(tag('Yoon', 'PER')).source);
    const { status, stderr } = await dateline(folder, ['merge', '--settle', FILE, 'no.ann.yaml']);
    assert.deepEqual(
      [status, stderr],
      [1, `${FILE} has no conflict marks that can be settled\nno.ann.yaml does not exist\n`],
    );
  });
  it('--install outside of a repository says so', async () => {
    const { status, stderr } = await dateline(folder, ['merge', '--install']);
    assert.equal(status, 1);
    assert.match(stderr, /is in no git repository/);
  });

  describe('in a repository', () => {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    const merges = (branch: string) => {
      try {
        git('merge', '-q', branch);
        return true;
      } catch {
        return false;
      }
    };
    beforeEach(() => {
      git('init', '-q', '-b', 'main');
      for (const [key, value] of [
        ['user.name', 'a'],
        ['user.email', 'a@b.c'],
        ['commit.gpgsign', 'false'],
      ] as const)
        git('config', key, value);
    });
    /** Two branches that decide differently, or begin the file, and are merged. */
    const branches = (base: string | undefined, ours: string, theirs: string) => {
      const commit = (text: string | undefined) => {
        if (text !== undefined) write(FILE, text);
        git('add', '-A');
        git('commit', '-q', '--allow-empty', '-m', 'x');
      };
      commit(base);
      git('checkout', '-q', '-b', 'theirs');
      commit(theirs);
      git('checkout', '-q', 'main');
      commit(ours);
    };
    const both = (doing: readonly Doing[], base = start()) =>
      base.do(tag('Yoon', 'PER')).doAs(BINH, ...doing).source;

    it('--install makes git merge by itself, also when both begin the file', () => {
      const { status, stdout } = spawnDateline(folder, ['merge', '--install']);
      assert.deepEqual(
        [status, stdout],
        [
          0,
          'git merges sidecars entry by entry here. Commit .gitattributes; each copy of the repository needs this command once\n',
        ],
      );
      assert.equal(
        read('.gitattributes'),
        '*.ann.yaml text eol=lf merge=dateline\ndateline.names text eol=lf merge=union\n',
      );
      branches(
        undefined,
        start().do(tag('Yoon', 'PER')).source,
        start().doAs(BINH, tag('thăm', 'MISC')).source,
      );
      assert.ok(merges('theirs'));
      assert.equal(read(FILE), both([tag('thăm', 'MISC')]));
    });
    it('a conflict that the driver found is one for git', () => {
      spawnDateline(folder, ['merge', '--install']);
      branches(
        undefined,
        start().do(tag('Yoon', 'PER')).source,
        start().doAs(BINH, tag('Yoon', 'ORG'), tag('An', 'PER')).source,
      );
      assert.ok(!merges('theirs'));
      assert.match(git('status', '--porcelain'), new RegExp(`^AA ${FILE}$`, 'm'));
      assert.equal(spawnDateline(folder, ['merge', '--settle', '--keep', 'ours', FILE]).status, 0);
      assert.equal(read(FILE), both([tag('An', 'PER')]));
    });
    it('--settle takes the base from git', async () => {
      const base = start().annotate();
      const { source } = base;
      branches(
        source,
        start().annotate().do(tag('Yoon', 'PER')).source,
        start().annotate().doAs(BINH, reject('An')).source.replace('# end', '# theirs'),
      );
      // Both change the last line, so that git stops without our driver.
      write(FILE, read(FILE).replace('# end', '# ours'));
      git('commit', '-q', '-a', '--amend', '-m', 'x');
      assert.ok(!merges('theirs'));
      assert.equal((await dateline(folder, ['merge', '--settle', FILE])).status, 0);
      const expected = both([reject('An')], start().annotate()).replace('# end', '# theirs\n# ours');
      assert.equal(read(FILE), expected);
    });
  });

  const attributes: readonly [before: string, after: string][] = [
    ['', '*.ann.yaml text eol=lf merge=dateline\n'],
    ['* text=auto', '* text=auto\n*.ann.yaml text eol=lf merge=dateline\n'],
    ['* text=auto\r\n', '* text=auto\r\n*.ann.yaml text eol=lf merge=dateline\r\n'],
    ['*.ann.yaml merge=union\n# x\n', '*.ann.yaml merge=dateline\n# x\n'],
    ['*.ann.yaml  text -merge\n', '*.ann.yaml text merge=dateline\n'],
    ['*.ann.yaml text eol=lf merge=dateline\n', '*.ann.yaml text eol=lf merge=dateline\n'],
  ];
  for (const [old, now] of attributes)
    it(`.gitattributes ${JSON.stringify(old)}`, () => assert.equal(withDriver(old), now));
});
