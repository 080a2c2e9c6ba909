import type { About, Outcome } from '../../core/recognition/learned/model';

/** `0.21 → 0.12`: how it was with the suggestions from before, and how it is now. */
export function change(what: keyof Outcome, { held, basis }: About): string {
  if (!held) return '';
  const after = held.after[what].toFixed(2);
  return basis === 'scratch' ? after : `${held.before[what].toFixed(2)} → ${after}`;
}
