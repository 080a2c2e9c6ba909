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
