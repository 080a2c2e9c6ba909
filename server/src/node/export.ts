import { type ExportChoices, writeArticle } from '../core/formats/export';
import { LossCount, lossText } from '../core/formats/losses';
import type { Format, Loss, Writer } from '../core/formats/model';
import type { Recognizer } from '../core/recognition/recognizer';
import type { Found, LoadFault, Projects } from './articles';
import { sourceOf } from './exportArticle';
import { Staging } from './staging';

/** Names of the report of what was lost, in the output folder. */
export const LOSSES_JSON = 'losses.json';
export const LOSSES_TEXT = 'losses.txt';

/** Losses that a caller gets; the files have all. */
const SHOWN = 1000;

export interface ExportSettings {
  readonly format: Format;
  readonly choices: ExportChoices;
  /** Called only when what nobody decided, or kinds of lines, are wanted. */
  readonly recognizer: () => Promise<Recognizer>;
  readonly projects: Projects;
  /** Losses that are not accepted; at the first of them nothing is written. */
  readonly refuse?: (loss: Loss) => boolean;
  readonly progress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export interface ExportOutcome {
  /** Relative to the output folder, sorted; none when the export was refused. */
  readonly files: readonly string[];
  readonly articles: number;
  readonly spans: number;
  /** The first of them. */
  readonly losses: readonly Loss[];
  readonly lossCount: LossCount;
  readonly faults: readonly LoadFault[];
  /** Losses that `refuse` did not accept. */
  readonly refused: number;
}

/** Writes training data, one article at a time and in constant memory. */
export async function exportArticles(
  found: readonly Found[],
  out: string,
  settings: ExportSettings,
): Promise<ExportOutcome> {
  const { format, choices, projects } = settings;
  const recognizer = needsRecognition(choices) ? await settings.recognizer() : undefined;
  const losses: Loss[] = [];
  const lossCount = new LossCount();
  const faults: LoadFault[] = [];
  let articles = 0;
  let spans = 0;
  let refused = 0;
  const staging = await Staging.in(out);
  const lose = (loss: Loss) => {
    staging.append(LOSSES_JSON, `${lossCount.total === 0 ? '[' : ','}\n${JSON.stringify(loss)}`);
    staging.append(LOSSES_TEXT, `${lossText(loss)}\n`);
    lossCount.add(loss);
    if (losses.length < SHOWN) losses.push(loss);
    if (settings.refuse?.(loss)) refused++;
  };
  try {
    const writer: Writer = format.writer({ ...choices, labels: [], name: 'dateline', folder: '' });
    for (const [n, each] of found.entries()) {
      settings.signal?.throwIfAborted();
      const source = await sourceOf(each, recognizer, projects);
      if ('fault' in source) faults.push(source);
      else {
        faults.push(...source.faults);
        const doc = writeArticle(each.name, source.article, { format, writer, choices, sink: staging }, lose);
        articles++;
        spans += doc.spans.length;
      }
      settings.progress?.(n + 1);
    }
    writer.end(staging);
    staging.append(LOSSES_JSON, lossCount.total === 0 ? '[]\n' : '\n]\n');
    staging.append(LOSSES_TEXT, '');
    const files = refused > 0 ? [] : await staging.finish();
    if (refused > 0) await staging.abandon();
    return { files, articles, spans, losses, lossCount, faults, refused };
  } catch (error) {
    await staging.abandon();
    throw error;
  }
}

export function needsRecognition({ include, lineKinds, drop }: ExportChoices): boolean {
  return include === 'suggested' || lineKinds === true || (drop?.length ?? 0) > 0;
}
