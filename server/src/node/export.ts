import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFormat, Loss } from '../core/formats/model';
import { exportDocument } from '../core/formats/registry';
import type { Recognizer } from '../core/recognition/recognizer';
import { type Found, type LoadFault, loadArticle, type Projects } from './articles';

export interface ExportOutcome {
  readonly file: string;
  readonly articles: number;
  readonly spans: number;
  readonly losses: readonly Loss[];
  readonly faults: readonly LoadFault[];
}

/**
 * Writes one file with all articles, an article at a time, and moves it to its name when it is complete:
 * whoever stops the export keeps the file from before.
 */
export async function exportArticles(
  found: readonly Found[],
  format: ExportFormat,
  out: string,
  options: {
    readonly include: 'accepted' | 'suggested';
    readonly recognizer: Recognizer;
    readonly projects: Projects;
    readonly progress?: (done: number) => void;
    readonly signal?: AbortSignal;
  },
): Promise<ExportOutcome> {
  await mkdir(out, { recursive: true });
  const file = join(out, format.fileName);
  const partial = `${file}.partial`;
  const losses: Loss[] = [];
  const faults: LoadFault[] = [];
  let articles = 0;
  let spans = 0;
  const output = await open(partial, 'w');
  try {
    for (const [n, article] of found.entries()) {
      options.signal?.throwIfAborted();
      const loaded = await loadArticle(article, options.recognizer, options.projects);
      if ('fault' in loaded) faults.push(loaded);
      else {
        const lose = (loss: Loss) => void losses.push(loss);
        const document = exportDocument(loaded.name, loaded.article, options.include, lose);
        await output.write(format.write(document, lose));
        articles++;
        spans += document.annotations.length;
      }
      options.progress?.(n + 1);
    }
    await output.sync();
    await output.close();
    await rename(partial, file);
  } catch (error) {
    await output.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
  return { file, articles, spans, losses, faults };
}
