/** How many elements two lists have in common at the beginning, and how many of the others at the end. */
export interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

/**
 * Compares two versions of a list from both ends, as typing changes them: what lies between is all that can be
 * new. The indices given to `same` are those in the old list and in the new one.
 */
export function commonEnds(
  before: number,
  after: number,
  same: (old: number, now: number) => boolean,
  sameBehind = same,
): CommonEnds {
  const most = Math.min(before, after);
  let head = 0;
  while (head < most && same(head, head)) head++;
  let tail = 0;
  while (tail < most - head && sameBehind(before - 1 - tail, after - 1 - tail)) tail++;
  return { head, tail };
}

/** How many code units two texts have in common at the beginning, and how many of the others at the end. */
export function commonText(before: string, after: string): CommonEnds {
  const most = Math.min(before.length, after.length);
  const head = longest(most, (from, to) => before.slice(from, to) === after.slice(from, to));
  const tail = longest(
    most - head,
    (from, to) =>
      before.slice(before.length - to, before.length - from) ===
      after.slice(after.length - to, after.length - from),
  );
  return { head, tail };
}

/** How far all is the same. Halves and compares at once: engines compare texts faster than code units. */
function longest(most: number, same: (from: number, to: number) => boolean): number {
  let [least, limit] = [0, most];
  while (least < limit) {
    const middle = (least + limit + 1) >> 1;
    if (same(least, middle)) least = middle;
    else limit = middle - 1;
  }
  return least;
}
