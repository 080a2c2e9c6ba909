import type { Project } from '../../core/project/model';
import type { ReadMemo } from '../../core/sidecar/read';
import type { Messages } from '../../features/messages';
import type { Files } from '../files';
import { nameOf } from '../uris';
import { entryOf } from './entry';
import { type PackedEntry, packedOf } from './store';

/** An article that is to be looked at; plain data. */
export interface Job {
  readonly uri: string;
  readonly sidecar: string;
  /** What its files were like when they were read last. */
  readonly known?: string;
  readonly project: Project;
}

/** What came of it: nothing has changed, it is no text any more, or what is to be known of it. */
export type Outcome = 'same' | 'gone' | { readonly stamp: string; readonly entry: PackedEntry };

/** Threads that read many articles at once. */
export interface Readers {
  /** So many batches at once. */
  readonly width: number;
  /**
   * @param locale of the messages
   * @throws Error when the thread has ended; others take the next batch
   */
  read(jobs: readonly Job[], locale: string | undefined): Promise<readonly Outcome[]>;
  end(): Promise<void>;
}

/** What the files of an article are like now. */
export async function stampsOf({ uri, sidecar }: Job, files: Pick<Files, 'stamp'>) {
  const [own, other] = await Promise.all([files.stamp(uri), files.stamp(sidecar)]);
  return { stamp: `${own} ${other}`, hasSidecar: other !== undefined };
}

/** Reads an article where it, or its sidecar, is not what it was. */
export async function readArticle(
  job: Job,
  files: Pick<Files, 'read' | 'stamp'>,
  messages: Messages,
  memo?: ReadMemo,
): Promise<Outcome> {
  const { uri, sidecar, known, project } = job;
  const { stamp, hasSidecar } = await stampsOf(job, files);
  if (stamp === known) return 'same';
  const [text, source] = await Promise.all([
    files.read(uri),
    hasSidecar ? files.read(sidecar) : ({ kind: 'missing' } as const),
  ]);
  if (text.kind !== 'text') return 'gone';
  const entry = entryOf(text.text, source.kind === 'text' ? source.text : undefined, {
    project,
    messages,
    sidecarName: nameOf(sidecar),
    ...(memo ? { memo } : {}),
  });
  return { stamp, entry: packedOf(entry) };
}
