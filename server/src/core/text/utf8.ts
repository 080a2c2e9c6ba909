/** Why bytes are not the text of an article. */
export type NotText =
  | { readonly reason: 'not-utf8' /** Of the first wrong byte. */; readonly offset: number }
  | { readonly reason: 'nul' }
  | { readonly reason: 'too-large'; readonly bytes: number };

/** Larger files are not read: editors hide them from extensions too. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** What is wrong with the bytes of a text file, if anything. */
export function faultOf(bytes: Uint8Array): NotText | undefined {
  if (bytes.length > MAX_BYTES) return { reason: 'too-large', bytes: bytes.length };
  const offset = invalidUtf8At(bytes);
  if (offset !== undefined) return { reason: 'not-utf8', offset };
  return bytes.includes(0) ? { reason: 'nul' } : undefined;
}

/**
 * The offset of the first byte that does not belong to well-formed UTF-8 (no overlong forms, no
 * surrogates, nothing above U+10FFFF; Unicode 15, table 3-7).
 */
export function invalidUtf8At(bytes: Uint8Array): number | undefined {
  let i = 0;
  while (i < bytes.length) {
    const lead = bytes[i]!;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length =
      lead >= 0xc2 && lead <= 0xdf
        ? 2
        : lead >= 0xe0 && lead <= 0xef
          ? 3
          : lead >= 0xf0 && lead <= 0xf4
            ? 4
            : 0;
    if (length === 0) return i;
    const second = bytes[i + 1] ?? 0;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < low || second > high) return i;
    for (let k = 2; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return i;
    i += length;
  }
  return undefined;
}
