import fs from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { cacheRoot } from './paths.mjs';
import { onEnd } from './process.mjs';

/**
 * The folder `name` of the cache, filled at most once for a stamp. It is filled beside its place and then
 * renamed, so a broken download never looks complete; a second process waits for the first.
 * @param {string} name
 * @param {string} stamp what identifies the content: a version, and a number to raise when `fill` changes
 * @param {(dir: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder
 */
export async function cached(name, stamp, fill) {
  const dir = path.join(cacheRoot, name);
  if (isComplete(dir, stamp)) return dir;
  fs.mkdirSync(cacheRoot, { recursive: true });
  const release = await lock(dir, name);
  try {
    if (isComplete(dir, stamp)) return dir;
    const filling = fs.mkdtempSync(`${dir}.part-`);
    const forget = onEnd(() => fs.rmSync(filling, { recursive: true, force: true }));
    try {
      await fill(filling);
      fs.writeFileSync(path.join(filling, '.stamp'), stamp);
      fs.rmSync(dir, { recursive: true, force: true });
      fs.renameSync(filling, dir);
    } finally {
      forget();
      fs.rmSync(filling, { recursive: true, force: true });
    }
    return dir;
  } finally {
    await release();
  }
}

function isComplete(dir, stamp) {
  try {
    return fs.readFileSync(path.join(dir, '.stamp'), 'utf8') === stamp;
  } catch {
    return false;
  }
}

/**
 * Lets one process at a time fill a folder. The lock of a process that has died is taken over after some seconds.
 * @returns {Promise<() => Promise<void>>} what gives it back
 */
async function lock(dir, name) {
  // Only now: this file is read before anything is installed.
  const { default: lockfile } = await import('proper-lockfile');
  try {
    return await lockfile.lock(dir, {
      realpath: false,
      retries: { retries: 600, minTimeout: 250, maxTimeout: 1000 },
    });
  } catch (error) {
    if (error.code !== 'ELOCKED') throw error;
    throw new Failure(
      `another process has been fetching ${name} for too long; delete ${dir}.lock and try again.`,
    );
  }
}
