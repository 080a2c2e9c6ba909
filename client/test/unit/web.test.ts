import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { filesIn, readJson, readText, root } from './root';

/** Bytes of code that a browser loads for the first article; data comes on demand. */
const LIMIT = 4 * 1024 * 1024;

describe('the extension for browsers', () => {
  const bundles = filesIn('dist/web', '.js');

  it(`is below ${LIMIT / 1024 / 1024} MB, and what the manifest names`, () => {
    assert.deepEqual(bundles, ['dist/web/client.js', 'dist/web/server.js']);
    assert.equal(readJson('package.json')['browser'], './dist/web/client.js');
    const bytes = bundles.reduce((sum, file) => sum + fs.statSync(path.join(root, file)).size, 0);
    assert.ok(bytes < LIMIT, `${bytes} bytes`);
  });

  it('loads nothing that a browser has not', () => {
    for (const file of bundles) {
      const asked = [...readText(file).matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name);
      assert.deepEqual([...new Set(asked)], file.endsWith('client.js') ? ['vscode'] : [], file);
    }
  });

  it('the server starts in a world that has nothing but a worker’s own', async () => {
    const sent: {
      readonly id?: number;
      readonly result?: { readonly serverInfo?: { readonly name: string } };
    }[] = [];
    let arrived = () => {};
    const answer = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const self: Record<string, unknown> = { name: 'dateline', location: { href: 'blob:x' } };
    Object.assign(self, {
      self,
      addEventListener: () => undefined,
      postMessage: (message: (typeof sent)[number]) => {
        sent.push(message);
        if (message.id === 1) arrived();
      },
      ...{ console, performance, TextDecoder, TextEncoder, URL, atob, btoa, MessageChannel, AbortController },
      ...{ setTimeout, clearTimeout, setInterval, clearInterval, queueMicrotask },
    });
    vm.runInNewContext(readText('dist/web/server.js'), self);
    const params = { processId: null, rootUri: null, capabilities: {} };
    const receive = self['onmessage'] as (event: object) => void;
    receive({ data: { jsonrpc: '2.0', id: 1, method: 'initialize', params } });
    await answer;
    assert.equal(sent.find(({ id }) => id === 1)?.result?.serverInfo?.name, 'dateline');
  });
});
