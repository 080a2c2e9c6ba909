import { textHash } from '../text/hash';
import type { ReadDoc } from './model';
import { squeezed } from './place';

/** Finds the article that a document was made from, by its path or by its text. */
export class ArticleIndex<A> {
  readonly #exact = new Map<string, A>();
  /** Names that differ in normal form or ending alone leave their key without any, too. */
  readonly #byPath = new Map<string, A | undefined>();
  /** By the ends of paths; several articles under one key leave it without any. */
  readonly #byEnd = new Map<string, A | undefined>();
  readonly #byText = new Map<string, A | undefined>();

  addPath(path: string, article: A): void {
    if (this.#exact.has(path)) return;
    this.#exact.set(path, article);
    put(this.#byPath, bare(path), article);
    for (const end of endsOf(path)) put(this.#byEnd, end, article);
  }

  /** Adds an article under its text, but for white space. */
  addText(text: string, article: A): void {
    for (const exact of [true, false]) put(this.#byText, textKey(text, exact), article);
  }

  byPath(path: string): A | undefined {
    return this.#exact.get(path) ?? this.#byPath.get(bare(path));
  }

  byText(doc: Pick<ReadDoc, 'text' | 'exact'>): A | undefined {
    if (doc.text.trim() === '') return undefined;
    return this.#byText.get(textKey(doc.text, true)) ?? this.#byText.get(textKey(doc.text, false));
  }

  /** Whether several articles have the text, so that it tells none of them. */
  hasSeveral(doc: Pick<ReadDoc, 'text'>): boolean {
    if (doc.text.trim() === '') return false;
    return [true, false].some((exact) => {
      const key = textKey(doc.text, exact);
      return this.#byText.has(key) && this.#byText.get(key) === undefined;
    });
  }

  /** By a path that ends with that of an article, or with which that of one article alone ends. */
  byEnd(path: string): A | undefined {
    if (path === '') return undefined;
    for (const end of endsOf(path)) {
      const found = this.#byPath.get(end);
      if (found !== undefined) return found;
    }
    return this.#byEnd.get(bare(path));
  }
}

function textKey(text: string, exact: boolean): string {
  return `${exact} ${textHash(squeezed(text.normalize('NFC'), exact))}`;
}

function put<A>(map: Map<string, A | undefined>, key: string, article: A): void {
  map.set(key, map.has(key) ? undefined : article);
}

/** `a/b/c`, `b/c`, `c` */
function endsOf(path: string): string[] {
  const parts = bare(path).split('/');
  return parts.map((_, n) => parts.slice(n).join('/'));
}

function bare(path: string): string {
  return path
    .replaceAll('\\', '/')
    .replace(/^(\.?\/)+/, '')
    .replace(/\.txt$/i, '')
    .normalize('NFC');
}
