import type { About, Outcome } from '../../core/recognition/learned/model';

/** `0.21 → 0.12`: how it was with the suggestions from before, and how it is now. */
export function change(what: keyof Outcome, { held, basis }: About): string {
  if (!held) return '';
  const after = held.after[what].toFixed(2);
  return basis === 'scratch' ? after : `${held.before[what].toFixed(2)} → ${after}`;
}

/** Whether fewer corrections are needed with the model on what was kept back of it. */
export const isBetter = ({ held }: About): boolean =>
  held !== undefined && held.after.corrections < held.before.corrections;

/** Whether nothing that was kept back speaks against the model; one from scratch has nothing to be compared with. */
export const isNoWorse = ({ held, basis }: About): boolean =>
  held === undefined || basis === 'scratch' || held.after.corrections <= held.before.corrections;
