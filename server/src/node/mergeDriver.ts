import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { NAMES_ATTRIBUTE, withAttribute } from '../features/setUp';
import type { MergeDriver } from '../lsp/host';
import { nodeFiles } from './files';
import { toPath, toUri } from './paths';
import { readText } from './read';
import { reason } from './reason';

const run = promisify(execFile);

const PATTERN = '*.ann.yaml';
/** What git calls, in the folder that it has for itself; all copies of a repository that are linked share it. */
const LAUNCHER = 'dateline-merge';
const SIGN = '# Written by Dateline: how git merges sidecars here (dateline merge --install).';

/** The program of the command line, which lies beside this file when bundled and above it when compiled. */
const PROGRAM = [join(__dirname, 'cli.js'), join(__dirname, '..', 'cli.js')].find(existsSync);

interface Repository {
  readonly root: string;
  /** The folder with its configuration. */
  readonly git: string;
}

/** The repository of a folder, found without git: what a stranger has made runs nothing. */
async function repositoryOf(folder: string): Promise<Repository | undefined> {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const git = await gitFolderOf(join(at, '.git'));
    if (git !== undefined) return { root: at, git };
    if (dirname(at) === at) return undefined;
  }
}

/** Where the configuration is: `.git` is a file in submodules and in further working trees. */
async function gitFolderOf(path: string): Promise<string | undefined> {
  if (existsSync(join(path, 'HEAD'))) return path;
  const link = /^gitdir: (.+)$/m.exec(await small(path))?.[1];
  if (link === undefined) return undefined;
  const own = resolve(dirname(path), link);
  const shared = (await small(join(own, 'commondir'))).trim();
  const git = resolve(own, shared);
  return existsSync(join(git, 'HEAD')) ? git : undefined;
}

/** '' where there is no such file, or it is none of ours to read. */
async function small(path: string): Promise<string> {
  const file = await readText(path);
  return file.kind === 'text' ? file.text : '';
}

const quoted = (path: string) => `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''")}'`;

/** Where this program has gone, git merges by lines, as it would without. */
function launcher(program: string): string {
  const [node, cli] = [quoted(process.execPath), quoted(program)];
  return [
    '#!/bin/sh',
    SIGN,
    `if [ -e ${node} ] && [ -e ${cli} ]; then`,
    // The editor's own program is a Node only when it is told so.
    `  ELECTRON_RUN_AS_NODE=1 exec ${node} ${cli} merge "$@"`,
    'fi',
    'exec git merge-file -L ours -L base -L theirs "$2" "$1" "$3"',
    '',
  ].join('\n');
}

/** A new version of the program may have another place; only a launcher that somebody had made is renewed. */
async function renew(git: string): Promise<void> {
  const path = join(git, LAUNCHER);
  const there = await small(path);
  if (PROGRAM === undefined || !there.includes(SIGN) || there === launcher(PROGRAM)) return;
  await writeFile(path, launcher(PROGRAM)).catch(() => undefined);
}

export interface Installed {
  readonly root: string;
  /** The `.gitattributes`, to be committed. */
  readonly attributes: string;
}

/**
 * Tells the git repository of a folder to merge sidecars with this program: for everybody which, here also how.
 *
 * @throws Error with the reason: no repository, no git, a file that cannot be read or written
 */
export async function installDriver(folder: string): Promise<Installed> {
  const git = async (...args: string[]) => (await run('git', args, { cwd: folder })).stdout.trim();
  if (PROGRAM === undefined) throw new Error('no program');
  let root: string;
  let own: string;
  try {
    root = await git('rev-parse', '--show-toplevel');
    own = resolve(folder, await git('rev-parse', '--git-common-dir'));
  } catch (error) {
    throw new Error(reason(error).split('\n')[0], { cause: error });
  }
  const attributes = join(root, '.gitattributes');
  const before = existsSync(attributes) ? await readFile(attributes, 'utf8') : undefined;
  const after = withAttribute(withDriver(before ?? ''), NAMES_ATTRIBUTE);
  if (after !== before) {
    const result = await nodeFiles.replace(toUri(attributes), after, before);
    if (result.kind !== 'written')
      throw new Error(`${attributes}: ${result.kind === 'failed' ? result.message : result.kind}`);
  }
  const path = join(own, LAUNCHER);
  await writeFile(path, launcher(PROGRAM));
  await chmod(path, 0o755);
  await git('config', '--local', 'merge.dateline.name', 'Dateline sidecars, entry by entry');
  await git('config', '--local', 'merge.dateline.driver', `sh ${quoted(path)} %O %A %B`);
  return { root, attributes };
}

/** For the server: a person is asked before `install`. */
export const mergeDriver: MergeDriver = {
  async wanted(uri) {
    const file = await nodeFiles.list(uri);
    if (file.kind !== 'file' || PROGRAM === undefined) return undefined;
    const repository = await repositoryOf(dirname(toPath(uri)));
    if (!repository) return undefined;
    await renew(repository.git);
    const isSet = /^\s*\[merge "dateline"\]/m.test(await small(join(repository.git, 'config')));
    return isSet ? undefined : toUri(repository.root);
  },
  async install(root) {
    try {
      await installDriver(toPath(root));
      return undefined;
    } catch (error) {
      return reason(error);
    }
  },
};

/** `.gitattributes` with the driver for sidecars; what it says of them otherwise stays. */
export function withDriver(text: string): string {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let found = false;
  const lines = text.split(/\r?\n/).map((line) => {
    const [pattern, ...attributes] = line.trim().split(/\s+/);
    if (pattern !== PATTERN) return line;
    found = true;
    const others = attributes.filter((attribute) => !/^[-!]?merge(=|$)/.test(attribute));
    return [pattern, ...others, 'merge=dateline'].join(' ');
  });
  if (!found) {
    if (lines.at(-1) === '') lines.pop();
    lines.push(`${PATTERN} text eol=lf merge=dateline`, '');
  }
  return lines.join(eol);
}
