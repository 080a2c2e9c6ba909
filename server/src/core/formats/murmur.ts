const MASK = 0xffffffffffffffffn;
const M = 0xc6a4a7935bd1e995n;
const R = 47n;

/** MurmurHash64A of bytes, by which spaCy numbers its strings. */
export function murmurHash64A(bytes: Uint8Array, seed: bigint): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { length } = bytes;
  let hash = (seed ^ (BigInt(length) * M)) & MASK;
  const whole = length - (length % 8);
  for (let at = 0; at < whole; at += 8) {
    let k = (view.getBigUint64(at, true) * M) & MASK;
    k = ((k ^ (k >> R)) * M) & MASK;
    hash = ((hash ^ k) * M) & MASK;
  }
  if (whole < length) {
    let rest = 0n;
    for (let at = length - 1; at >= whole; at--) rest = (rest << 8n) | BigInt(bytes[at]!);
    hash = ((hash ^ rest) * M) & MASK;
  }
  hash = ((hash ^ (hash >> R)) * M) & MASK;
  return hash ^ (hash >> R);
}
