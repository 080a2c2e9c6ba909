import { lexiconOf, packOf } from '../../src/core/recognition/language';
import { classifyLines, type LineContext } from '../../src/core/recognition/lines/classify';
import type { LineKind, LineMark } from '../../src/core/recognition/types';
import { KINDS } from '../../src/training/corpus/marks';

/** Words of Vietnamese and English pages. */
export const LEXICON = lexiconOf(packOf('vi'));

/** A page written as lines `kind> text`; lines without a kind are blank. */
export function readPage(source: string): { text: string; kind: LineKind }[] {
  return source
    .trim()
    .split('\n')
    .map((row) => {
      const [, word = '', text = ''] = /^\s*(\w+)> ?(.*)$/.exec(row) ?? [];
      return { text, kind: KINDS[word] ?? 'blank' };
    });
}

/** What the model of English pages goes by. */
export const ENGLISH: LineContext = { lexicon: lexiconOf(packOf('en')), model: packOf('en').lineModel };

/** Marks of a page, one for each line. */
export function marksOf(texts: readonly string[], context: Partial<LineContext> = {}): readonly LineMark[] {
  let start = 0;
  const lines = texts.map((text) => {
    const line = { text, start, end: start + text.length };
    start += text.length + 1;
    return line;
  });
  return classifyLines(lines, { lexicon: LEXICON, ...context });
}

/** The page with the kinds that were found. */
export function classified(
  source: string,
  context?: Partial<LineContext>,
): { found: string[]; expected: string[] } {
  const page = readPage(source);
  const marks = marksOf(
    page.map((line) => line.text),
    context,
  );
  const show = (kind: string, text: string) => `${kind}> ${text.slice(0, 60)}`;
  return {
    found: page.map((line, i) => show(marks[i]!.kind, line.text)),
    expected: page.map((line) => show(line.kind, line.text)),
  };
}
