import assert from 'node:assert/strict';
import fc from 'fast-check';
import { matchesGlob } from '../src/core/project/glob';
import { DEFAULT_PROJECT, type Project } from '../src/core/project/model';
import { readProject } from '../src/core/project/read';
import { LANGUAGE_IDS } from '../src/core/recognition/language';

describe('project file: what it says', () => {
  const cases: readonly [title: string, source: string, expected: Partial<Project>][] = [
    ['nothing', '', {}],
    ['comments', '# notes\n', {}],
    ['its version', 'version: 1\n', {}],
    ['keys without values', 'labels:\narticles:\nexclude:\nnames:\nignore:\n', {}],
    [
      'labels',
      'labels:\n  PER: {colour: "#aabbCC", description: người}\n  LUẬT:\n  S_1-x: {}\n',
      {
        labels: [
          { name: 'PER', colour: '#aabbCC', description: 'người' },
          { name: 'LUẬT' },
          { name: 'S_1-x' },
        ],
      },
    ],
    ['language', 'language: en\n', { language: 'en' }],
    ['articles', 'articles: ["tin/**/*.txt"]\n', { articles: ['tin/**/*.txt'] }],
    ['exclude', 'exclude:\n  - nháp/**\n', { exclude: ['nháp/**'] }],
    ['publication date', 'published: "*YYYY-MM-DD*"\n', { published: '*YYYY-MM-DD*' }],
    ['names', 'names: {ORG: ["Sao Mai", KBIZ]}\n', { names: new Map([['ORG', ['Sao Mai', 'KBIZ']]]) }],
    ['texts to ignore', 'ignore: [Ông, Bà]\n', { ignore: new Set(['Ông', 'Bà']) }],
    ['CRLF and a BOM', '\ufeffversion: 1\r\nlanguage: vi\r\n', { language: 'vi' }],
  ];
  for (const [title, source, expected] of cases) {
    it(title, () =>
      assert.deepEqual(readProject(source), { project: { ...DEFAULT_PROJECT, ...expected }, problems: [] }),
    );
  }
});

describe('project file: problems and their places', () => {
  /** `source[place]`: detail */
  const check = (
    title: string,
    source: string,
    expected: readonly string[],
    project: Partial<Project> = {},
  ) =>
    it(title, () => {
      const read = readProject(source);
      assert.deepEqual(
        read.problems.map(({ detail, source: { start, end } }) => `[${source.slice(start, end)}] ${detail}`),
        expected,
      );
      assert.deepEqual(read.project, { ...DEFAULT_PROJECT, ...project });
    });
  check('not YAML', 'labels: [\n', [
    '[] Flow sequence in block collection must be sufficiently indented and end with a ]',
  ]);
  check('not a mapping', '- a\n', ['[-] key: value']);
  check('a text', 'hello', ['[h] key: value']);
  check('several documents', 'version: 1\n---\nversion: 1\n', [
    '[---\nversion: 1\n] Source contains multiple documents; please use YAML.parseAllDocuments()',
  ]);
  check('aliases', 'articles: &a [x]\nexclude: *a\n', ['[a] aliases']);
  check('exploding aliases', `a: &a [x]\n${'bcdefgh'.replace(/./g, (c) => `${c}: &${c} [*a, *a]\n`)}`, [
    '[a] aliases',
  ]);
  check('a duplicate key', 'version: 1\nversion: 1\n', ['[v] Map keys must be unique']);
  check('an unknown key', 'version: 1\ncolor: red\n', ['[color] color']);
  check('another version', 'version: 2\n', ['[version] version: 1']);
  check('another language', 'language: fr\n', [`[language] language: ${LANGUAGE_IDS.join(' | ')}`]);
  check('a date pattern without a day', 'published: YYYY-MM\n', ['[published] published: "*YYYY-MM-DD*"']);
  check(
    'articles that are no list: taken for a list of one',
    'articles: "tin/*.txt"\n',
    ['[articles] articles: ["…"]'],
    {
      articles: ['tin/*.txt'],
    },
  );
  check('a text for a list leaves out what it says', 'exclude: a/**\n', ['[exclude] exclude: ["…"]'], {
    exclude: ['a/**'],
  });
  check('articles that are no texts', 'articles: [1]\n', ['[articles] articles: ["…"]']);
  check('an empty glob', 'exclude: [""]\n', ['[exclude] exclude: ["…"]']);
  check('texts to ignore that are no list', 'ignore: Ông\n', ['[ignore] ignore: ["…"]'], {
    ignore: new Set(['Ông']),
  });
  check('an empty text for a list', 'exclude: ""\n', ['[exclude] exclude: ["…"]']);
  check('labels that are no mapping', 'labels: [PER]\n', ['[labels] labels: {PER: {colour: "#rrggbb"}}']);
  check('labels with a name that is none', 'labels: {"A B": {}, PER: {}}\n', ['[labels] A B'], {
    labels: [{ name: 'PER' }],
  });
  check('DATE is no label of a project', 'labels: {DATE: {}, PER: {}}\n', ['[labels] DATE'], {
    labels: [{ name: 'PER' }],
  });
  check('a colour that is none', 'labels: {PER: {colour: red}}\n', ['[labels] PER.colour: "#rrggbb"'], {
    labels: [{ name: 'PER' }],
  });
  check(
    'a description that is none',
    'labels: {PER: {description: 1}}\n',
    ['[labels] PER.description: "…"'],
    {
      labels: [{ name: 'PER' }],
    },
  );
  check(
    'a label that is a text',
    'labels: {PER: red}\n',
    ['[labels] PER: {colour: "#rrggbb", description: "…"}'],
    {
      labels: [{ name: 'PER' }],
    },
  );
  check('a key of a label that nobody knows', 'labels: {PER: {color: "#aabbcc"}}\n', ['[labels] PER.color'], {
    labels: [{ name: 'PER' }],
  });
  check('names that are no lists', 'names: {ORG: Sao Mai}\n', ['[names] names: {ORG: ["…"]}']);
  check('a file that is too large', `#${' '.repeat(4 * 1024 * 1024)}`, ['[#] > 4 MB']);
  it('never throws, and every place lies in the source', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'labels',
            'names',
            ':',
            ' ',
            '\n',
            '  ',
            '- ',
            '[',
            ']',
            '{',
            '}',
            '&a',
            '*a',
            'PER',
            '"',
            '#',
            '!!x ',
            '\t',
            '? ',
          ),
          { maxLength: 25 },
        ),
        (parts) => {
          const source = parts.join('');
          for (const { source: at } of readProject(source).problems) {
            assert.ok(0 <= at.start && at.start <= at.end && at.end <= source.length, JSON.stringify(at));
          }
        },
      ),
      { numRuns: 1000 },
    ));
});

