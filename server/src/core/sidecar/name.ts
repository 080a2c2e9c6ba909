/** Which file holds whose annotations: facts about names alone, of paths and of URIs. */

export const SIDECAR_SUFFIX = '.ann.yaml';

const EXTENSION = /\.[^./\\]*$/;
const TEXT = /\.txt$/i;

export function isSidecar(name: string): boolean {
  return name.endsWith(SIDECAR_SUFFIX);
}

/** `…/NAME.txt` → `…/NAME.ann.yaml` */
export function sidecarOf(article: string): string {
  return article.replace(EXTENSION, '') + SIDECAR_SUFFIX;
}

/** `…/NAME.ann.yaml` → `…/NAME.txt` */
export function articleOfSidecar(sidecar: string): string {
  return `${sidecar.slice(0, -SIDECAR_SUFFIX.length)}.txt`;
}

/** The sidecars among the files of a folder whose article is not there. */
export function orphansAmong(names: Iterable<string>): string[] {
  const all = [...names];
  const wanted = new Set(all.filter((name) => TEXT.test(name)).map(sidecarOf));
  return all.filter((name) => isSidecar(name) && !wanted.has(name));
}
