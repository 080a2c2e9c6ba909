import type { Article } from '../core/annotation/article';

/** A function of an article that is computed once for each: articles are values, one for each version of a text. */
export const perArticle: <T>(compute: (article: Article) => T) => (article: Article) => T = once;

/** The same of any value that never changes. */
export function once<K extends object, T>(compute: (value: K) => T): (value: K) => T {
  const known = new WeakMap<K, { readonly value: T }>();
  return (value) => {
    let result = known.get(value);
    if (!result) {
      result = { value: compute(value) };
      known.set(value, result);
    }
    return result.value;
  };
}
