import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';

/** SHA-256 of the text in UTF-8, in lower-case hexadecimal. */
export function textHash(text: string): string {
  return bytesHash([utf8ToBytes(text)]);
}

/** SHA-256 of parts that stand one after another, in lower-case hexadecimal. */
export function bytesHash(parts: Iterable<Uint8Array>): string {
  const hash = sha256.create();
  for (const part of parts) hash.update(part);
  return bytesToHex(hash.digest());
}
