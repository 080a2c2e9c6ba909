/** Clock times: "pukul 15.30 WIB", "jam 7 pagi", "pukul 09.00-17.00". */
import { colonClock, isMinute } from '../../../recognition/dates/clock';
import { endsFigure } from '../../../recognition/dates/numeric';
import { any, NUMBER, opt, type Pattern, read, rule, seq, word } from '../../../recognition/dates/rule';
import type { Tokens } from '../../../recognition/dates/tokens';
import type { ClockTime, DayPart } from '../../../recognition/dates/types';
import { DAY_PART } from './words';

/** "15.30", "15:30", "7" behind "pukul". */
function clockAt(t: Tokens, i: number): { next: number; clock: ClockTime } | undefined {
  const colon = colonClock(t, i, true);
  if (colon) return colon;
  const hour = t.at(i);
  if (hour.kind !== 'number' || !(hour.value <= 24) || hour.text.length > 2) return undefined;
  const dotted =
    t.gluedSign(i + 1, '.') && t.at(i + 2).glued && isMinute(t, i + 2) && t.at(i + 2).text.length === 2;
  if (dotted) return { next: i + 3, clock: { hour: hour.value, minute: t.number(i + 2) } };
  return endsFigure(t, i + 1) ? { next: i + 1, clock: { hour: hour.value, minute: 0 } } : undefined;
}

const CLOCK: Pattern<ClockTime> = read(5, new Set([NUMBER]), clockAt).map(({ clock }) => clock);
const HEADED = seq(word('pukul jam'), CLOCK, opt(DAY_PART)).map(([, clock, part]) => inPart(clock, part));

function inPart(clock: ClockTime, part: DayPart | undefined): ClockTime {
  const late =
    part === 'AF' || part === 'EV' || (part === 'NI' && clock.hour > 5) || (part === 'MI' && clock.hour < 5);
  return late && clock.hour < 12 ? { ...clock, hour: clock.hour + 12 } : clock;
}

export const clock = rule({
  code: 'clock',
  match: any(
    HEADED,
    CLOCK.when((t, _, next) => zone(t, next) !== undefined),
    read(6, new Set([NUMBER]), (t, i) => colonClock(t, i)).map(({ clock }) => clock),
  ),
  means: (clock) => ({ kind: 'time', clock }),
  yes: [
    'Api padam [pukul 15.30=T15:30] WIB.',
    'Ia bangun [jam 7 pagi=T07:00].',
    'Kereta tiba [jam 8 malam=T20:00].',
    'Siaran mulai [19:45=T19:45].',
    '[Rabu, 28 Agustus 2024=2024-08-28] | [15.30=2024-08-28T15:30] WIB',
  ],
  no: ['Harga 15.30 dolar.', 'Jam tangan 7 pria itu hilang.', 'Skor akhir 3.15 poin.'],
});

export const clockRange = rule({
  code: 'range',
  match: seq(word('pukul jam'), CLOCK, word('- hingga sampai'), opt(word('pukul jam')), CLOCK).map(
    ([, from, , , to]) => ({ from, to }),
  ),
  means: ({ from, to }) => ({
    kind: 'range',
    from: { kind: 'time', clock: from },
    to: { kind: 'time', clock: to },
  }),
  yes: ['Loket buka [pukul 09.00-17.00=T09:00/T17:00].', 'Jalan ditutup [jam 6 hingga jam 9=T06:00/T09:00].'],
  no: ['Loket 09.00-17.00 nomor seri.', 'Pukul balok 9-17 hilang.'],
});

/** "WIB", "WITA", "WIT", "waktu setempat". */
export function zone(t: Tokens, i: number): { from: number; next: number } | undefined {
  if (ZONES.test(t.word(i)) && t.isUpper(i)) return { from: i, next: i + 1 };
  return t.words(i, 'waktu', 'setempat') ? { from: i, next: i + 2 } : undefined;
}

const ZONES = /^wi(?:b|t|ta)$/;
