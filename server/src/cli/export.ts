import { FORMATS } from '../core/formats/registry';
import { findArticles, Projects } from '../node/articles';
import { loadRecognizer } from '../node/data';
import { exportArticles } from '../node/export';
import { cliMessages, describe } from './faults';
import { interruptSignal, Misuse, Progress } from './terminal';

/** Writes training data and says what was lost. Exit status 1 when an article could not be read. */
export async function exportData(
  paths: readonly string[],
  options: { format: string; out: string; include: 'accepted' | 'suggested' },
): Promise<number> {
  const projects = new Projects();
  const { found, missing } = await findArticles(paths, projects);
  if (missing.length > 0) throw new Misuse(cliMessages.missing(missing[0]!));
  const format = FORMATS.find(({ name }) => name === options.format)!;
  const progress = new Progress('export', found.length);
  const signal = interruptSignal();
  try {
    const { file, articles, spans, losses, faults } = await exportArticles(found, format, options.out, {
      include: options.include,
      recognizer: await loadRecognizer(),
      projects,
      signal,
      progress: (done) => progress.update(done),
    });
    for (const { path, start, end, text, reason } of losses) {
      process.stderr.write(`${path} ${start}-${end} “${text}”: ${reason}\n`);
    }
    for (const { path, fault } of faults) process.stderr.write(`${describe(path, fault)}\n`);
    process.stderr.write(`${file}: ${articles} articles, ${spans} spans, ${losses.length} changed or lost\n`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  }
}
