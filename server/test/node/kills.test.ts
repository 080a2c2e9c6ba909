import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSidecar } from '../../src/core/sidecar/read';
import { COMMANDS } from '../../src/protocol';
import { ARTICLE } from '../lsp/article';
import { Editor } from '../lsp/client';
import { CLI, dateline } from '../support/cli';
import { figure, LONG } from '../support/effort';

const KILLS = LONG ? 500 : 3;
const ARTICLES = Array.from({ length: 12 }, (_, n) => `bai-${n}`);

/** Waits until something is over, but not for more looks at the disk than these; tells how many there were. */
async function looks(most: number, over: () => boolean): Promise<number> {
  let count = 0;
  while (count < most && !over()) {
    await stat(CLI);
    count++;
  }
  return count;
}

/** Runs the program and ends it at once after so many looks at the disk, if it has not come to its end. */
async function run(folder: string, args: readonly string[], most = Number.POSITIVE_INFINITY) {
  const child = spawn(process.execPath, [CLI, ...args], { cwd: folder, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const count = await looks(most, () => child.exitCode !== null);
  child.kill('SIGKILL');
  return { status: await ended, count };
}

/** All files below, with what they hold. */
function contents(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile());
  return new Map(
    files.map((e) => {
      const path = join(e.parentPath, e.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')] as const;
    }),
  );
}

const isHidden = (name: string) => name.split(/[\\/]/).some((part) => part.startsWith('.'));

describe('killed at any moment', function () {
  this.timeout(LONG ? 3_600_000 : 120_000);
  let folder: string;
  let began: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
    began = mkdtempSync(join(tmpdir(), 'dateline-kill-'));
    for (const name of ARTICLES) writeFileSync(join(began, `${name}.txt`), `${ARTICLE}\n${name}\n`);
  });
  afterEach(() => {
    for (const each of [folder, began]) rmSync(each, { recursive: true, force: true });
  });
  const start = () => {
    rmSync(folder, { recursive: true, force: true });
    cpSync(began, folder, { recursive: true });
  };

  /**
   * Kills a command, then runs it to its end. What it leaves each time is judged by the files of before and of a run
   * to the end.
   */
  const killed = async (args: readonly string[], check: (now: ReadonlyMap<string, string>) => void) => {
    start();
    const { status, count } = await run(folder, args);
    assert.equal(status, 0);
    const done = contents(folder);
    let between = 0;
    for (let n = 0; n < KILLS; n++) {
      start();
      const old = contents(folder);
      await run(folder, args, Math.random() * count);
      const now = contents(folder);
      check(now);
      const visible = [...now].filter(([name]) => !isHidden(name));
      for (const [name, text] of visible)
        assert.ok(text === old.get(name) || text === done.get(name), `${name} is neither old nor new`);
      const changed = [...done].filter(([name, text]) => text !== old.get(name));
      const moved = changed.filter(([name, text]) => now.get(name) === text).length;
      if (moved > 0 && moved < changed.length) between++;
      assert.equal((await run(folder, args)).status, 0, 'the next run');
      const after = [...contents(folder)].filter(([name]) => !/[.]lock[\\/]/.test(name));
      assert.deepEqual(new Map(after), done);
    }
    figure(`${args[0]}: ${KILLS} kills, ${between} between two files, 0 files half written`);
  };
  const sidecarsAreWhole = (now: ReadonlyMap<string, string>) => {
    for (const [name, text] of now)
      if (name.endsWith('.ann.yaml')) assert.equal(readSidecar(text).writable, true, name);
  };

  it('annotate: each sidecar is there as a whole, or not', async () => {
    await killed(['annotate', '.'], sidecarsAreWhole);
  });

  it('import: each sidecar is the old or the new one', async () => {
    assert.equal((await dateline(began, ['annotate', '.'])).status, 0);
    const records = ARTICLES.map((name) => {
      const text = `${ARTICLE}\n${name}\n`;
      const start = [...text.slice(0, text.indexOf('Seoul'))].length;
      return JSON.stringify({ path: `${name}.txt`, text, label: [[start, start + 5, 'LOC']] });
    });
    writeFileSync(join(began, 'them.jsonl'), `${records.join('\n')}\n`);
    await killed(['import', 'them.jsonl', '--format', 'doccano', '--articles', '.'], sidecarsAreWhole);
  });

  it('export: the old data or the new, and never both without the means to end it', async () => {
    const args = ['export', '.', '--format', 'brat', '--out', 'out', '--include', 'suggested'];
    assert.equal((await dateline(began, [...args.slice(0, -1), 'accepted'])).status, 0);
    const old = contents(join(began, 'out'));
    await killed(args, (now) => {
      const out = [...now].filter(([name]) => /^out[\\/][^.]/.test(name));
      const names = new Map(out.map(([name, text]) => [name.slice(4), text]));
      const olds = [...old].filter(([name, text]) => name.endsWith('.ann') && names.get(name) === text);
      const count = [...names.keys()].filter((name) => name.endsWith('.ann')).length;
      if (olds.length === 0 || olds.length === count) return;
      assert.ok(!names.has('manifest.json'), 'what is not complete looks complete');
      assert.ok([...now.keys()].some((name) => /^out[\\/][.]complete-/.test(name)));
    });
  });

  it('the server: what it said is saved is there', async () => {
    const words = ['Nhật Bản', 'Hàn Quốc', 'Yoon Suk Yeol', 'Kishida Fumio', 'Seoul', 'Reuters', 'hai bên'];
    let told = 0;
    for (let n = 0; n < KILLS; n++) {
      start();
      const editor = await Editor.overStdio({}, { folder });
      const uri = await editor.open('bai-0.txt');
      const saved: string[] = [];
      const working = words.map(async (word) => {
        const range = editor.range(uri, word);
        const actions = [{ do: 'tag', range, label: 'ORG' }];
        const result = await editor.command(COMMANDS.apply, { uri, actions }).catch(() => undefined);
        if ((result as { applied?: boolean } | undefined)?.applied) saved.push(word);
      });
      let over = false;
      void Promise.all(working).then(() => {
        over = true;
      });
      await looks(Math.random() * 2000, () => over);
      await editor.kill();
      editor.connection.dispose();
      const source = editor.file('bai-0.ann.yaml');
      const texts = source === undefined ? [] : readSidecar(source).spans.map(({ record }) => record.text);
      if (source !== undefined) assert.equal(readSidecar(source).writable, true);
      for (const word of saved) assert.ok(texts.includes(word), `${word} was said to be saved`);
      told += saved.length;
      const next = await Editor.inMemory({}, { folder });
      await next.fix(await next.open('bai-0.txt'), 'Seoul', /./);
      assert.deepEqual(readdirSync(folder).filter(isHidden), []);
      await next.close();
    }
    figure(`server: ${KILLS} kills, ${told} decisions, 0 lost`);
  });
});
