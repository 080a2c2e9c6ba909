import type { NameAnalysis } from './find';
import { ShapeClass } from './shapes';

/** The longest words between a name and the bracket of its abbreviation: " (". */
const MAX_GAP = 3;

/**
 * The abbreviations that an article explains, "Tổ chức Y tế Thế giới (WHO)": key of the abbreviation to key
 * of the long form.
 */
export function definedAbbreviations(
  paragraphs: readonly { readonly text: string; readonly analysis: NameAnalysis }[],
): Map<string, string> {
  const defined = new Map<string, string>();
  for (const { text, analysis } of paragraphs) {
    const { names, words } = analysis;
    for (let i = 1; i < names.length; i++) {
      const short = names[i]!;
      const long = names[i - 1]!;
      if (short.to - short.from !== 1 || long.to - long.from < 2) continue;
      if (words[short.from]!.shape !== ShapeClass.AllCaps || text[short.end] !== ')') continue;
      if (short.start - long.end > MAX_GAP || text.slice(long.end, short.start).trim() !== '(') continue;
      if (!defined.has(short.key)) defined.set(short.key, long.key);
    }
  }
  return defined;
}

/** Abbreviations that the article explains as common words, "nhà ở xã hội (NƠXH)": no names wherever they stand. */
export function commonAbbreviations(
  paragraphs: readonly { readonly analysis: NameAnalysis }[],
): ReadonlySet<string> {
  const common = new Set<string>();
  for (const { analysis } of paragraphs) {
    for (const { shortens, form } of analysis.words) if (shortens) common.add(form);
  }
  return common;
}
