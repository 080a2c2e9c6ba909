import type { Article } from '../core/annotation/article';

/** A function of an article that is computed once for each: articles are values, one for each version of a text. */
export const perArticle: <T>(
  compute: (article: Article) => T,
  keyOf?: (article: Article) => object,
) => (article: Article) => T = once;

/**
 * The same of any value that never changes.
 * @param keyOf the part of it that the result depends on, where that is not all of it
 */
export function once<K extends object, T>(
  compute: (value: K) => T,
  keyOf: (value: K) => object = (value) => value,
): (value: K) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (value) => {
    const key = keyOf(value);
    let result = known.get(key);
    if (!result) {
      result = { value: compute(value) };
      known.set(key, result);
    }
    return result.value;
  };
}
