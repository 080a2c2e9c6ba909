import { ShapeClass } from './shapes';
import type { Definition, FoundName, NameWord } from './types';

/** The longest words between a name and the bracket of its abbreviation: " (". */
const MAX_GAP = 3;

const NONE: readonly Definition[] = [];

/** The abbreviations that a paragraph explains: "Tổ chức Y tế Thế giới (WHO)". */
export function definitionsIn(
  text: string,
  names: readonly FoundName[],
  words: readonly NameWord[],
): readonly Definition[] {
  const definitions: Definition[] = [];
  for (let i = 1; i < names.length; i++) {
    const short = names[i]!;
    const long = names[i - 1]!;
    if (short.to - short.from !== 1 || long.to - long.from < 2) continue;
    if (words[short.from]!.shape !== ShapeClass.AllCaps || text[short.end] !== ')') continue;
    if (short.start - long.end > MAX_GAP || text.slice(long.end, short.start).trim() !== '(') continue;
    definitions.push([short.key, long.key]);
  }
  return definitions.length === 0 ? NONE : definitions;
}

/** Keys of the long forms by those of the abbreviations; the first definition of an article counts. */
export function firstDefinitions(
  paragraphs: Iterable<{ readonly definitions: readonly Definition[] }>,
): Map<string, string> {
  const defined = new Map<string, string>();
  for (const { definitions } of paragraphs) {
    for (const [short, long] of definitions) if (!defined.has(short)) defined.set(short, long);
  }
  return defined;
}

/** Abbreviations that the article explains as common words, "nhà ở xã hội (NƠXH)": no names wherever they stand. */
export function commonAbbreviations(
  paragraphs: Iterable<{ readonly commons: readonly string[] }>,
): ReadonlySet<string> {
  const common = new Set<string>();
  for (const { commons } of paragraphs) for (const form of commons) common.add(form);
  return common;
}
