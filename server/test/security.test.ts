import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');

describe('SECURITY.md', () => {
  const rows = [...read('SECURITY.md').matchAll(/^\| .* \| `([^`]+)`: (.+) \|$/gm)];
  it('has statements', () => assert.ok(rows.length > 12));
  for (const [, file, title] of rows) {
    it(`names a test that is there: ${title}`, () => assert.ok(read(file!).includes(title!), file));
  }
});

describe('server and client', () => {
  const sources = ['server/src', 'client/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  );
  it('opens no connection and starts no program', () => {
    const reaches =
      /from 'node:(?:http|https|http2|net|tls|dgram|dns|child_process|cluster)|\bfetch\(|WebSocket/;
    const all = sources.filter((name) => reaches.test(read(name)));
    // What the user has named; `isLocal` stands before each request.
    const outside = ['server/src/node/outside/program.ts', 'server/src/node/outside/service.ts'];
    const found = all.filter((name) => !outside.includes(name));
    assert.deepEqual(found, ['server/src/cli/merge.ts', 'server/src/node/mergeDriver.ts']);
    assert.equal(all.length, found.length + outside.length);
    const programs = found.flatMap((name) =>
      [...read(name).matchAll(/\brun\(([^,]*),/g)].map(([, what]) => what),
    );
    assert.deepEqual([...new Set(programs)], ["'git'"]);
  });
});
