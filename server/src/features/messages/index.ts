import { en, type Messages } from './en';
import { enFields, type FieldWords, viFields } from './files';
import { vi } from './vi';

export type { Messages } from './en';

/** The messages for a locale such as `vi` or `en-US`; English where there is no translation. */
export function messagesFor(locale: string | undefined): Messages {
  return locale?.toLowerCase().startsWith('vi') ? vi : en;
}

/** What the keys of our files mean, in the language of the messages. */
export function fieldWords(messages: Messages): FieldWords {
  return messages === vi ? viFields : enFields;
}
