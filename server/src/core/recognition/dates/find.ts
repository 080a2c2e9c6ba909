import * as en from '../../languages/en/dates/grammar';
import * as vi from '../../languages/vi/dates/grammar';
import type { Lang } from '../types';
import { tenseAround } from './tense';
import { Tokens } from './tokens';
import type { DateExpression, Match, Meaning } from './types';
import { zoneAfter } from './zone';

/**
 * All date expressions of one paragraph: sorted, not overlapping, offsets in UTF-16 units of `text`.
 * Depends on nothing but its arguments, so results may be cached by text. Linear in the length of the text:
 * every rule looks at a bounded number of tokens.
 */
export function findDateExpressions(text: string, lang: Lang): DateExpression[] {
  const { NUMBER_RULES, WORD_RULES } = lang === 'vi' ? vi : en;
  const t = new Tokens(text);
  const found: DateExpression[] = [];
  let i = 0;
  while (i < t.length) {
    const token = t.at(i);
    const rules =
      token.kind === 'number' ? NUMBER_RULES : token.kind === 'word' ? WORD_RULES.get(token.text) : undefined;
    let best: Match | undefined;
    if (rules) {
      for (const rule of rules) {
        const match = rule(t, i);
        if (match && (best === undefined || match.next > best.next)) best = match;
      }
    }
    if (!best) {
      i++;
      continue;
    }
    const tense = tenseAround(t, i, best.next);
    const zone = zoneAfter(t, best.next);
    found.push({
      start: token.start,
      end: t.at(best.next - 1).end,
      rule: best.rule,
      meaning: best.meaning,
      line: 0,
      sentence: token.sentence,
      ...(tense ? { tense } : {}),
      ...(opensSentence(t, i) || goesOn(t, i, text, found.at(-1)) ? { leads: true } : {}),
      ...(UNTIL.has(t.word(i - 1)) ? { until: true } : {}),
      ...(isAside(t, i, best.next) ? { aside: true } : {}),
      ...(isPassing(t, i, best.meaning) ? { passing: true } : {}),
      ...(zone ? { zone: text.slice(zone.start, zone.end) } : {}),
    });
    i = best.next;
  }
  return lang === 'vi' ? shareYears(text, found) : found;
}

const UNTIL = new Set(['đến', 'until', 'till']);

function isAside(t: Tokens, i: number, next: number): boolean {
  return t.word(i - 1) === '(' && t.word(next) === ')' && next + 1 >= t.length;
}

/** Whether at most two words ("Vào", "Từ đầu") stand between the sentence's beginning and the token. */
function opensSentence(t: Tokens, i: number): boolean {
  const { sentence } = t.at(i);
  for (let k = i - 1; k >= i - 3; k--) {
    if (k < 0 || t.at(k).sentence !== sentence) return true;
    if (t.at(k).kind !== 'word') return t.at(k).text !== ',' && t.at(k).text !== '(' && k <= 1;
  }
  return false;
}

/** "Bốn năm sau, năm 1948, …": an expression beside one that opens the sentence. */
function goesOn(t: Tokens, i: number, text: string, before: DateExpression | undefined): boolean {
  if (!before?.leads || before.sentence !== t.at(i).sentence) return false;
  return t.at(i).start - before.end === 2 && text.charAt(before.end) === ',';
}

/** "so với tháng 9", "sinh năm 1984", "(SN 1984)", "Nghị định 70/2012/NĐ-CP ngày 18/9/2012". */
function isPassing(t: Tokens, i: number, meaning: Meaning): boolean {
  const before = t.word(i - 1);
  if (before === 'với') return t.word(i - 2) === 'so';
  if (meaning.kind !== 'date' || typeof meaning.year !== 'number') return false;
  return before === 'sinh' || before === 'sn' || endsCode(t, i);
}

/** How many tokens the number of a document has at most. */
const LONGEST_CODE = 10;

/** Whether the number of a document, with a slash, ends before the token. */
function endsCode(t: Tokens, i: number): boolean {
  let slash = false;
  for (let k = i - 1; k >= i - LONGEST_CODE; k--) {
    const token = t.at(k);
    if (token.text === '/') slash = true;
    if (!token.glued) return slash && token.kind === 'number';
  }
  return false;
}

const JOINED = /^ (?:và|đến|đến hết|tới) $/;

/** "từ tháng 3 đến tháng 12/2016", "tháng 6 và tháng 12/2015": the year of the second is that of the first. */
function shareYears(text: string, found: readonly DateExpression[]): DateExpression[] {
  return found.map((expression, i) => {
    const next = found[i + 1];
    const { meaning, end } = expression;
    if (!next || meaning.kind !== 'date' || meaning.year !== undefined || meaning.aim) return expression;
    const other = next.meaning;
    if (next.start - end > 10 || typeof meaning.month !== 'number' || other.kind !== 'date')
      return expression;
    if (typeof other.year !== 'number' || typeof other.month !== 'number') return expression;
    if (!JOINED.test(text.slice(end, next.start))) return expression;
    const year = meaning.month > other.month ? other.year - 1 : other.year;
    return { ...expression, meaning: { ...meaning, year } };
  });
}

/** The same expression in a text in which its paragraph begins at `offset`, and its line at `line`. */
export function shiftExpression(expression: DateExpression, offset: number, line = offset): DateExpression {
  return { ...expression, start: expression.start + offset, end: expression.end + offset, line };
}
