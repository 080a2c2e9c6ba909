/**
 * Time zones named after a clock time or day: "15h GMT", "11:00 (GMT+7)", "10 giờ (giờ địa phương)",
 * "19h57 theo giờ Brasilia". They belong neither to the span nor to its value, but tell a time from a duration.
 */
import type { Span } from '../../text/span';
import type { Tokens } from './tokens';
import { words } from './words';

const CODES = words('gmt utc ict jst cet cest bst et est edt ct pt pst pdt msk');
/** The longest place name that is looked at. */
const LONGEST_NAME = 4;

/** Where the zone that follows at token `i` is written, brackets left out. */
export function zoneAfter(t: Tokens, i: number): Span | undefined {
  let at = i;
  if (t.word(at) === '(' || t.word(at) === '[' || t.word(at) === ',') at++;
  if (t.word(at) === 'theo') at++;
  const next = t.word(at) === 'giờ' ? namedEnd(t, at + 1) : codeEnd(t, at);
  return next === undefined ? undefined : { start: t.at(at).start, end: t.at(next - 1).end };
}

/** "GMT", "UTC+7", "GMT +7", "ET": in capitals. */
function codeEnd(t: Tokens, i: number): number | undefined {
  if (!CODES.has(t.word(i)) || !t.isUpper(i)) return undefined;
  const sign = t.word(i + 1);
  return (sign === '+' || sign === '-') && t.number(i + 2) <= 14 ? i + 3 : i + 1;
}

/** "địa phương", "Việt Nam", "miền Đông", "GMT" after "giờ". */
function namedEnd(t: Tokens, i: number): number | undefined {
  if (t.words(i, 'địa', 'phương')) return i + 2;
  const code = codeEnd(t, i);
  if (code !== undefined) return code;
  const region = t.word(i) === 'miền' || t.word(i) === 'bờ' ? i + 1 : i;
  let end = region;
  while (end < region + LONGEST_NAME && t.at(end).kind === 'word' && t.at(end).capital) end++;
  // "giờ G" is no zone.
  return end > region && t.at(region).end - t.at(region).start > 1 ? end : undefined;
}
