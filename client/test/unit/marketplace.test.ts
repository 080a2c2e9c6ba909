import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { root } from './root';

const ADDRESS = 'https://github.com/example/dateline';

describe('the package for a marketplace', function () {
  // It is built and packed.
  this.timeout(180_000);
  let files: Readonly<Record<string, Uint8Array>>;
  let folder: string;
  before(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dateline-vsix-'));
    const out = path.join(folder, 'dateline.vsix');
    const args = [path.join(root, 'scripts', 'package.mjs'), '--repository', ADDRESS, '--out', out];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    // It fails on warnings, too.
    assert.equal(status, 0, `${stdout}${stderr}`);
    files = unzipSync(fs.readFileSync(out));
  });
  after(() => fs.rmSync(folder, { recursive: true, force: true }));

  const text = (name: string) => new TextDecoder().decode(files[`extension/${name}`]);

  it('has what a gallery shows: icon, banner, categories, keywords, licence, changelog, support', () => {
    const manifest = JSON.parse(text('package.json'));
    assert.ok(files[`extension/${manifest.icon}`]);
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.ok(
      manifest.categories.length > 1 && manifest.keywords.length > 5 && manifest.keywords.length <= 30,
    );
    assert.equal(manifest.bugs.url, `${ADDRESS}/issues`);
    assert.equal(manifest.repository.url, `${ADDRESS}.git`);
    assert.ok(text('changelog.md').length > 100 && text('LICENSE.txt').length > 100);
  });

  it('every link and picture of the README is absolute', () => {
    const targets = [...text('readme.md').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
    assert.ok(targets.filter((target) => target.endsWith('.png')).length > 2);
    assert.deepEqual(
      targets.filter((target) => !/^https:\/\/|^#/.test(target)),
      [],
    );
  });

  it('has the bundles of both hosts, and no sources', () => {
    for (const name of ['dist/client.js', 'dist/server.js', 'dist/web/client.js', 'dist/web/server.js'])
      assert.ok(files[`extension/${name}`], name);
    assert.deepEqual(
      Object.keys(files).filter((name) => /\.(?:ts|map)$/.test(name)),
      [],
    );
  });
});
