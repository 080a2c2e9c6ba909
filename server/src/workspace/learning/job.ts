import type { Recognizer } from '../../core/recognition/recognizer';
import type { Learned } from '../../training/learned/train';
import type { Runtime } from '../host';
import { recognizeBy } from '../load';
import { Projects } from '../projects';
import { Slices } from '../slices';
import { type LearnOptions, lessonsIn, trainOn } from './learn';

/** What is to be learned from; plain data, which is handed to a thread. */
export interface LearnJob {
  /** URI of the folder whose articles teach. */
  readonly folder: string;
  /** The folders whose `dateline.yaml` files count. */
  readonly folders: readonly string[];
  /** Of the program. */
  readonly program: string;
}

export type LearnAnswer =
  | { readonly kind: 'learned'; readonly learned: Learned; readonly faults: number }
  /** No article has a decision on a name. */
  | { readonly kind: 'nothing' };

/** Learns somewhere where nothing waits for it. @throws the signal's reason when it is aborted, and Error in the system's words */
export type Learner = (job: LearnJob, how: Pick<LearnOptions, 'signal' | 'progress'>) => Promise<LearnAnswer>;

const SEED = 1;

/** Reads the articles and learns from them, in turns with other work of the process. */
export async function runJob(
  { folder, folders, program }: LearnJob,
  runtime: Pick<Runtime, 'files' | 'clock' | 'pause'>,
  recognizer: Recognizer,
  { signal, progress }: Pick<LearnOptions, 'signal' | 'progress'>,
): Promise<LearnAnswer> {
  const projects = new Projects(runtime.files, () => ({ trusted: true, folders }));
  const source = { files: runtime.files, projects, slices: new Slices(runtime) };
  const means = { recognizer, recognize: recognizeBy(recognizer), width: 1 };
  const options: LearnOptions = { basis: 'shipped', seed: SEED, program, signal, progress };
  const lessons = await lessonsIn([folder], source, means, options);
  if (lessons.articles.length === 0) return { kind: 'nothing' };
  const learned = await trainOn(lessons, undefined, source, options);
  return { kind: 'learned', learned, faults: lessons.faults.length };
}
