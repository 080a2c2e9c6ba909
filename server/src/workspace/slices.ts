import type { Steps } from '../core/text/steps';

export interface Clock {
  /** Milliseconds. */
  clock(): number;
  /** Lets other work of the process run. */
  pause(): Promise<void>;
}

/** Milliseconds of work before other work of the process gets its turn. */
const SLICE = 8;

/** Long work, which lets other work in between. */
export class Slices {
  readonly #clock: Clock;
  #until: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#until = clock.clock() + SLICE;
  }

  /** Lets other work run when its time has come; to be awaited between two pieces of a few milliseconds. */
  async turn(): Promise<void> {
    if (this.#clock.clock() < this.#until) return;
    await this.#clock.pause();
    this.#until = this.#clock.clock() + SLICE;
  }

  /**
   * Goes through all steps.
   *
   * @param outdated whether nobody wants the result any more; then it is undefined
   */
  async run<T>(steps: Steps<T>, outdated: () => boolean = () => false): Promise<T | undefined> {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      await this.turn();
      if (outdated()) return undefined;
    }
  }
}
