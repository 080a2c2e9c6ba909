import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onEnd } from './process.mjs';

/** A new temporary folder, removed when this process ends. The path is real: no symbolic link in it. */
export function tempDir(name) {
  const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), `dateline-${name}-`)));
  onEnd(() => fs.rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return dir;
}

/** Variables that give a child its own place for temporary files, removed when this process ends. */
export function ownTemp() {
  const dir = tempDir('tmp');
  return { TMPDIR: dir, TMP: dir, TEMP: dir };
}
