import { type CommonEnds, commonEnds } from '../../text/commonEnds';
import { stepsReached } from './buckets';
import type { Line } from './own';
import { Topics } from './topics';

/** The share of paragraphs below which the article is taken to be over. */
const RESIDUE = 0.08;
/** Beyond so many lines a heading has no say. */
const HEADING_REACH = 40;
/** A sentence that was broken into lines has so many words. */
const BROKEN = 12;
/** A link inside a sentence has no more words. */
const LINK = 8;
/** Lines to each side that count as a line's surroundings. */
const WINDOW = 3;

/** The steps by which numbers are told apart. */
export const PART_STEPS = [0.001, RESIDUE, 0.25, 0.6];
export const RELATIVE_STEPS = [0.15, 0.3, 0.45, 0.6, 0.8, 1.2];
export const UNDER_STEPS = [1, 2, 4, 9];
export const AROUND_STEPS = [0.15, 0.34, 0.6];

/** What the article as a whole says of one of its lines, in small numbers. */
export const Field = {
  /** Lines before it, at most 4; behind it, at most 2. */
  index: 0,
  indexEnd: 1,
  /** Steps that the share of the article's paragraphs before and behind it reaches. */
  before: 2,
  after: 3,
  /** Its length by that of the usual paragraph, in steps. */
  relative: 4,
  /** Of `Edge`. */
  edge: 5,
  /** 0: under no heading; else one more than the steps from it. */
  under: 6,
  /** Shares of the lines around it, in steps. */
  aroundParagraph: 7,
  aroundHeadline: 8,
  aroundCued: 9,
  aroundPair: 10,
  aroundCut: 11,
  paragraph: 12,
  /** 1: repeats a line beside it; 2: repeats one elsewhere. */
  repeat: 13,
  afterPair: 14,
  brand: 15,
  /** 0: nothing to tell; else one more than the steps of the share of words on the article's topic. */
  topic: 16,
  /** The first line of the article that reads like the headline of one. */
  firstTitle: 17,
  /** The first sentence below that headline that is longer than most captions. */
  firstSentence: 18,
  /** A piece of a sentence that goes over several lines. */
  broken: 19,
  /** Steps of the number of lines that show that the page has chrome. */
  signs: 20,
  /** One of them is the line itself or stands behind it. */
  signsBehind: 21,
  /** Below a line of the article that announces something. */
  item: 22,
  /** Of `Core`: where it stands by the part of the page that has most running text. */
  core: 23,
  /** Steps of how many lines it is away from that part; inside of it, from its beginning. */
  coreGap: 24,
  /** The last line above that part that reads like a headline. */
  coreTitle: 25,
} as const;
const FIELDS = 26;
/** Where a line stands by the core of the page; `none`: there is no core. */
export const Core = { none: 0, before: 1, inside: 2, after: 3 } as const;
export const GAP_STEPS = [1, 2, 3, 5, 9, 20];
/** What a line of the core counts: the words of its sentences, up to so many; other lines count against it. */
const MOST_PROSE = 120;
const AGAINST = { again: -1, row: -1, open: -4, chrome: -9, cued: -14 };
/** A short line that a page has so often marks places in the text: "Advertisement". */
const AGAIN = { times: 3, words: 6 };
export const SIGN_STEPS = [1, 2, 4];

/** `top`: no paragraph stands before the line; `ahead`: and some behind it; `end`: hardly any behind it. */
export const Edge = { top: 1, end: 2, ahead: 3 } as const;

/** What is asked of each line by itself, as bits. */
const Bit = {
  paragraph: 1,
  headline: 2,
  cued: 4,
  cut: 8,
  listHeading: 16,
  titled: 32,
  sentence: 64,
  inside: 128,
  chrome: 256,
  announces: 512,
  open: 1024,
  closed: 2048,
  running: 4096,
  post: 8192,
  brief: 16384,
  row: 32768,
} as const;

/**
 * The surroundings of all non-blank lines of an article, which they follow from version to version. All is
 * linear in the text; of lines that stay as they were only numbers are gone through.
 */
export class Surroundings {
  #lines: readonly Line[] = [];
  #bits = new Uint16Array();
  #counts = new Int32Array();
  /** Whether a line repeats the one before it. */
  #pair = new Uint8Array();
  readonly #seen = new Map<string, number>();
  #brands: ReadonlySet<string> = new Set();
  readonly #topics = new Topics();
  #fields = new Uint8Array();

