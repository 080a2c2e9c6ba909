import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Deed, decide } from '../src/core/annotation/decide';
import { decidedArticle } from '../src/workspace/load';
import { dateline } from './support/cli';

const TEXT = `Thủ tướng thăm Seoul

Sáng 6/9/2024, Thủ tướng đã tới Seoul để gặp các nhà lãnh đạo của nước chủ nhà, theo tin của nhiều hãng thông tấn.

Hai bên sẽ bàn về kinh tế, an ninh và giao lưu nhân dân trong những năm tới, theo thông cáo của hai chính phủ.
`;

const start = TEXT.indexOf('Seoul');
const TAG: Deed = { do: 'tag', span: { start, end: start + 5 }, label: 'LOC' };
const sidecar = (...deeds: Deed[]) =>
  decide(decidedArticle(TEXT, undefined), deeds, { by: 'an', at: '2026-01-02T03:04:05Z' });
const SIDECARS = {
  untouched: undefined,
  review: sidecar(TAG),
  finished: sidecar(TAG, { do: 'finish' }),
  changed: sidecar(TAG, { do: 'finish' }).replace('"LOC"', '"ORG"'),
  broken: 'version: 2\nspans:\n- [\n',
};
type Kind = keyof typeof SIDECARS;

describe('states of articles on the command line', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-states-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const put = (...kinds: readonly Kind[]) => {
    for (const kind of kinds) {
      writeFileSync(join(folder, `${kind}.txt`), TEXT);
      if (SIDECARS[kind] !== undefined) writeFileSync(join(folder, `${kind}.ann.yaml`), SIDECARS[kind]);
    }
  };
  const run = (...args: readonly string[]) => dateline(folder, args);

  describe('status', () => {
    it('counts them', async () => {
      put('untouched', 'review', 'finished', 'changed');
      const { status, stdout } = await run('status');
      assert.equal(status, 0);
      assert.deepEqual(
        stdout.split('\n').map((line) => line.replace(/ {2,}/g, ' | ')),
        [
          'state | articles | accepted',
          'untouched | 1 | 25 % | 0',
          'in review | 1 | 25 % | 1',
          'changed since it was finished | 1 | 25 % | 1',
          'finished | 1 | 25 % | 1',
          '',
        ],
      );
    });
    it('lists those in a state', async () => {
      put('untouched', 'review', 'finished', 'changed');
      assert.equal((await run('status', '.', '--list', 'changed')).stdout, 'changed.txt\n');
    });
    it('as JSON says who has finished them', async () => {
      put('finished', 'untouched');
      const none = { accepted: 0, rejected: 0, suggested: 0 };
      assert.deepEqual(JSON.parse((await run('status', '.', '--format', 'json')).stdout), [
        {
          ...none,
          path: 'finished.txt',
          state: 'finished',
          accepted: 1,
          by: 'an',
          at: '2026-01-02T03:04:05Z',
        },
        { ...none, path: 'untouched.txt', state: 'untouched' },
      ]);
    });
    it('says what cannot be read', async () => {
      put('finished', 'broken');
      const { status, stdout, stderr } = await run('status');
      assert.equal(status, 1);
      assert.match(stdout, /^unreadable +1 +50 %/m);
      assert.match(stderr, /^broken\.txt or its sidecar cannot be read/m);
    });
  });

  describe('export takes', () => {
    const CASES: readonly [
      there: readonly Kind[],
      options: readonly string[],
      taken: string,
      said: RegExp,
    ][] = [
      [
        ['untouched', 'review'],
        [],
        'review',
        /^1 article was left out because of its state: untouched 1; --all/m,
      ],
      [
        ['untouched', 'review', 'finished', 'changed'],
        [],
        'finished',
        /^3 articles .*: changed since it was finished 1, in review 1, untouched 1;/m,
      ],
      [['untouched', 'changed'], [], '', /None of these articles is finished/],
      [
        ['untouched', 'review', 'finished', 'changed'],
        ['--only', 'decided'],
        'changed finished review',
        /^1 article/m,
      ],
      [['untouched', 'review', 'finished'], ['--only', 'finished'], 'finished', /^2 articles/m],
      [['untouched', 'review'], ['--only', 'finished'], '', /None of these articles is finished/],
      [
        ['untouched', 'review', 'finished', 'changed'],
        ['--all'],
        'changed finished review untouched',
        /^in 1 article nobody has decided/m,
      ],
      [['untouched', 'finished'], ['--include', 'suggested'], 'finished untouched', /^(?!.*state)/],
      [['untouched', 'review'], ['--strict', '--allow-loss', 'by,at'], 'review', /^1 article was left out/m],
      [['untouched', 'review'], ['--verbose'], 'review', /^untouched\.txt: untouched$/m],
    ];
    for (const [there, options, taken, said] of CASES)
      it(`${taken || 'nothing'} of ${there.join(', ')} ${options.join(' ')}`, async () => {
        put(...there);
        const { status, stderr } = await run('export', '.', '--format', 'jsonl', '--out', 'out', ...options);
        const out = join(folder, 'out', 'dateline.jsonl');
        const lines = existsSync(out) ? readFileSync(out, 'utf8').trim().split('\n') : [];
        assert.equal(lines.map((line) => JSON.parse(line).path.replace('.txt', '')).join(' '), taken, stderr);
        assert.match(stderr, said);
        assert.equal(status, taken === '' ? 2 : 0);
      });
    it('a file that is named, whatever its state', async () => {
      put('untouched', 'finished');
      const { stderr } = await run('export', 'untouched.txt', '--format', 'jsonl', '--out', 'out');
      assert.match(stderr, /1 article, 0 spans/);
      assert.match(stderr, /^in 1 article nobody has decided anything/m);
    });
    it('nothing where a sidecar cannot be read, and says so', async () => {
      put('finished', 'broken');
      const { status, stderr } = await run('export', '.', '--format', 'jsonl', '--out', 'out');
      assert.equal(status, 1);
      assert.match(stderr, /^broken\.ann\.yaml/m);
    });
    it('and the report has the others, by reason', async () => {
      put('untouched', 'review', 'finished', 'changed');
      await run('export', '.', '--format', 'jsonl', '--out', 'out');
      const reasons = (
        JSON.parse(readFileSync(join(folder, 'out', 'losses.json'), 'utf8')) as {
          path: string;
          reason: string;
        }[]
      ).map(({ path, reason }) => `${path} ${reason}`);
      assert.deepEqual(reasons, [
        'changed.txt changed-since',
        'review.txt in-review',
        'untouched.txt untouched',
      ]);
      const { losses } = JSON.parse(readFileSync(join(folder, 'out', 'manifest.json'), 'utf8'));
      assert.deepEqual(losses, { 'changed-since': 1, 'in-review': 1, untouched: 1 });
    });
    it('not two wishes at once', async () => {
      put('finished');
      assert.equal(
        (await run('export', '.', '--format', 'jsonl', '--out', 'out', '--all', '--only', 'finished')).status,
        2,
      );
    });
  });
});
