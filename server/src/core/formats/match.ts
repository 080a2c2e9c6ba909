import { textHash } from '../text/hash';
import type { ReadDoc } from './model';
import { squeezed } from './place';

/** Finds the article that a document was made from, by its path or by its text. */
export class ArticleIndex<A> {
  readonly #byPath = new Map<string, A | undefined>();
  readonly #byText = new Map<string, A | undefined>();

  /** Adds an article under its path and the ends of that path. */
  addPath(path: string, article: A): void {
    const parts = bare(path).split('/');
    for (let n = 0; n < parts.length; n++) put(this.#byPath, parts.slice(n).join('/'), article, n === 0);
  }

  /** Adds an article under its text, but for white space. */
  addText(text: string, article: A): void {
    for (const exact of [true, false]) put(this.#byText, textKey(text, exact), article, false);
  }

  /** By path; a path that only ends like those of several articles matches none. */
  byPath(path: string): A | undefined {
    if (path === '') return undefined;
    const parts = bare(path).split('/');
    for (let n = 0; n < parts.length; n++) {
      const found = this.#byPath.get(parts.slice(n).join('/'));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  byText(doc: Pick<ReadDoc, 'text' | 'exact'>): A | undefined {
    if (doc.text.trim() === '') return undefined;
    return this.#byText.get(textKey(doc.text, true)) ?? this.#byText.get(textKey(doc.text, false));
  }
}

function textKey(text: string, exact: boolean): string {
  return `${exact} ${textHash(squeezed(text.normalize('NFC'), exact))}`;
}

/** Several articles under one key leave it without any, unless one of them is `sure`. */
function put<A>(map: Map<string, A | undefined>, key: string, article: A, sure: boolean): void {
  map.set(key, map.has(key) && !sure ? undefined : article);
}

function bare(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .replace(/\.txt$/i, '')
    .normalize('NFC');
}
