import assert from 'node:assert/strict';
import fc from 'fast-check';
import { textHash } from '../src/core/text/hash';
import { LineMap, splitLines } from '../src/core/text/lines';
import { pieces } from '../src/core/text/pieces';
import { CodePoints } from '../src/core/text/units';
import { faultOf, invalidUtf8At, MAX_BYTES, MAX_LINE, MAX_LINES } from '../src/core/text/utf8';

/** Text as it comes: letters, composed and not, emoji, flags, halves of pairs, every kind of line end. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        'Đ',
        'ệ',
        'e\u0302\u0323',
        '👍',
        '👨‍👩‍👧',
        '🇻🇳',
        '\ud83d',
        '\udc4d',
        '\u00a0',
        '. ',
      ),
      fc.constantFrom('\n', '\r', '\r\n', '\u2028'),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

describe('code points', () => {
  const cases: readonly [text: string, utf16: number, codePoint: number][] = [
    ['', 0, 0],
    ['Hà Nội', 6, 6],
    ['Hà Nội'.normalize('NFD'), 9, 9],
    ['👍 Huế', 0, 0],
    ['👍 Huế', 2, 1],
    ['👍 Huế', 3, 2],
    ['a👍b👍c', 4, 3],
    ['a👍b👍c', 7, 5],
    ['🇻🇳', 4, 2],
    ['\ud83dx', 1, 1],
    ['\udc4d👍', 3, 2],
    ['\ud83d👍', 3, 2],
  ];
  for (const [text, utf16, codePoint] of cases) {
    it(`${JSON.stringify(text)}: ${utf16} ↔ ${codePoint}`, () => {
      const units = new CodePoints(text);
      assert.deepEqual([units.fromUtf16(utf16), units.toUtf16(codePoint)], [codePoint, utf16]);
    });
  }
  it('inside a pair counts as its end', () => assert.equal(new CodePoints('👍a').fromUtf16(1), 1));
  it('beyond the end stays beyond', () => assert.equal(new CodePoints('👍a').toUtf16(10), 11));
  it('agrees with JavaScript on every text', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const units = new CodePoints(text);
        let utf16 = 0;
        [...text].forEach((character, n) => {
          assert.deepEqual([units.fromUtf16(utf16), units.toUtf16(n)], [n, utf16]);
          utf16 += character.length;
        });
        assert.deepEqual([units.length, units.toUtf16(units.length)], [[...text].length, text.length]);
      }),
    ));
});

describe('lines', () => {
  const cases: readonly [title: string, text: string, lines: readonly string[]][] = [
    ['an empty text has one line', '', ['']],
    ['no line end', 'a', ['a']],
    ['LF', 'a\nb\n', ['a', 'b', '']],
    ['CRLF', 'a\r\nb\r\n', ['a', 'b', '']],
    ['lone CR', 'a\rb\r', ['a', 'b', '']],
    ['mixed', 'a\r\nb\nc\rd', ['a', 'b', 'c', 'd']],
    ['CR, then CRLF', 'a\r\r\nb', ['a', '', 'b']],
    ['LF, then CR', 'a\n\rb', ['a', '', 'b']],
    ['blank lines', '\n\r\n\r', ['', '', '', '']],
    ['other separators are text', 'a\u2028b\u0085c\fd', ['a\u2028b\u0085c\fd']],
  ];
  for (const [title, text, lines] of cases) {
    it(title, () =>
      assert.deepEqual(
        splitLines(text).map(({ start, end }) => text.slice(start, end)),
        lines,
      ),
    );
  }

  const positions: readonly [title: string, text: string, offset: number, line: number, character: number][] =
    [
      ['the start', 'a\nb', 0, 0, 0],
      ['behind LF', 'a\nb', 2, 1, 0],
      ['behind CRLF', 'a\r\nb', 3, 1, 0],
      ['behind a lone CR', 'a\rb', 2, 1, 0],
      ['emoji count two', '👍b', 2, 0, 2],
      ['the end', 'a\nbc', 4, 1, 2],
    ];
  for (const [title, text, offset, line, character] of positions) {
    it(`position: ${title}`, () => {
      const map = new LineMap(text);
      assert.deepEqual(map.positionAt(offset), { line, character });
      assert.equal(map.offsetAt({ line, character }), offset);
    });
  }
  it('positions outside are moved inside', () => {
    const map = new LineMap('ab\r\ncd');
    const offsets = [
      [0, 99],
      [9, 0],
      [-1, 5],
      [1, -3],
    ].map(([line, character]) => map.offsetAt({ line: line!, character: character! }));
    assert.deepEqual(offsets, [2, 6, 0, 4]);
    assert.deepEqual(map.positionAt(99), { line: 1, character: 2 });
    assert.deepEqual(map.positionAt(-1), { line: 0, character: 0 });
  });
  it('every text: lines cover it but for line ends, and offsets come back', () =>
    fc.assert(
      fc.property(anyText, (text) => {
        const map = new LineMap(text);
        const spans = splitLines(text);
        let done = 0;
        spans.forEach(({ start, end }, n) => {
          assert.match(text.slice(done, start), n === 0 ? /^$/ : /^(?:\r\n|\r|\n)$/);
          assert.doesNotMatch(text.slice(start, end), /[\r\n]/);
          for (let offset = start; offset <= end; offset++) {
            assert.equal(map.lineAt(offset), n);
            assert.equal(map.offsetAt(map.positionAt(offset)), offset);
          }
          done = end;
        });
        assert.equal(done, text.length);
      }),
    ));
});

describe('UTF-8', () => {
  const bad: readonly [title: string, bytes: readonly number[], at: number][] = [
    ['a continuation byte alone', [0x61, 0x80], 1],
    ['a lead byte at the end', [0x61, 0xc3], 1],
    ['three bytes cut short', [0xe1, 0xbb], 0],
    ['four bytes cut short', [0xf0, 0x9f, 0x91], 0],
    ['overlong in two bytes', [0xc0, 0xaf], 0],
    ['overlong in three bytes', [0xe0, 0x9f, 0xbf], 0],
    ['overlong in four bytes', [0xf0, 0x8f, 0xbf, 0xbf], 0],
    ['a surrogate', [0xed, 0xa0, 0x80], 0],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80], 0],
    ['a byte that is never used', [0x61, 0x61, 0xff], 2],
    ['windows-1258', [0x48, 0xe0, 0x20, 0x4e, 0xf4], 1],
  ];
  for (const [title, bytes, at] of bad) {
    it(`${title} is refused`, () => {
      assert.equal(invalidUtf8At(Uint8Array.from(bytes)), at);
      assert.deepEqual(faultOf(Uint8Array.from(bytes)), { reason: 'not-utf8', offset: at });
    });
  }
  const good = [
    '',
    'Hà Nội',
    'Hà Nội'.normalize('NFD'),
    '👍',
    '\u07ff\u0800\ud7ff\ue000\uffff\u{10ffff}',
    '\ufeffa',
  ];
  for (const text of good) {
    it(`${JSON.stringify(text)} is well-formed`, () =>
      assert.equal(faultOf(new TextEncoder().encode(text)), undefined));
  }
  for (const [form, bytes] of [
    ['little-endian, with its mark', [0xff, 0xfe, 0x54, 0x00]],
    ['big-endian, with its mark', [0xfe, 0xff, 0x00, 0x54]],
    ['little-endian, without', [...Buffer.from('Tin mới ở Hà Nội', 'utf16le')]],
    ['big-endian, without', [...Buffer.from('Tin mới ở Hà Nội', 'utf16le').swap16()]],
  ] as const) {
    it(`UTF-16, ${form}, is named`, () =>
      assert.deepEqual(faultOf(Uint8Array.from(bytes)), { reason: 'utf-16' }));
  }
  const lines = (n: number) => Buffer.alloc(n, '\n');
  it('as many lines as are read', () => assert.equal(faultOf(lines(MAX_LINES - 1)), undefined));
  it('one line more', () =>
    assert.deepEqual(faultOf(lines(MAX_LINES)), { reason: 'too-many-lines', lines: MAX_LINES + 1 }));
  it('lines as long as they are read', () =>
    assert.equal(faultOf(Buffer.from(`${'a'.repeat(MAX_LINE)}\n${'b'.repeat(MAX_LINE)}`)), undefined));
  it('a line that is longer', () =>
    assert.deepEqual(faultOf(Buffer.from(`a\n${'b'.repeat(MAX_LINE + 1)}\n`)), {
      reason: 'long-line',
      bytes: MAX_LINE + 1,
    }));
  it('NUL is no text', () => assert.deepEqual(faultOf(Uint8Array.from([0x61, 0])), { reason: 'nul' }));
  it('a huge file is not read', () =>
    assert.deepEqual(faultOf(new Uint8Array(MAX_BYTES + 1)), { reason: 'too-large', bytes: MAX_BYTES + 1 }));
  it('agrees with the decoder of the platform', () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x80, 0xbf, 0x61));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6 }), fc.array(byte, { maxLength: 6 }), (head, tail) => {
        const bytes = Uint8Array.from([...head, ...tail]);
        const decoded = () => new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        if (invalidUtf8At(bytes) === undefined) assert.doesNotThrow(decoded);
        else assert.throws(decoded);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hash', () => {
  it('is SHA-256 of UTF-8', () =>
    assert.equal(textHash('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));
  it('differs by normal form', () => assert.notEqual(textHash('Huế'), textHash('Huế'.normalize('NFD'))));
});

describe('pieces of an overlong line', () => {
  const cut = (text: string) =>
    pieces(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));
  it('a usual line is one piece', () => assert.deepEqual(cut('Một câu. Hai câu.'), ['Một câu. Hai câu.']));
  it('an empty line is one piece', () => assert.deepEqual(cut(''), ['']));
  it('is cut behind a sentence', () =>
    assert.ok(cut('Câu này dài. '.repeat(1000)).every((piece) => piece.endsWith('. '))));
  it('is cut at a blank where no sentence ends', () =>
    assert.ok(cut('chữ '.repeat(5000)).every((piece) => piece.endsWith(' '))));
  it('never cuts a pair', () => assert.ok(cut('👍'.repeat(9001)).every((piece) => !/\p{Cs}/u.test(piece))));
  it('never cuts a pair, odd offsets', () =>
    assert.ok(cut(`a${'👍'.repeat(9001)}`).every((piece) => !/\p{Cs}/u.test(piece))));
  it('soon behind an edit the pieces are the old ones', () => {
    const sentences = Array.from({ length: 5000 }, (_, n) => `Câu thứ ${n} đây. `);
    const before = cut(sentences.join(''));
    sentences[10] = 'Câu này đã được người ta sửa lại rồi. ';
    const known = new Set(before);
    const fresh = cut(sentences.join('')).filter((piece) => !known.has(piece));
    assert.ok(fresh.length < 6, `${fresh.length} of ${before.length} are new`);
  });
  it('together they are the line', () =>
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 2000 }), (text, times) => {
        const line = text.repeat(times).slice(0, 30_000);
        const parts = cut(line);
        assert.equal(parts.join(''), line);
        assert.ok(parts.every((part) => part.length <= 4000 && (part !== '' || line === '')));
      }),
      { numRuns: 30 },
    ));
});
