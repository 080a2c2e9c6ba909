import assert from 'node:assert/strict';
import { Shape, tokenize } from '../../src/core/text/tokens';

/** The tokens of a text, each followed by the letter of its kind. */
function show(text: string): string {
  return tokenize(text)
    .map((token) => `${text.slice(token.start, token.end)}/${token.kind[0]}`)
    .join(' ');
}

function shapes(text: string): string {
  const names = Object.entries(Shape).filter(([name]) => name !== 'SpaceBefore' && name !== 'LineStart');
  return tokenize(text)
    .map((token) => names.flatMap(([name, bit]) => (token.shape & bit ? [name] : [])).join('+') || '-')
    .join(' ');
}

describe('tokens', () => {
  const cases: [text: string, tokens: string][] = [
    ['', ''],
    ['  \n', ''],
    ['Hà Nội, Việt Nam', 'Hà/w Nội/w ,/p Việt/w Nam/w'],
    ['TP.HCM và TP. HCM', 'TP.HCM/w và/w TP/w ./p HCM/w'],
    ['TP.Cần Thơ', 'TP/w ./p Cần/w Thơ/w'],
    ['GS.TS Lê An', 'GS.TS/w Lê/w An/w'],
    ['xong.Ông nói', 'xong/w ./p Ông/w nói/w'],
    ['tại U.S. mới', 'tại/w U.S/w ./p mới/w'],
    ['HẾT NGƯỜI.HÀ NỘI', 'HẾT/w NGƯỜI.HÀ/w NỘI/w'],
    ['THƯỜNGXUYÊN.HÀ', 'THƯỜNGXUYÊN/w ./p HÀ/w'],
    ['baoquocte.vn', 'baoquocte.vn/w'],
    ['Hết... rồi', 'Hết/w .../p rồi/w'],
    ['ngày 6-7/9', 'ngày/w 6/n -/p 7/n //p 9/n'],
    ['20.07.2022 | 11:00', '20.07.2022/n |/s 11/n :/p 00/n'],
    ['1.234,5 tỷ. 3,', '1.234,5/n tỷ/w ./p 3/n ,/p'],
    ['10h45', '10/n h/w 45/n'],
    ['U23, G7, H5N1, 5G', 'U23/w ,/p G7/w ,/p H5N1/w ,/p 5/n G/w'],
    ['Covid-19', 'Covid/w -/p 19/n'],
    ["O'Brien, Kishida's", "O'Brien/w ,/p Kishida/w '/p s/w"],
    ['“Mỹ”', '“/p Mỹ/w ”/p'],
    ['AT&T', 'AT/w &/p T/w'],
    ['vui 👩‍🌾🇻🇳', 'vui/w 👩‍🌾/s 🇻/s 🇳/s'],
    ['Thuý'.normalize('NFD'), `${'Thuý'.normalize('NFD')}/w`],
    ['東京 Москва', '東京/w Москва/w'],
  ];
  for (const [text, tokens] of cases) {
    it(JSON.stringify(text), () => assert.equal(show(text), tokens));
  }

  const shapeCases: [text: string, shapes: string][] = [
    ['hà Hà HÀ H', '- Capital Capital+AllCaps Capital+Initial'],
    ['VinFast iPhone G7', 'Capital+Camel Camel Capital+Initial+HasDigit'],
    ['TP.HCM 1.000 10', 'Capital+AllCaps+HasDot Separated -'],
    ['Ế'.normalize('NFD'), 'Capital+Initial'],
  ];
  for (const [text, expected] of shapeCases) {
    it(`shape of ${text}`, () => assert.equal(shapes(text), expected));
  }

  it('flags the space and the line break before a token', () => {
    const flags = tokenize('a b,\nc').map(({ shape }) => [
      shape & Shape.SpaceBefore,
      shape & Shape.LineStart,
    ]);
    assert.deepEqual(flags, [
      [128, 256],
      [128, 0],
      [0, 0],
      [128, 256],
    ]);
  });

  it('gets through adversarial text', () => {
    for (const piece of ['A', '.', "a'", 'A.', '1,', '\u0301', '👩‍', '(']) {
      const text = piece.repeat(300_000);
      assert.equal(tokenize(text).at(-1)?.end, text.length, piece);
    }
  });
});
