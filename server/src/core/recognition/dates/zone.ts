/**
 * Time zones named after a clock time or day: "15h GMT", "11:00 (GMT+7)", "2 pm, local time". They belong
 * neither to the span nor to its value, but tell a time from a duration.
 */
import type { Span } from '../../text/span';
import { type DateGrammar, spanOf } from './grammar';
import type { Tokens } from './tokens';
import { words } from './words';

const CODES = words(
  'gmt utc ict jst cet cest bst et est edt ct cst cdt mdt pt pst pdt msk ist sgt hkt aest aedt',
);

/** Where the zone that follows at token `i` is written, brackets left out. */
export function zoneAfter(t: Tokens, i: number, named: DateGrammar['zone']): Span | undefined {
  const found = zoneTokens(t, i, named);
  return found && spanOf(t, found.from, found.next);
}

/** The same as tokens; `end` is behind the bracket that it stands in. */
export function zoneTokens(
  t: Tokens,
  i: number,
  named: DateGrammar['zone'],
): { from: number; next: number; end: number } | undefined {
  const opens = t.word(i) === '(' || t.word(i) === '[';
  const at = opens || t.word(i) === ',' ? i + 1 : i;
  const code = zoneCode(t, at);
  const found = named?.(t, at) ?? (code === undefined ? undefined : { from: at, next: code });
  if (!found) return undefined;
  const closed = opens && (t.word(found.next) === ')' || t.word(found.next) === ']');
  return { ...found, end: closed ? found.next + 1 : found.next };
}

/** Where the code at token `i` ends: "GMT", "UTC+7", "GMT +7", "ET", in capitals. */
export function zoneCode(t: Tokens, i: number): number | undefined {
  if (!CODES.has(t.word(i)) || !t.isUpper(i)) return undefined;
  const sign = t.word(i + 1);
  return (sign === '+' || sign === '-') && t.number(i + 2) <= 14 ? i + 3 : i + 1;
}

/** The longest place name that is looked at. */
const LONGEST_NAME = 4;

/** Where the words with capitals from token `i` on end; a single letter is none ("G hour"). */
export function zonePlace(t: Tokens, i: number): number | undefined {
  let end = i;
  while (end < i + LONGEST_NAME && t.at(end).kind === 'word' && t.at(end).capital) end++;
  return end > i && t.at(i).end - t.at(i).start > 1 ? end : undefined;
}
