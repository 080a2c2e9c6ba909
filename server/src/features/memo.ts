import type { Article } from '../core/annotation/article';

/** A function of an article that is computed once for each: articles are values, one for each version of a text. */
export function perArticle<T>(compute: (article: Article) => T): (article: Article) => T {
  const known = new WeakMap<Article, { readonly value: T }>();
  return (article) => {
    let result = known.get(article);
    if (!result) {
      result = { value: compute(article) };
      known.set(article, result);
    }
    return result.value;
  };
}