  /** @returns which lines an update took over, and which of them stand otherwise than before */
  update(lines: readonly Line[]): { readonly ends: CommonEnds; readonly isNew: (i: number) => boolean } {
    const old = { lines: this.#lines, fields: this.#fields };
    const ends = commonEnds(old.lines.length, lines.length, (a, b) => old.lines[a] === lines[b]);
    const [from, to] = [ends.head, lines.length - ends.tail];
    this.#readLines(lines, ends);
    const paragraphs = lines.map((_, i) => this.#isParagraph(i));
    const removed = old.lines.slice(from, old.lines.length - ends.tail);
    const recount = this.#countSeen(removed, lines.slice(from, to));
    const rebrand = [...removed, ...lines.slice(from, to)].some(({ brands }) => brands.length > 0);
    if (rebrand) this.#brands = new Set(lines.flatMap(({ brands }) => brands));
    const topics = this.#topics.update(lines, paragraphs, ends);
    this.#lines = lines;
    this.#fields = new Uint8Array(lines.length * FIELDS);
    this.#fields.set(old.fields.subarray(0, from * FIELDS));
    this.#fields.set(old.fields.subarray((old.lines.length - ends.tail) * FIELDS), to * FIELDS);
    this.#fillParts(paragraphs);
    this.#fillAround(paragraphs, { from, to });
    this.#fillBroken();
    this.#fillSigns();
    this.#fillCore();
    const shift = old.lines.length - lines.length;
    const fields = this.#fields;
    for (let i = 0; i < lines.length; i++) {
      const at = i * FIELDS;
      const isFresh = i >= from && i < to;
      const line = lines[i]!;
      if (isFresh || recount)
        fields[at + Field.repeat] = line.count > 2 && this.#seen.get(line.key)! > 1 ? 2 : 0;
      if (isFresh || rebrand) fields[at + Field.brand] = Number(isBrand(line, this.#brands));
      fields[at + Field.topic] = topics[i]!;
    }
    this.#fillPairs();
    const isNew = (i: number): boolean => {
      // The lines beside it count too.
      if (i >= from - 1 && i <= to) return true;
      const at = i * FIELDS;
      const before = i < from ? at : at + shift * FIELDS;
      for (let f = 0; f < FIELDS; f++) if (fields[at + f] !== old.fields[before + f]) return true;
      return false;
    };
    return { ends, isNew };
  }

  line(i: number): Line | undefined {
    return this.#lines[i];
  }

  field(i: number, field: number): number {
    return this.#fields[i * FIELDS + field]!;
  }

  #readLines(lines: readonly Line[], { head, tail }: CommonEnds): void {
    const spliced = <A extends Uint8Array | Uint16Array | Int32Array>(old: A, all: A): A => {
      all.set(old.subarray(0, head));
      all.set(old.subarray(old.length - tail), lines.length - tail);
      return all;
    };
    this.#bits = spliced(this.#bits, new Uint16Array(lines.length));
    this.#counts = spliced(this.#counts, new Int32Array(lines.length));
    this.#pair = spliced(this.#pair, new Uint8Array(lines.length));
    // The first line behind the new ones has a new one before it.
    for (let i = head; i < Math.min(lines.length, lines.length - tail + 1); i++) {
      const line = lines[i]!;
      this.#bits[i] =
        (line.paragraph ? Bit.paragraph : 0) |
        (line.headline ? Bit.headline : 0) |
        (line.cued >= 0.5 ? Bit.cued : 0) |
        (line.ending === 'cut' ? Bit.cut : 0) |
        (line.listHeading ? Bit.listHeading : 0) |
        (line.titled ? Bit.titled : 0) |
        (line.sentence ? Bit.sentence : 0) |
        (line.inside ? Bit.inside : 0) |
        (line.chrome ? Bit.chrome : 0) |
        (line.announces ? Bit.announces : 0) |
        (line.ending === 'none' && !line.sourced && line.cued < 0.5 ? Bit.open : 0) |
        (line.ending === 'none' || line.ending === 'cut' ? 0 : Bit.closed) |
        (line.running ? Bit.running : 0) |
        (line.post ? Bit.post : 0) |
        (line.brief ? Bit.brief : 0) |
        (line.row ? Bit.row : 0);
      this.#counts[i] = line.count;
      this.#pair[i] = Number(line.count > 2 && lines[i - 1]?.key === line.key);
    }
  }

  #isParagraph(i: number): boolean {
    return (this.#bits[i]! & Bit.paragraph) !== 0 && !this.#pair[i - 1] && !this.#pair[i];
  }

  /** @returns whether lines are repeated now that were not, or the other way round */
  #countSeen(removed: readonly Line[], added: readonly Line[]): boolean {
    let changed = false;
    const count = (key: string, by: 1 | -1) => {
      const times = this.#seen.get(key) ?? 0;
      if (times + by === 0) this.#seen.delete(key);
      else this.#seen.set(key, times + by);
      if (Math.max(times, times + by) === 2) changed = true;
    };
    for (const { key } of removed) count(key, -1);
    for (const { key } of added) count(key, 1);
    return changed;
  }

  /** Where in the article each line stands, by its paragraphs and headings. */
  #fillParts(paragraphs: readonly boolean[]): void {
    const [bits, counts, fields] = [this.#bits, this.#counts, this.#fields];
    const lengths = counts.filter((_, i) => paragraphs[i]!).sort();
    const usual = lengths.length > 0 ? lengths[lengths.length >> 1]! : 40;
    const sum = lengths.reduce((all, length) => all + length, 0);
    const total = Math.max(1, sum);
    let words = 0;
    let since = Number.POSITIVE_INFINITY;
    let titled = false;
    let told = false;
    for (let i = 0; i < paragraphs.length; i++) {
      const at = i * FIELDS;
      const done = words / total;
      if (paragraphs[i]) words += counts[i]!;
      const left = 1 - words / total;
      fields[at + Field.index] = Math.min(4, i);
      fields[at + Field.indexEnd] = Math.min(2, paragraphs.length - 1 - i);
      fields[at + Field.before] = stepsReached(done, PART_STEPS);
      fields[at + Field.after] = stepsReached(left, PART_STEPS);
      fields[at + Field.relative] = stepsReached(counts[i]! / usual, RELATIVE_STEPS);
      fields[at + Field.edge] =
        done > 0 ? (left < RESIDUE ? Edge.end : 0) : left > 0 && sum > 0 ? Edge.ahead : Edge.top;
      fields[at + Field.under] = since < HEADING_REACH ? 1 + stepsReached(since, UNDER_STEPS) : 0;
      fields[at + Field.paragraph] = Number(paragraphs[i]!);
      const isTitle: boolean = !titled && (bits[i]! & Bit.titled) !== 0;
      const isSentence: boolean = titled && !told && (bits[i]! & Bit.sentence) !== 0;
      fields[at + Field.firstTitle] = Number(isTitle);
      fields[at + Field.firstSentence] = Number(isSentence);
      titled ||= isTitle;
      told ||= isSentence;
      // Lines since the heading of a list of other articles, with no long paragraph between.
      if ((bits[i]! & Bit.listHeading) !== 0) since = 1;
      else if (paragraphs[i] && counts[i]! >= 45) since = Number.POSITIVE_INFINITY;
      else since++;
    }
  }

  /** Sentences that a page has broken at their links: open lines, each going on in the next, up to a closed one. */
  #fillBroken(): void {
    const [bits, counts, fields] = [this.#bits, this.#counts, this.#fields];
    const is = (i: number, bit: number) => i < bits.length && (bits[i]! & bit) !== 0;
    const goesOn = (i: number) =>
      is(i - 1, Bit.open) &&
      (is(i, Bit.inside) || (is(i, Bit.open) && counts[i]! <= LINK && is(i + 1, Bit.inside)));
    let from = 0;
    let words = 0;
    for (let i = 0; i < bits.length; i++) {
      if (i === 0 || !goesOn(i)) {
        from = i;
        words = 0;
      }
      words += counts[i]!;
      fields[i * FIELDS + Field.broken] = 0;
      if (i === from || !is(i, Bit.closed) || words < BROKEN) continue;
      for (let piece = from; piece <= i; piece++) fields[piece * FIELDS + Field.broken] = 1;
    }
  }

  /** Whether and where the page shows that it has chrome, and which lines a line of the article announces. */
  #fillSigns(): void {
    const [bits, fields] = [this.#bits, this.#fields];
    let all = 0;
    for (let i = bits.length - 1; i >= 0; i--) {
      // Headlines that stand twice are teasers.
      if ((bits[i]! & Bit.chrome) !== 0 || this.#pair[i]) all++;
      fields[i * FIELDS + Field.signsBehind] = Number(all > 0);
    }
    const step = stepsReached(all, SIGN_STEPS);
    let announced = false;
    for (let i = 0; i < bits.length; i++) {
      fields[i * FIELDS + Field.signs] = step;
      if ((bits[i]! & (Bit.chrome | Bit.cued | Bit.listHeading | Bit.paragraph)) !== 0) announced = false;
      fields[i * FIELDS + Field.item] = Number(announced);
      if ((bits[i]! & Bit.announces) !== 0) announced = true;
    }
  }

  /**
   * The core is the run of lines that counts most (the greatest sum of a run, Kadane's algorithm): sentences count for it, what
   * stands between them against it.
   */
  #fillCore(): void {
    const [bits, counts, fields] = [this.#bits, this.#counts, this.#fields];
    let best = { from: 0, to: 0, sum: 0 };
    let from = 0;
    let sum = 0;
    for (let i = 0; i < bits.length; i++) {
      const isAgain = counts[i]! <= AGAIN.words && this.#seen.get(this.#lines[i]!.key)! >= AGAIN.times;
      sum += isAgain ? AGAINST.again : coreWorth(bits[i]!, counts[i]!);
      if (sum <= 0) {
        sum = 0;
        from = i + 1;
      } else if (sum > best.sum) best = { from, to: i + 1, sum };
    }
    let title = best.from - 1;
    while (title >= 0 && (bits[title]! & Bit.titled) === 0) title--;
    const fill = (first: number, end: number, core: number, gap: (i: number) => number) => {
      for (let i = first; i < end; i++) {
        const at = i * FIELDS;
        fields[at + Field.core] = core;
        fields[at + Field.coreGap] = stepsReached(gap(i), GAP_STEPS);
        fields[at + Field.coreTitle] = Number(i === title);
      }
    };
    if (best.sum === 0) {
      fill(0, bits.length, Core.none, () => 0);
      return;
    }
    fill(0, best.from, Core.before, (i) => best.from - i);
    fill(best.from, best.to, Core.inside, (i) => i - best.from);
    fill(best.to, bits.length, Core.after, (i) => i - best.to + 1);
  }

  /** Of lines away from the new ones `from..to` all around is as it was. */
  #fillAround(
    paragraphs: readonly boolean[],
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    const bits = this.#bits;
    const isPair = (i: number) => Boolean(this.#pair[i] || this.#pair[i + 1]);
    // What holds of a line may have to do with the one beside it.
    const first = Math.max(0, from - WINDOW - 1);
    const end = Math.min(paragraphs.length, to + WINDOW + 2);
    const fill = (field: number, holds: (i: number) => boolean) => this.#fillShare(field, first, end, holds);
    fill(Field.aroundParagraph, (i) => paragraphs[i]!);
    fill(Field.aroundHeadline, (i) => (bits[i]! & Bit.headline) !== 0);
    fill(Field.aroundCued, (i) => (bits[i]! & Bit.cued) !== 0);
    fill(Field.aroundPair, isPair);
    fill(Field.aroundCut, (i) => (bits[i]! & Bit.cut) !== 0);
  }

  /** The share of the lines around each of some lines of which something holds. */
  #fillShare(field: number, first: number, end: number, holds: (i: number) => boolean): void {
    const length = this.#lines.length;
    let inside = 0;
    for (let i = Math.max(0, first - WINDOW - 1); i < Math.min(first + WINDOW, length); i++)
      if (holds(i)) inside++;
    for (let i = first; i < end; i++) {
      const next = i + WINDOW;
      if (next < length && holds(next)) inside++;
      const gone = i - WINDOW - 1;
      if (gone >= 0 && holds(gone)) inside--;
      const others = Math.min(length, next + 1) - Math.max(0, i - WINDOW) - 1;
      const share = (inside - Number(holds(i))) / Math.max(1, others);
      this.#fields[i * FIELDS + field] = stepsReached(share, AROUND_STEPS);
    }
  }

  #fillPairs(): void {
    for (let i = 0; i < this.#lines.length; i++) {
      const at = i * FIELDS;
      const beside = this.#pair[i] || this.#pair[i + 1];
      if (this.#fields[at + Field.repeat] !== 0) this.#fields[at + Field.repeat] = beside ? 1 : 2;
      this.#fields[at + Field.afterPair] = this.#pair[i - 1] ?? 0;
    }
  }
}

/** How much a line counts for being in the core of the page. */
function coreWorth(bits: number, count: number): number {
  if ((bits & Bit.post) !== 0) return 0;
  if ((bits & (Bit.cued | Bit.listHeading)) !== 0) return AGAINST.cued;
  if ((bits & Bit.chrome) !== 0) return AGAINST.chrome;
  if ((bits & (Bit.running | Bit.brief)) !== 0) return Math.min(count, MOST_PROSE);
  return (bits & Bit.row) !== 0 ? AGAINST.row : AGAINST.open;
}

/** Says little but the name of the site, as another line has it. */
function isBrand({ onlyNames }: Line, brands: ReadonlySet<string>): boolean {
  if (onlyNames.length === 0) return false;
  const shared = onlyNames.filter((key) => brands.has(key)).length;
  return shared > 0 && shared >= 0.6 * onlyNames.length;
}
