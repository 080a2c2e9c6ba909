import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { Progress, terminalIo } from '../src/cli/terminal';

describe('the terminal', () => {
  /** What a screen has got: of both streams where both are one. */
  function terminal({ out, err }: { readonly out: boolean; readonly err: boolean }) {
    const seen = { out: '', err: '' };
    const stream = (to: 'out' | 'err', isTTY: boolean) => {
      const made = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY });
      made.on('data', (text: string) => {
        seen[to] += text;
      });
      return made;
    };
    const controller = new AbortController();
    const stdin = new PassThrough();
    let last = () => {};
    const io = terminalIo({
      ...{ stdin, stdout: stream('out', out), stderr: stream('err', err) },
      interrupted: () => controller.signal,
      atEnd: (then) => {
        last = then;
      },
    });
    return { io, seen, stdin, controller, end: () => last() };
  }
  const CLEAR = '\r\u001b[K';

  it('a line of progress gives way to what is said', () => {
    const { io, seen } = terminal({ out: false, err: true });
    io.line('check 1/3');
    io.line('check 2/3');
    io.err('a fault\n');
    io.err('another\n');
    assert.equal(seen.err, `${CLEAR}check 1/3${CLEAR}check 2/3${CLEAR}a fault\nanother\n`);
  });

  it('to what is printed on the same screen, too, and not to what goes into a file', () => {
    for (const out of [true, false]) {
      const { io, seen } = terminal({ out, err: true });
      io.line('check 1/3');
      io.out('a finding\n');
      assert.deepEqual(seen, { out: 'a finding\n', err: `${CLEAR}check 1/3${out ? CLEAR : ''}` });
    }
  });

  it('is gone at the end, however that comes', () => {
    const { io, seen, end } = terminal({ out: true, err: true });
    io.line('check 1/3');
    end();
    end();
    assert.equal(seen.err, `${CLEAR}check 1/3${CLEAR}`);
  });

  it('is never written where nobody sees it', () => {
    const { io, seen, end } = terminal({ out: true, err: false });
    io.line('check 1/3');
    io.err('a fault\n');
    io.out('a finding\n');
    end();
    assert.deepEqual(seen, { out: 'a finding\n', err: 'a fault\n' });
  });

  it('waiting for input ends when the person ends the program', async () => {
    const { io, stdin, controller } = terminal({ out: true, err: true });
    stdin.write('{}');
    const read = (async () => {
      for await (const _ of io.stream()) controller.abort();
    })();
    await assert.rejects(read, { name: 'AbortError' });
  });

  it('progress says how many, at most ten times a second, and goes with the last', () => {
    const cases = [
      [3, ['check 1/3', '']],
      [undefined, ['check 1', 'check 3']],
    ] as const;
    for (const [total, expected] of cases) {
      const lines: string[] = [];
      let now = 0;
      const progress = new Progress({ line: (text) => lines.push(text) }, 'check', total, () => now);
      progress.update(1);
      now = 99;
      progress.update(2);
      now = 100;
      progress.update(3);
      assert.deepEqual(lines, expected);
    }
  });
});
