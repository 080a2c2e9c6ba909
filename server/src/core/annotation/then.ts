import type { AnyItem, Sidecar } from '../sidecar/model';
import type { QuotedText } from '../sidecar/quoted';
import { textHash } from '../text/hash';
import { findAllSteps } from '../text/needles';
import { eachInSteps, flatMapSteps, type Steps } from '../text/steps';
import { CodePoints, lowerBound } from '../text/units';

/** A part of the text as it was, as entries quote it; `start` in code points. */
interface Piece {
  readonly start: number;
  readonly text: string;
}

/** So many code units at the end of a part show where it ends; the change may lie close before that. */
const TAILS = [32, 16, 8, 4];
/** So many places are tried for one change, and so many changes one after the other. */
const PLACES = 4;
const CHANGES = 4;
/** Code units of all texts that are tried together, beside one of whatever size. */
const TRIED = 16_000_000;

/**
 * The text for which a sidecar was written, as it quotes it: the present one with what entries quote put back where it is
 * another now. Only the hash tells whether it is that; undefined where nothing that is tried has it. So a few changes
 * next to annotations are known as they would be if both texts were there.
 */
export function* textThen(sidecar: Sidecar, now: QuotedText): Steps<string | undefined> {
  const { sha256 } = sidecar.header;
  if (sha256 === undefined) return undefined;
  const pieces = yield* piecesOf([...sidecar.spans, ...sidecar.lines]);
  let left = TRIED;
  const tried = new Set<string>();
  const open = [{ text: now.text, depth: 0 }];
  for (let one = open.pop(); one; one = open.pop()) {
    const { text, depth } = one;
    const points = text === now.text ? now.codePoints : new CodePoints(text);
    const at = ({ start }: Piece) => points.toUtf16(start);
    const piece = pieces.find((other) => !text.startsWith(other.text, at(other)));
    yield;
    if (!piece) {
      if (depth > 0 && textHash(text) === sha256) return text;
      continue;
    }
    if (depth === CHANGES) continue;
    const start = at(piece);
    // The last to be put there is the first to be tried.
    for (const end of (yield* endsOf(piece, text, start)).reverse()) {
      const before = text.slice(0, start) + piece.text + text.slice(end);
      left -= before.length;
      if (left < 0 && tried.size > 0) return undefined;
      if (tried.has(before)) continue;
      tried.add(before);
      open.push({ text: before, depth: depth + 1 });
    }
  }
  return undefined;
}

/** Where what follows a part of the text as it was may begin now, the most likely first. */
function* endsOf({ text: quoted }: Piece, text: string, start: number): Steps<number[]> {
  const tails = TAILS.map((length) => quoted.slice(-length));
  const found = yield* findAllSteps(text, tails);
  const expected = start + quoted.length;
  const ends = tails.flatMap((tail) =>
    nearest(found.get(tail)!, expected - tail.length, start).map((place) => place + tail.length),
  );
  return [...new Set(ends)].slice(0, PLACES);
}

/** Of places, which ascend, those at or behind `from` that are nearest to the expected one; there may be very many. */
function nearest(places: readonly number[], expected: number, from: number): number[] {
  const chosen: number[] = [];
  let behind = lowerBound(places, (place) => place >= expected);
  let ahead = behind - 1;
  while (chosen.length < PLACES) {
    const left = ahead >= 0 && places[ahead]! >= from ? expected - places[ahead]! : Number.POSITIVE_INFINITY;
    const right = behind < places.length ? places[behind]! - expected : Number.POSITIVE_INFINITY;
    if (Math.min(left, right) === Number.POSITIVE_INFINITY) break;
    chosen.push(left <= right ? places[ahead--]! : places[behind++]!);
  }
  return chosen;
}

/** What entries say of the text, in order; what overlaps or touches is one part. */
function* piecesOf(items: readonly AnyItem[]): Steps<Piece[]> {
  const parts = yield* flatMapSteps(
    items,
    ({ record: { start, end, text, before = '', after = '', stale } }): Piece[] => {
      if (stale) return [];
      // Of long lines only the beginning is quoted.
      const isAll = new CodePoints(text).length === end - start;
      return [{ start: start - new CodePoints(before).length, text: before + text + (isAll ? after : '') }];
    },
  );
  const pieces: { start: number; end: number; text: string }[] = [];
  parts.sort((a, b) => a.start - b.start);
  yield* eachInSteps(parts, ({ start, text }) => {
    const last = pieces.at(-1);
    const points = new CodePoints(text);
    const end = start + points.length;
    if (!last || start > last.end) pieces.push({ start, end, text });
    else if (end > last.end) {
      last.text += text.slice(points.toUtf16(last.end - start));
      last.end = end;
    }
  });
  return pieces;
}
