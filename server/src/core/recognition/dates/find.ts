import type { Lang } from '../types';
import * as en from './en/grammar';
import { tenseAround } from './tense';
import { Tokens } from './tokens';
import type { DateExpression, Match } from './types';
import * as vi from './vi/grammar';
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
      ...(opensSentence(t, i) ? { leads: true } : {}),
      ...(UNTIL.has(t.word(i - 1)) ? { until: true } : {}),
      ...(isAside(t, i, best.next) ? { aside: true } : {}),
      ...(t.words(i - 2, 'so', 'với') ? { compared: true } : {}),
      ...(zone ? { zone: text.slice(zone.start, zone.end) } : {}),
    });
    i = best.next;
  }
  return found;
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

/** The same expression in a text in which its paragraph begins at `offset`, and its line at `line`. */
export function shiftExpression(expression: DateExpression, offset: number, line = offset): DateExpression {
  return { ...expression, start: expression.start + offset, end: expression.end + offset, line };
}
