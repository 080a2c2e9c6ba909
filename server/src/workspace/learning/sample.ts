import { signatureOf } from '../../core/formats/split';
import { textHash } from '../../core/text/hash';
import { runToEnd } from '../../core/text/steps';
import { type Choice, chooseNext, type OpenSpan } from '../../training/learned/next';

/** What was recognized in an article, as `pipe` says it. Offsets are code points. */
export interface RecognizedRecord {
  readonly id: string;
  readonly lang?: string;
  /** `YYYY-MM-DD` */
  readonly published?: string;
  readonly site?: string;
  /** Where the record has it. */
  readonly text?: string;
  readonly spans: readonly RecognizedSpan[];
  readonly lines: number;
}

export interface RecognizedSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly label: string;
  readonly confidence?: number;
  readonly canonical?: string;
  readonly type?: string;
  readonly value?: string;
}

export interface SampleWishes {
  readonly count: number;
  /** What most is to be learned from, or any. */
  readonly by: 'doubt' | 'random';
  /** Only these labels count, and articles that have one of them. */
  readonly labels?: ReadonlySet<string>;
  /** At most so many articles of a site. */
  readonly perSite?: number;
  /** Days, both inclusive; articles without a day are left out where one is given. */
  readonly from?: string;
  readonly to?: string;
  readonly seed: number;
}

/** A record that may be chosen. */
interface Held {
  readonly record: RecognizedRecord;
  readonly worth: number;
  /** Equals stand in its order. */
  readonly order: string;
}

export interface Chosen {
  readonly record: RecognizedRecord & { readonly text: string };
  readonly choice: Choice;
}

/** Of so many times as many as are wished for the texts are looked at. */
const POOL = 10;
const LEAST = 300;

/** Chooses articles out of a stream of any length; holds no more than it may choose of. */
export class Sample {
  readonly #wishes: SampleWishes;
  readonly #size: number;
  #held: Held[] = [];

  constructor(wishes: SampleWishes) {
    this.#wishes = wishes;
    this.#size = Math.max(POOL * wishes.count, LEAST);
  }

  /** @returns whether the record is of those that are wished for */
  add(record: RecognizedRecord): boolean {
    const { labels, from, to, by, seed } = this.#wishes;
    const { published = '' } = record;
    if (
      (from !== undefined && published < from) ||
      (to !== undefined && (published === '' || published > to))
    )
      return false;
    const spans = record.spans.filter(({ label }) => !labels || labels.has(label));
    if (labels && spans.length === 0) return false;
    const order = textHash(`${seed}\n${record.id}`);
    this.#held.push({ record, order, worth: by === 'random' ? 0 : doubtIn(spans, record.lines) });
    if (this.#held.length >= 2 * this.#size) this.#held = this.#best();
    return true;
  }

  /** Those of which the texts are wanted: a few times as many as will be chosen. */
  candidates(): readonly RecognizedRecord[] {
    this.#held = this.#best();
    return this.#held.map(({ record }) => record);
  }

  /** @param textOf the text of a record; those without one are left out */
  choose(textOf: (record: RecognizedRecord) => string | undefined): Chosen[] {
    const { labels, count, by } = this.#wishes;
    const all = new Map(
      this.#best().flatMap(({ record, order }) => {
        const text = textOf(record);
        return text === undefined ? [] : [[order, { ...record, text }] as const];
      }),
    );
    const candidates = [...all].map(([name, { spans, lines, text }]) => ({
      name,
      lines,
      signature: signatureOf(text),
      // By chance all are worth the same, whatever is in them.
      spans: by === 'random' ? [] : spans.filter(({ label }) => !labels || labels.has(label)).map(openSpan),
    }));
    const { chosen } = runToEnd(chooseNext(candidates, { names: new Set(), signatures: [] }, count));
    return chosen.map((choice) => ({ record: all.get(choice.name)!, choice }));
  }

  #best(): Held[] {
    const { perSite = Number.POSITIVE_INFINITY } = this.#wishes;
    const counts = new Map<string, number>();
    const best: Held[] = [];
    const seen = new Set<string>();
    for (const each of this.#held.sort((a, b) => b.worth - a.worth || (a.order < b.order ? -1 : 1))) {
      const { site = '' } = each.record;
      const count = counts.get(site) ?? 0;
      if (count >= perSite || seen.has(each.order)) continue;
      counts.set(site, count + 1);
      seen.add(each.order);
      best.push(each);
      if (best.length === this.#size) break;
    }
    return best;
  }
}

const openSpan = ({ start, end, text, label, confidence = 1 }: RecognizedSpan): OpenSpan => ({
  start,
  end,
  text,
  label,
  confidence,
  disputed: false,
});

/** Corrections that are to be expected for each thing that has to be looked at, as `chooseNext` counts them. */
function doubtIn(spans: readonly RecognizedSpan[], lines: number): number {
  const doubt = spans.reduce((sum, { confidence = 1 }) => sum + (1 - confidence), 0);
  return doubt / (spans.length + lines / 2 + 1);
}
