import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse } from 'yaml';
import { applyEdits, removeHeader, setHeader } from '../../src/core/sidecar/edit';
import { readSidecar } from '../../src/core/sidecar/read';
import { textHash } from '../../src/core/text/hash';
import { publish, tag, Work } from '../support/work';

const TEXT = 'Ông Yoon thăm Seoul.';

describe('writing never makes what reading refuses', () => {
  const set = (source: string, key: 'published' | 'sha256' = 'published') =>
    applyEdits(source, setHeader(readSidecar(source), key, '2024-09-06'));
  const cases: readonly [title: string, before: string, after: string][] = [
    ['left empty', 'published:\nx: 1\n', 'published: "2024-09-06"\nx: 1\n'],
    ['left empty, with blanks', 'published:   \nx: 1\n', 'published: "2024-09-06"   \nx: 1\n'],
    ['left empty, with a comment', 'published: # when?\nx: 1\n', 'published: "2024-09-06" # when?\nx: 1\n'],
    ['left empty at the end', 'published:', 'published: "2024-09-06"'],
    ['on the next line', 'published:\n  2024-09-01\nx: 1\n', 'published:\n  "2024-09-06"\nx: 1\n'],
    [
      'behind a comment',
      'published: # asked\n  "2024-09-01" # sure\n',
      'published: # asked\n  "2024-09-06" # sure\n',
    ],
    ['with escaped quotes', 'published: "a \\" b" # c\n', 'published: "2024-09-06" # c\n'],
    ['with doubled quotes', "published: 'it''s # so' # c\n", 'published: "2024-09-06" # c\n'],
    ['a list', 'published: [2024] # c\nx: 1\n', 'published: "2024-09-06" # c\nx: 1\n'],
    ['a mapping', 'published: {y: 2024}\n', 'published: "2024-09-06"\n'],
    ['a block', 'published:\n  y: 2024\nx: 1\n', 'published:\n  "2024-09-06"\nx: 1\n'],
    ['over two lines', 'published: a\n  b\nx: 1\n', 'published: "2024-09-06"\nx: 1\n'],
    ['in quotes over two lines', 'published: "a\n  b" # c\nx: 1\n', 'published: "2024-09-06" # c\nx: 1\n'],
    ['a block', 'published: |\n  2024-09-01\n\nx: 1\n', 'published: "2024-09-06"\n\nx: 1\n'],
    ['with a tag', 'published: !!str 2024-09-01 # c\n', 'published: "2024-09-06" # c\n'],
    ['a tag alone', 'published: !!str\nx: 1\n', 'published: "2024-09-06"\nx: 1\n'],
    ['a list', 'published: [1, 2]\n', 'published: "2024-09-06"\n'],
    ['a mapping', 'published:\n  a: 1\n  b: 2\nx: 1\n', 'published:\n  "2024-09-06"\nx: 1\n'],
    ['a quoted key with a colon', '"published" : ~ # c\n', '"published" : "2024-09-06" # c\n'],
  ];
  for (const [title, before, after] of cases) {
    for (const key of ['published', 'sha256'] as const) {
      it(`${key} ${title}`, () => {
        const [from, to] = [before, after].map((source) => source.replace('published', key));
        assert.equal(set(from!, key), to);
        assert.equal(readSidecar(to!).header[key], '2024-09-06');
      });
    }
    it(`published ${title} is taken away whole`, () =>
      assert.doesNotMatch(
        applyEdits(before, removeHeader(readSidecar(before), 'published')),
        /published|2024|[ab]\b/,
      ));
  }

  for (const [title, before] of [
    ['sha256 left empty, no version', 'sha256:'],
    ['sha256 left empty behind another key, no version', 'team: blue\nsha256:'],
    ['published left empty at the end, no version', 'published:'],
    ['both left empty, no version', 'published:\nsha256:'],
    ['sha256 left empty, with CRLF', 'team: blue\r\nsha256:'],
  ] as const)
    it(`${title}: the first decision`, () => {
      const { source } = new Work(TEXT, before).do(tag('Seoul', 'LOC')).do(publish('2024-09-07'));
      const { header, writable, problems } = readSidecar(source);
      assert.deepEqual([header.version, header.sha256, header.published], [2, textHash(TEXT), '2024-09-07']);
      assert.deepEqual([writable, problems], [true, []], source);
    });

  const value = fc.constantFrom(
    ...[
      '',
      ' ~',
      ' "x"',
      " 'x''y'",
      ' "a \\" b"',
      ' x y',
      '\n  x',
      ' |\n  x',
      ' >-\n  x\n\n  y',
      ' "a\n  b"',
    ],
    ...[
      ' [1, "]"]',
      ' {a: 1}',
      '\n  a: 1',
      ' !!str x',
      ' !!str',
      ' 12',
      ' # c',
      ' x # c',
      ' # c\n  x',
      '\t"x"',
    ],
  );
  const line = fc.oneof(
    fc
      .tuple(fc.constantFrom('published', 'sha256', 'team', '"desk"'), value)
      .map(([key, text]) => `${key}:${text}`),
    fc.constantFrom(
      'version: 1',
      'version: 2',
      'version:\n  1',
      'unit: "codepoint"',
      'unit:\n  codepoint # u',
      '# c',
      '',
      '---',
    ),
    fc.constantFrom(
      'spans:',
      'lines: []',
      'spans:\n\n- {start: 4, end: 8, text: Yoon, label: PER, status: accepted}',
    ),
    fc.constant(
      'spans:\n  - start: 4\n    end: 8\n    text: Yoon\n    label: PER\n    status: suggested # s',
    ),
  );
  it('any head, any decisions', () =>
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 7 }),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('', '\n'),
        fc.constantFrom('2024-09-06', ''),
        (lines, eol, end, day) => {
          const source = (lines.join('\n') + end).replaceAll('\n', eol);
          const before = readSidecar(source);
          const work = new Work(TEXT, source);
          for (const doing of [
            publish(day),
            tag('Seoul', 'LOC'),
            tag('Yoon', 'ORG'),
            publish('2024-09-07'),
          ]) {
            work.do(doing);
            const { problems, writable } = readSidecar(work.source);
            assert.equal(writable, before.writable, `${source}\n→\n${work.source}`);
            const parts = problems.map(({ detail }) => detail);
            for (const part of parts)
              assert.ok(
                before.problems.some(({ detail }) => detail === part),
                part,
              );
          }
          if (!before.writable || source.trim() === '') return;
          const { header } = readSidecar(work.source);
          assert.deepEqual(
            [header.version, header.sha256, header.published],
            [2, textHash(TEXT), '2024-09-07'],
            `${source}\n→\n${work.source}`,
          );
          assert.deepEqual(
            work.entries.filter((entry) => entry.startsWith('Seoul')),
            ['Seoul LOC accepted'],
          );
          // Other readers of YAML see the same.
          const { published, spans } = parse(work.source) as { published: string; spans: unknown[] };
          assert.deepEqual([published, spans.length], ['2024-09-07', 2]);
        },
      ),
      { numRuns: 1500 },
    ));
});

describe('many broken entries', () => {
  it('are told up to a number, and counted; all of them stay', () => {
    const broken = Array.from({ length: 100_000 }, (_, n) => `- {start: ${n}, end: 0, text: "a"}`);
    const source = `version: 2\nspans:\n${broken.join('\n')}\n`;
    const { problems, spans, writable } = readSidecar(source);
    assert.deepEqual([problems.length, spans.length, writable], [101, 0, true]);
    assert.deepEqual([problems.at(-1)!.code, problems.at(-1)!.detail], ['more', '99900']);
    const after = new Work(TEXT, source).do(tag('Yoon', 'PER')).source;
    assert.equal(after.split('\n').filter((line) => line.startsWith('- {start')).length, 100_000);
  });
  it('the one that forbids writing is told wherever it stands', () => {
    const broken = Array.from({ length: 500 }, () => '- {start: 1}');
    const { problems, writable } = readSidecar(`version: 2\nspans:\n${broken.join('\n')}\nx: *a\n`);
    assert.equal(writable, false);
    assert.deepEqual([problems.length, problems.filter(({ fatal }) => fatal).length], [102, 1]);
    assert.equal(problems.at(-1)!.detail, '400');
  });
});
