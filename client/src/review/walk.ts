import type { WireSpan } from '../../../server/src/protocol';
import { comparePoints, type Point } from './spans';

export const ORDERS = ['position', 'doubt'] as const;
export const SCOPES = ['suggestions', 'bulk', 'all'] as const;

/** How a person goes through an article. */
export interface Walk {
  /** By place, or the least sure first. */
  readonly order: (typeof ORDERS)[number];
  /** Suggestions only, only what was accepted together with others, or every annotation. */
  readonly over: (typeof SCOPES)[number];
}

/** Where in a walk somebody is; `sure` from 0 to 1. */
export interface Stand {
  readonly at: Point;
  readonly sure: number;
  /** Whether the annotation at that very place has been passed. */
  readonly passed: boolean;
}

function isOnTheWay({ status, bulk }: WireSpan, over: Walk['over']): boolean {
  if (over === 'all') return true;
  return over === 'bulk' ? status === 'accepted' && bulk === true : status === 'suggested';
}

/** How sure an annotation is; nothing is surer than what a person has decided by itself. */
export function sureness({ status, bulk, confidence = 1 }: WireSpan): number {
  return status === 'accepted' && !bulk ? 1 : confidence;
}

export function standOn(span: WireSpan): Stand {
  return { at: span.range.start, sure: sureness(span), passed: true };
}

/** The next annotation of a walk (1) or the one before (-1), around its end. Linear. */
export function nextOn(
  spans: readonly WireSpan[],
  from: Stand,
  { order, over }: Walk,
  step: 1 | -1 = 1,
): WireSpan | undefined {
  const compare = (a: Stand, b: Stand) =>
    (order === 'doubt' ? a.sure - b.sure : 0) || comparePoints(a.at, b.at);
  let best: WireSpan | undefined;
  let first: WireSpan | undefined;
  const isBetter = (span: WireSpan, than: WireSpan | undefined) =>
    than === undefined || step * compare(standOn(span), standOn(than)) < 0;
  for (const span of spans) {
    if (!isOnTheWay(span, over)) continue;
    const ahead = step * compare(standOn(span), from);
    if (isBetter(span, first)) first = span;
    if ((ahead > 0 || (ahead === 0 && !from.passed)) && isBetter(span, best)) best = span;
  }
  return best ?? first;
}

/** How many annotations a walk has. */
export function countOn(spans: readonly WireSpan[], { over }: Walk): number {
  return spans.filter((span) => isOnTheWay(span, over)).length;
}
