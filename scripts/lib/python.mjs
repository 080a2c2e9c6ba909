import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cached } from './cache.mjs';
import { Failure } from './failure.mjs';
import { run } from './process.mjs';

/**
 * A Python environment in the cache.
 * @param {string} name of the folder in the cache
 * @param {...string} requirements files with pinned packages
 * @returns {Promise<string>} its interpreter
 * @throws {Failure} with a remedy where there is no Python, or its packages cannot be had
 */
export async function pythonEnvironment(name, ...requirements) {
  const base = process.env.PYTHON || 'python3';
  const version = await run(base, ['-c', 'import sys; print(*sys.version_info[:2])']).catch(() => undefined);
  if (version?.code !== 0) throw new Failure('there is no python3; install Python 3.10 to 3.13.');
  const hash = crypto.createHash('sha256').update(version.output);
  for (const file of requirements) hash.update(fs.readFileSync(file));
  const stamp = hash.digest('hex');
  const folder = await cached(name, stamp, async (dir) => {
    const names = requirements.map((file) => path.relative(process.cwd(), file));
    console.log(`Installing ${names.join(' and ')} into the cache …`);
    const made = await run(base, ['-m', 'venv', dir]);
    if (made.code !== 0)
      throw new Failure('python3 cannot make environments; install its venv module (Debian: python3-venv).');
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '1'];
    const installed = await run(path.join(dir, 'bin', 'python'), [
      ...pip,
      ...requirements.flatMap((file) => ['-r', file]),
    ]);
    const reason = installed.output.split('\n').findLast((line) => line.startsWith('ERROR')) ?? '';
    if (installed.code !== 0) throw new Failure(`the Python packages could not be installed. ${reason}`);
  });
  return path.join(folder, 'bin', 'python');
}
