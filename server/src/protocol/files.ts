/**
 * What client and server both must know before either can ask the other: names of files, and what a text looks like,
 * so that texts that are no articles start no server.
 */
export { isKnownNonArticle, isTextFile, SAMPLE, verdictOf } from '../core/project/detect';
export type { Verdict } from '../core/project/looks';
export { PROJECT_FILE } from '../core/project/model';
export { articleOfSidecar, articlesOf, isSidecar, sidecarOf, sidecarsOf } from '../core/sidecar/name';
