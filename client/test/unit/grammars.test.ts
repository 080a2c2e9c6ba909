import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';
import { root } from './root';

const FILES: Readonly<Record<string, string>> = {
  'text.dateline.article': 'syntaxes/article.tmLanguage.json',
  'text.dateline.conll': 'syntaxes/conll.tmLanguage.json',
};

async function load(scope: string): Promise<IGrammar> {
  const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) as ArrayBuffer);
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (name) => {
      const file = FILES[name];
      return file ? parseRawGrammar(fs.readFileSync(path.join(root, file), 'utf8'), file) : null;
    },
  });
  const grammar = await registry.loadGrammar(scope);
  assert.ok(grammar);
  return grammar;
}

/** The tokens of a text that have a scope of their own, as `text → first two parts of the scope`. */
function tokens(grammar: IGrammar, text: string): string[] {
  let stack = INITIAL;
  const found: string[] = [];
  for (const line of text.split('\n')) {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    let from = -1;
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      const scope = scopes
        .slice(1)
        .filter((name) => !name.startsWith('meta.'))
        .at(-1);
      const piece = line.slice(startIndex, endIndex);
      if (scope && piece.trim() !== '')
        found.push(`${piece.trim()} → ${scope.split('.').slice(0, 2).join('.')}`);
      from = endIndex;
    }
    assert.ok(from <= line.length + 1);
  }
  return found;
}

describe('grammar of articles', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await load('text.dateline.article');
  });

  const cases: [what: string, text: string, expected: string[]][] = [
    ['no line is a headline by its place', 'Trang chủ > Thế giới\n\nKhai mạc hội nghị\nThân bài', []],
    ['a byline of a name', 'Tít\nTiến Thành', ['Tiến Thành → entity.name']],
    ['a byline of a credit', 'Tít\nTheo Nhân Dân', ['Theo Nhân Dân → entity.name']],
    ['a sentence with Theo is no byline', 'Tít\nTheo đó, ông Minh sẽ thăm Huế.', []],
    ['one capitalised word is no byline', 'Tít\nHuế', []],
    [
      'a line with the date',
      'Tít\nThứ Ba, 12/3/2024, 10:20 (GMT+7)',
      ['Thứ Ba, 12/3/2024, 10:20 (GMT+7) → constant.numeric'],
    ],
    [
      'a caption with a source',
      'Tít\nQuang cảnh. (Nguồn: Reuters)',
      [
        '( → punctuation.definition',
        'Nguồn: → keyword.other',
        'Reuters → comment.line',
        ') → punctuation.definition',
      ],
    ],
    [
      'a caption with a photographer',
      'Tít\nQuang cảnh buổi lễ. Ảnh: Minh Châu',
      ['Ảnh: → keyword.other', 'Minh Châu → comment.line'],
    ],
    ['a line of credit', 'Tít\nẢnh: TTXVN', ['Ảnh: → keyword.other', 'TTXVN → comment.line']],
    ['brackets that are no credit', 'Tít\nông An (trái) nói', []],
    [
      'quotes of all kinds',
      'Tít\nnói “a”, "b", ‘c’ và \'d\'',
      ['“a” → string.quoted', '"b" → string.quoted', '‘c’ → string.quoted', "'d' → string.quoted"],
    ],
    ['apostrophes are no quotes', "Tít\nit doesn't and he can't", []],
    ['an open quote ends nowhere', 'Tít\nnói “a\nvà b', []],
    [
      'numbers and units',
      'Tít\nhơn 1.200 tỷ đồng, 3,5% và 6-7/9',
      [
        '1.200 → constant.numeric',
        'tỷ → keyword.other',
        '3,5 → constant.numeric',
        '% → keyword.other',
        '6-7/9 → constant.numeric',
      ],
    ],
    ['digits in a name are no number', 'Tít\nA320 và Covid19', []],
    ['a link', 'Tít\nxem https://a.vn/b?c=1 nhé', ['https://a.vn/b?c=1 → markup.underline']],
  ];
  for (const [what, text, expected] of cases)
    it(what, () => assert.deepEqual(tokens(grammar, text), expected));

  const nasty: [what: string, line: string][] = [
    ['open quotes', '“'.repeat(20_000)],
    ['open brackets with a credit', '(Ảnh: '.repeat(4_000)],
    ['capitalised words', `${'An '.repeat(7_000)}.`],
    ['digits and signs', '1.'.repeat(10_000)],
    ['spaces', `${' '.repeat(20_000)}x`],
    ['apostrophes', " '".repeat(10_000)],
  ];
  for (const [what, line] of nasty) {
    it(`gets through a long line of ${what}`, () => {
      const { ruleStack } = grammar.tokenizeLine('Tít', INITIAL);
      assert.ok((grammar.tokenizeLine(line, ruleStack).tokens.at(-1)?.endIndex ?? 0) >= line.length);
    });
  }
});

describe('grammar of CoNLL files', () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await load('text.dateline.conll');
  });

  const cases: [what: string, text: string, expected: string[]][] = [
    ['a token outside', 'thăm\tO', ['thăm → string.unquoted', 'O → comment.other']],
    [
      'a person',
      'Lâm\tI-PER',
      ['Lâm → string.unquoted', 'I → keyword.control', '- → punctuation.separator', 'PER → entity.name'],
    ],
    [
      'a place',
      'Huế B-LOC',
      ['Huế → string.unquoted', 'B → keyword.control', '- → punctuation.separator', 'LOC → entity.name'],
    ],
    [
      'a date in the last of several columns',
      '6/9\t_\tB-DATE',
      [
        '6/9 → string.unquoted',
        'B → keyword.control',
        '- → punctuation.separator',
        'DATE → constant.numeric',
      ],
    ],
    [
      'a label of the project',
      'Luật\tB-LAW',
      [
        'Luật → string.unquoted',
        'B → keyword.control',
        '- → punctuation.separator',
        'LAW → variable.parameter',
      ],
    ],
    ['a comment', '# id = a.txt', ['# id = a.txt → comment.line']],
    ['a token #', '#\tO', ['# → string.unquoted', 'O → comment.other']],
    ['the start of a document', '-DOCSTART- -X- O O', ['-DOCSTART- -X- O O → keyword.control']],
    ['a token like a tag', 'B-PER\tO', ['B-PER → string.unquoted', 'O → comment.other']],
    ['a blank line', '', []],
  ];
  for (const [what, text, expected] of cases)
    it(what, () => assert.deepEqual(tokens(grammar, text), expected));

  it('gets through a long comment', () => {
    const line = `# ${'a '.repeat(10_000)}`;
    assert.ok((grammar.tokenizeLine(line, INITIAL).tokens.at(-1)?.endIndex ?? 0) >= line.length);
  });
});
