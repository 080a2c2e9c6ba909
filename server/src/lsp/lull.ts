/** So long after a decision the next one may be typed, in milliseconds; who goes on deciding is waited for so long. */
const REST = 60;
const WAIT = 2000;

/** What a lull needs of the rest; times in milliseconds. */
export interface Surroundings {
  clock(): number;
  rest(milliseconds: number): Promise<void>;
}

/** The time in which no decision of a person is on its way to the sidecar and the screen, nor about to be made. */
export class Lull {
  #deciding: Promise<unknown> = Promise.resolve();
  /** The decisions after which nobody has gone on deciding: many who wait one behind another rest once. */
  #rested: Promise<unknown> = this.#deciding;

  constructor(readonly around: Surroundings) {}

  /** A decision is being made: what waits goes behind it. */
  behind(decision: Promise<unknown>): void {
    this.#deciding = Promise.allSettled([this.#deciding, decision]);
  }

  /** Resolves when none is being made and none has come right behind the last one. */
  async begins(): Promise<void> {
    const { around } = this;
    const end = around.clock() + WAIT;
    while (this.#rested !== this.#deciding && around.clock() < end) {
      const deciding = this.#deciding;
      await deciding;
      await around.rest(REST);
      if (deciding === this.#deciding) this.#rested = deciding;
    }
  }
}
