import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Anchor, anchorAll, type Quote } from '../src/core/annotation/anchor';
import { CONTEXT } from '../src/core/sidecar/model';
import { CodePoints } from '../src/core/text/units';

/** The text and the quotes of `Ông [Yoon] thăm [Seoul]`, with their context. */
function quotesOf(marked: string): { text: string; quotes: Quote[] } {
  const points: string[] = [];
  const spans: { start: number; end: number }[] = [];
  for (const character of marked) {
    if (character === '[') spans.push({ start: points.length, end: points.length });
    else if (character === ']') spans.at(-1)!.end = points.length;
    else points.push(character);
  }
  const slice = (from: number, to: number) => points.slice(Math.max(0, from), to).join('');
  const quotes = spans.map(({ start, end }) => ({
    start,
    end,
    text: slice(start, end),
    before: slice(start - CONTEXT, start),
    after: slice(end, end + CONTEXT),
  }));
  return { text: points.join(''), quotes };
}

/** The text with `[…]` around what was found and `<…>` around what has changed. */
function show(text: string, anchors: readonly Anchor[]): string {
  let result = '';
  let done = 0;
  for (const { state, span } of [...anchors].sort((a, b) => a.span.start - b.span.start)) {
    if (state === 'lost') continue;
    const [open, close] = state === 'found' ? '[]' : '<>';
    result += `${text.slice(done, span.start)}${open}${text.slice(span.start, span.end)}${close}`;
    done = span.end;
  }
  return result + text.slice(done);
}

const anchorsIn = (quotes: readonly Quote[], text: string) => anchorAll(quotes, text, new CodePoints(text));
const LONG = 'Một đoạn văn dài được chèn vào đầu bài, nói về chuyện khác hẳn. '.repeat(8);
const nfd = (text: string) => text.normalize('NFD');

