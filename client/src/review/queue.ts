import type { Seen, WireSpan } from '../../../server/src/protocol';
import { comparePlaces, isSamePlace, isSeenIn, overlaps, type Place } from './spans';

/** One decision: how it looks on the screen at once, and what the server is asked for. */
export interface Step<Q> {
  /** What the person saw. Where something else stands now the decision is not made. */
  readonly seen: readonly Seen[];
  /** What stands there instead, once it is made. */
  readonly placed: readonly WireSpan[];
  /** A line that is boilerplate then, or no longer. */
  readonly line?: { readonly range: Place; readonly boilerplate: boolean };
  /** Of the text that the places belong to. */
  readonly version: number;
  readonly request: Q;
}

export interface Answer {
  readonly applied: boolean;
  readonly message?: string;
}

export interface Shown {
  readonly version: number;
  readonly spans: readonly WireSpan[];
  readonly boilerplate: readonly Place[];
}

interface Listener<Q, A> {
  /** The screen is to be drawn anew. */
  changed(): void;
  /** Decisions that were not made, all at once when the last answer is there; they are off the screen again. */
  refused(steps: readonly Step<Q>[], why: string): void;
  /** What the server says at present. */
  shown(): Shown | undefined;
  send(request: Q): Promise<A>;
}

/**
 * Decisions that the server has not answered yet, in the order in which they were made. Each is on the screen from the
 * first moment, and sent when the one before it is answered; the server makes it only if what the person saw is still
 * there.
 */
export class Queue<Q, A extends Answer = Answer> {
  readonly #listener: Listener<Q, A>;
  #steps: readonly Step<Q>[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #refused: { readonly step: Step<Q>; readonly why: string }[] = [];

  constructor(listener: Listener<Q, A>) {
    this.#listener = listener;
  }

  /** How many are not answered yet. */
  get length(): number {
    return this.#steps.length;
  }

  /** @returns the answer of the server; one that was not applied where it did not give any */
  push(step: Step<Q>): Promise<A | Answer> {
    this.#steps = [...this.#steps, step];
    this.#listener.changed();
    const answer = this.#turn.then(() => this.#send(step));
    this.#turn = answer;
    return answer;
  }

  /** Resolves when all is answered. */
  async settled(): Promise<void> {
    while (this.#steps.length > 0) await this.#turn;
  }

  /** What is on the screen: what the server says, and on top of it what it has not answered. */
  over<S extends Shown>(shown: S): S {
    return this.#steps.reduce((before, step) => after(before, step), shown);
  }

  async #send(step: Step<Q>): Promise<A | Answer> {
    let answer: A | Answer;
    try {
      answer = await this.#listener.send(step.request);
    } catch (error) {
      answer = { applied: false, message: error instanceof Error ? error.message : String(error) };
    }
    this.#steps = this.#steps.filter((other) => other !== step);
    const now = this.#listener.shown();
    // That somebody else has decided the same meanwhile is no refusal.
    const isSo = now !== undefined && isMade(step, now.spans);
    if (!answer.applied && !isSo && answer.message !== undefined)
      this.#refused.push({ step, why: answer.message });
    this.#listener.changed();
    if (this.#steps.length === 0 && this.#refused.length > 0) {
      const refused = this.#refused;
      this.#refused = [];
      this.#listener.refused(
        refused.map((one) => one.step),
        refused[0]!.why,
      );
    }
    return answer;
  }
}

/** The screen after a decision; as it is where what the decision was made on is not there. */
function after<S extends Shown>(shown: S, { seen, placed, line, version }: Step<unknown>): S {
  const { spans } = shown;
  if (version !== shown.version || !seen.every((one) => isSeenIn(spans, one))) return shown;
  const isGone = ({ range }: WireSpan) =>
    seen.some((one) => isSamePlace(one.range, range)) || placed.some((one) => overlaps(one.range, range));
  const kept = spans.filter((span) => !isGone(span));
  const boilerplate = line
    ? [
        ...shown.boilerplate.filter((range) => !isSamePlace(range, line.range)),
        ...(line.boilerplate ? [line.range] : []),
      ]
    : shown.boilerplate;
  return { ...shown, boilerplate, spans: placed.length === 0 ? kept : inserted(kept, placed) };
}

function inserted(spans: readonly WireSpan[], placed: readonly WireSpan[]): WireSpan[] {
  const result: WireSpan[] = [];
  let next = 0;
  for (const span of spans) {
    while (next < placed.length && comparePlaces(placed[next]!.range, span.range) < 0)
      result.push(placed[next++]!);
    result.push(span);
  }
  return [...result, ...placed.slice(next)];
}

/** Whether all is as the decision wanted it. */
function isMade({ seen, placed }: Step<unknown>, spans: readonly WireSpan[]): boolean {
  const isPlaced = ({ range }: { readonly range: Place }) =>
    placed.some((one) => isSamePlace(one.range, range));
  const isThere = (one: WireSpan) =>
    spans.some(
      ({ range, label, status, value, note }) =>
        isSamePlace(range, one.range) &&
        label === one.label &&
        status === one.status &&
        (one.value === undefined || value === one.value) &&
        note === one.note,
    );
  return placed.every(isThere) && seen.every((one) => isPlaced(one) || !isSeenIn(spans, one));
}
