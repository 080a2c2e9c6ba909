import { Gunzip, Inflate, Unzlib } from 'fflate';

/** Bytes that one compressed file may unpack to. */
export const MOST_UNPACKED = 1 << 28;
/** Bytes that are given to the library at once, so that it can be stopped. */
const CHUNK = 1 << 16;

/**
 * Unpacks zlib, gzip or, where the file has no head of these, deflate. What comes out is counted on the way.
 *
 * @throws Error when it is more than `most` bytes, or the bytes are wrong
 */
export function unpacked(bytes: Uint8Array, most = MOST_UNPACKED): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array) => {
    length += part.length;
    if (length > most) throw new Error(`it unpacks to more than ${most} bytes`);
    parts.push(part);
  };
  const stream = streamOf(bytes, take);
  for (let at = 0; at < bytes.length; at += CHUNK)
    stream.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function streamOf(bytes: Uint8Array, take: (part: Uint8Array) => void): Inflate | Gunzip | Unzlib {
  if (isGzip(bytes)) return new Gunzip(take);
  const isZlib = (bytes[0]! & 15) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0;
  return isZlib ? new Unzlib(take) : new Inflate(take);
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}