describe('anchors: a text before and after', () => {
  const cases: readonly [title: string, before: string, after: string][] = [
    ['nothing changed', 'Ông [Yoon] thăm [Seoul].', 'Ông [Yoon] thăm [Seoul].'],
    ['an insertion before', 'Tại đó ông [Yoon] thăm [Seoul].', 'Hôm qua, Tại đó ông [Yoon] thăm [Seoul].'],
    ['an insertion among its surroundings', 'Ông [Yoon] thăm [Seoul].', 'Hôm qua, ông <Yoon> thăm [Seoul].'],
    ['an insertion right behind it', 'Ông [Yoon] thăm [Seoul].', 'Ông <Yoon lần đầu tiên> thăm <Seoul>.'],
    [
      'an insertion between, far enough from both',
      'Ông [Yoon] đã tới sân bay từ sáng sớm và thăm [Seoul].',
      'Ông [Yoon] đã tới sân bay từ rất sớm, sáng sớm và thăm [Seoul].',
    ],
    ['a long insertion before', 'Ông [Yoon] thăm [Seoul].', `${LONG}Ông [Yoon] thăm [Seoul].`],
    ['a deletion before', 'Hôm qua, sáng sớm, tại đó ông [Yoon] thăm.', 'sáng sớm, tại đó ông [Yoon] thăm.'],
    ['a deletion among its surroundings', 'Hôm qua, ông [Yoon] thăm [Seoul].', 'Ông <Yoon> thăm <Seoul>.'],
    [
      'a long deletion before',
      `${LONG}Hôm qua, sáng sớm, ông [Yoon] thăm [Seoul].`,
      'Hôm qua, sáng sớm, ông [Yoon] thăm [Seoul].',
    ],
    ['both sides edited', 'Hôm qua ông [Yoon] thăm Mỹ.', 'Hôm qua: (<Yoon>)'],
    ['an emoji before', 'Ông [Yoon] thăm [Seoul].', '👍🇻🇳 Ông [Yoon] thăm [Seoul].'],
    [
      'an emoji gone',
      '👍 Hôm qua tại đó ông [Yoon] thăm [Seoul].',
      'Hôm qua tại đó ông [Yoon] thăm [Seoul].',
    ],
    ['an emoji in the name', 'Đội [Sao 🌟 Mai] thắng.', 'Hôm nay: Đội [Sao 🌟 Mai] thắng.'],
    [
      'the paragraph moved',
      `Ông [Yoon] đến thăm Hà Nội.\n${LONG}\nTại [Huế], trời mưa to.`,
      `${LONG}\nTại [Huế], trời mưa to.\nÔng [Yoon] đến thăm Hà Nội.`,
    ],
    [
      'the sentence doubled behind it',
      'Tổng thống [Yoon] đã tới nơi.',
      'Tổng thống [Yoon] đã tới nơi. Tổng thống Yoon đã tới nơi.',
    ],
    [
      'one of two equal sentences gone',
      'Xin chào. Ông [Nga] nói vậy đó. Nhưng mà hôm qua bà [Nga] thì không chịu đâu.',
      'Xin chào. Nhưng mà hôm qua bà [Nga] thì không chịu đâu.',
    ],
    [
      'the sentence gone, the name elsewhere',
      `Thủ đô của [Nga] rất lạnh vào đông. ${LONG}Hôm nay Nga thắng trận đầu.`,
      `${LONG}Hôm nay Nga thắng trận đầu.`,
    ],
    ['the name gone', 'Hôm qua ông [Yoon] thăm Seoul.', 'Hôm qua ông thăm Seoul.'],
    ['the name gone, its place closed', 'Hôm qua ông[ Yoon] thăm Seoul.', 'Hôm qua ông thăm Seoul.'],
    ['all gone', 'Ông [Yoon] thăm [Seoul].', ''],
    ['another article', 'Ông [Yoon] thăm [Seoul].', 'Giá vàng sáng nay tăng mạnh.'],
    ['the name edited', 'Hôm qua ông [Yun] thăm Seoul.', 'Hôm qua ông <Yoon> thăm Seoul.'],
    ['the name edited at the start', '[Yun] thăm Seoul hôm qua.', '<Yoon> thăm Seoul hôm qua.'],
    ['the name edited at the end', 'Hôm qua ông thăm [Soul]', 'Hôm qua ông thăm <Seoul>'],
    [
      'two neighbours edited',
      'Hôm qua ông [Yun] thăm [Soul] lần đầu.',
      'Hôm qua ông <Yoon> thăm <Seoul> lần đầu.',
    ],
    [
      'edited, behind a long insertion',
      'Hôm qua ông [Yun] thăm Việt Nam, gặp ông [Lâm] tại đây.',
      `${LONG}Hôm qua ông <Yoon> thăm Việt Nam, gặp ông [Lâm] tại đây.`,
    ],
    ['edited, its old form nearby', 'Hôm qua bà [An] và bà [Anh] tới.', 'Hôm qua bà <Ánh> và bà <Anh> tới.'],
    ['grown at its end', 'Hôm qua ông [Yoon] thăm.', 'Hôm qua ông <Yoon Suk Yeol> thăm.'],
    ['LF to CRLF', '[Huế] mưa.\n\n[Vinh] nắng.\n[Lào] gió.', '[Huế] mưa.\r\n\r\n[Vinh] nắng.\r\n[Lào] gió.'],
    ['CRLF to lone CR', '[Huế] mưa.\r\n[Vinh] nắng.', '[Huế] mưa.\r[Vinh] nắng.'],
    ['NFC to NFD', 'Ở [Huế], bà [Lê Thị Mùi] gặp [Nga].', nfd('Ở [Huế], bà [Lê Thị Mùi] gặp [Nga].')],
    ['NFD to NFC', nfd('Ở [Huế], bà [Lê Thị Mùi] gặp [Nga].'), 'Ở [Huế], bà [Lê Thị Mùi] gặp [Nga].'],
    [
      'the name alone in NFD',
      'Ở miền Trung, tại [Huế] trời mưa.',
      `Ở miền Trung, tại [${nfd('Huế')}] trời mưa.`,
    ],
    ['the tone mark moved', 'Tỉnh cũ là [Hòa Bình] ở đây.', 'Tỉnh cũ là [Hoà Bình] ở đây.'],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      const text = after.replace(/[[\]<>]/g, '');
      assert.equal(show(text, anchorsIn(quotesOf(before).quotes, text)), after);
    });
  }

  it('what is lost lies where it should have been, inside the text', () => {
    const { quotes } = quotesOf('Hôm qua ông [Yoon] thăm Seoul.');
    const span = (text: string) => anchorsIn(quotes, text)[0]!.span;
    assert.deepEqual(span('Hôm qua ông thăm Seoul.'), { start: 12, end: 16 });
    assert.deepEqual(span('Hôm qua'), { start: 7, end: 7 });
  });
  it('two entries for one place keep it', () => {
    const { quotes } = quotesOf('Ông [Yoon] thăm Seoul.');
    const text = 'Hôm qua: Ông Yoon thăm Seoul.';
    assert.equal(
      show(text, anchorsIn([quotes[0]!, quotes[0]!], text).slice(1)),
      'Hôm qua: Ông [Yoon] thăm Seoul.',
    );
    assert.deepEqual(
      anchorsIn([quotes[0]!, quotes[0]!], text).map(({ state }) => state),
      ['found', 'found'],
    );
  });
  it('without context the offsets count, or the only place', () => {
    const text = 'Bà Nga và ông Nga';
    assert.equal(show(text, anchorsIn([{ start: 14, end: 17, text: 'Nga' }], text)), 'Bà Nga và ông [Nga]');
    assert.equal(show(text, anchorsIn([{ start: 9, end: 12, text: 'ông' }], text)), 'Bà Nga và [ông] Nga');
    assert.equal(show(text, anchorsIn([{ start: 15, end: 18, text: 'Nga' }], text)), 'Bà Nga và ông <Nga>');
  });
  it('places beyond the text are searched in the text', () => {
    const text = 'Ở Huế';
    const far = { start: 10 ** 9, end: 10 ** 9 + 3, text: 'Huế' };
    assert.equal(show(text, anchorsIn([far], text)), 'Ở [Huế]');
    assert.equal(anchorsIn([{ ...far, text: 'Vinh' }], text)[0]!.state, 'lost');
  });
});

