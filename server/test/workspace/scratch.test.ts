import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileScratch } from '../../src/node/scratch';
import { memoryScratch } from '../../src/workspace/scratch';

const TEXTS = ['', 'Huế 😀\r\n', 'a'.repeat(100_000), '\ufeffb', ''];

for (const [what, start] of [
  ['in memory', memoryScratch],
  ['in a file', fileScratch],
] as const) {
  it(`texts that are put aside ${what} come back, put one after another or at once`, async () => {
    const scratch = start();
    const ids: number[] = [];
    for (const text of TEXTS) ids.push(await scratch.put(text));
    ids.push(...(await Promise.all(TEXTS.map((text) => scratch.put(text)))));
    const back = await Promise.all(ids.map((id) => scratch.get(id)));
    await scratch.end();
    assert.deepEqual(back, [...TEXTS, ...TEXTS]);
  });
}

describe('a file of texts that are put aside', () => {
  const before = process.env['TMPDIR'];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-scratch-'));
    process.env['TMPDIR'] = folder;
  });
  afterEach(() => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    rmSync(folder, { recursive: true, force: true });
  });

  it('is the own of who runs the program, and goes with its end', async function () {
    if (process.platform === 'win32') this.skip();
    const scratch = fileScratch();
    assert.deepEqual(readdirSync(folder), []);
    await scratch.put('a');
    const [made] = readdirSync(folder);
    assert.equal(statSync(join(folder, made!)).mode & 0o077, 0);
    assert.equal(statSync(join(folder, made!, 'texts')).mode & 0o077, 0);
    await scratch.end();
    assert.ok(!existsSync(join(folder, made!)));
    // Work that was cancelled may come too late.
    await assert.rejects(scratch.put('b'));
    assert.deepEqual(readdirSync(folder), []);
  });
});
