import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import promises from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeText } from '../../src/node/files';
import { ownName } from '../../src/node/owner';
import { effort, figure, LONG } from '../support/effort';

const WRITER = join(__dirname, 'writer.js');
const NOBODY = 65534;
/** Thousands of writes take as long as the disk does. */
const PATIENCE = LONG ? 0 : 300_000;

interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Lines that the process was told are written. */
  readonly told: string[];
  readonly errors: string;
}

describe('writers of one file', () => {
  let folder: string;
  let file: string;
  const children = new Set<ChildProcess>();
  beforeEach(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'dateline-writers-')));
    mkdirSync(join(folder, 'in'));
    file = join(folder, 'in', 'bai.ann.yaml');
    writeFileSync(file, '');
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const start = (
    args: readonly string[],
    options: { env?: NodeJS.ProcessEnv; uid?: number } = {},
  ): { child: ChildProcess; ran: Promise<Ran> } => {
    const child = spawn(process.execPath, [WRITER, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
      env: { ...process.env, ...options.env },
    });
    children.add(child);
    let [out, errors] = ['', ''];
    child.stdout!.on('data', (data) => {
      out += data;
    });
    child.stderr!.on('data', (data) => {
      errors += data;
    });
    const ran = new Promise<Ran>((resolve) => {
      child.once('close', (code, signal) => {
        children.delete(child);
        resolve({ code, signal, told: out.split('\n').slice(0, -1), errors });
      });
    });
    return { child, ran };
  };
  const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);

  /** Nothing lost of what anybody was told is written, nothing doubled, nothing left beside the file. */
  const settle = (what: string, runs: readonly Ran[]) => {
    for (const { code, errors } of runs) assert.deepEqual([code, errors], [0, '']);
    const told = runs.flatMap((run) => run.told);
    const there = lines();
    const lost = told.filter((line) => !there.includes(line)).length;
    const doubled = there.length - new Set(there).size;
    figure(`${what}: ${told.length} writes, ${lost} lost, ${doubled} doubled`);
    assert.deepEqual([lost, doubled, readdirSync(join(folder, 'in'))], [0, 0, ['bai.ann.yaml']]);
    assert.equal(told.length, there.length);
  };
  const WRITES = effort(30, 1000);

  it('two processes', async () => {
    const runs = ['a', 'b'].map((name) => start([file, name, `${WRITES}`, '5000']).ran);
    settle('two processes', await Promise.all(runs));
  }).timeout(PATIENCE);

  it('two processes, one with another folder for temporary files', async () => {
    const other = join(folder, 'tmp');
    mkdirSync(other);
    const env = { TMPDIR: other, TMP: other, TEMP: other };
    const runs = [start([file, 'a', `${WRITES}`, '5000']), start([file, 'b', `${WRITES}`, '5000'], { env })];
    settle('another TMPDIR', await Promise.all(runs.map(({ ran }) => ran)));
  }).timeout(PATIENCE);

  it('two processes, one by way of a symbolic link to the folder', async () => {
    symlinkSync(join(folder, 'in'), join(folder, 'link'));
    const runs = [file, join(folder, 'link', 'bai.ann.yaml')].map((path, n) =>
      start([path, 'ab'[n]!, `${WRITES}`, '5000']),
    );
    settle('by a link', await Promise.all(runs.map(({ ran }) => ran)));
  }).timeout(PATIENCE);

  it('two processes of two users', async function () {
    // Only root can start a process of somebody else.
    if (process.getuid?.() !== 0) this.skip();
    // The folder of all temporary files may be for its owner alone.
    const { mode } = statSync(dirname(folder));
    if ((mode & 0o001) === 0) chmodSync(dirname(folder), (mode & 0o777) | 0o011);
    chmodSync(folder, 0o755);
    // Where the project itself is for its owner alone, somebody else cannot run it.
    if (
      spawnSync(process.execPath, ['-e', 'fs.readFileSync(process.argv[1])', WRITER], { uid: NOBODY })
        .status !== 0
    )
      this.skip();
    chmodSync(join(folder, 'in'), 0o777);
    const runs = [
      start([file, 'a', `${WRITES}`, '5000']),
      start([file, 'b', `${WRITES}`, '5000'], { uid: NOBODY }),
    ];
    settle('two users', await Promise.all(runs.map(({ ran }) => ran)));
  }).timeout(PATIENCE);

  it('five processes, of which some are killed: nothing is lost, and nobody waits for the dead', async () => {
    const told: string[] = [];
    let kills = 0;
    const began = Date.now();
    const LIVES = effort(4, 100);
    const working = async (name: string) => {
      for (let life = 0; life < LIVES; life++) {
        const { child, ran } = start([file, `${name}${life}`, '1000000', '5000']);
        const first = new Promise((resolve) => child.stdout!.once('data', resolve));
        await Promise.race([first, ran]);
        // Wherever it is by then.
        for (let turn = Math.random() * 40; turn > 0; turn--) await new Promise(setImmediate);
        child.kill('SIGKILL');
        kills++;
        const { told: before, errors } = await ran;
        assert.equal(errors, '');
        told.push(...before);
      }
    };
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map(working));
    const there = lines();
    const lost = told.filter((line) => !there.includes(line)).length;
    const doubled = there.length - new Set(there).size;
    figure(
      `${kills} kills, ${told.length} writes, ${lost} lost, ${doubled} doubled, ${Date.now() - began} ms`,
    );
    assert.deepEqual([lost, doubled], [0, 0]);
    const { length } = readFileSync(file, 'utf8');
    const text = readFileSync(file, 'utf8');
    // A claim that counted would stand in the way for longer than anybody waits for a turn.
    assert.deepEqual(await writeText(file, `${text}end\n`, text, 60_000), { kind: 'written' });
    assert.equal(readFileSync(file, 'utf8').length, length + 4);
    assert.deepEqual(readdirSync(join(folder, 'in')), ['bai.ann.yaml']);
  }).timeout(PATIENCE);

  it('one that is stopped while it writes is passed by, does not write over others, and goes on', async () => {
    // So much text that the process is caught while it writes.
    writeFileSync(file, `${'x'.repeat(2 ** 20 - 1)}\n`.repeat(24));
    const stopped = start([file, 'slow', '1', '60000']);
    const caught = new Promise<void>((resolve) => {
      const watcher = watch(folder, { recursive: true }, (_event, name) => {
        if (!/[.]lock.[0-9a-f]{8}-/.test(String(name))) return;
        stopped.child.kill('SIGSTOP');
        watcher.close();
        resolve();
      });
    });
    await Promise.race([caught, stopped.ran.then(({ errors }) => assert.fail(`not caught: ${errors}`))]);
    const others = await start([file, 'quick', '2', '300']).ran;
    assert.deepEqual([others.code, others.told], [0, ['quick-0', 'quick-1']]);
    stopped.child.kill('SIGCONT');
    const slow = await stopped.ran;
    assert.deepEqual(slow.told, ['slow-0']);
    assert.deepEqual([slow.code, slow.errors], [0, '']);
    assert.deepEqual(lines().slice(24), ['quick-0', 'quick-1', 'slow-0']);
    assert.deepEqual(readdirSync(join(folder, 'in')), ['bai.ann.yaml']);
  }).timeout(60_000);

  it('who has waited long for a turn waits also for another user to open the folder of the claims', async () => {
    const claims = join(folder, 'in', '.bai.ann.yaml.lock');
    const other = join(claims, ownName());
    mkdirSync(claims);
    writeFileSync(other, '');
    const [clock, list] = [Date.now, promises.readdir];
    const began = clock();
    let looks = 0;
    Date.now = () => began + (looks > 0 ? 9000 : 0);
    promises.readdir = (async (path: string) => {
      // The turn of the other one, then the moment in which the folder is not yet open to all.
      if (++looks === 2) {
        rmSync(other);
        throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      }
      return list(path);
    }) as typeof list;
    try {
      assert.deepEqual(await writeText(file, 'a', '', 60_000), { kind: 'written' });
    } finally {
      [Date.now, promises.readdir] = [clock, list];
    }
    assert.ok(looks > 2);
    assert.equal(readFileSync(file, 'utf8'), 'a');
  });

  it('a file in the way of the claims is named', async () => {
    writeFileSync(join(folder, 'in', '.bai.ann.yaml.lock'), 'ours\n');
    assert.deepEqual(await writeText(file, 'a', ''), {
      kind: 'failed',
      message: '.bai.ann.yaml.lock is in the way; remove or rename it',
    });
    assert.equal(readFileSync(file, 'utf8'), '');
  });

  it('a link in the way of the claims is named, and nothing is touched where it leads', async () => {
    const outside = join(folder, 'outside');
    mkdirSync(outside);
    const claim = join(outside, '00000000-1-000000000000');
    writeFileSync(claim, 'theirs');
    symlinkSync(outside, join(folder, 'in', '.bai.ann.yaml.lock'));
    assert.equal((await writeText(file, 'a', '', 1)).kind, 'failed');
    assert.equal(readFileSync(claim, 'utf8'), 'theirs');
  });

  it('a name as long as names may be', async () => {
    const long = join(folder, 'in', `${'tin-'.repeat(61)}.ann.yaml`.slice(-255));
    assert.deepEqual(await writeText(long, 'a', undefined), { kind: 'written' });
    assert.equal(readFileSync(long, 'utf8'), 'a');
  });

  it('the mode of the file stays', async () => {
    chmodSync(file, 0o664);
    assert.deepEqual(await writeText(file, 'a', ''), { kind: 'written' });
    assert.equal(statSync(file).mode & 0o777, 0o664);
  });
});
