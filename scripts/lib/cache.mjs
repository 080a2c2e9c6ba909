import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
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
  const release = await lock(`${dir}.lock`, name);
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
    release();
  }
}

function isComplete(dir, stamp) {
  try {
    return fs.readFileSync(path.join(dir, '.stamp'), 'utf8') === stamp;
  } catch {
    return false;
  }
}

/** Takes a lock file that holds its owner's process id; one left behind by a dead process is taken over. */
async function lock(file, name, patience = 600_000) {
  const until = Date.now() + patience;
  while (true) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      const release = () => fs.rmSync(file, { force: true });
      const forget = onEnd(release);
      return () => {
        forget();
        release();
      };
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isAlive(ownerOf(file))) fs.rmSync(file, { force: true });
    else if (Date.now() > until) {
      throw new Failure(
        `another process has been fetching ${name} for too long; delete ${file} and try again.`,
      );
    } else await delay(250);
  }
}

function ownerOf(file) {
  try {
    // An empty file is one whose owner is about to write its id: treat it as alive.
    return Number(fs.readFileSync(file, 'utf8')) || process.pid;
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
