import { type CommonEnds, commonEnds } from '../../text/commonEnds';
import { bestPath, COUNT, neighbours } from './crf';
import type { Line } from './own';

/** Values `[line * COUNT + state]` and the scale of each line, with room for more lines. */
interface Version {
  readonly scores: Float64Array;
  /** Exponentials of the scores, the highest of each line 1. */
  readonly local: Float64Array;
  readonly forward: Float64Array;
  readonly backward: Float64Array;
  readonly scale: Float64Array;
}

/**
 * Probabilities of the states of all lines by forward-backward, scaled line by line. It follows an article from
 * version to version: away from an edit the values soon come to be the old ones again, and then need not be
 * computed.
 */
export class Posterior {
  readonly #pairs: Float64Array;
  /** Exponentials of the weights of pairs. */
  readonly #step: Float64Array;
  readonly #before: readonly Uint8Array[];
  readonly #after: readonly Uint8Array[];
  #lines: readonly unknown[] = [];
  #given: readonly Float64Array[] = [];
  #version = versionOf(0);

  constructor(pairs: Float64Array) {
    this.#pairs = pairs;
    this.#step = pairs.map((weight) => Math.exp(weight));
    this.#before = neighbours(pairs, 'before');
    this.#after = neighbours(pairs, 'after');
  }

  /** `lines` tell which lines are the old ones; equal scores are known by being the same array. */
  update(lines: readonly Line[], scores: readonly Float64Array[]): void {
    const ends = commonEnds(this.#lines.length, lines.length, (a, b) => this.#lines[a] === lines[b]);
    const { head, tail } = ends;
    const shift = this.#lines.length - lines.length;
    const behind = lines.length - tail;
    const version = makeRoom(this.#version, ends, this.#lines.length, lines.length);
    /** Lines whose own values, then also whose scales, are not those of the old version. */
    const differs = new Uint8Array(lines.length);
    for (let line = 0; line < lines.length; line++) {
      const old = line < head ? line : line >= behind ? line + shift : -1;
      if (old >= 0 && this.#given[old] === scores[line]) continue;
      differs[line] = 1;
      setLocal(version, line, scores[line]!);
    }
    let same = head > 0;
    for (let line = 0; line < lines.length; line++) {
      if (line === head && shift + behind !== head) same = false;
      if (same && differs[line] === 0) continue;
      same = this.#setForward(version, line) && differs[line] === 0;
      if (!same) differs[line] = 1;
    }
    same = tail > 0;
    for (let line = lines.length - 1; line >= 0; line--) {
      if (line === behind - 1) same = false;
      if (same && (line === lines.length - 1 || differs[line + 1] === 0)) continue;
      same = this.#setBackward(version, line, lines.length);
    }
    this.#version = version;
    this.#lines = lines;
    this.#given = scores;
  }

  /** The probability that a line is in one of the states. */
  probability(line: number, states: readonly number[]): number {
    const { forward, backward } = this.#version;
    let sum = 0;
    for (const state of states) sum += forward[line * COUNT + state]! * backward[line * COUNT + state]!;
    return Math.min(1, sum);
  }

  bestPath(): number[] {
    return bestPath(this.#version.scores.slice(0, this.#lines.length * COUNT), this.#pairs);
  }

  /** @returns whether all is as it was before */
  #setForward({ local, forward, scale }: Version, line: number): boolean {
    const values = VALUES;
    let sum = 0;
    for (let to = 0; to < COUNT; to++) {
      let reach = line === 0 ? 1 : 0;
      if (line > 0) {
        const before = this.#before[to]!;
        for (let k = 0; k < before.length; k++) {
          reach += forward[(line - 1) * COUNT + before[k]!]! * this.#step[before[k]! * COUNT + to]!;
        }
      }
      values[to] = reach * local[line * COUNT + to]!;
      sum += values[to]!;
    }
    let same = scale[line] === sum;
    scale[line] = sum;
    for (let s = 0; s < COUNT; s++) same = put(forward, line * COUNT + s, values[s]! / sum) && same;
    return same;
  }

  /** @returns whether all is as it was before */
  #setBackward({ local, backward, scale }: Version, line: number, lines: number): boolean {
    let same = true;
    for (let s = 0; s < COUNT; s++) {
      let sum = line === lines - 1 ? 1 : 0;
      const after = line === lines - 1 ? NONE : this.#after[s]!;
      for (let k = 0; k < after.length; k++) {
        const at = (line + 1) * COUNT + after[k]!;
        sum += (this.#step[s * COUNT + after[k]!]! * local[at]! * backward[at]!) / scale[line + 1]!;
      }
      same = put(backward, line * COUNT + s, sum) && same;
    }
    return same;
  }
}

const VALUES = new Float64Array(COUNT);
const NONE = new Uint8Array();

/** @returns whether the value stood there already */
function put(values: Float64Array, at: number, value: number): boolean {
  const same = values[at] === value;
  values[at] = value;
  return same;
}

function setLocal({ scores, local }: Version, line: number, given: Float64Array): void {
  scores.set(given, line * COUNT);
  let top = Number.NEGATIVE_INFINITY;
  for (let s = 0; s < COUNT; s++) top = Math.max(top, given[s]!);
  for (let s = 0; s < COUNT; s++) local[line * COUNT + s] = Math.exp(given[s]! - top);
}

function versionOf(lines: number): Version {
  const values = () => new Float64Array(lines * COUNT);
  return {
    scores: values(),
    local: values(),
    forward: values(),
    backward: values(),
    scale: new Float64Array(lines),
  };
}

/** Brings the values of the lines at both ends to their places among so many lines. */
function makeRoom(old: Version, { head, tail }: CommonEnds, before: number, now: number): Version {
  const move = (from: Float64Array, to: Float64Array, width: number) => {
    if (from !== to) to.set(from.subarray(0, head * width));
    to.set(from.subarray((before - tail) * width, before * width), (now - tail) * width);
  };
  const fits = now * COUNT <= old.scores.length;
  const version = fits ? old : versionOf(now + (now >> 3));
  move(old.scores, version.scores, COUNT);
  move(old.local, version.local, COUNT);
  move(old.forward, version.forward, COUNT);
  move(old.backward, version.backward, COUNT);
  move(old.scale, version.scale, 1);
  return version;
}