describe('anchors: properties', () => {
  /** Different words, so that every place is known by its surroundings. */
  const words = Array.from({ length: 300 }, (_, n) => `${'bcdghklmnpqrstvx'[n % 16]}${n.toString(36)}`);
  const text = words.join(' ');
  const places = words.map((word) => ({ start: text.indexOf(`${word} `), word }));

  it('an edit outside a span and its context keeps it', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 290 }),
        fc.nat(text.length),
        fc.nat(400),
        fc.string({ unit: 'binary', maxLength: 600 }),
        (n, at, deleted, inserted) => {
          const { start, word } = places[n]!;
          const end = start + word.length;
          const quote = {
            start,
            end,
            text: word,
            before: text.slice(start - CONTEXT, start),
            after: text.slice(end, end + CONTEXT),
          };
          fc.pre(at >= end + CONTEXT || at + deleted <= start - CONTEXT);
          const after = text.slice(0, at) + inserted + text.slice(at + deleted);
          const expected = at >= end ? start : start + inserted.length - deleted;
          assert.deepEqual(anchorsIn([quote], after)[0], {
            state: 'found',
            span: { start: expected, end: expected + word.length },
          });
        },
      ),
      { numRuns: 500 },
    ));

  it('every result lies inside the text, and what is found reads as it did', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '👍', 'ế', '['), maxLength: 60 }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '👍', 'ế'), maxLength: 60 }),
        (before, after) => {
          const { quotes } = quotesOf(before.replaceAll('[', '[a]'));
          anchorsIn(quotes, after).forEach(({ state, span }, n) => {
            assert.ok(0 <= span.start && span.start <= span.end && span.end <= after.length);
            if (state === 'found') assert.equal(after.slice(span.start, span.end), quotes[n]!.text);
          });
        },
      ),
      { numRuns: 500 },
    ));
});

describe('anchors: many', () => {
  /** 5,000 names in about 800 kB; some of them often. */
  const marked = Array.from(
    { length: 5000 },
    (_, n) =>
      `Câu thứ ${n} nói về ông [Nguyễn Văn ${n % 7 === 0 ? 'An' : `Số ${n}`}] và những chuyện khác nữa. `,
  ).join('Thêm một câu ở giữa hai câu có tên người. '.repeat(2));
  const { text, quotes } = quotesOf(marked);
  const cases: readonly [title: string, text: string][] = [
    ['nothing changed', text],
    ['all moved', `Mở đầu. ${text}`],
    ['all decomposed', nfd(text)],
    ['every name edited', text.replaceAll('Văn', 'Thị')],
    ['nothing is left', 'Không còn gì. '.repeat(60_000)],
    ['backwards', text.split('. ').reverse().join('. ')],
  ];
  for (const [title, after] of cases) {
    it(`5,000 quotes: ${title}`, () => {
      assert.equal(anchorsIn(quotes, after).length, quotes.length);
    });
  }
});
