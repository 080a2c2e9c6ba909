import { digest } from './id';
import type { AnyItem, Finished, Sidecar } from './model';
import { SAYS } from './same';

/**
 * How far the work on an article is: nobody has decided anything; somebody has; somebody has called it finished;
 * somebody has, and its text or its decisions have changed since.
 */
export const REVIEW_STATES = ['untouched', 'review', 'changed', 'finished'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/**
 * @param sidecar of the article, where there is one
 * @param isText whether the article's text has a hash
 */
export function reviewState(sidecar: Sidecar | undefined, isText: (sha256: string) => boolean): ReviewState {
  const finished = sidecar?.header.finished;
  if (!sidecar || !finished) return sidecar && decisionsOf(sidecar).length > 0 ? 'review' : 'untouched';
  const same = finished.decisions === undefined || finished.decisions === decisionsDigest(sidecar);
  return same && isText(finished.sha256) ? 'finished' : 'changed';
}

/** What people have decided, whatever order it stands in. */
function decisionsDigest(sidecar: Sidecar): string {
  let known = digests.get(sidecar);
  if (known === undefined) {
    known = digest(decisionsOf(sidecar).map(said).sort().join('\n'));
    digests.set(sidecar, known);
  }
  return known;
}

/** What the header says of an article that is finished as it stands in its sidecar; unknown keys stay. */
export function finishedNow(
  sidecar: Sidecar,
  { by, at }: { readonly by?: string; readonly at?: string },
): Finished {
  const { sha256 = '', finished } = sidecar.header;
  const who = { ...(by === undefined ? {} : { by }), ...(at === undefined ? {} : { at }) };
  return { ...finished, ...who, sha256, decisions: decisionsDigest(sidecar) };
}

/** A sidecar never changes, and is asked at every keystroke. */
const digests = new WeakMap<Sidecar, string>();

function decisionsOf({ spans, lines }: Sidecar): AnyItem[] {
  return [...spans, ...lines].filter(({ record }) => record.status !== 'suggested');
}

function said({ section, record, fields }: AnyItem): string {
  return JSON.stringify([section, record.start, record.end, ...SAYS.map((key) => fields[key] ?? null)]);
}
