/** Stamps of machines, of any language: "2023-07-01T08:15:00Z" is one time. */
import { any, num, opt, type Pattern, read, rule, seq, word } from './rule';
import type { Tokens } from './tokens';
import type { ClockTime, DateMeaning } from './types';

const sign = (text: string): Pattern<string> => word(text).when((t, i) => t.at(i).glued);
const two = (least: number, most: number): Pattern<number> =>
  num(least, most).when((t, i) => t.at(i).text.length === 2 && t.at(i).glued);

const DAY: Pattern<DateMeaning> = seq(
  num(1000, 2999).when((t, i) => !t.at(i).glued || t.at(i - 1).kind === 'sign'),
  sign('-'),
  two(1, 12),
  sign('-'),
  two(1, 31),
).map(([year, , month, , day]) => ({ kind: 'date', year, month, day }));

const SECOND = seq(sign(':'), two(0, 60), opt(seq(sign('. ,'), num(0, 999_999_999))));
const CLOCK: Pattern<ClockTime> = seq(two(0, 24), sign(':'), two(0, 59), opt(SECOND)).map(
  ([hour, , minute, seconds]) => ({ hour, minute, ...(seconds ? { second: seconds[1] } : {}) }),
);

/** "20230701", "081500". */
function packed(t: Tokens, i: number, length: number): readonly number[] | undefined {
  const { kind, text } = t.at(i);
  if (kind !== 'number' || text.length !== length) return undefined;
  const pairs = text.match(/../g)!.map(Number);
  return length === 8 ? [pairs[0]! * 100 + pairs[1]!, ...pairs.slice(2)] : pairs;
}

const PACKED_DAY: Pattern<DateMeaning> = read(1, '0', (t, i) => {
  const [year = 0, month = 0, day = 0] = packed(t, i, 8) ?? [];
  const real = year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
  return real ? { next: i + 1, meaning: { kind: 'date', year, month, day } as const } : undefined;
}).map(({ meaning }) => meaning);

const PACKED_CLOCK: Pattern<ClockTime> = read(1, '0', (t, i) => {
  const [hour = 99, minute = 99, second] = packed(t, i, 6) ?? packed(t, i, 4) ?? [];
  const real = hour <= 24 && minute <= 59 && (second ?? 0) <= 60;
  const clock = { hour, minute, ...(second === undefined ? {} : { second }) };
  return real ? { next: i + 1, clock } : undefined;
}).map(({ clock }) => clock);

const T = word('t').when((t, i) => t.at(i).glued);
const ZONE = any<unknown>(
  word('z').when((t, i) => t.at(i).glued),
  seq(
    sign('+ -'),
    num(0, 1400).when((t, i) => t.at(i).glued),
    opt(seq(sign(':'), two(0, 59))),
  ),
);

const STAMP = any(seq(DAY, T, CLOCK, opt(ZONE)), seq(PACKED_DAY, T, PACKED_CLOCK, opt(ZONE)));

/** What crawlers write before the day of an article: "# date = 20210422". */
const KEYS = new Set(['date', 'published', 'pubdate', 'datetime']);
const isLabelled = (t: Tokens, i: number): boolean =>
  (t.word(i - 1) === '=' || t.word(i - 1) === ':') && KEYS.has(t.word(i - 2));

const stamp = rule({
  code: 'stamp',
  match: STAMP.when((t, _, next) => t.at(next).kind !== 'word' || !t.at(next).glued),
  means: ([date, , clock]) => ({ kind: 'time', date, clock }),
  yes: [
    '[2023-07-01T08:15:00Z=2023-07-01T08:15:00]',
    '[2023-07-01T08:15:00.120+07:00=2023-07-01T08:15:00]',
    '[2023-07-01T08:15=2023-07-01T08:15]',
    '[20230701T081500Z=2023-07-01T08:15:00]',
  ],
  no: ['[2023-07-01=2023-07-01] 08', '20230701', '[2023-07-01=2023-07-01]T45', '20239901T081500Z'],
});

const packedDay = rule({
  code: 'packed-day',
  match: PACKED_DAY.when((t, i, next) => isLabelled(t, i) && t.at(next).kind === 'end'),
  means: (date) => date,
  yes: ['# date = [20210422=2021-04-22]', 'published: [20170308=2017-03-08]'],
  no: ['# date = 20214522', '# doc_id = 20210422', 'order: 20210422', '# date = 20210422123'],
});

export const STAMP_RULES = [stamp, packedDay];
