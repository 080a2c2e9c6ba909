import { adapt } from '../core/annotation/adapt/apply';
import { evidenceOf } from '../core/annotation/adapt/evidence';
import { type Counts, countsOf, type Fact, NOTHING_KNOWN } from '../core/annotation/adapt/facts';
import type { Project } from '../core/project/model';
import type { Recognition } from '../core/recognition/types';
import type { Sidecar } from '../core/sidecar/model';
import { readSidecar } from '../core/sidecar/read';
import type { Span } from '../core/text/span';
import type { Files } from './files';
import type { Found } from './find';
import type { Governing, Projects } from './projects';
import { sidecarFor } from './sidecars';
import type { Slices } from './slices';

/** Where articles and what is said of them are read. */
export interface Readable {
  readonly files: Files;
  readonly projects: Projects;
  readonly slices: Slices;
}

/** What the decisions of many articles say, by project. */
export interface Learned {
  /** Those of a project, but for those of one sidecar that was among them. */
  but(root: string | undefined, sidecar: Sidecar | undefined): Counts;
}

/** Reads what people have decided in articles, and nothing else of them. */
export async function learnFrom(
  found: readonly Found[],
  { files, projects, slices }: Readable,
  signal?: AbortSignal,
): Promise<Learned> {
  const all = new Map<string | undefined, Map<Fact, number>>();
  for (const { uri, siblings } of found) {
    signal?.throwIfAborted();
    await slices.turn();
    const file = await files.read(await sidecarFor(uri, files, siblings));
    if (file.kind !== 'text') continue;
    const { root } = await projects.of(uri);
    let counts = all.get(root);
    if (!counts) {
      counts = new Map();
      all.set(root, counts);
    }
    for (const [fact, { count }] of evidenceOf(readSidecar(file.text)))
      counts.set(fact, (counts.get(fact) ?? 0) + count);
  }
  return {
    but: (root, sidecar) => {
      const counts = all.get(root);
      if (!counts) return NOTHING_KNOWN;
      const own = sidecar ? countsOf(evidenceOf(sidecar)) : NOTHING_KNOWN;
      return {
        isEmpty: counts.size === 0,
        of: (fact) => Math.max(0, (counts.get(fact) ?? 0) - own.of(fact)),
      };
    },
  };
}

/** What is suggested in an article, as its decisions and those of others would have it. */
export async function adapted(
  recognition: Recognition,
  text: string,
  {
    sidecar,
    accepted,
  }: { readonly sidecar?: Sidecar | undefined; readonly accepted?: readonly Span[] | undefined },
  { project, root }: Governing,
  learned: Learned,
  slices: Slices,
): Promise<Recognition> {
  const known = {
    here: sidecar ? countsOf(evidenceOf(sidecar)) : NOTHING_KNOWN,
    elsewhere: learned.but(root, sidecar),
    labels: labelsOf(project),
    lines: lineKindsOf(project),
  };
  return (await slices.run(adapt(recognition, text, known, undefined, accepted)))!;
}

export const labelsOf = ({ labels }: Project): string[] => labels.map(({ name }) => name);
export const lineKindsOf = ({ lines }: Project): string[] => lines.map(({ name }) => name);
