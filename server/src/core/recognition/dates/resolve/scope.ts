/** What an expression is resolved against: the day of publication and the dates spoken of before. */

import { fromDay, toDay, weekdayOf } from '../../../text/civil';
import type { Span } from '../../../text/span';
import type { DateResolution } from '../../types';
import type { Aim, DateExpression, MonthRef, Shift, YearRef } from '../types';
import { isAsFine, type Moment, type MomentUnit, timexOf, widen, yearOf } from './moment';

/** A date that the article has spoken of. */
export interface Mention {
  readonly from: Moment;
  /** End of a range. */
  readonly to?: Moment;
  readonly value: string;
  readonly span: Span;
  readonly line: number;
  readonly sentence: number;
  /** The year was written or taken over from a mention with a written year. */
  readonly yearWritten: boolean;
  /** It opens its sentence and sets the time of what follows. */
  readonly leads: boolean;
  /** Clock times make no period to compare with. */
  readonly clock: boolean;
  /** The minute of the day, of a clock time. */
  readonly minute?: number;
}

/** How a value came about, collected while it is computed. */
export interface Trace {
  how: DateResolution['how'];
  anchor?: string;
  anchorSpan?: Span;
  /** The year was taken over from a mention. */
  continued?: boolean;
}

/** How many mentions are remembered: anaphora reaches no further back. */
export const MEMORY = 12;
/** How many sentences on a text still tells of a year long past. */
const CONTINUED = 2;
/** A mention this many UTF-16 units back is no longer what the text speaks of. */
const REACH = 1200;
/** The most UTF-16 units between the two ends of a stretch: " cho đến hết ". */
const OTHER_END = 14;

export class Scope {
  private readonly mentions: Mention[] = [];
  /** The expression at hand. */
  private current: DateExpression | undefined;
  /** The last "every year". */
  private yearly: DateExpression | undefined;

  /** The day that the line at hand is headed by, which stands in for that of the publication. */
  private heading: Mention | undefined;

  constructor(
    /** Day number of the publication. */
    private readonly publication: number | undefined,
    /** Without a publication date: the year that the article's written dates speak for. */
    private readonly fallback: Mention | undefined,
    /** The year long past that the article tells of. */
    private readonly story?: number,
  ) {}

  get published(): number | undefined {
    return this.heading?.from.start ?? this.publication;
  }

  head(mention: Mention | undefined): void {
    this.heading = mention;
  }

  enter(expression: DateExpression): void {
    this.current = expression;
    if (expression.meaning.kind === 'set' && expression.meaning.value === 'P1Y') this.yearly = expression;
  }

  remember(mention: Mention): void {
    this.mentions.push(mention);
    if (this.mentions.length > MEMORY) this.mentions.shift();
  }

  /** The last mention that tells the unit, in this line or not far before. */
  mentioned(unit: MomentUnit, accept: (mention: Mention) => boolean = () => true): Mention | undefined {
    const here = this.current;
    for (let i = this.mentions.length - 1; i >= 0; i--) {
      const mention = this.mentions[i]!;
      if (here && mention.line !== here.line && here.start - mention.span.end > REACH) return undefined;
      if (isAsFine(mention.from, unit) && accept(mention)) return mention;
    }
    return undefined;
  }

  /** Whether a mention stands in the sentence at hand. */
  isSameSentence(mention: Mention): boolean {
    return mention.line === this.current?.line && mention.sentence === this.current?.sentence;
  }

  isSameLine(mention: Mention): boolean {
    return mention.line === this.current?.line;
  }

  /** "Mỗi năm, …": the sentence at hand tells what comes again every year. */
  private isYearly(): boolean {
    return (
      this.yearly !== undefined &&
      this.yearly.line === this.current?.line &&
      this.yearly.sentence === this.current.sentence
    );
  }

  /** Which way the words around the expression at hand point, or a day of its sentence that is yet to come. */
  get tense(): Aim | undefined {
    if (this.current?.tense) return this.current.tense;
    const last = this.mentions.at(-1);
    const ahead = last && this.published !== undefined && last.from.start > this.published;
    return ahead && this.isSameSentence(last) ? 'future' : undefined;
  }

  /** Whether a mention lies in the year of publication or the one before. */
  isRecent({ from }: Mention): boolean {
    return this.published === undefined || Math.abs(yearOf(from) - fromDay(this.published).year) <= 1;
  }

  /** Whether the story is still at the hour of the mention. */
  isAtHand({ span }: Mention): boolean {
    return this.current !== undefined && this.current.start - span.end <= REACH;
  }

  get publishedMoment(): Moment | undefined {
    return this.published === undefined ? undefined : { unit: 'day', start: this.published };
  }

  get publishedValue(): string {
    return this.published === undefined ? '' : timexOf({ unit: 'day', start: this.published });
  }

