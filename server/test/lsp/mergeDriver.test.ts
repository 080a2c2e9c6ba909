import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS, type MergeDriverResult } from '../../src/protocol';
import { BINH, tag, Work } from '../support/work';
import { ARTICLE, NAME, SIDECAR } from './article';
import { Editor, type EditorOptions } from './client';

describe('the editor sets up git to merge sidecars', () => {
  let editor: Editor;
  afterEach(() => editor.close());
  const begin = async (options: EditorOptions = {}, repository = true) => {
    editor = await Editor.inMemory({ [NAME]: ARTICLE }, options);
    if (repository) git('init', '-q', '-b', 'main');
    return editor.uri(NAME);
  };
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b.c', '-c', 'commit.gpgsign=false', ...args],
      {
        cwd: editor.folder,
        encoding: 'utf8',
        stdio: 'pipe',
      },
    );
  const ask = (uri: string, install?: boolean) =>
    editor.command(COMMANDS.mergeDriver, {
      uri,
      ...(install === undefined ? {} : { install }),
    }) as Promise<MergeDriverResult>;

  it('is offered in a repository that merges by lines, and asking changes nothing', async () => {
    const uri = await begin();
    const before = readFileSync(join(editor.folder, '.git', 'config'), 'utf8');
    const { repository, installed } = await ask(uri);
    assert.deepEqual([repository, installed], [editor.uri('').replace(/\/$/, ''), false]);
    assert.equal(readFileSync(join(editor.folder, '.git', 'config'), 'utf8'), before);
    assert.ok(!existsSync(join(editor.folder, '.gitattributes')));
  });

  it('is not offered outside of a repository', async () => {
    assert.deepEqual(await ask(await begin({}, false)), { installed: false });
    for (const uri of ['untitled:Untitled-1', 'file:///%', editor.uri('khong-co.txt')])
      assert.deepEqual(await ask(uri), { installed: false });
  });

  it('is neither offered nor done in a folder that is not trusted', async () => {
    const uri = await begin({ initializationOptions: { trusted: false } });
    assert.deepEqual(await ask(uri), { installed: false });
    assert.equal((await ask(uri, true)).installed, false);
    assert.ok(!existsSync(join(editor.folder, '.gitattributes')));
  });

  it('when a person wants it, git merges by entries from then on, and it is not offered again', async () => {
    const uri = await begin();
    const { installed, message } = await ask(uri, true);
    assert.deepEqual(
      [installed, message],
      [true, 'git merges sidecars entry by entry here now. Commit .gitattributes'],
    );
    assert.deepEqual(await ask(uri), { installed: false });
    const start = () => new Work('Ông {PER|Yoon} thăm {LOC|Seoul}.');
    const commit = (source?: string) => {
      if (source !== undefined) writeFileSync(join(editor.folder, SIDECAR), source);
      git('add', '-A');
      git('commit', '-q', '--allow-empty', '-m', 'x');
    };
    commit();
    git('checkout', '-q', '-b', 'theirs');
    commit(start().doAs(BINH, tag('thăm', 'MISC')).source);
    git('checkout', '-q', 'main');
    commit(start().do(tag('Yoon', 'PER')).source);
    git('merge', '-q', 'theirs');
    assert.equal(editor.file(SIDECAR), start().do(tag('Yoon', 'PER')).doAs(BINH, tag('thăm', 'MISC')).source);
  });

  it('a program that has moved is found again when the editor next asks; until then git merges by lines', async () => {
    const uri = await begin();
    await ask(uri, true);
    const launcher = join(editor.folder, '.git', 'dateline-merge');
    const good = readFileSync(launcher, 'utf8');
    writeFileSync(launcher, good.replaceAll(/'[^']*cli\.js'/g, "'/gone/cli.js'"));
    for (const [name, text] of [
      ['base', 'a\nb\nc\n'],
      ['ours', 'A\nb\nc\n'],
      ['theirs', 'a\nb\nC\n'],
    ] as const)
      writeFileSync(join(editor.folder, name), text);
    execFileSync('sh', [launcher, 'base', 'ours', 'theirs'], { cwd: editor.folder });
    assert.equal(editor.file('ours'), 'A\nb\nC\n');
    await ask(uri);
    assert.equal(readFileSync(launcher, 'utf8'), good);
  });

  it('in a working tree of its own the repository is found by its link', async () => {
    const uri = await begin();
    git('add', '-A');
    git('commit', '-q', '-m', 'x');
    git('worktree', 'add', '-q', 'cay');
    const inTree = editor.uri(`cay/${NAME}`);
    assert.equal((await ask(inTree)).repository, editor.uri('cay'));
    assert.equal((await ask(inTree, true)).installed, true);
    assert.deepEqual(await ask(uri), { installed: false });
  });

  it('what stands in the way is said', async () => {
    const uri = await begin();
    mkdirSync(join(editor.folder, '.gitattributes'));
    const { installed, message } = await ask(uri, true);
    assert.equal(installed, false);
    assert.match(message!, /could not be set up/);
    rmSync(join(editor.folder, '.gitattributes'), { recursive: true });
  });
});
