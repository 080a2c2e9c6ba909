import { TextCache } from '../../text/cache';
import { ownCopy } from '../../text/ownCopy';

/** Ways in which Vietnamese was written before Unicode: with fonts that show other letters than there are. */
type LegacyEncoding = 'TCVN3' | 'VNI';

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

/** See `LegacyReader`. */
export function legacyEncoding(text: string): LegacyEncoding | undefined {
  const all: Counts = { words: 0, TCVN3: 0, VNI: 0 };
  for (let start = 0; start < text.length && start < SAMPLE; ) {
    const next = text.indexOf('\n', start);
    const end = Math.min(next < 0 ? text.length : next + 1, SAMPLE);
    const { words, TCVN3, VNI } = countsOf(text.slice(start, end));
    all.words += words;
    all.TCVN3 += TCVN3;
    all.VNI += VNI;
    start = end;
  }
  const isOf = (encoding: LegacyEncoding) =>
    all[encoding] >= LEAST && all[encoding] >= all.words * PARTS[encoding];
  return isOf('TCVN3') ? 'TCVN3' : isOf('VNI') ? 'VNI' : undefined;
}

/** How many words there are, and how many of a kind. */
type Counts = Record<'words' | LegacyEncoding, number>;

/** An edit leaves most lines as they are. */
const known = new TextCache<Counts>(20 * SAMPLE);

function countsOf(line: string): Counts {
  let counts = known.get(line);
  if (!counts) {
    const words = line.match(WORD) ?? [];
    const count = (sign: RegExp) => words.filter((word) => sign.test(word)).length;
    counts = { words: words.length, TCVN3: count(TCVN3), VNI: count(VNI) };
    known.set(ownCopy(line), counts);
  }
  return counts;
}
