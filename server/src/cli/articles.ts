import { resolve } from 'node:path';
import { articleOfSidecar } from '../core/sidecar/name';
import { LineMap } from '../core/text/lines';
import { shortPath, toPath, toUri } from '../node/paths';
import { nodeRuntime } from '../node/runtime';
import { leftText } from '../workspace/faults';
import type { Found, Left, Search } from '../workspace/find';
import { findArticles } from '../workspace/find';
import { learnFrom } from '../workspace/learned';
import type { Source } from '../workspace/load';
import { Projects } from '../workspace/projects';
import { Slices } from '../workspace/slices';
import { cliMessages } from './messages';
import { type Io, Misuse, oneLine, say } from './terminal';

// What the commands on articles have in common.

/** The files of the process; a `dateline.yaml` is looked for up to the root of the file system. */
export function processSource(): Source {
  const { files } = nodeRuntime;
  return { files, projects: new Projects(files), slices: new Slices(nodeRuntime) };
}

/** @throws Misuse for an empty path: who leaves a variable of a script unset does not mean the folder that he is in */
export function uriOf(path: string): string {
  if (path === '') throw new Misuse(cliMessages.emptyPath);
  return toUri(resolve(path));
}

export const pathOf = (uri: string): string => shortPath(toPath(uri));
/** A file as it is printed. */
export const shown = (uri: string): string => oneLine(pathOf(uri));

/** Says what is wrong with the project files and models that have been read so far. */
export function sayProjects(source: Source, io: Io): void {
  sayModels(source, io);
  const { projects } = source;
  for (const { uri, source, problems } of projects.faulty) {
    const lines = new LineMap(source);
    for (const { detail, source: place } of problems)
      say(io, `${shown(uri)}:${lines.lineAt(place.start) + 1}: ${cliMessages.projectProblem(detail)}`);
  }
}

/** Says which models of corpora cannot be used, so that suggestions come from the shipped ones. */
export function sayModels({ projects }: Source, io: Io): void {
  const { faulty, faults } = cliMessages.learning;
  for (const { uri, fault, detail } of projects.faultyModels)
    say(io, faulty(shown(uri), fault === 'failed' ? `${faults.failed} (${detail})` : faults[fault]));
}

/**
 * Finds the articles that a command is for, and says what it leaves out.
 *
 * @throws Misuse when a path is not there, and the signal's reason when it is aborted
 */
export async function search(
  paths: readonly string[],
  { files, projects }: Source,
  verbose: boolean,
  io: Io,
): Promise<Search> {
  const result = await findArticles(paths.map(uriOf), files, projects, { signal: io.signal });
  const [missing] = result.missing;
  if (missing !== undefined) throw new Misuse(cliMessages.missing(shown(missing)));
  sayLeft(result.left, verbose, io);
  return result;
}

/** Texts that cannot be read, which are named one by one. */
const UNREADABLE = 20;
/** Sidecars whose article is gone, which are named one by one. */
const ORPHANS = 20;

/** Says which decisions belong to no article, and so take no part. */
export function sayOrphans(orphans: readonly string[], io: Io): void {
  for (const uri of orphans.slice(0, ORPHANS))
    say(io, cliMessages.orphan(shown(uri), shown(articleOfSidecar(uri))));
  if (orphans.length > ORPHANS) say(io, `… and ${orphans.length - ORPHANS} more`);
}

/**
 * The source with what people have decided in these articles, unless nothing is to be learned from it.
 *
 * @throws the signal's reason when it is aborted
 */
export async function learning(
  source: Source,
  found: readonly Found[],
  learn: boolean | undefined,
  { signal }: Io,
): Promise<Source> {
  return learn === false ? source : { ...source, learned: await learnFrom(found, source, signal) };
}

export function sayLeft(left: readonly Left[], verbose: boolean, io: Io): void {
  if (left.length === 0) return;
  // What cannot be read may be an article, and is named without being asked for.
  const named = verbose ? left : left.filter(({ fault }) => fault).slice(0, UNREADABLE);
  for (const each of named) say(io, leftText(cliMessages, shown(each.uri), each));
  say(io, `${cliMessages.leftOut(left.length)}${verbose ? '' : `; ${cliMessages.verboseNames}`}`);
}
