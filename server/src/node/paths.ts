import { posix, win32 } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { canonical } from '../workspace/uris';

// Paths and what stands for them. Each takes which system's they are, so that tests know those of Windows everywhere.

const WINDOWS = process.platform === 'win32';

/** @throws TypeError for a URI that the system has no path for, as one of a server where there are none */
export const toPath = (uri: string, windows = WINDOWS): string => fileURLToPath(uri, { windows });

/** @param path absolute */
export const toUri = (path: string, windows = WINDOWS): string =>
  canonical(pathToFileURL(path, { windows }).toString());

/** As people know it: relative to the working directory where that is shorter. */
export function shortPath(path: string, cwd = process.cwd(), windows = WINDOWS): string {
  const { relative } = windows ? win32 : posix;
  const short = relative(cwd, path);
  return short.startsWith('..') && short.length >= path.length ? path : short || path;
}

/** A path in reports of other tools, which know URIs: relative where the path is. */
export function reportUri(path: string, windows = WINDOWS): string {
  const { isAbsolute, sep } = windows ? win32 : posix;
  if (isAbsolute(path)) return pathToFileURL(path, { windows }).toString();
  const names = path.split(windows ? /[\\/]/ : sep);
  return names.map(encodeURIComponent).join('/');
}
