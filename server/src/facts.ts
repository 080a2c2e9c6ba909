import { NAMES_FILE } from './core/project/decisions';
import { isKnownNonArticle, isTextFile, SAMPLE, verdictOf } from './core/project/detect';
import { PROJECT_FILE } from './core/project/model';
import { MODEL_PATH } from './core/recognition/learned/place';
import { articlesOf, isSidecar, sidecarsOf, sureSidecarOf } from './core/sidecar/name';
import { cuts, movedIn } from './core/text/boundaries';
import type { Facts } from './protocol/facts';

/** What a client knows without asking; the bundle `dist/facts.js`. */
export const facts: Facts = {
  projectFile: PROJECT_FILE,
  namesFile: NAMES_FILE,
  modelPath: MODEL_PATH,
  isSidecar,
  sidecarsOf,
  sureSidecarOf,
  articlesOf,
  isTextFile,
  isKnownNonArticle,
  sample: SAMPLE,
  verdictOf,
  movedIn,
  cuts,
};
