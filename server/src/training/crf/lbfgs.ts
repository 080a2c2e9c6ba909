/** Value and gradient at a point; the gradient is written into the second argument. */
export type Objective = (point: Float64Array, gradient: Float64Array) => number;

/** Steps that the curvature is guessed from. */
const MEMORY = 10;
/** Sufficient decrease, as a share of what the slope promises. */
const DECREASE = 1e-4;
const HALVINGS = 20;

/**
 * The lowest point of a smooth convex function by the limited-memory method of Broyden, Fletcher, Goldfarb
 * and Shanno with a backtracking line search, from zero, in so many rounds at most. The same numbers for the
 * same objective.
 */
export function minimize(size: number, objective: Objective, rounds: number): Float64Array {
  let point: Float64Array = new Float64Array(size);
  let gradient: Float64Array = new Float64Array(size);
  let value = objective(point, gradient);
  let first = 1;
  const steps: { step: Float64Array; change: Float64Array; scale: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = descent(gradient, steps);
    const slope = dot(direction, gradient);
    if (slope > -1e-9) break;
    let length = round === 0 ? 1 / Math.sqrt(-slope) : first;
    let found: { next: Float64Array; after: Float64Array; reached: number } | undefined;
    for (let n = 0; n < HALVINGS && !found; n++, length /= 2) {
      const next = point.map((x, at) => x + length * direction[at]!);
      const after = new Float64Array(size);
      const reached = objective(next, after);
      if (reached <= value + DECREASE * length * slope) found = { next, after, reached };
    }
    if (!found) break;
    // The length that `found` has is twice `length` by now: tried again, or its double where it fitted at once.
    first = round === 0 ? 1 : Math.min(1, length === first / 2 ? 4 * length : 2 * length);
    const { next, after, reached } = found;
    const step = next.map((x, at) => x - point[at]!);
    const change = after.map((x, at) => x - gradient[at]!);
    const bend = dot(step, change);
    if (bend > 1e-10) steps.push({ step, change, scale: 1 / bend });
    if (steps.length > MEMORY) steps.shift();
    point = next;
    gradient = after;
    value = reached;
  }
  return point;
}

/** The direction of descent: the gradient, bent as the last steps say. */
function descent(
  gradient: Float64Array,
  steps: readonly { step: Float64Array; change: Float64Array; scale: number }[],
): Float64Array {
  const direction = gradient.map((x) => -x);
  const shares: number[] = [];
  for (let n = steps.length - 1; n >= 0; n--) {
    const { step, change, scale } = steps[n]!;
    const share = scale * dot(step, direction);
    shares[n] = share;
    for (let at = 0; at < direction.length; at++) direction[at]! -= share * change[at]!;
  }
  const last = steps.at(-1);
  if (last) {
    const scale = 1 / (last.scale * dot(last.change, last.change));
    for (let at = 0; at < direction.length; at++) direction[at]! *= scale;
  }
  steps.forEach(({ step, change, scale }, n) => {
    const share = shares[n]! - scale * dot(change, direction);
    for (let at = 0; at < direction.length; at++) direction[at]! += share * step[at]!;
  });
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
