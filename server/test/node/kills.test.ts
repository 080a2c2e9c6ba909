import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { readSidecar } from '../../src/core/sidecar/read';
import { COMMANDS } from '../../src/protocol';
import { ARTICLE } from '../lsp/article';
import { Editor } from '../lsp/client';
import { CLI, dateline } from '../support/cli';
import { effort, figure, LONG } from '../support/effort';

const KILLS = effort(3, 500);
/** After so many kills the next run is tried even where nothing was left to do. */
const NEXT = LONG ? 10 : 1;
const ARTICLES = Array.from({ length: 12 }, (_, n) => `bai-${n}`);

/** Runs the program and kills it after so many milliseconds, if it has not come to its end: where it is by then is chance. */
async function run(folder: string, args: readonly string[], after?: number) {
  const began = performance.now();
  const child = spawn(process.execPath, [CLI, ...args], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (data) => {
    errors += data;
  });
  const killing = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  clearTimeout(killing);
  return { status, errors, time: performance.now() - began };
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
  const killed = async (
    args: readonly string[],
    check: (
      now: ReadonlyMap<string, string>,
      old: ReadonlyMap<string, string>,
      done: ReadonlyMap<string, string>,
    ) => void,
  ) => {
    start();
    const { status, time } = await run(folder, args);
    assert.equal(status, 0);
    const done = contents(folder);
    let [unfinished, between, ended] = [0, 0, 0];
    for (let n = 0; n < KILLS; n++) {
      start();
      const old = contents(folder);
      if ((await run(folder, args, Math.random() * time)).status === 0) ended++;
      const now = contents(folder);
      check(now, old, done);
      const visible = [...now].filter(([name]) => !isHidden(name));
      for (const [name, text] of visible)
        assert.ok(text === old.get(name) || text === done.get(name), `${name} is neither old nor new`);
      const changed = [...done].filter(([name, text]) => text !== old.get(name));
      const moved = changed.filter(([name, text]) => now.get(name) === text).length;
      if (moved > 0 && moved < changed.length) between++;
      const left = [...now.keys()].some(isHidden);
      if (left) unfinished++;
      if (!left && n % NEXT !== NEXT - 1) continue;
      const next = await run(folder, args);
      assert.equal(next.status, 0, `the next run: ${next.errors}`);
      const after = [...contents(folder)].filter(([name]) => !/[.]lock[\\/]/.test(name));
      assert.deepEqual(new Map(after), done);
    }
    figure(
      `${args[0]}: ${KILLS} kills (${ended} came to the end, ${unfinished} left something to tidy, ` +
        `${between} between two files): 0 files lost, 0 half written`,
    );
    return between;
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

  /** The data of an export, as a reader sees it. */
  const data = (all: ReadonlyMap<string, string>) =>
    new Map([...all].filter(([name]) => /^out[\\/][^.]/.test(name)));

  it('export: the old data or the new as a whole, never both', async () => {
    const args = ['export', '.', '--all', '--format', 'brat', '--out', 'out', '--include', 'suggested'];
    assert.equal((await dateline(began, [...args.slice(0, -1), 'accepted'])).status, 0);
    const between = await killed(args, (now, old, done) => {
      const there = data(now);
      // Between the two renamings of a folder there is none; the next run brings it back.
      if (there.size === 0) assert.ok([...now.keys()].some((name) => /^[.]out[.]replaced-/.test(name)));
      else
        assert.ok(
          [data(old), data(done)].some((whole) => isDeepStrictEqual(there, whole)),
          'old and new files',
        );
    });
    assert.equal(between, 0);
  });

  it('export: a new folder is there as a whole, or not', async () => {
    await killed(
      ['export', '.', '--all', '--format', 'conll', '--out', 'out', '--include', 'suggested'],
      (now, _, done) => {
        if (data(now).size > 0) assert.deepEqual(data(now), data(done));
      },
    );
  });

  it('export: among files of others, what is not complete has no manifest', async () => {
    mkdirSync(join(began, 'out'));
    writeFileSync(join(began, 'out', 'theirs.md'), 'theirs');
    await killed(
      ['export', '.', '--all', '--format', 'jsonl', '--out', 'out', '--include', 'suggested'],
      (now, _, done) => {
        assert.equal(data(now).get(join('out', 'theirs.md')), 'theirs');
        if (data(now).has(join('out', 'manifest.json'))) assert.deepEqual(data(now), data(done));
      },
    );
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
      // So many decisions are answered, and the next one is somewhere on its way.
      for (const work of working.slice(0, Math.random() * (working.length + 1))) await work;
      await delay(Math.random() * 20);
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
