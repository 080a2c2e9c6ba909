import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OutsideFault, OutsideModel } from '../../src/core/recognition/outside/model';
import { connectOutside } from '../../src/node/outside/connect';
import { OutsideModels } from '../../src/workspace/outside';
import { writeTinyModel } from '../support/onnx';

const TEXT = '😀 Bà Lan sống ở Huế.\nHà Nội, hôm qua.';

describe('models of the user, in a Node process', function () {
  this.timeout(60_000);
  let folder: string;
  let models: OutsideModels;
  const told: OutsideFault[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dateline-outside-'));
    told.length = 0;
    models = new OutsideModels(connectOutside(tmpdir()), {
      fault: (fault) => told.push(fault),
      answered: () => {},
    });
  });
  afterEach(() => {
    models.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const namesBy = async (model: Partial<OutsideModel>, text = TEXT) => {
    models.configure([{ name: 'm', ...model }]);
    const [said] = await models.all(text, 'vi');
    return said!.found.map(({ start, end, label }) => `${text.slice(start, end)} ${label}`);
  };
  const reasons = () => told.map(({ reason, detail }) => `${reason}: ${detail}`);

  /** A program that has `each(request)` for each line. */
  const program = (source: string): readonly string[] => {
    const file = join(folder, 'model.cjs');
    writeFileSync(
      file,
      `const fs = require('node:fs');
      const say = (value) => process.stdout.write(JSON.stringify(value) + '\\n');
      require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => each(JSON.parse(line)));
      function each(request) { ${source} }`,
    );
    return [process.execPath, file];
  };
  const HUE = `const start = [...request.text].join('').indexOf('Huế') - 1;
    say({ id: request.id, entities: [{ start, end: start + 3, label: 'LOC', confidence: 0.9, text: 'Huế' }] });`;

  describe('a program', () => {
    it('answers a line with a line', async () => {
      assert.deepEqual(await namesBy({ command: program(HUE) }), ['Huế LOC']);
      assert.deepEqual(told, []);
    });

    it('may print other things, and answer late', async () => {
      const source = `console.log('loading ...'); say({ id: -1, entities: 3 }); console.error('warm'); ${HUE}`;
      assert.deepEqual(await namesBy({ command: program(source) }), ['Huế LOC']);
      assert.deepEqual(told, []);
    });

    it('knows the text and the language', async () => {
      const source = `fs.writeFileSync(${JSON.stringify(join(folder, 'asked'))}, JSON.stringify(request)); ${HUE}`;
      await namesBy({ command: program(source) });
      const { text, lang } = JSON.parse(readFileSync(join(folder, 'asked'), 'utf8'));
      assert.deepEqual([text, lang], [TEXT, 'vi']);
    });

    it('is ended with all that it has started', async () => {
      const pids = join(folder, 'pids');
      const child = `require('node:net').createServer().listen(0)`;
      const source = `const other = require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]);
        fs.writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + other.pid); ${HUE}`;
      await namesBy({ command: program(source) });
      models.end();
      for (const pid of readFileSync(pids, 'utf8').split(' ').map(Number)) await gone(pid);
    });

    const BAD: readonly [
      what: string,
      source: string,
      model: Partial<OutsideModel>,
      said: readonly RegExp[],
    ][] = [
      [
        'dies',
        `console.error('Traceback'); console.error('MemoryError'); process.exit(3);`,
        {},
        [/failed: it ended \(3\): MemoryError/],
      ],
      ['never answers', ``, { seconds: 1 }, [/slow: 1$/]],
      [
        'answers with no list',
        `say({ id: request.id, entities: 'PER' });`,
        {},
        [/failed: “entities” is not a list/],
      ],
      [
        'says that it has failed',
        `say({ id: request.id, error: 'CUDA out of memory' });`,
        {},
        [/failed: CUDA out of memory/],
      ],
      [
        'answers without end',
        `const chunk = 'x'.repeat(1 << 20); for (let n = 0; n < 20; n++) process.stdout.write(chunk);`,
        {},
        [/failed: it answers with more than 8 MB/],
      ],
      [
        'counts in bytes',
        `say({ id: request.id, entities: [{ start: 4, end: 999, label: 'PER' }] });`,
        {},
        [/entries: an entity from 4 to 999/],
      ],
      [
        'has more names than characters',
        `say({ id: request.id, entities: Array(10000).fill({ start: 0, end: 1, label: 'PER' }) });`,
        {},
        [/failed: 10000 entities/],
      ],
    ];
    for (const [what, source, model, said] of BAD)
      it(`that ${what} costs its own suggestions`, async () => {
        assert.deepEqual(await namesBy({ command: program(source), ...model }), []);
        assert.equal(told.length, said.length, reasons().join('\n'));
        for (const [n, pattern] of said.entries()) assert.match(reasons()[n]!, pattern);
      });

    it('that is not there is said', async () => {
      assert.deepEqual(await namesBy({ command: [join(folder, 'no-such-program')] }), []);
      assert.match(reasons().join(), /failed: .*ENOENT/);
    });

    it('that died once is started again', async () => {
      const flag = join(folder, 'flag');
      const source = `if (!fs.existsSync(${JSON.stringify(flag)})) { fs.writeFileSync(${JSON.stringify(flag)}, ''); process.exit(1); } ${HUE}`;
      const command = program(source);
      assert.deepEqual(await namesBy({ command }), []);
      assert.deepEqual(await namesBy({ command }), ['Huế LOC']);
    });
  });

  describe('a service', () => {
    let server: Server;
    afterEach(() => server?.close());
    const serve = async (answer: RequestListener): Promise<string> => {
      server = createServer(answer);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://localhost:${(server.address() as AddressInfo).port}/ner`;
    };
    const body = async (request: Parameters<RequestListener>[0]) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      return JSON.parse(text) as { id: number; text: string };
    };

    it('answers a POST', async () => {
      const url = await serve(async (request, response) => {
        const { text } = await body(request);
        const start = text.indexOf('Huế') - 1;
        response.end(JSON.stringify({ entities: [{ start, end: start + 3, label: 'LOC' }] }));
      });
      assert.deepEqual(await namesBy({ url }), ['Huế LOC']);
      assert.deepEqual(told, []);
    });

    const BAD: readonly [what: string, answer: RequestListener, said: RegExp][] = [
      ['has an error', (_, response) => response.writeHead(500).end('oh'), /status 500/],
      [
        'leads elsewhere',
        (_, response) => response.writeHead(302, { location: 'http://example.org/' }).end(),
        /status 302/,
      ],
      ['speaks no JSON', (_, response) => response.end('<html>'), /no JSON/],
      ['hangs up', (request) => request.socket.destroy(), /failed: /],
      [
        'answers without end',
        (_, response) => {
          const chunk = 'x'.repeat(1 << 20);
          const more = () => void (response.destroyed || response.write(chunk, more));
          more();
        },
        /more than 8 MB/,
      ],
      ['never answers', () => {}, /slow: 1/],
    ];
    for (const [what, answer, said] of BAD)
      it(`that ${what} costs its own suggestions`, async () => {
        const url = await serve(answer);
        assert.deepEqual(await namesBy({ url, seconds: 1 }), []);
        assert.match(reasons().join(), said);
        server.closeAllConnections();
      });

    it('that is not there is said', async () => {
      assert.deepEqual(await namesBy({ url: 'http://127.0.0.1:9/' }), []);
      assert.match(reasons().join(), /failed: .*ECONNREFUSED/);
    });
  });

  describe('a model in ONNX', () => {
    const TAGS = { lan: 'B-PER', huế: 'B-LOC', hà: 'B-LOC', nội: 'I-LOC', bà: 'O' };

    it('finds what its tokens say', async () => {
      writeTinyModel(join(folder, 'tiny'), TAGS);
      assert.deepEqual(await namesBy({ onnx: join(folder, 'tiny') }), ['Lan PER', 'Huế LOC', 'Hà Nội LOC']);
      assert.deepEqual(told, []);
    });

    it('sees long lines in parts', async () => {
      writeTinyModel(join(folder, 'tiny'), TAGS);
      const text = 'Huế, '.repeat(1000).trim();
      assert.equal((await namesBy({ onnx: join(folder, 'tiny') }, text)).length, 1000);
    });

    const BROKEN: readonly [what: string, file: string, content: string | undefined, said: RegExp][] = [
      ['no model', 'model.onnx', undefined, /model\.onnx is missing/],
      ['a damaged model', 'model.onnx', 'nonsense', /failed: /],
      ['no tokenizer', 'tokenizer.json', undefined, /tokenizer\.json is missing/],
      ['a damaged tokenizer', 'tokenizer.json', '{"model":', /JSON/],
      ['a tokenizer of no kind', 'tokenizer.json', '{"model":{"type":"Magic"}}', /failed: /],
      ['no labels', 'config.json', '{}', /no id2label/],
      ['labels with gaps', 'config.json', '{"id2label":{"0":"O","7":"B-PER"}}', /no id2label/],
      ['other labels', 'config.json', '{"id2label":{"0":"O"}}', /scores for/],
    ];
    for (const [what, file, content, said] of BROKEN)
      it(`with ${what} costs its own suggestions`, async () => {
        const place = join(folder, 'tiny');
        writeTinyModel(place, TAGS);
        if (content === undefined) rmSync(join(place, file));
        else writeFileSync(join(place, file), content);
        assert.deepEqual(await namesBy({ onnx: place }), []);
        assert.match(reasons().join(), said);
      });

    it('takes the runtime that is installed beside it', async () => {
      const place = join(folder, 'tiny');
      writeTinyModel(place, TAGS);
      const runtime = join(place, 'node_modules', 'onnxruntime-node');
      writeTinyModel(runtime, {});
      writeFileSync(
        join(runtime, 'index.js'),
        `exports.Tensor = class { constructor(type, data) { this.data = data; } };
        exports.InferenceSession = { create: async (file) => ({
          inputNames: ['input_ids'], outputNames: ['scores'],
          run: async ({ input_ids }) => ({ scores: { data: Array.from(input_ids.data).flatMap(() => [0, 1, 0, 0]) } }),
        }) };`,
      );
      assert.ok(existsSync(runtime));
      assert.deepEqual(await namesBy({ onnx: place }, 'Lan'), ['Lan PER']);
    });
  });
});

/** Resolves when a process is no more. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}