  byPublished(trace: Trace): void {
    if (trace.how === 'mentioned') return;
    if (this.heading) {
      this.byMention(trace, this.heading);
      return;
    }
    trace.how = 'published';
    if (this.published !== undefined) trace.anchor = this.publishedValue;
  }

  byMention(trace: Trace, mention: Mention): void {
    if (mention.yearWritten) trace.continued = true;
    trace.anchor = mention.value;
    // What stands nowhere in the article was said of its publication.
    trace.how = mention.span.end > 0 ? 'mentioned' : 'published';
    if (mention.span.end > 0) trace.anchorSpan = mention.span;
  }

  /** The anchor of a shift: the mention or the publication, as the base says, the other for want of it. */
  anchor(shift: Pick<Shift, 'base'>, unit: MomentUnit, trace: Trace, by = 0): Moment | undefined {
    const mention =
      shift.base === 'mentioned'
        ? this.mentioned(unit, (m) => this.isOnTheWay(m, by))
        : shift.base === 'compared'
          ? this.mentioned(unit, (m) => m.from.unit === unit && !m.to && this.isSameSentence(m))
          : undefined;
    if (mention) {
      this.byMention(trace, mention);
      return widen(mention.to ?? mention.from, unit);
    }
    const published = this.publishedMoment;
    if (published) {
      this.byPublished(trace);
      return widen(published, unit);
    }
    if (this.fallback && unit === 'year') {
      this.byMention(trace, this.fallback);
      return widen(this.fallback.from, unit);
    }
    return undefined;
  }

  /** Not "the evening before" of a day that is yet to come, nor "will … three months later" of one long past. */
  private isOnTheWay(mention: Mention, by: number): boolean {
    if (this.published === undefined || by === 0 || this.isSameSentence(mention)) return true;
    const { start } = mention.to ?? mention.from;
    return by < 0 ? start <= this.published : this.current?.tense !== 'future' || start >= this.published;
  }

  /** The year that a reference means; undefined when it cannot be told. */
  year(ref: YearRef, trace: Trace): number | undefined {
    if (typeof ref === 'number') return ref;
    if ('cycle' in ref) return this.cycleYear(ref.cycle, trace);
    const anchor = this.anchor(ref, 'year', trace);
    return anchor && yearOf(anchor) + ref.shift;
  }

  private cycleYear(cycle: number, trace: Trace): number | undefined {
    const anchor = this.anchor({ base: 'published' }, 'year', trace);
    if (!anchor) return undefined;
    // 1984 began a cycle; the nearest year of this place is at most thirty away.
    const near = yearOf(anchor) - 30;
    return near + ((((1984 + cycle - near) % 60) + 60) % 60);
  }

  month(ref: MonthRef, trace: Trace): { month: number; year?: number } | undefined {
    if (typeof ref === 'number') return { month: ref };
    const anchor = this.anchor(ref, 'month', trace);
    if (!anchor) return undefined;
    const { year, month } = fromDay(anchor.start);
    const shifted = fromDay(toDay(year, month + ref.shift, 1));
    return { month: shifted.month, year: shifted.year };
  }

  /**
   * The year of a month or day written without one: the year spoken of in the same sentence, else the one that
   * lies nearest to the publication, back rather than forward unless the words say otherwise.
   */
  inferYear(
    dayIn: (year: number) => number,
    aim: Aim | undefined,
    trace: Trace,
    options: InferOptions = {},
  ): number | undefined {
    if (this.published !== undefined && this.isYearly()) {
      this.byPublished(trace);
      return fromDay(this.published).year;
    }
    const spoken = aim === undefined ? this.spokenYear(options) : undefined;
    if (spoken) {
      this.byMention(trace, spoken);
      const anchor = spoken.to ?? spoken.from;
      if (!isAsFine(anchor, 'month')) return yearOf(anchor);
      return continuedYear(dayIn, anchor.start, this.current?.until);
    }
    if (this.published !== undefined) {
      this.byPublished(trace);
      return nearestYear(dayIn, this.published, aim ?? this.tense, { ...options, strict: aim !== undefined });
    }
    if (this.fallback) {
      this.byMention(trace, this.fallback);
      const { from } = this.fallback;
      return from.unit === 'day' ? continuedYear(dayIn, from.start) : yearOf(from);
    }
    return undefined;
  }