describe('globs', () => {
  const cases: readonly [glob: string, yes: readonly string[], no: readonly string[]][] = [
    ['**/*.txt', ['a.txt', 'x/a.txt', 'x/y/a.txt', '.txt'], ['a.md', 'a.txt/b', 'atxt']],
    ['*.txt', ['a.txt', 'bài báo.txt'], ['x/a.txt', 'a.txt.gz']],
    ['tin/*.txt', ['tin/a.txt'], ['a.txt', 'tin/x/a.txt', 'Tin/a.txt']],
    ['tin/**', ['tin/a', 'tin/x/y'], ['tin2/a', 'a/tin/b']],
    ['**/nháp/**', ['nháp/a', 'x/nháp/a/b'], ['nháp2/a', 'xnháp/a']],
    ['a/**/b', ['a/b', 'a/x/b', 'a/x/y/b', 'a/b/b'], ['a/xb', 'b', 'a']],
    ['**/a/**/b', ['a/b', 'x/a/y/b', 'a/a/b/b'], ['b/a', 'ab']],
    ['?.txt', ['a.txt', '👍.txt', 'ế.txt'], ['.txt', 'ab.txt', '/.txt']],
    ['a*b*c', ['abc', 'aXbYc', 'abbc', 'abcbc'], ['ab', 'abcd', 'a/bc']],
    ['a**b', ['ab', 'axxb'], ['a/b']],
    ['**', ['a', 'a/b/c'], []],
    ['*', ['a', ''], ['a/b']],
    ['', [''], ['a']],
    ['[ab].txt', ['[ab].txt'], ['a.txt']],
    ['a.txt', ['a.txt'], ['aXtxt']],
  ];
  for (const [glob, yes, no] of cases) {
    for (const path of yes) it(`${glob} takes ${path}`, () => assert.equal(matchesGlob(path, glob), true));
    for (const path of no) it(`${glob} leaves ${path}`, () => assert.equal(matchesGlob(path, glob), false));
  }
  const adversaries: readonly [title: string, path: string, glob: string][] = [
    ['stars in a name', 'a'.repeat(5000), `${'*a'.repeat(500)}*b`],
    ['folders', 'a/'.repeat(2000), `${'**/a/'.repeat(200)}b`],
    ['both', `${'a'.repeat(50)}/`.repeat(200), `${`**/${'*a'.repeat(20)}b/`.repeat(20)}b`],
    ['many stars', 'a'.repeat(5000), `${'*'.repeat(5000)}b`],
  ];
  for (const [title, path, glob] of adversaries) {
    it(`gets through ${title}`, () => assert.equal(matchesGlob(path, glob), false));
  }
  it('agrees with a regular expression on short names', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', '/', '.'), maxLength: 8 }),
        fc.array(fc.constantFrom('a', 'b', '.', '?', '*', '/', '**/'), { maxLength: 6 }),
        (path, parts) => {
          const glob = parts.join('').replace(/\*{2,}(?!\/)|(?<=[^/])\*\*/g, '*');
          const pattern = glob.replace(/(^|\/)(?:\*\*\/)+|[.*?]/g, (part, slash: string | undefined) =>
            part === '.' ? '\\.' : part === '*' ? '[^/]*' : part === '?' ? '[^/]' : `${slash}(?:[^/]*/)*`,
          );
          assert.equal(matchesGlob(path, glob), new RegExp(`^${pattern}$`).test(path), `${glob} ${pattern}`);
        },
      ),
      { numRuns: 3000 },
    ));
});
