import { commonEnds } from '../../text/commonEnds';
import { HashFilter, HashRows } from '../hashRows';
import type { GazetteerEntry } from './gazetteer';
import type { FoundName, NameAnalysis, NameWord } from './types';
import { PERSON_CUES } from './view';

/** All mentions of one written form in an article. */
export interface NameRecord {
  /** Folded words, divided by spaces. */
  readonly key: string;
  readonly forms: readonly string[];
  /** The name as its first mention writes it. */
  readonly surface: string;
  /** Mentions, those with a title counted twice. */
  readonly mentions: number;
  /** What stands beside one of them says that it is a place. */
  readonly placed: boolean;
  /** For each of the model's labels its share of the mentions by what all of them together say. */
  readonly weights: readonly number[];
  /** The label with the greatest weight. */
  readonly label: string;
  /** The listed entity that the last mention of that label was taken for. */
  readonly entry: GazetteerEntry | undefined;
  /** Places of the first mention: of its paragraph in the article, of its first word in the paragraph. */
  readonly paragraph: number;
  readonly word: number;
}

/** For how many mentions one counts that a title introduces. */
const INTRODUCED = 2;
/**
 * How much a further mention says beside the others: it stands in the same article, and the labeller is wrong about
 * both for the same reasons.
 */
const INDEPENDENT = 0.5;
/** A mention does not exclude a label any more than this. */
const UNLIKELIEST = 0.02;

class GrowingRecord implements NameRecord {
  readonly key: string;
  readonly forms: readonly string[];
  readonly surface: string;
  readonly word: number;
  mentions = 0;
  placed = false;
  readonly weights: number[];
  label: string;
  entry: GazetteerEntry | undefined;
  /** For each label the logarithm of what the mentions say together, up to a constant. */
  readonly #evidence: number[];
  /** The listed entity for each label. */
  readonly #entries: (GazetteerEntry | undefined)[] = [];

  constructor(
    { key, surface, label, from, to }: FoundName,
    words: readonly NameWord[],
    public paragraph: number,
    /** Those of the model. */
    readonly labels: readonly string[],
  ) {
    this.weights = labels.map(() => 0);
    this.#evidence = labels.map(() => 0);
    this.key = key;
    this.forms = words.slice(from, to).map(({ form }) => form);
    this.surface = surface;
    this.label = label;
    this.word = from;
  }

  add({ label, labels, entry, placed }: FoundName, first: NameWord): void {
    // "thủ môn Navas": a mention after a title says more of the name than one without.
    const weight = label === 'PER' && first.introduced & PERSON_CUES ? INTRODUCED : 1;
    this.mentions += weight;
    if (placed) this.placed = true;
    for (let l = 0; l < labels.length; l++) {
      this.weights[l]! += weight * labels[l]!;
      this.#evidence[l]! += weight * INDEPENDENT * Math.log(Math.max(UNLIKELIEST, labels[l]!));
    }
    if (entry) this.#entries[this.labels.indexOf(label)] = entry;
  }

  /** Whether another one tells the same of the same name, in the same place. */
  tellsAs(other: GrowingRecord): boolean {
    return (
      this.surface === other.surface &&
      this.mentions === other.mentions &&
      this.placed === other.placed &&
      this.label === other.label &&
      this.entry === other.entry &&
      this.paragraph === other.paragraph &&
      this.word === other.word &&
      this.weights.every((weight, l) => weight === other.weights[l])
    );
  }

  /** To be called once all mentions are in. */
  close(): void {
    if (this.mentions > 1) this.#pool();
    const best = highest(this.weights);
    this.label = this.labels[best]!;
    this.entry = this.#entries[best];
  }

  /**
   * One mention that leaves no doubt says more than some that are undecided: what they say is multiplied rather than
   * added.
   */
  #pool(): void {
    const { weights } = this;
    const top = Math.max(...this.#evidence);
    let sum = 0;
    let all = 0;
    for (let l = 0; l < weights.length; l++) {
      sum += weights[l]!;
      all += Math.exp(this.#evidence[l]! - top);
    }
    for (let l = 0; l < weights.length; l++) weights[l] = (sum * Math.exp(this.#evidence[l]! - top)) / all;
  }
}

export function highest(values: readonly number[]): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}

/** What has changed of the names of an article. A name that is told otherwise both went and came. */
export interface NameChanges {
  readonly gone: readonly NameRecord[];
  readonly come: readonly NameRecord[];
  /** Some paragraph that went or came tells of an abbreviation. */
  readonly redefined: boolean;
}

/** The written forms of all names of an article by their keys; follows the article from version to version. */
export class NameTable {
  readonly #records = new Map<string, GrowingRecord>();
  /** The words of the paragraphs. */
  readonly rows = new HashRows();
  #analyses: readonly NameAnalysis[] = [];

  /** @param labels those of the model */
  constructor(readonly labels: readonly string[]) {}

  get(key: string): NameRecord | undefined {
    return this.#records.get(key);
  }

  /**
   * Brings the table up to an article of those paragraphs. Only names of paragraphs that came or went are
   * counted anew, in all the paragraphs that may have them.
   */
  update(analyses: readonly NameAnalysis[]): NameChanges {
    const old = this.#analyses;
    const ends = commonEnds(old.length, analyses.length, (a, b) => old[a] === analyses[b]);
    const fresh = analyses.slice(ends.head, analyses.length - ends.tail);
    const keys = new Set<string>();
    const filter = new HashFilter();
    let redefined = false;
    for (const { names, hashes, definitions, commons } of [
      ...old.slice(ends.head, old.length - ends.tail),
      ...fresh,
    ]) {
      if (definitions.length + commons.length > 0) redefined = true;
      for (const { key, from } of names) {
        keys.add(key);
        filter.add(hashes[from]!);
      }
    }
    this.#analyses = analyses;
    this.rows.splice(
      ends,
      fresh.map(({ hashes }) => hashes),
    );
    const gone = this.#take(keys);
    for (const { key } of gone) this.#records.delete(key);
    const [behind, shift] = [old.length - ends.tail, analyses.length - old.length];
    if (shift !== 0) {
      for (const record of this.#records.values()) if (record.paragraph >= behind) record.paragraph += shift;
    }
    this.rows.touchedBy(filter).forEach((touched, n) => {
      if (touched === 1) this.#count(analyses[n]!, n, keys);
    });
    for (const record of this.#take(keys)) record.close();
    // Of most names in a paragraph that is edited nothing has changed.
    for (const record of gone) {
      const { key, paragraph } = record;
      if (paragraph >= behind) record.paragraph += shift;
      if (!this.#records.get(key)?.tellsAs(record)) continue;
      this.#records.set(key, record);
      keys.delete(key);
    }
    return { gone: gone.filter(({ key }) => keys.has(key)), come: this.#take(keys), redefined };
  }

  #take(keys: Iterable<string>): GrowingRecord[] {
    const records: GrowingRecord[] = [];
    for (const key of keys) {
      const record = this.#records.get(key);
      if (record) records.push(record);
    }
    return records;
  }

  #count({ names, words }: NameAnalysis, paragraph: number, keys: ReadonlySet<string>): void {
    for (const name of names) {
      if (!keys.has(name.key)) continue;
      let record = this.#records.get(name.key);
      if (!record) {
        record = new GrowingRecord(name, words, paragraph, this.labels);
        this.#records.set(name.key, record);
      }
      record.add(name, words[name.from]!);
    }
  }
}