  /**
   * A mention whose written year the expression at hand continues: a day or month of the same sentence, a year
   * that opens the sentence, or anything told shortly before in the paragraph that lies years back.
   */
  private spokenYear({ quarter = false }: InferOptions): Mention | undefined {
    const last = this.current?.aside ? undefined : this.mentions.at(-1);
    // "Năm sau, lễ trao giải diễn ra ngày 28/2".
    if (last?.leads && last.from.unit === 'year' && !last.to && this.isSameSentence(last)) return last;
    if (last && this.current?.until && this.isSameSentence(last) && this.isOtherEnd(last)) return last;
    if (!last?.yearWritten) return undefined;
    if (!quarter && this.story !== undefined && yearOf(last.to ?? last.from) === this.story) return last;
    if (!this.isSameLine(last)) return undefined;
    if (this.published === undefined) return last;
    const { year } = fromDay(this.published);
    const spoken = yearOf(last.to ?? last.from);
    const precise = isAsFine(last.from, 'month');
    if (this.isSameSentence(last)) return precise || (last.leads && spoken < year) ? last : undefined;
    if (this.current?.tense === 'future') return undefined;
    if (this.current !== undefined && this.current.sentence - last.sentence > CONTINUED) return undefined;
    return year - spoken >= 2 && (precise || last.leads) ? last : undefined;
  }

  /** Whether the mention is the other end: "từ 30/4 đến 5/5". */
  private isOtherEnd({ from, span }: Mention): boolean {
    return isAsFine(from, 'month') && this.current!.start - span.end <= OTHER_END;
  }

  /** The day that "cùng ngày" means: the last one told that is not far from the publication. */
  recentDay(): Mention | undefined {
    const { published } = this;
    if (published === undefined) return undefined;
    const near = ({ from }: Mention): boolean => Math.abs(from.start - published) < RECENT * 4;
    return (
      this.mentioned('day', (mention) => this.isSameLine(mention) && near(mention)) ??
      this.newsDay() ??
      this.mentioned('day', ({ from }) => from.start <= published && from.start > published - RECENT)
    );
  }

  /** The latest day told that is the one of the publication or the one before, date lines left out. */
  private newsDay(): Mention | undefined {
    let best: Mention | undefined;
    for (const mention of this.mentions) {
      const { unit, start } = mention.from;
      const age = this.published! - start;
      const dateLine = age === 0 && mention.yearWritten;
      const told = unit === 'day' && age >= 0 && age <= 1 && !dateLine;
      if (told && !(best && best.from.start > start)) best = mention;
    }
    return best;
  }
}

/** Days before the publication in which the news of the day lies. */
const RECENT = 15;

/** Weight of a distance against what the words or the habit of news say. */
const AGAINST_HABIT = 2;
const AGAINST_TENSE = 6;
const AGAINST_AIM = 40;
const AGAINST_WEEKDAY = 10;
/** Days and months of another year than the publication's mostly come with their year. */
const AGAINST_OTHER_YEAR = 2.2;
/** Days by which "this coming month" may already have begun. */
const BEGUN = 31;
/** Days after the middle of a quarter in which its results are still to come. */
const QUARTER_BEGUN = 130;

interface InferOptions {
  /** Written beside the day: 1 Monday to 7 Sunday. */
  readonly weekday?: number | undefined;
  /** Quarters are spoken of while their results are awaited, and hardly ever long after. */
  readonly quarter?: boolean;
  /** A day or month of the calendar. */
  readonly dated?: boolean;
}

/** A text goes on in the year that it speaks of, but from December to January. */
const OTHER_YEAR = 1.7;

function continuedYear(dayIn: (year: number) => number, reference: number, until = false): number {
  const { year } = fromDay(reference);
  if (until) return dayIn(year) < reference ? year + 1 : year;
  const cost = (candidate: number): number =>
    Math.abs(dayIn(candidate) - reference) * (candidate === year ? 1 : OTHER_YEAR);
  return [year - 1, year + 1].reduce((best, other) => (cost(other) < cost(best) ? other : best), year);
}

function nearestYear(
  dayIn: (year: number) => number,
  reference: number,
  aim: Aim | undefined,
  { strict = false, weekday, quarter = false, dated = false }: InferOptions & { strict?: boolean },
): number {
  const { year } = fromDay(reference);
  let best = year;
  let least = Number.POSITIVE_INFINITY;
  for (let candidate = year - 1; candidate <= year + 1; candidate++) {
    const distance = dayIn(candidate) - reference;
    const against = strict ? AGAINST_AIM : AGAINST_TENSE;
    const ahead = aim === 'past' ? against : aim === 'future' ? 1 : AGAINST_HABIT;
    const behind = aim === 'future' && distance < (quarter ? -QUARTER_BEGUN : -BEGUN) ? against : 1;
    const wrongDay = weekday !== undefined && weekdayOf(dayIn(candidate)) !== weekday ? AGAINST_WEEKDAY : 1;
    const otherYear = dated && !aim && candidate !== year ? AGAINST_OTHER_YEAR : 1;
    const cost = (distance >= 0 ? distance * ahead : -distance * behind) * wrongDay * otherYear;
    if (cost < least) {
      least = cost;
      best = candidate;
    }
  }
  return best;
}
