import { suggest } from '../core/annotation/decide';
import { findArticles, loadArticle } from '../node/articles';
import { loadRecognizer } from '../node/data';
import { nodeFiles, writeText } from '../node/files';
import { Projects } from '../workspace/projects';
import { cliMessages, describe } from './faults';
import { type Io, Misuse, Progress } from './terminal';

/** Writes suggestions into sidecars. Exit status 1 when one could not be written. */
export async function annotate(paths: readonly string[], io: Io): Promise<number> {
  const projects = new Projects(nodeFiles);
  const { found, missing } = await findArticles(paths, projects);
  if (missing.length > 0) throw new Misuse(cliMessages.missing(missing[0]!));
  const recognizer = await loadRecognizer();
  const { signal } = io;
  const progress = new Progress(io, 'annotate', found.length);
  let status = 0;
  const fail = (message: string) => {
    io.err(`${message}\n`);
    status = 1;
  };
  for (const [n, file] of found.entries()) {
    if (signal.aborted) return 130;
    const loaded = await loadArticle(file, recognizer, projects);
    progress.update(n + 1);
    if ('fault' in loaded) {
      fail(describe(loaded.path, loaded.fault));
      continue;
    }
    const { sidecar } = loaded.article.annotations;
    if (sidecar && !sidecar.writable) {
      fail(cliMessages.readOnly(loaded.sidecarPath));
      continue;
    }
    const source = suggest(loaded.article);
    if (source === '' || source === loaded.sidecarSource) continue;
    const result = await writeText(loaded.sidecarPath, source, loaded.sidecarSource);
    if (result.kind === 'changed') fail(`${loaded.sidecarPath}: ${cliMessages.outdated}`);
    if (result.kind === 'failed') fail(cliMessages.writeFailed(loaded.sidecarPath, result.message));
  }
  return status;
}
