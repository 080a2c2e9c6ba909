import { TextCache } from './cache';
import { ownCopy } from './ownCopy';

/** Ways in which Vietnamese was written before Unicode: with fonts that show other letters than there are. */
export type LegacyEncoding = 'TCVN3' | 'VNI';

/** UTF-16 code units that are looked at; a whole text is written in one way. */
const SAMPLE = 20_000;
const WORD = /[\p{L}\u00a1-\u00bf\u00d7\u00f7]+/gu;
/** Signs that no language has inside of words, and that stand for letters in fonts for TCVN3. */
const TCVN3 =
  /[a-z][\u00a7-\u00a9\u00ab-\u00ae\u00b5-\u00b9\u00bb-\u00be]|[\u00a7-\u00a9\u00ab-\u00ae\u00b5-\u00b9\u00bb-\u00be][a-z]/i;
/** A vowel and a letter that fonts for VNI show as the mark on it. */
const VNI = /[aeiouyôö][àáâãäåæèéêëïõøùúûü]/i;

/** Words of a kind from which a text can be of it. */
const LEAST = 5;
/** Their part of all words; other languages have vowels with marks behind vowels, too, but not so many. */
const PARTS = { TCVN3: 0.1, VNI: 0.4 };

/** The encoding that a text was written in before it was saved as Unicode unconverted, if it seems so. */
export function legacyEncoding(text: string): LegacyEncoding | undefined {
  const sample = text.slice(0, SAMPLE);
  let encoding = known.get(sample);
  if (encoding === undefined) {
    encoding = encodingOf(sample) ?? 'none';
    known.set(ownCopy(sample), encoding);
  }
  return encoding === 'none' ? undefined : encoding;
}

/** Most edits of a long text are behind its beginning. */
const known = new TextCache<LegacyEncoding | 'none'>(20 * SAMPLE);

function encodingOf(sample: string): LegacyEncoding | undefined {
  const words = sample.match(WORD) ?? [];
  const isOf = (sign: RegExp, part: number) => {
    const count = words.filter((word) => sign.test(word)).length;
    return count >= LEAST && count >= words.length * part;
  };
  return isOf(TCVN3, PARTS.TCVN3) ? 'TCVN3' : isOf(VNI, PARTS.VNI) ? 'VNI' : undefined;
}
