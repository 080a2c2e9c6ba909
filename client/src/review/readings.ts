import type { Reading } from './reviewer';
import { isSamePlace, type Point, touches } from './spans';

/** So many of the readings that come next are said. */
const SAID = 3;

/** The ways to read the place that is looked at: what stands there, and what may stand there instead, in a circle. */
export class Readings {
  #ring: readonly (Reading | undefined)[] = [];
  #at = 0;
  #point: Point | undefined;

  /**
   * @param here what is looked at; where that is nothing, undefined
   * @param point where the cursor is
   * @param others the likeliest first
   */
  put(here: Reading | undefined, point: Point, others: readonly Reading[]): void {
    this.#ring = [here, ...others];
    this.#at = 0;
    this.#point = point;
  }

  /** Whether these are the readings of what is looked at now. */
  isOf(here: Reading | undefined, point: Point): boolean {
    const last = this.#ring[this.#at];
    if (this.#ring.length === 0) return false;
    if (here && last) return isSame(here, last);
    return !here && !last && this.#point !== undefined && touches({ start: point, end: point }, this.#point);
  }

  /** Goes on by 1, or back by -1; nothing is no reading. */
  step(by: 1 | -1): Reading | undefined {
    const { length } = this.#ring;
    for (let n = 0; n < length; n++) {
      this.#at = (this.#at + by + length) % length;
      const reading = this.#ring[this.#at];
      if (reading) return reading;
    }
    return undefined;
  }

  /** Those that come next. */
  get ahead(): readonly Reading[] {
    return this.#ring
      .slice(this.#at + 1)
      .filter((one) => one !== undefined)
      .slice(0, SAID);
  }
}

/** Whether two are the same in all that a reading says. */
export const isSame = (a: Reading, b: Reading) =>
  isSamePlace(a.range, b.range) && a.label === b.label && (a.value ?? '') === (b.value ?? '');
