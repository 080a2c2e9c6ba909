import { isSame, type Readings } from './readings';
import type { Reading } from './reviewer';
import { comparePoints, type Point } from './spans';

/** What is looked at. */
export interface Looked {
  /** The article. */
  readonly uri: string;
  /** The annotation; undefined where that is none. */
  readonly current: Reading | undefined;
  /** Where it begins, or where the cursor stands. */
  readonly point: Point;
  readonly readings: Readings;
}

interface Desk {
  /** What is looked at now; undefined where nothing is reviewed. */
  looked(): Looked | undefined;
  /** What may stand there instead, the likeliest first. */
  ask(looked: Looked): Promise<readonly Reading[]>;
  /** Says what the key for the next reading brings. */
  show(readings: readonly Reading[]): void;
}

/** The readings of what is looked at, asked for before a key wants them. */
export class LookAhead {
  readonly #desk: Desk;
  #isLooking = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /**
   * Asks for the readings of what is looked at, unless they are there.
   *
   * @returns whether they are there, in the article whose readings are given
   */
  async find(readings: Readings): Promise<boolean> {
    // The answer to the decision before may come in between.
    if (!(await this.#lookUp())) await this.#lookUp();
    const now = this.#desk.looked();
    return now?.readings === readings && isThere(now);
  }

  /** @returns false where something else is looked at by now */
  async #lookUp(): Promise<boolean> {
    const looked = this.#desk.looked();
    if (!looked || isThere(looked)) return true;
    const found = await this.#desk.ask(looked);
    const now = this.#desk.looked();
    // A key may have read it otherwise meanwhile: the readings are still those of what it was.
    if (!now || !isSameLooked(looked, now)) return false;
    looked.readings.put(looked.current, looked.point, found);
    return true;
  }

  /** Shows the next readings as soon as they are there, and until then nothing: they would be those of another place. */
  async show(): Promise<void> {
    const looked = this.#desk.looked();
    if (!looked || !isThere(looked)) this.#desk.show([]);
    if (this.#isLooking) return;
    this.#isLooking = true;
    try {
      // Keys may have gone on meanwhile.
      while (!(await this.#lookUp()));
    } catch {
      // What is only offered may be missing.
    } finally {
      this.#isLooking = false;
    }
    const now = this.#desk.looked();
    this.#desk.show(now && isThere(now) ? now.readings.ahead : []);
  }
}

const isThere = ({ readings, current, point }: Looked) => readings.isOf(current, point);

function isSameLooked(a: Looked, b: Looked): boolean {
  if (a.uri !== b.uri) return false;
  if (a.current && b.current) return isSame(a.current, b.current);
  return !a.current && !b.current && comparePoints(a.point, b.point) === 0;
}
