import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import { TextCache } from './cache';

/** With each decision the same text is asked for several times; in its UTF-16 code units. */
const known = new TextCache<string>(2_000_000);

/** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
export function textHash(text: string): string {
  let hash = known.get(text);
  if (hash === undefined) {
    hash = bytesHash([utf8ToBytes(text)]);
    known.set(text, hash);
  }
  return hash;
}

/** SHA-256 of parts that stand one after another, in lower-case hexadecimal. */
export function bytesHash(parts: Iterable<Uint8Array>): string {
  const hash = sha256.create();
  for (const part of parts) hash.update(part);
  return bytesToHex(hash.digest());
}

/** SHA-256 in lower-case hexadecimal of texts in UTF-8 that come one after another. */
export class TextHash {
  readonly #hash = sha256.create();

  add(text: string): void {
    this.#hash.update(utf8ToBytes(text));
  }

  /** To be asked once. */
  digest(): string {
    return bytesToHex(this.#hash.digest());
  }
}
