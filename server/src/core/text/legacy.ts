import { LEGACY_ENCODINGS } from '../languages/spellings';

/** The encoding that a text was written in before it was saved as Unicode unconverted, if it seems so. */
export function legacyEncoding(text: string): string | undefined {
  for (const read of LEGACY_ENCODINGS) {
    const encoding = read(text);
    if (encoding !== undefined) return encoding;
  }
  return undefined;
}
