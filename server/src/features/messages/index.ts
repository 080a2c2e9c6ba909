import { en } from './en';
import type { Messages } from './model';
import { vi } from './vi';

export type { Messages } from './model';

/** The messages for a locale such as `vi` or `en-US`; English where there is no translation. */
export function messagesFor(locale: string | undefined): Messages {
  return locale?.toLowerCase().startsWith('vi') ? vi : en;
}
