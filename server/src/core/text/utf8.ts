/** Why bytes are not the text of an article. */
export type NotText =
  | { readonly reason: 'not-utf8' /** Of the first wrong byte. */; readonly offset: number }
  | { readonly reason: 'utf-16' }
  | { readonly reason: 'nul' }
  | { readonly reason: 'too-large'; readonly bytes: number }
  | { readonly reason: 'too-many-lines'; readonly lines: number }
  /** In bytes. */
  | { readonly reason: 'long-line'; readonly bytes: number };

/** Larger files are not read: editors hide them from extensions too. */
export const MAX_BYTES = 64 * 1024 * 1024;

/** What an article needs of memory grows with its lines and with its longest one; articles have no more. */
export const MAX_LINES = 250_000;
export const MAX_LINE = 6 * 1024 * 1024;

/**
 * What is wrong with the bytes of a text file, if anything.
 *
 * @param isValid they are known to be UTF-8
 */
export function faultOf(bytes: Uint8Array, isValid = false): NotText | undefined {
  if (bytes.length > MAX_BYTES) return { reason: 'too-large', bytes: bytes.length };
  return encodingFault(bytes, isValid) ?? faultOfLines(bytes);
}

/** Why bytes are no text in UTF-8, however long. */
export function encodingFault(bytes: Uint8Array, isValid = false): NotText | undefined {
  if (isUtf16(bytes)) return { reason: 'utf-16' };
  const offset = isValid ? undefined : invalidUtf8At(bytes);
  if (offset !== undefined) return { reason: 'not-utf8', offset };
  return bytes.includes(0) ? { reason: 'nul' } : undefined;
}

/**
 * Whether text has more lines, or a longer one, than are read.
 *
 * @param bytes in UTF-8; of a text in memory its code units count as bytes
 */
export function faultOfLines(bytes: Uint8Array | string): NotText | undefined {
  const next = (from: number) =>
    typeof bytes === 'string' ? bytes.indexOf('\n', from) : bytes.indexOf(10, from);
  let lines = 1;
  for (let from = 0; ; lines++) {
    const end = next(from);
    const length = (end < 0 ? bytes.length : end) - from;
    if (length > MAX_LINE) return { reason: 'long-line', bytes: length };
    if (end < 0) break;
    from = end + 1;
  }
  return lines > MAX_LINES ? { reason: 'too-many-lines', lines } : undefined;
}

/** By the byte order mark, or by the zero bytes of Latin letters where there is none. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const zeros = [0, 0];
  const seen = Math.min(bytes.length, 1024);
  for (let i = 0; i < seen; i++) if (bytes[i] === 0) zeros[i & 1]!++;
  const [even, odd] = zeros as [number, number];
  return seen >= 16 && Math.max(even, odd) > seen / 8 && Math.min(even, odd) === 0;
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
