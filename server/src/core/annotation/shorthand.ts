import { daysInMonth, formatDay, fromDay, isoWeek, parseDay, toDay } from '../text/civil';
import { timexFault } from './timex';

/**
 * The value that somebody means who types only what is to be different, or leaves out what nobody needs: on `2024-09-06`
 * `8` is another day of that month, `+7` a week later, `-1y` the year before, `m` the month alone, `10:15` a time on that
 * day; `q3` is a quarter of that year, `ev` the evening of that day, `x` the same in a year that nobody knows, `>` the end of it, `3y` a duration, `tni` TIMEX3 in small letters. The same in all languages.
 *
 * @param own the value that there is; '' where there is none
 * @param published the day that counts where there is none
 */
export function readShort(typed: string, own: string, published = ''): string | undefined {
  const text = typed.trim().toLowerCase();
  const base = own === '' ? published : own;
  const edge = EDGES.get(text);
  if (edge !== undefined) return edgeOf(base, edge);
  for (const [pattern, read] of FORMS) {
    const found = pattern.exec(text);
    const value = found && read(found, base, own);
    if (value && timexFault(value) === undefined) return value;
  }
  return undefined;
}

/** The beginning, the middle and the end of a month, a year, a quarter. */
const EDGES: ReadonlyMap<string, string> = new Map([
  ['<', 'START'],
  ['<>', 'MID'],
  ['>', 'END'],
]);

function edgeOf(base: string, edge: string): string | undefined {
  const value = `${base.replace(/-(?:START|MID|END)$/, '')}-${edge}`;
  return timexFault(value) === undefined ? value : undefined;
}

const DAY = /^([\dX]{4}-\d{2}-\d{2})(T.*)?$/;
const MONTH = /^([\dX]{4}-\d{2})(?:-\d{2})?(?:T.*)?$/;
const YEAR = /^[\dX]{4}(?=$|[-T])/;
const MONTHS_OF_YEAR = 12;
const MONTHS_OF_QUARTER = 3;

const two = (n: string | number) => String(n).padStart(2, '0');
const four = (n: number) => String(n).padStart(4, '0');
const year = (base: string) => YEAR.exec(base)?.[0];
const month = (base: string) => MONTH.exec(base)?.[1];
const day = (base: string) => DAY.exec(base)?.[1];

type Form = readonly [RegExp, (found: RegExpExecArray, base: string, own: string) => string | undefined];

const FORMS: readonly Form[] = [
  [
    /^\d{1,2}$/,
    ([number], base) => of(month(base), (own) => `${own}-${two(number)}${DAY.exec(base)?.[2] ?? ''}`),
  ],
  [
    /^(\d{1,2})[:hg](\d{2})?$/,
    ([, hour, minute = '00'], base) => of(day(base), (own) => `${own}T${two(hour!)}:${minute}`),
  ],
  [/^([+-]\d{1,3})([dwmqy])?$/, ([, by, unit], base) => moved(base, Number(by), unit)],
  [
    /^([qh])(\d)$/,
    ([, unit, number], base) => of(year(base), (own) => `${own}-${unit!.toUpperCase()}${number}`),
  ],
  [/^w(\d{1,2})$/, ([, number], base) => of(year(base), (own) => `${own}-W${two(number!)}`)],
  [/^(mo|mi|af|ev|ni|dt)$/, ([part], base) => `${day(base) ?? ''}T${part.toUpperCase()}`],
  [
    /^x$/,
    (_, base) =>
      of(year(base), () =>
        base
          .split('/')
          .map((point) => point.replace(YEAR, 'XXXX'))
          .join('/'),
      ),
  ],
  [/^y$/, (_, base) => year(base)],
  [/^m$/, (_, base) => month(base)],
  [/^d$/, (_, base) => day(base)],
  [/^q$/, (_, base) => quarterOf(base)],
  [/^w$/, (_, base) => weekOf(base)],
  [/^(\d{1,3})([ymwdq])$/, ([, count, unit]) => `P${count}${unit!.toUpperCase()}`],
  [/^(\d{1,3})['′]$/, ([, count]) => `PT${count}M`],
  [
    /^t(\d{1,2})(?:[:h](\d{2}))?$/,
    ([, hour, minute = '00'], _, own) => `${day(own) ?? ''}T${two(hour!)}:${minute}`,
  ],
  // TIMEX3 in small letters.
  [/^(?=.*[a-z])\S+$/, ([all]) => all.toUpperCase()],
];

const of = (part: string | undefined, make: (part: string) => string) =>
  part === undefined ? undefined : make(part);

function quarterOf(base: string): string | undefined {
  const [, y, m] = /^(\d{4})-(\d{2})/.exec(base) ?? [];
  return m === undefined ? undefined : `${y}-Q${Math.ceil(Number(m) / MONTHS_OF_QUARTER)}`;
}

function weekOf(base: string): string | undefined {
  const at = parseDay(base.slice(0, 10));
  if (at === undefined) return undefined;
  const week = isoWeek(at);
  return `${four(week.year)}-W${two(week.week)}`;
}

/** A value so many units later, its own ones unless another is said; undefined where it has no such unit. */
export function moved(base: string, by: number, unit?: string): string | undefined {
  const [, y, m, d, w, q, clock = ''] =
    /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-W(\d{2})|-Q(\d))?(T.*)?$/.exec(base) ?? [];
  if (y === undefined) return undefined;
  if (d !== undefined) return onDay(toDay(Number(y), Number(m), Number(d)), by, unit ?? 'd', clock);
  if (m !== undefined) {
    const months = MONTHS_OF.get(unit ?? 'm');
    return months === undefined ? undefined : monthAt(Number(y), Number(m) + by * months);
  }
  if (w !== undefined) {
    if (unit !== undefined && unit !== 'w') return undefined;
    // 4 January is in the first week.
    const week = isoWeek(toDay(Number(y), 1, 4) + 7 * (Number(w) - 1 + by));
    return `${four(week.year)}-W${two(week.week)}`;
  }
  if (q !== undefined) {
    const quarters = Number(q) - 1 + by * (unit === 'y' ? MONTHS_OF_YEAR / MONTHS_OF_QUARTER : 1);
    if (unit !== undefined && unit !== 'y' && unit !== 'q') return undefined;
    return `${four(Number(y) + Math.floor(quarters / 4))}-Q${(((quarters % 4) + 4) % 4) + 1}`;
  }
  return unit === undefined || unit === 'y' ? four(Number(y) + by) : undefined;
}

function onDay(from: number, by: number, unit: string, clock: string): string {
  const months = MONTHS_OF.get(unit);
  if (months === undefined) return `${formatDay(from + by * (unit === 'w' ? 7 : 1))}${clock}`;
  const { year: y, month: m, day: d } = fromDay(from);
  const to = fromDay(toDay(y, m + by * months, 1));
  // A month may be too short for the day.
  return `${formatDay(toDay(to.year, to.month, Math.min(d, daysInMonth(to.year, to.month))))}${clock}`;
}

const MONTHS_OF: ReadonlyMap<string, number> = new Map([
  ['m', 1],
  ['q', MONTHS_OF_QUARTER],
  ['y', MONTHS_OF_YEAR],
]);

function monthAt(y: number, m: number): string {
  const to = fromDay(toDay(y, m, 1));
  return `${four(to.year)}-${two(to.month)}`;
}
