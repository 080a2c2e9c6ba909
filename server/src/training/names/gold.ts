import type { Span } from '../../core/text/span';
import type { GoldArticle } from '../corpus/marks';
import { parseLine } from '../corpus/marks';

/** A gold name; offsets are UTF-16 and relative to its line. */
export interface GoldName extends Span {
  readonly label: string;
}

/** A line with its names, sorted and disjoint. */
export interface NamedLine {
  readonly text: string;
  readonly names: readonly GoldName[];
}

/** The non-blank lines of an article in order; spans with other labels are left out. */
export function namedLines(article: GoldArticle, labels: readonly string[]): NamedLine[] {
  const names = article.spans.filter(({ label }) => labels.includes(label));
  let next = 0;
  return article.lines.map(({ start, end }) => {
    const own: GoldName[] = [];
    for (; next < names.length && names[next]!.end <= end; next++) {
      const name = names[next]!;
      own.push({ start: name.start - start, end: name.end - start, label: name.label });
    }
    return { text: article.text.slice(start, end), names: own };
  });
}

/**
 * Marked sentences, one a line; lines that begin with "# " are comments.
 * @throws {Error} naming the line, when a mark is malformed
 */
export function parseSentences(source: string): NamedLine[] {
  return source.split('\n').flatMap((row, i) => {
    if (row === '' || row.startsWith('# ')) return [];
    const { text, spans } = parseLine(row, i + 1);
    return [{ text, names: spans }];
  });
}
