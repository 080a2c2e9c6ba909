import { type DateGrammar, spanOf } from './grammar';
import { NUMBER } from './rule';
import { tenseAround } from './tense';
import { Tokens } from './tokens';
import type { DateExpression, Match, Meaning } from './types';
import { zoneAfter } from './zone';

/**
 * All date expressions of one paragraph: sorted, not overlapping, offsets in UTF-16 units of `text`.
 * Depends on nothing but its arguments, so results may be cached by text. Linear in the length of the text:
 * every rule looks at a bounded number of tokens.
 */
export function findDateExpressions(text: string, grammar: DateGrammar): DateExpression[] {
  const t = new Tokens(text);
  const found: DateExpression[] = [];
  const { at } = grammar.table;
  let i = 0;
  while (i < t.length) {
    const token = t.at(i);
    const rules = at.get(token.kind === 'number' ? NUMBER : token.text);
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
    const tense = tenseAround(t, i, best.next, grammar.tense);
    const zone = best.zone
      ? spanOf(t, best.zone.from, best.zone.next)
      : zoneAfter(t, best.next, grammar.zone);
    const confidence = grammar.confidence[best.rule];
    const written = t.at(best.next - 1).end;
    const within =
      zone && grammar.zoneInside && hasClock(best.meaning) && /^ ?$/.test(text.slice(written, zone.start));
    const end = within ? Math.max(written, zone.end) : written;
    found.push({
      start: token.start,
      end,
      rule: best.rule,
      ...(confidence === undefined ? {} : { confidence }),
      meaning: best.meaning,
      line: 0,
      sentence: token.sentence,
      ...(tense ? { tense } : {}),
      ...(opensSentence(t, i) || goesOn(t, i, text, found.at(-1)) ? { leads: true } : {}),
      ...(grammar.until.has(t.word(i - 1)) ? { until: true } : {}),
      ...(isAside(t, i, best.next) ? { aside: true } : {}),
      ...(isHead(text, token.start, t.at(best.next - 1).end) ? { heads: true } : {}),
      ...(isPassing(t, i, best.meaning, grammar) ? { passing: true } : {}),
      ...(zone ? { zone: text.slice(zone.start, zone.end) } : {}),
    });
    i = best.next;
    // "8 p.m. GMT+3" is followed by no "3".
    while (i < t.length && t.at(i).start < end) i++;
  }
  return clocksTakeDays(text, grammar.refine?.(text, found) ?? found, grammar);
}

