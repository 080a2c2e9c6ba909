import type { Sidecar } from '../core/sidecar/model';
import { textHashes } from '../core/sidecar/quoted';
import { readSidecar } from '../core/sidecar/read';
import { type ReviewState, reviewState } from '../core/sidecar/state';
import type { Files } from './files';
import type { Found } from './find';
import { findSidecar } from './sidecars';

/** How far the work on an article is, and what stands in its sidecar, where there is one. */
export interface Review {
  readonly state: ReviewState;
  readonly sidecar?: Sidecar;
}

/**
 * The same by its files alone: its text is read only where somebody has called it finished. Undefined where a file
 * cannot be read.
 */
export async function reviewOf(
  { uri, siblings }: Pick<Found, 'uri' | 'siblings'>,
  files: Pick<Files, 'read' | 'list'>,
): Promise<Review | undefined> {
  const sidecarUri = await findSidecar(uri, files, siblings);
  if (sidecarUri === undefined) return { state: 'untouched' };
  const source = await files.read(sidecarUri);
  if (source.kind !== 'text') return undefined;
  const sidecar = readSidecar(source.text);
  if (!sidecar.writable) return undefined;
  if (!sidecar.header.finished) return { state: reviewState(sidecar, () => false), sidecar };
  const file = await files.read(uri);
  if (file.kind !== 'text') return undefined;
  const hashes = textHashes(file.text);
  return { state: reviewState(sidecar, (sha256) => hashes.has(sha256)), sidecar };
}
