import { decode } from '@msgpack/msgpack';

/** Values in values; the library calls itself for each. */
const DEPTH = 100;

/**
 * Decodes msgpack after a look at its heads: the library makes room for as many values as a head says, before
 * it sees whether they are there.
 *
 * @throws Error when the bytes are wrong
 */
export function decodeChecked(bytes: Uint8Array): unknown {
  check(bytes);
  return decode(bytes);
}

/** Bytes of the number behind a head, and of what follows it for each unit of that number. */
const SIZED: Readonly<Record<number, readonly [width: number, kind: 'bytes' | 'ext' | 'array' | 'map']>> = {
  196: [1, 'bytes'],
  197: [2, 'bytes'],
  198: [4, 'bytes'],
  199: [1, 'ext'],
  200: [2, 'ext'],
  201: [4, 'ext'],
  217: [1, 'bytes'],
  218: [2, 'bytes'],
  219: [4, 'bytes'],
  220: [2, 'array'],
  221: [4, 'array'],
  222: [2, 'map'],
  223: [4, 'map'],
};
/** Bytes behind a head of a fixed size. */
const FIXED: Readonly<Record<number, number>> = {
  192: 0,
  194: 0,
  195: 0,
  202: 4,
  203: 8,
  204: 1,
  205: 2,
  206: 4,
  207: 8,
  208: 1,
  209: 2,
  210: 4,
  211: 8,
  212: 2,
  213: 3,
  214: 5,
  215: 9,
  216: 17,
};

function check(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number, width: number): number => {
    if (at + width > bytes.length) throw new Error('it ends too soon');
    return width === 1 ? view.getUint8(at) : width === 2 ? view.getUint16(at) : view.getUint32(at);
  };
  // Values that are still to come, of each open array or map.
  const open: number[] = [1];
  let at = 0;
  while (open.length > 0) {
    const left = open.length - 1;
    if (open[left] === 0) {
      open.pop();
      continue;
    }
    open[left]!--;
    if (at >= bytes.length) throw new Error('it ends too soon');
    const head = bytes[at++]!;
    let inside = 0;
    if (head >> 4 === 8) inside = (head & 15) * 2;
    else if (head >> 4 === 9) inside = head & 15;
    else if (head >> 5 === 5) at += head & 31;
    else if (head >= 0xc0 && head < 0xe0) {
      const [width, kind] = SIZED[head] ?? [0, 'bytes'];
      if (width > 0) {
        const size = number(at, width);
        at += width + (kind === 'bytes' ? size : kind === 'ext' ? size + 1 : 0);
        inside = kind === 'array' ? size : kind === 'map' ? size * 2 : 0;
      } else {
        const size = FIXED[head];
        if (size === undefined) throw new Error(`a value begins with the byte ${head}`);
        at += size;
      }
    }
    // Each value has at least one byte.
    if (at > bytes.length || inside > bytes.length - at) throw new Error('it ends too soon');
    if (inside > 0) open.push(inside);
    if (open.length > DEPTH) throw new Error('nested too deeply');
  }
}
