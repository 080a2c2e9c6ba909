import type { Facts } from '../../server/src/protocol/facts';

let known: Facts | undefined;

/** What the server says without being asked; loaded when it is first needed, as most windows never do. */
export function facts(): Facts {
  known ??= (require('../../server/src/facts') as { readonly facts: Facts }).facts;
  return known;
}
