import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readerVi } from '../../src/features/messages/readers';

const root = resolve(__dirname, '../../../..');
const FILES = [
  ...readdirSync(join(root, 'server/src/core/formats')).map((name) => `server/src/core/formats/${name}`),
  'server/src/workspace/exchange/read.ts',
  'server/src/workspace/exchange/isolated.ts',
  'server/src/workspace/exchange/answerReads.ts',
  'server/src/node/isolated.ts',
].filter((name) => !/(?:registry|losses|export|split)\.ts$/.test(name));

/** Where messages stand: what is called with one, and tables of things that are left out. */
const SAYING =
  /\b(?:skip|skipAll|note|fail|FormatError|Error)\(|\b(?:OTHERS|KINDS|NOTES|NAMES|A_ROW|NO_TAGS)\b[^=;\n]*= /g;
/** What is compared, looked up or matched is no message. */
const OTHER = /(?:===|!==|\[|\(\w+ in|startsWith\(|endsWith\(|case) ?$/;

/** The texts from an offset to the end of the call or value, with `1` for what is put in. */
function textsFrom(source: string, from: number): string[] {
  const texts: string[] = [];
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at]!;
    if (char === "'" || char === '`') {
      let text = '';
      const start = at;
      for (at++; source[at] !== char; at++) {
        if (source[at] === '\\') text += source[++at];
        else if (char === '`' && source.startsWith('${', at)) {
          text += '1';
          for (let open = 0; ; at++) {
            if (source[at] === '{') open++;
            if (source[at] === '}' && --open === 0) break;
          }
        } else text += source[at];
      }
      if (!OTHER.test(source.slice(Math.max(0, start - 20), start)) && source[at + 1] !== ']')
        texts.push(text);
    } else if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char) && --depth < 0) return texts;
    else if (char === ';' && depth === 0) return texts;
  }
  return texts;
}

function messagesIn(name: string): string[] {
  const source = readFileSync(join(root, name), 'utf8').replace(/^ *(?:\/\/|\*).*$/gm, '');
  const found = [...source.matchAll(SAYING)].flatMap(({ index, 0: head }) =>
    textsFrom(source, index + head.length),
  );
  return found.filter((text) => /[\p{L}\d”] \p{L}|\p{L} [“\d]/u.test(text));
}

describe('what readers of formats say, in Vietnamese', () => {
  for (const name of FILES) {
    const messages = [...new Set(messagesIn(name))];
    if (messages.length > 0)
      it(`all of ${name}`, () => {
        assert.deepEqual(
          messages.filter((message) => readerVi(message) === message),
          [],
        );
      });
  }
  it('finds what is said', () => {
    assert.ok(FILES.flatMap(messagesIn).length > 120, String(FILES.flatMap(messagesIn).length));
  });

  const table: readonly (readonly [en: string, vi: string])[] = [
    ['the element w:p', 'phần tử w:p'],
    ['a region of “a note”', 'vùng của “a note”'],
    ['a region of a text in HTML', 'vùng trong văn bản HTML'],
    [
      'an annotation of the layer x.Chunk (choose it with --layer Chunk)',
      'chú giải ở lớp x.Chunk (chọn bằng --layer Chunk)',
    ],
    ['the span 3-9 does not lie in the text of 6 characters', 'đoạn 3-9 không nằm trong văn bản dài 6 ký tự'],
    ['the text at 0-2 is “Hà”, not “Huế\nđẹp”', 'văn bản ở 0-2 là “Hà”, không phải “Huế\nđẹp”'],
    ['it cannot be unpacked: it unpacks to more than 9 bytes', 'không giải nén được: giải nén ra hơn 9 byte'],
    ['not JSON: Unexpected end of JSON input', 'không phải JSON: Unexpected end of JSON input'],
    ['not JSON: “,” or “]” is expected', 'không phải JSON: cần “,” hoặc “]”'],
    ['what nobody has said', 'what nobody has said'],
  ];
  for (const [en, vi] of table) it(`${en}: ${vi}`, () => assert.equal(readerVi(en), vi));
});
