import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Everything that is fetched goes here; safe to delete. DATELINE_CACHE lets several clones share it. */
export const cacheRoot = path.resolve(process.env.DATELINE_CACHE || path.join(root, '.cache'));
