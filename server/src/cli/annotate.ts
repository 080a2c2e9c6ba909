import { suggest } from '../core/annotation/decide';
import { type Batch, loadArticles } from '../workspace/load';
import { learning, processSource, sayOrphans, sayProjects, search, shown } from './articles';
import { inThreads } from './jobs';
import { cliMessages, describe } from './messages';
import { type OutsideOptions, withModels } from './outside';
import { INTERRUPTED, type Io, Misuse, Progress, say } from './terminal';

/** Writes suggestions into sidecars. Exit status 1 when one could not be written. */
export async function annotate(
  paths: readonly string[],
  options: OutsideOptions & {
    readonly verbose?: boolean;
    readonly jobs?: number;
    readonly learn?: boolean;
  },
  io: Io,
): Promise<number> {
  const { verbose = false, jobs, learn } = options;
  const source = processSource();
  const { found, orphans } = await search(paths, source, verbose, io);
  sayOrphans(orphans, io);
  if (found.length === 0) {
    sayProjects(source, io);
    throw new Misuse(cliMessages.exchange.noArticles);
  }
  const { signal } = io;
  const progress = new Progress(io, 'annotate', found.length);
  let status = 0;
  const fail = (message: string) => {
    say(io, message);
    status = 1;
  };
  let done = 0;
  let [read, written] = [0, 0];
  const learned = await learning(source, found, learn, io);
  const work = async (batch: Batch) => {
    for await (const { loaded } of loadArticles(found, learned, batch)) {
      if (signal.aborted) return;
      progress.update(++done);
      if ('fault' in loaded) {
        fail(describe(shown(loaded.uri), loaded.fault));
        continue;
      }
      const { sidecar } = loaded.article.annotations;
      const path = shown(loaded.sidecarUri);
      if (sidecar && !sidecar.writable) {
        fail(cliMessages.readOnly(path));
        continue;
      }
      read++;
      const text = suggest(loaded.article);
      if (text === '' || text === sidecar?.source) continue;
      const result = await source.files.replace(loaded.sidecarUri, text, sidecar?.source);
      if (result.kind === 'written') written++;
      if (result.kind === 'changed') fail(`${path}: ${cliMessages.outdated}`);
      if (result.kind === 'failed') fail(cliMessages.writeFailed(path, result.message));
    }
  };
  await withModels(options, io, (add) => inThreads(jobs, found.length, (batch) => work(add(batch))));
  if (signal.aborted) return INTERRUPTED;
  sayProjects(source, io);
  io.out(`${cliMessages.annotated(read, written)}\n`);
  return status;
}
