/** Which file holds whose annotations: facts about names alone, of paths and of URIs. */

export const SIDECAR_SUFFIX = '.ann.yaml';

const EXTENSION = /\.[^./\\]+$/;
const TEXT = '.txt';
/** Files whose sidecars were once called as if they ended in `.txt`; the first part is the stem. */
const ONCE_ALIKE = /^(.*?)(?:\.(?:txt|text|md|markdown))?$/is;

export function isSidecar(name: string): boolean {
  return name.endsWith(SIDECAR_SUFFIX);
}

/**
 * The name of an article's sidecar: `NAME.txt` → `NAME.ann.yaml`, any other file by its whole name, `bai.md` →
 * `bai.md.ann.yaml`, and one without an extension with an empty one, `bai` → `bai..ann.yaml`.
 */
function usualOf(article: string): string {
  if (article.endsWith(TEXT)) return article.slice(0, -TEXT.length) + SIDECAR_SUFFIX;
  return article + (EXTENSION.test(article) ? '' : '.') + SIDECAR_SUFFIX;
}

/**
 * The sidecar of an article that its name alone tells: where that is there, nothing else in the folder matters.
 * Undefined where only `sidecarsOf` knows.
 */
export function sureSidecarOf(article: string): string | undefined {
  return article.endsWith(TEXT) ? usualOf(article) : undefined;
}

/** The article that a sidecar most likely belongs to, to speak of when it is not there. */
export function articleOfSidecar(sidecar: string): string {
  const [first] = articlesOf(sidecar);
  return first!;
}

/** Files whose sidecar has exactly this name, the likeliest first. */
export function articlesOf(sidecar: string): readonly string[] {
  const stem = sidecar.slice(0, -SIDECAR_SUFFIX.length);
  if (stem.endsWith('.')) return [stem.slice(0, -1), stem + TEXT];
  const ending = ONCE_ALIKE.exec(stem)![1] !== stem;
  return ending ? [stem, stem + TEXT] : [stem + TEXT, ...(EXTENSION.test(stem) ? [stem] : [])];
}

/**
 * The names of the files that hold the annotations of an article, of those in its folder; the first is the one
 * that is written. Where none is there it is the name that a new one gets.
 *
 * A sidecar whose name differs from the right one in normal form or case alone, as copies from other systems
 * have, is the article's unless it is exactly that of another file. So is one called as if the article ended
 * in `.txt`, as all were once, while nothing else in the folder can have it.
 *
 * @param siblings all names in the folder; what is made of them is kept while they are
 */
export function sidecarsOf(article: string, siblings: ReadonlySet<string>): readonly string[] {
  const own = ownOf(article, siblings);
  if (siblings.has(own)) return [own];
  const { alike, stems } = lookOf(siblings);
  const isFree = (name: string) => isSidecar(name) && !articlesOf(name).some((other) => siblings.has(other));
  const similar = (name: string) => (alike.get(likeness(name)) ?? []).filter(isFree);
  const found = similar(own);
  if (found.length > 0) return found;
  const stem = ONCE_ALIKE.exec(article)![1]!;
  const others = (stems.get(likeness(stem)) ?? 0) - (siblings.has(article) ? 1 : 0);
  const old = isOnceAlike(article) && others === 0 ? similar(stem + SIDECAR_SUFFIX) : [];
  return old.length > 0 ? old : [own];
}

/** `bai.md` beside `bai.md.txt` gives way, as the text has had that name for longer: `bai.md..ann.yaml`. */
function ownOf(article: string, siblings: ReadonlySet<string>): string {
  const own = usualOf(article);
  const stem = own.slice(0, -SIDECAR_SUFFIX.length);
  return !article.endsWith(TEXT) && siblings.has(stem + TEXT) ? `${stem}.${SIDECAR_SUFFIX}` : own;
}

/** Whether a file can hold the annotations of an article, both given in the same way; who looks into the folder knows. */
export function mayHold(sidecar: string, article: string): boolean {
  const [own, old] = [usualOf(article), ONCE_ALIKE.exec(article)![1]! + SIDECAR_SUFFIX];
  const besides = `${own.slice(0, -SIDECAR_SUFFIX.length)}.${SIDECAR_SUFFIX}`;
  const seen = likeness(decoded(sidecar));
  return [own, besides, old].some((name) => likeness(decoded(name)) === seen);
}

/** Names in URIs are encoded, and normal forms can be compared only when they are not. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The sidecars among the files of a folder that are of no other file there. */
export function orphansAmong(names: Iterable<string>): string[] {
  const all = new Set(names);
  const held = new Set([...all].filter((name) => !isSidecar(name)).map((name) => sidecarsOf(name, all)[0]!));
  return [...all].filter((name) => isSidecar(name) && !held.has(name));
}

interface Look {
  /** Names by what makes no difference to people. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
  /** How many files there are of a stem, of those whose sidecars were once called alike. */
  readonly stems: ReadonlyMap<string, number>;
}

const looks = new WeakMap<ReadonlySet<string>, Look>();

function lookOf(names: ReadonlySet<string>): Look {
  const known = looks.get(names);
  if (known) return known;
  const alike = new Map<string, string[]>();
  const stems = new Map<string, number>();
  for (const name of names) {
    const key = likeness(name);
    const others = alike.get(key);
    if (others) others.push(name);
    else alike.set(key, [name]);
    if (isSidecar(name) || !isOnceAlike(name)) continue;
    const stem = likeness(ONCE_ALIKE.exec(name)![1]!);
    stems.set(stem, (stems.get(stem) ?? 0) + 1);
  }
  const look = { alike, stems };
  looks.set(names, look);
  return look;
}

const likeness = (name: string) => name.normalize('NFC').toLowerCase();

/** Whether the whole ending of a name, if it has one, is one that was cut off. */
function isOnceAlike(name: string): boolean {
  return ONCE_ALIKE.exec(name)![1] !== name || !EXTENSION.test(name);
}