/** So much may stand before the day of a headline: a bullet, a bracket, a weekday. */
const BEFORE_HEAD = /^[\s*•·▪–—([-]{0,4}$/;
/** What sets it apart; further words follow. */
const BEHIND_HEAD = /^\s{0,3}(?:[)\]]\s{0,3}[:|–—-]?|[:|•·–—]|-)\s{0,3}(?=[\p{L}\p{N}“"‘'([])/u;

/** Whether an expression opens its paragraph and is set apart, like the day of a headline in a list. */
function isHead(text: string, start: number, end: number): boolean {
  return start <= 4 && BEFORE_HEAD.test(text.slice(0, start)) && BEHIND_HEAD.test(text.slice(end, end + 8));
}

/** What stands between a time and its day: "20.07.2022 | 11:00 AM". */
const BESIDE = /^(?: ?[,|–—-] ?| )$/;

/** "Thứ Hai, 26/8/2024 | 11:00", "hôm qua, 19h34": a time beside its day is one of that day. */
function clocksTakeDays(
  text: string,
  found: readonly DateExpression[],
  { timeOn, clockOfStory }: DateGrammar,
): DateExpression[] {
  return found.map((expression, i) => {
    if (!isOpenClock(expression.meaning)) return expression;
    const before = dayBeside(text, found[i - 1], expression, found[i - 1]);
    const day = before ?? dayBeside(text, expression, found[i + 1], found[i + 1], timeOn);
    if (!day) return clockOfStory && expression.tense ? ofStory(expression) : expression;
    // "13h hôm sau": the day is counted from what was told before the time.
    const counted = before === undefined && isCounted(day);
    return {
      ...expression,
      meaning: onDay(expression.meaning, day),
      ...(counted ? { passing: true } : {}),
    };
  });
}

/** "The quake struck at 5 p.m.": of the day that is spoken of. */
function ofStory(expression: DateExpression): DateExpression {
  const { meaning } = expression;
  return meaning.kind === 'time' ? { ...expression, meaning: { ...meaning, told: true } } : expression;
}

/** The day that one of two expressions tells, if they stand beside each other. */
function dayBeside(
  text: string,
  left: DateExpression | undefined,
  right: DateExpression | undefined,
  day: DateExpression | undefined,
  on?: RegExp,
): Meaning | undefined {
  if (!left || !right || !day || right.start - left.end > WIDEST_GAP + (left.zone?.length ?? 0))
    return undefined;
  // "8pm EST on March 12".
  const told = text.slice(left.end, right.start);
  const between = left.zone === undefined ? told : told.replace(left.zone, '').replace(/ \(\)|^ (?= )/, '');
  return BESIDE.test(between) || on?.test(between) ? dayOf(day.meaning) : undefined;
}

const WIDEST_GAP = 8;

function hasClock(meaning: Meaning): boolean {
  if (meaning.kind === 'range') return hasClock(meaning.to);
  return meaning.kind === 'time' && meaning.clock !== undefined;
}

function isOpenClock(meaning: Meaning): boolean {
  if (meaning.kind === 'range') return isOpenClock(meaning.from) && isOpenClock(meaning.to);
  return meaning.kind === 'time' && meaning.clock !== undefined && meaning.date === undefined;
}

function dayOf(meaning: Meaning): Meaning | undefined {
  switch (meaning.kind) {
    case 'date':
      return meaning.day === undefined ? undefined : meaning;
    case 'weekday':
    case 'lunar':
    case 'feast':
      return meaning;
    case 'same':
    case 'shift':
      return meaning.unit === 'day' ? meaning : undefined;
    case 'time':
      return meaning.date && !meaning.clock ? dayOf(meaning.date) : undefined;
    default:
      return undefined;
  }
}

/** "the day after", counted from the day last told. */
function isCounted(day: Meaning): boolean {
  return day.kind === 'shift' && day.base === 'mentioned' && day.by !== 0;
}

function onDay(meaning: Meaning, date: Meaning): Meaning {
  if (meaning.kind === 'range')
    return { ...meaning, from: onDay(meaning.from, date), to: onDay(meaning.to, date) };
  return meaning.kind === 'time' ? { ...meaning, date } : meaning;
}

function isAside(t: Tokens, i: number, next: number): boolean {
  return t.word(i - 1) === '(' && t.word(next) === ')' && next + 1 >= t.length;
}

/** Whether at most two words ("In", "Since early") stand between the sentence's beginning and the token. */
function opensSentence(t: Tokens, i: number): boolean {
  const { sentence } = t.at(i);
  for (let k = i - 1; k >= i - 3; k--) {
    if (k < 0 || t.at(k).sentence !== sentence) return true;
    if (t.at(k).kind !== 'word') return t.at(k).text !== ',' && t.at(k).text !== '(' && k <= 1;
  }
  return false;
}

/** "Four years later, in 1948, …": an expression beside one that opens the sentence. */
function goesOn(t: Tokens, i: number, text: string, before: DateExpression | undefined): boolean {
  if (!before?.leads || before.sentence !== t.at(i).sentence) return false;
  return t.at(i).start - before.end === 2 && text.charAt(before.end) === ',';
}

/** "compared with September", "born in 1984", "Decree 70/2012/ND-CP of 18/9/2012". */
function isPassing(t: Tokens, i: number, meaning: Meaning, { passing }: DateGrammar): boolean {
  const dated = meaning.kind === 'date' && typeof meaning.year === 'number';
  return passing?.(t, i, dated) === true || (dated && endsCode(t, i));
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

/**
 * The same expression in a text in which its paragraph begins at `offset`, and its line at `line`. All have the same
 * fields in the same order, since an edit moves all behind it, which engines do faster so.
 */
export function shiftExpression(expression: DateExpression, offset: number, line = offset): DateExpression {
  const { rule, confidence, meaning, sentence, tense, leads, until, aside, heads, passing, zone } =
    expression;
  return {
    start: expression.start + offset,
    end: expression.end + offset,
    rule,
    confidence,
    meaning,
    line,
    sentence,
    tense,
    leads,
    until,
    aside,
    heads,
    passing,
    zone,
  };
}
