import { createHash } from 'node:crypto';
import {
  chmod,
  chown,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  rmdir,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { WriteResult } from '../workspace/files';
import { isLeftBehind, isOwned, ownName } from './owner';
import { isMissing, readText } from './read';
import { reason } from './reason';

/** A claim that has stood so long is taken away: its owner is stopped, or dead where nobody can see it. */
const PATIENCE = 5000;
/** Nobody waits longer than this for a turn, whoever else writes. */
const WAIT = 30_000;
/** So long the folder of the claims may be closed to others after it was made. */
const OPENING = 5000;

/**
 * Replaces a file if it holds what is expected, so that readers and a killed process leave either the old or the
 * new text, and of several processes that expect the same text one succeeds.
 *
 * Whoever wants to write puts a claim, a file of a name of its own, into a folder beside the file, and has the turn
 * when it is alone there. The claim takes the new text and is renamed to its place: with the file in its place the
 * turn is over. Whose claim has been taken away has nothing left to rename, and so never writes over
 * what came after it, however long it slept.
 */
export async function writeText(
  path: string,
  text: string | undefined,
  expected: string | undefined,
  patience = PATIENCE,
): Promise<WriteResult> {
  try {
    // A link could lead out of the folder, to a file that is none of ours.
    if (await isLink(path)) return { kind: 'failed', message: 'it is a symbolic link' };
    if (text !== undefined) await mkdir(dirname(path), { recursive: true });
    else if (expected === undefined) return await nothingThere(path);
    const claim = await turnFor(path, patience);
    try {
      const current = await readText(path);
      if (current.kind === 'failed') return current;
      const there = current.kind === 'text' ? current.text : undefined;
      if (current.kind === 'not-text' || there !== expected) return { kind: 'changed' };
      if (text !== undefined) await moveInto(claim, path, text);
      else if (there !== undefined) await remove(claim, path);
      return { kind: 'written' };
    } finally {
      await giveUp(claim);
    }
  } catch (error) {
    if (error instanceof TakenAway) return { kind: 'changed' };
    return isMissing(error) && expected !== undefined
      ? { kind: 'changed' }
      : { kind: 'failed', message: reason(error) };
  }
}

async function nothingThere(path: string): Promise<WriteResult> {
  const current = await readText(path);
  if (current.kind === 'failed') return current;
  return { kind: current.kind === 'missing' ? 'written' : 'changed' };
}

/** Another process held us for dead. */
class TakenAway extends Error {}

/** @returns the path of a claim that is the only one on the file */
async function turnFor(path: string, patience: number): Promise<string> {
  const folder = claimFolder(path);
  const began = Date.now();
  const seen: Seen = { since: new Map(), patience };
  let closedSince: number | undefined;
  for (let pause = 1; ; pause = Math.min(2 * pause, 64)) {
    // Who was stopped meanwhile looks once more.
    const isOver = Date.now() - began > WAIT;
    await makeFolder(folder, dirname(path));
    try {
      const claim = await aloneIn(folder, seen);
      if (claim !== undefined) return claim;
      closedSince = undefined;
    } catch (error) {
      // Another user has made the folder and is about to open it to us.
      closedSince ??= Date.now();
      const isClosed = (error as NodeJS.ErrnoException).code === 'EACCES';
      if (!isClosed || Date.now() - closedSince > OPENING) throw error;
    }
    if (isOver) throw new Error(`other programs have been writing it for ${WAIT / 1000} s`);
    // By chance, or two would step back and return together for ever.
    await delay(Math.random() * pause);
  }
}

/** A claim, if nobody else has one. */
async function aloneIn(folder: string, seen: Seen): Promise<string | undefined> {
  if (await othersIn(folder, undefined, seen)) return undefined;
  const claim = await stake(folder);
  if (claim === undefined) return undefined;
  let alone = false;
  try {
    alone = !(await othersIn(folder, basename(claim), seen));
  } finally {
    if (!alone) await giveUp(claim);
  }
  return alone ? claim : undefined;
}

/** Puts a claim into the folder; undefined when somebody has removed the folder meanwhile. */
async function stake(folder: string): Promise<string | undefined> {
  const claim = join(folder, ownName());
  try {
    await (await open(claim, 'wx')).close();
    return claim;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whoever may write into the folder of the file may do so into that of the claims, too. */
async function makeFolder(folder: string, like: string): Promise<void> {
  try {
    await mkdir(folder);
    const { mode, gid } = await stat(like);
    // It may be somebody else's by now.
    await chmod(folder, mode & 0o777).catch(() => undefined);
    if (process.getuid) await chown(folder, process.getuid(), gid).catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Not stat: claims must not be made or removed wherever a link leads.
    const info = await lstat(folder).catch(() => undefined);
    if (info && !info.isDirectory())
      throw new Error(`${basename(folder)} is in the way; remove or rename it`, { cause: error });
  }
}

/** When claims were seen first, and how long in milliseconds they count from then on. */
interface Seen {
  readonly since: Map<string, number>;
  readonly patience: number;
}

/**
 * Whether others have claims on the file that still count. Those of dead processes are removed, and those that
 * have been seen for too long.
 */
async function othersIn(
  folder: string,
  own: string | undefined,
  { since: sinceOf, patience }: Seen,
): Promise<boolean> {
  let others = false;
  for (const name of await claimsIn(folder)) {
    if (name === own) continue;
    const since = sinceOf.get(name) ?? Date.now();
    sinceOf.set(name, since);
    if (!isLeftBehind(name) && Date.now() - since < patience) others = true;
    else await rm(join(folder, name), { force: true });
  }
  return others;
}

async function claimsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter(isOwned);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/**
 * The new text reaches the disk as a whole before it takes the file's name. `FileHandle.writeFile` writes on
 * after a short write and so fails on a full disk; the packages for atomic writes that we tried take a short
 * write for a whole one.
 */
async function moveInto(claim: string, path: string, text: string): Promise<void> {
  let file: FileHandle | undefined;
  try {
    // Only what is there: a claim that has been taken away must not come back.
    file = await open(claim, 'r+');
    const mode = await modeOf(path);
    if (mode !== undefined) await file.chmod(mode & 0o7777).catch(() => undefined);
    await file.writeFile(text, 'utf8');
    await file.sync();
    await file.close();
    file = undefined;
    await rename(claim, path);
  } catch (error) {
    await file?.close().catch(() => undefined);
    if (isMissing(error)) throw new TakenAway();
    throw error;
  }
}

/** The file takes the place of the claim, and goes with it. */
async function remove(claim: string, path: string): Promise<void> {
  if (!(await lstat(claim).catch(() => undefined))) throw new TakenAway();
  await rename(path, claim);
}

async function giveUp(claim: string): Promise<void> {
  await rm(claim, { force: true }).catch(() => undefined);
  // It goes with the last claim.
  await rmdir(dirname(claim)).catch(() => undefined);
}

async function modeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.mode;
}

/** A hidden folder beside the file; by the file's own name as far as a name may be so long. */
function claimFolder(path: string): string {
  const name = basename(path);
  const short =
    Buffer.byteLength(name) < 200 ? name : createHash('sha256').update(name).digest('hex').slice(0, 32);
  return join(dirname(path), `.${short}.lock`);
}

async function isLink(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
}
