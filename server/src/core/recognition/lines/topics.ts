import type { CommonEnds } from '../../text/commonEnds';
import { HashFilter, HashRows } from '../hashRows';
import { stepsReached } from './buckets';
import { HashCounts } from './counts';
import type { Line } from './own';

export const TOPIC_STEPS = [0.15, 0.35, 0.55, 0.75];
/** Words that more than this share of the paragraphs have say nothing. */
const COMMON = 0.6;

/**
 * The share of each line's words that paragraphs elsewhere in the article have too. Words of fewer than three
 * letters and those of most paragraphs say nothing. After an edit only lines are asked again that have a word
 * of which it matters that it became more or less frequent.
 */
export class Topics {
  #lines: readonly Line[] = [];
  #paragraphs: readonly boolean[] = [];
  /** In how many paragraphs each word is. */
  readonly #spread = new HashCounts();
  #total = 0;
  /** The words of the lines. */
  readonly #rows = new HashRows();
  #topics = new Uint8Array();

  /** @returns for each line 0 when it has too few words, else one more than the steps that its share reaches */
  update(lines: readonly Line[], paragraphs: readonly boolean[], ends: CommonEnds): Uint8Array {
    const { head, tail } = ends;
    const shift = this.#lines.length - lines.length;
    const before = (i: number) => (i < head ? i : i >= lines.length - tail ? i + shift : -1);
    const counts = new Map<number, number>();
    const count = ({ keys }: Line, by: 1 | -1) => {
      for (const key of keys) {
        const old = this.#spread.add(key, by);
        if (!counts.has(key)) counts.set(key, old);
      }
      this.#total += by;
    };
    const total = this.#total;
    for (let i = head; i < this.#lines.length - tail; i++)
      if (this.#paragraphs[i]) count(this.#lines[i]!, -1);
    for (let i = 0; i < lines.length; i++) {
      const old = before(i);
      const was = old >= 0 && this.#paragraphs[old]!;
      if (was !== paragraphs[i]) count(lines[i]!, was ? -1 : 1);
    }
    const changed = new HashFilter();
    const common = COMMON * this.#total;
    for (const [key, old] of counts) if (matters(old, this.#spread.get(key), common)) changed.add(key);

    this.#rows.splice(
      ends,
      lines.slice(head, lines.length - tail).map(({ keys }) => keys),
    );
    const touched = this.#rows.touchedBy(changed);

    const topics = new Uint8Array(lines.length);
    for (let i = 0; i < lines.length; i++) {
      const old = before(i);
      const holds = old >= 0 && total === this.#total && this.#paragraphs[old] === paragraphs[i];
      topics[i] = holds && touched[i] === 0 ? this.#topics[old]! : this.#topicOf(lines[i]!, paragraphs[i]!);
    }
    this.#lines = lines;
    this.#paragraphs = paragraphs;
    this.#topics = topics;
    return topics;
  }

  #topicOf({ keys }: Line, isParagraph: boolean): number {
    const total = this.#total;
    const self = isParagraph ? 1 : 0;
    let shared = 0;
    let counted = 0;
    for (let k = 0; k < keys.length; k++) {
      const times = this.#spread.get(keys[k]!) - self;
      if (total > 3 && times > total * COMMON) continue;
      counted++;
      if (times > 0) shared++;
    }
    return counted < 2 || total < 2 ? 0 : 1 + stepsReached(shared / counted, TOPIC_STEPS);
  }
}

/** Whether some line may tell one count of a word from the other; a paragraph does not count itself. */
function matters(old: number, now: number, common: number): boolean {
  for (const self of [0, 1]) {
    if (old - self > 0 !== now - self > 0 || old - self > common !== now - self > common) return true;
  }
  return false;
}
