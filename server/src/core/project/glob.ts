/**
 * Whether a path with `/` matches a glob: `*` and `?` stay inside a folder, `**` crosses folders.
 *
 * Globs come from project files that nobody has checked, so they are not turned into regular expressions:
 * matching takes at most the product of both lengths.
 */
export function matchesGlob(path: string, glob: string): boolean {
  return matchParts(
    path.split('/'),
    glob.split('/'),
    (part, pattern) => pattern !== '**' && matchPart(part, pattern),
    '**',
  );
}

function matchPart(part: string, pattern: string): boolean {
  return matchParts([...part], [...pattern], (char, wanted) => wanted === '?' || char === wanted, '*');
}

/** Greedy matching with one `many` to fall back to, which is enough for sequences without alternatives. */
function matchParts(
  items: readonly string[],
  patterns: readonly string[],
  one: (item: string, pattern: string) => boolean,
  many: string,
): boolean {
  let i = 0;
  let p = 0;
  let star = -1;
  let retry = 0;
  while (i < items.length) {
    if (p < patterns.length && patterns[p] === many) {
      star = p++;
      retry = i;
    } else if (p < patterns.length && one(items[i]!, patterns[p]!)) {
      i++;
      p++;
    } else if (star >= 0) {
      p = star + 1;
      i = ++retry;
    } else return false;
  }
  while (patterns[p] === many) p++;
  return p === patterns.length;
}
