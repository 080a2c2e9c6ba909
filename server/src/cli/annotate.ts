import { suggest } from '../core/annotation/decide';
import { nodeRuntime } from '../node/runtime';
import { loadArticle, recognizeBy } from '../workspace/load';
import { processSource, sayProjects, search, shown } from './articles';
import { cliMessages, describe } from './messages';
import { type Io, Misuse, Progress } from './terminal';

/** Writes suggestions into sidecars. Exit status 1 when one could not be written. */
export async function annotate(
  paths: readonly string[],
  { verbose = false }: { readonly verbose?: boolean },
  io: Io,
): Promise<number> {
  const source = processSource();
  const { found } = await search(paths, source, verbose, io);
  if (found.length === 0) throw new Misuse(cliMessages.exchange.noArticles);
  const recognize = recognizeBy(await nodeRuntime.loadRecognizer());
  const { signal } = io;
  const progress = new Progress(io, 'annotate', found.length);
  let status = 0;
  const fail = (message: string) => {
    io.err(`${message}\n`);
    status = 1;
  };
  for (const [n, file] of found.entries()) {
    if (signal.aborted) return 130;
    const loaded = await loadArticle(file, source, recognize);
    progress.update(n + 1);
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
    const text = suggest(loaded.article);
    if (text === '' || text === sidecar?.source) continue;
    const result = await source.files.replace(loaded.sidecarUri, text, sidecar?.source);
    if (result.kind === 'changed') fail(`${path}: ${cliMessages.outdated}`);
    if (result.kind === 'failed') fail(cliMessages.writeFailed(path, result.message));
  }
  sayProjects(source, io);
  return status;
}
