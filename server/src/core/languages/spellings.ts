import { legacyEncoding } from './vi/legacy';
import { respellTones } from './vi/spelling';

/**
 * Says how the characters at a place and after it are written by the one spelling that is compared, with as many
 * characters; undefined where they are so already.
 */
export type Respelling = (text: string, index: number, code: number) => string | undefined;

/** Of languages that write a word in two ways. They hold in any text: names cross languages. */
export const RESPELLINGS: readonly Respelling[] = [respellTones];

/** The name of the encoding for fonts, from before Unicode, that a text seems to be in. */
export type LegacyReader = (text: string) => string | undefined;

/** Of languages that were written so. */
export const LEGACY_ENCODINGS: readonly LegacyReader[] = [legacyEncoding];
