import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Keep, type Merged, mergeSidecars } from '../core/sidecar/merge';
import { settle } from '../core/sidecar/settle';
import { nodeFiles, readText } from '../node/files';
import { installDriver } from '../node/mergeDriver';
import { shortPath, toUri } from '../node/paths';
import { reason } from '../node/reason';
import { cliMessages, describeFault } from './messages';
import { type Io, Misuse, say } from './terminal';

export interface MergeOptions {
  readonly install?: boolean;
  readonly settle?: boolean;
  readonly keep?: Keep;
}

const run = promisify(execFile);

/**
 * `dateline merge BASE OURS THEIRS` as git calls a merge driver: the result replaces OURS. Status 1 when two
 * people decided in different ways; conflict marks stand around that.
 */
export async function merge(paths: readonly string[], options: MergeOptions, io: Io): Promise<number> {
  if (options.install) return install(paths[0] ?? '.', io);
  if (options.settle) return settleFiles(paths, options.keep, io);
  const [base, ours, theirs] = paths;
  if (base === undefined || ours === undefined || theirs === undefined || paths.length > 3)
    throw new Misuse(cliMessages.mergeArguments);
  const [root, left, right] = await Promise.all([base, ours, theirs].map(sourceOf));
  const merged =
    root === undefined || left === undefined || right === undefined
      ? undefined
      : mergeSidecars(root, left, right, options.keep);
  if (!merged) return mergeLines(base, ours, theirs);
  await writeFile(ours, merged.source);
  return report(ours, merged, io);
}

/** Undefined when a file is not UTF-8. Its byte order mark stays. */
async function sourceOf(path: string): Promise<string | undefined> {
  const bytes = await readFile(path);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What git does without us, for files that cannot be read as sidecars. */
async function mergeLines(base: string, ours: string, theirs: string): Promise<number> {
  try {
    const labels = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
    await run('git', ['merge-file', ...labels, ours, base, theirs]);
    return 0;
  } catch {
    return 1;
  }
}

function report(path: string, { conflicts }: Merged, io: Io): number {
  if (conflicts.length > 0) say(io, cliMessages.mergeConflicts(shortPath(path), conflicts.join(', ')));
  return conflicts.length > 0 ? 1 : 0;
}

async function settleFiles(paths: readonly string[], keep: Keep | undefined, io: Io): Promise<number> {
  if (paths.length === 0) throw new Misuse(cliMessages.mergeArguments);
  let status = 0;
  for (const path of paths) {
    const file = await readText(path);
    if (file.kind !== 'text') {
      say(io, describeFault(path, file));
      status = 1;
      continue;
    }
    const settled = settle(file.text, keep, await baseOf(path));
    if (!settled) {
      say(io, cliMessages.nothingToSettle(shortPath(path)));
      status = 1;
      continue;
    }
    const result = await nodeFiles.replace(toUri(resolve(path)), settled.source, file.text);
    if (result.kind !== 'written') {
      say(
        io,
        `${shortPath(path)}: ${result.kind === 'failed' ? result.message : cliMessages.changedMeanwhile}`,
      );
      status = 1;
    } else status = Math.max(status, report(path, settled, io));
  }
  return status;
}

/** What git knows both sides began with, while the file waits to be merged. */
async function baseOf(path: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['show', `:1:./${basename(path)}`], {
      cwd: dirname(resolve(path)),
      maxBuffer: 1 << 28,
    });
    return stdout;
  } catch {
    return undefined;
  }
}

/** Tells the git repository of a folder to merge sidecars with this program: for everybody which, here also how. */
async function install(folder: string, io: Io): Promise<number> {
  try {
    const { attributes } = await installDriver(folder);
    io.out(`${cliMessages.mergeInstalled(shortPath(attributes))}\n`);
    return 0;
  } catch (error) {
    say(io, cliMessages.noRepository(shortPath(resolve(folder)), reason(error)));
    return 1;
  }
}
