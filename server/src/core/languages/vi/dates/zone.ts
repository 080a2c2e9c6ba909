import type { Tokens } from '../../../recognition/dates/tokens';
import { zoneCode, zonePlace } from '../../../recognition/dates/zone';

/** "giờ địa phương", "theo giờ Việt Nam", "giờ miền Đông", "giờ GMT", "theo GMT". */
export function zone(t: Tokens, i: number): { from: number; next: number } | undefined {
  const from = t.word(i) === 'theo' ? i + 1 : i;
  const next = t.word(from) === 'giờ' ? named(t, from + 1) : zoneCode(t, from);
  return next === undefined ? undefined : { from, next };
}

function named(t: Tokens, i: number): number | undefined {
  if (t.words(i, 'địa', 'phương')) return i + 2;
  return zoneCode(t, i) ?? zonePlace(t, t.word(i) === 'miền' || t.word(i) === 'bờ' ? i + 1 : i);
}
