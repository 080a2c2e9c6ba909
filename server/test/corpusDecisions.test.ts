import assert from 'node:assert/strict';
import { type CorpusDecision, readDecisions, withDecision } from '../src/core/project/decisions';

const HEAD = 'head';
const said = (source: string) => {
  const { ignore, aliases, boilerplate, published } = readDecisions(source);
  return [
    ...ignore,
    ...[...aliases].map((pair) => pair.join(' = ')),
    ...[...boilerplate].map((line) => `| ${line}`),
    ...(published === undefined ? [] : [`@ ${published}`]),
  ];
};

describe('dateline.names', () => {
  const LINES: readonly [line: string, says: readonly string[]][] = [
    ['ignore Ảnh', ['Ảnh']],
    ['  ignore   Chủ  Nhật  ', ['Chủ Nhật']],
    [`ignore ${'Ảnh'.normalize('NFD')}`, ['Ảnh']],
    ['alias Kishida = Kishida Fumio', ['Kishida = Kishida Fumio']],
    ['alias A=B = C', ['A=B = C']],
    ['boilerplate Giá = trị', ['| Giá = trị']],
    ['boilerplate # Tin', ['| # Tin']],
    ['published 2023', ['@ 2023']],
    ['published *-DDMMYYYY*', ['@ *-DDMMYYYY*']],
    ['published 23', []],
    ['published hôm qua', []],
    [`published ${'*'.repeat(101)}YYYY`, []],
    ['# ignore Ảnh', []],
    ['', []],
    ['ignore', []],
    ['ignoreẢnh', []],
    ['alias Kishida', []],
    ['alias Kishida =', []],
    ['alias A = B = C', []],
    ['alias A = A', []],
    ['forget Ảnh', []],
    ['<<<<<<< HEAD', []],
    ['=======', []],
  ];
  for (const [line, says] of LINES)
    it(`“${line}” says ${says.join() || 'nothing'}`, () => assert.deepEqual(said(line), says));

  it('with conflict marks has what both sides say', () =>
    assert.deepEqual(said('<<<<<<< a\nignore A\n=======\nignore B\r\n>>>>>>> b\nignore C'), ['A', 'B', 'C']));

  const ADDED: readonly [
    what: string,
    before: string,
    decision: CorpusDecision,
    after: string | undefined,
  ][] = [
    ['begins the file', '', { do: 'ignore', text: 'Ảnh' }, '# head\nignore Ảnh\n'],
    [
      'stands among the others',
      '# x\nignore A\nignore C\n',
      { do: 'ignore', text: 'B' },
      '# x\nignore A\nignore B\nignore C\n',
    ],
    ['stands behind all', 'alias A = B\n', { do: 'ignore', text: 'B' }, 'alias A = B\nignore B\n'],
    ['is there already', 'ignore A\n\n# x', { do: 'ignore', text: ' A ' }, 'ignore A\n\n# x'],
    [
      'takes the place of another year',
      'ignore C\npublished 2023\n',
      { do: 'published', text: '*YYYY*' },
      'ignore C\npublished *YYYY*\n',
    ],
    ['is no year', '', { do: 'published', text: 'nay' }, undefined],
    [
      'takes the place of another alias',
      'alias A = B\nignore C\n',
      { do: 'alias', text: 'A', name: 'D' },
      'alias A = D\nignore C\n',
    ],
    ['keeps line ends', 'ignore A\r\n', { do: 'ignore', text: 'B' }, 'ignore A\r\nignore B\r\n'],
    ['ends the last line', 'ignore A', { do: 'ignore', text: 'B' }, 'ignore A\nignore B\n'],
    ['is one line', '', { do: 'boilerplate', text: 'a\n b' }, '# head\nboilerplate a b\n'],
    ['cannot be empty', '', { do: 'ignore', text: ' ' }, undefined],
    ['cannot have an equals sign in an alias', '', { do: 'alias', text: 'A = B', name: 'C' }, undefined],
    ['cannot name itself', '', { do: 'alias', text: 'A', name: 'A' }, undefined],
  ];
  for (const [what, before, decision, after] of ADDED)
    it(`a decision ${what}`, () => assert.equal(withDecision(before, decision, HEAD), after));
});
