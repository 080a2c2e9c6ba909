import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decode } from '../../src/node/decode';
import { textOf } from '../../src/workspace/files';

const CASES: readonly (readonly [what: string, bytes: readonly number[]])[] = [
  ['nothing', []],
  ['ASCII', [...Buffer.from('Tin\r\n')]],
  ['Vietnamese', [...Buffer.from('Hà Nội đón Tết')]],
  ['beyond the first plane', [...Buffer.from('Cúp 🏆')]],
  ['a byte order mark', [...Buffer.from('\ufeffHuế')]],
  ['a byte order mark before ASCII', [...Buffer.from('\ufeffHue')]],
  ['two of them', [...Buffer.from('\ufeff\ufeffHuế')]],
  ['one alone', [0xef, 0xbb, 0xbf]],
  ['half of one', [0xef, 0xbb]],
  ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ['an overlong form', [0xc0, 0xaf]],
  ['Latin-1', [0x48, 0xe0]],
  ['NUL', [0x41, 0x00, 0x42]],
];

describe('the decoder of Node says of bytes what the one of all hosts says', () => {
  const compare = (all: readonly number[]) => {
    // Within a larger buffer, as files are read.
    const bytes = Buffer.from([0x41, ...all, 0x42]).subarray(1, all.length + 1);
    assert.deepEqual(textOf(bytes, decode), textOf(bytes));
  };
  for (const [what, bytes] of CASES) it(what, () => compare(bytes));
  it('any text', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => compare([...Buffer.from(text)]))));
  it('any bytes', () => fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 255 })), compare)));
});
