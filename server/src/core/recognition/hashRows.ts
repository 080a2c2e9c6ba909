import type { CommonEnds } from '../text/commonEnds';

const SIZE = 1 << 14;

/** A set of 32-bit hashes that may take another for one of its own, but never misses one. */
export class HashFilter {
  readonly #bits = new Uint8Array(SIZE);
  empty = true;

  add(hash: number): void {
    this.#bits[hash & (SIZE - 1)] = 1;
    this.empty = false;
  }

  /** All there are. */
  addAll(): void {
    this.#bits.fill(1);
    this.empty = false;
  }

  has(hash: number): boolean {
    return this.#bits[hash & (SIZE - 1)] === 1;
  }
}

/** Hashes of the words of many paragraphs, side by side so that all of them are gone through in no time. */
export class HashRows {
  #hashes = new Int32Array();
  /** Where each row begins, and where the last one ends. */
  #starts = new Int32Array(1);

  get length(): number {
    return this.#starts.length - 1;
  }

  /** Replaces what lies between the rows at both ends. */
  splice({ head, tail }: CommonEnds, rows: readonly Int32Array[]): void {
    const [hashes, starts] = [this.#hashes, this.#starts];
    const kept = starts[head]!;
    const behind = starts[this.length - tail]!;
    let size = 0;
    for (const row of rows) size += row.length;
    const shift = kept + size - behind;
    this.#hashes = new Int32Array(hashes.length + shift);
    this.#hashes.set(hashes.subarray(0, kept));
    this.#hashes.set(hashes.subarray(behind), kept + size);
    this.#starts = new Int32Array(head + rows.length + tail + 1);
    this.#starts.set(starts.subarray(0, head + 1));
    let at = kept;
    rows.forEach((row, n) => {
      this.#hashes.set(row, at);
      at += row.length;
      this.#starts[head + n + 1] = at;
    });
    const last = starts.length - tail;
    for (let n = 0; n < tail; n++) this.#starts[head + rows.length + 1 + n] = starts[last + n]! + shift;
  }

  /** For each row whether it may have one of the hashes. */
  touchedBy(filter: HashFilter): Uint8Array {
    const touched = new Uint8Array(this.length);
    if (filter.empty) return touched;
    for (let row = 0; row < touched.length; row++) {
      const end = this.#starts[row + 1]!;
      for (let i = this.#starts[row]!; i < end; i++) {
        if (!filter.has(this.#hashes[i]!)) continue;
        touched[row] = 1;
        break;
      }
    }
    return touched;
  }
}
