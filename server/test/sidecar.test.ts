import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import {
  applyEdits,
  editItems,
  emptySidecar,
  type ItemEdit,
  rewriteItem,
  setHeader,
} from '../src/core/sidecar/edit';
import { formatItem, parseItem } from '../src/core/sidecar/format';
import type { Sidecar } from '../src/core/sidecar/model';
import { readSidecar } from '../src/core/sidecar/read';

const name = (start: number, text: string, extra: Record<string, unknown> = {}) => ({
  id: `n${start}`,
  start,
  end: start + [...text].length,
  text,
  label: 'LOC',
  status: 'suggested',
  ...extra,
});
const add = (fields: ReturnType<typeof name>): ItemEdit => ({
  section: 'spans',
  id: fields.id,
  text: formatItem(fields),
  start: fields.start,
  end: fields.end,
});
const write = (source: string, ...edits: ItemEdit[]) =>
  applyEdits(source, editItems(readSidecar(source), edits));

const HEAD = 'version: 2\nunit: "codepoint"\n';
const A = formatItem(name(0, 'Hà Nội'));
const B = formatItem(name(10, 'Huế'));

describe('sidecar: reading', () => {
  for (const line of [
    'version: 2',
    'version: 02',
    'version: 0',
    'version: 99999999999999999999',
    'unit: "codepoint"',
    'published: "2024-09-05"',
    'published: "2024-09-05"  ',
    'section: ""',
    'section: "Thế giới: Á, Âu # 1"',
    'section: "a\\tb"',
    "section: '1'",
    'section: Thế giới',
    'sha256: "x" y',
    'published: "2024',
  ])
    it(`the entry ${line} is read as YAML has it`, () => {
      const read = (source: string) => {
        const { header, layout, problems } = readSidecar(source);
        return {
          header,
          values: [...layout.entries].map(([key, { value }]) => [key, value]),
          problems: problems.length,
        };
      };
      // A comment is what only the YAML parser reads.
      assert.deepEqual(read(`${line}\n`), read(`${line} # c\n`));
    });

  const check = (source: string, expected: readonly string[]) => {
    const { spans, problems } = readSidecar(source);
    const seen = [
      ...spans.map(
        ({ record }) => `${record.start}-${record.end} ${record.text} ${record.label} ${record.status}`,
      ),
      ...problems.map(
        (p) =>
          `${p.fatal ? 'fatal' : 'item'} ${p.code} line ${source.slice(0, p.source.start).split('\n').length}`,
      ),
    ];
    assert.deepEqual(seen, expected);
  };
  const cases: readonly [string, string, readonly string[]][] = [
    ['an empty file has nothing', '', []],
    ['a comment alone has nothing', '# notes\n', []],
    [
      'canonical entries',
      `${HEAD}spans:\n\n${A}\n\n${B}\n`,
      ['0-6 Hà Nội LOC suggested', '10-13 Huế LOC suggested'],
    ],
    ['CRLF', `${HEAD}spans:\n\n${A}\n`.replaceAll('\n', '\r\n'), ['0-6 Hà Nội LOC suggested']],
    ['a BOM', `\ufeff${HEAD}spans:\n\n${A}\n`, ['0-6 Hà Nội LOC suggested']],
    ['a document start', `---\n${HEAD}spans:\n\n${A}\n`, ['0-6 Hà Nội LOC suggested']],
    [
      'entries formatted by hand, indented, with comments',
      `${HEAD}spans:\n  # the capital\n  - start: 0\n    end: 6 # cp\n    text: Hà Nội\n    label: LOC\n    status: accepted\n  - {start: 10, end: 13, text: Huế, label: LOC, status: rejected} # no\n`,
      ['0-6 Hà Nội LOC accepted', '10-13 Huế LOC rejected'],
    ],
    [
      'not YAML',
      `${HEAD}spans:\n\n${A}\n\n- {start: 1, end: [}\n`,
      ['0-6 Hà Nội LOC suggested', 'fatal not-yaml line 7', 'fatal not-yaml line 7'],
    ],
    ['not a mapping', 'hello\n', ['fatal wrong-type line 1']],
    ['a list at the top', '- 1\n', ['fatal not-yaml line 1']],
    ['several documents', `${HEAD}---\nversion: 1\n`, ['fatal not-yaml line 3']],
    ['aliases', `${HEAD}x: &a [1]\ny: [*a, *a]\n`, ['fatal alias line 3', 'fatal alias line 4']],
    ['a duplicate key in the header', `version: 1\nversion: 1\n`, ['fatal duplicate-key line 2']],
    ['a duplicate section', `${HEAD}spans:\n\nspans:\n`, ['fatal duplicate-key line 5']],
    [
      'a duplicate key in an entry',
      `${HEAD}spans:\n\n- {start: 0, start: 1, end: 2, text: "a", label: "LOC", status: "accepted"}\n`,
      ['fatal duplicate-key line 5'],
    ],
    ['a newer version', 'version: 99\n', ['fatal newer-version line 1']],
    ['another unit', 'version: 1\nunit: "byte"\n', ['fatal wrong-type line 2']],
    [
      'end before start',
      `${HEAD}spans:\n\n- {start: 5, end: 2, text: "a", label: "LOC", status: "accepted"}\n`,
      ['item bad-offsets line 5'],
    ],
    [
      'no label',
      `${HEAD}spans:\n\n- {start: 5, end: 6, text: "a", status: "accepted"}\n`,
      ['item bad-field line 5'],
    ],
    [
      'an unknown status',
      `${HEAD}spans:\n\n- {start: 5, end: 6, text: "a", label: "X", status: "maybe"}\n`,
      ['item bad-field line 5'],
    ],
    ['spans as a flow list', `${HEAD}spans: [{start: 1}]\n`, ['fatal wrong-type line 3']],
    ['an entry that is no mapping', `${HEAD}spans:\n\n- hello\n`, ['fatal wrong-type line 5']],
    ...['2024', '[2024-09-06]', '{day: 6}', 'true', '2024-13-45', '""'].map(
      (value): [string, string, string[]] => [
        `the publication day ${value}`,
        `${HEAD}published: ${value}\n`,
        ['item bad-field line 3'],
      ],
    ),
    ...['', '~', 'null'].map((value): [string, string, string[]] => [
      `no publication day: “${value}”`,
      `${HEAD}published: ${value}\n`,
      [],
    ]),
  ];
  for (const [title, source, expected] of cases) it(title, () => check(source, expected));

  it('exploding aliases are refused in no time', () => {
    const bomb = `a: &a ["x","x"]\n${[...'bcdefghij'].map((c, i) => `${c}: &${c} [*${'abcdefghij'[i]},*${'abcdefghij'[i]}]`).join('\n')}\n`;
    assert.equal(readSidecar(bomb).writable, false);
  });
});

describe('sidecar: reading anything', () => {
  const part = fc.constantFrom(
    ...[
      'spans:',
      'lines:',
      'version: 1',
      'x',
      ':',
      ' ',
      '\n',
      '\r\n',
      '\r',
      '\n  ',
      '\n- ',
      '[',
      ']',
      '{',
      '}',
    ],
    ...['&a ', '*a', '"', "'", '#', '!!x ', '\t', '? ', '---', '| ', '\ufeff', '\u0000', A, B],
  );
  it('never throws, and every place lies in the source', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), (parts) => {
        const source = parts.join('');
        const { spans, lines, problems } = readSidecar(source);
        for (const { source: at } of [...spans, ...lines, ...problems]) {
          assert.ok(0 <= at.start && at.start <= at.end && at.end <= source.length, JSON.stringify(at));
        }
      }),
      { numRuns: 2000 },
    ));
  it('what may be written reads as YAML, and still does with a new entry', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        // The library takes tabs on blank lines for indentation, as the standard does not.
        const source = parts.join('').replaceAll('\t', ' ');
        if (!readSidecar(source).writable) return;
        assert.deepEqual(parseDocument(source).errors, []);
        const after = write(source, add(name(5, 'Lào')));
        assert.deepEqual(parseDocument(after).errors, []);
        assert.equal(readSidecar(after).spans.length, readSidecar(source).spans.length + 1);
      }),
      { numRuns: 2000 },
    ));
});

describe('sidecar: one line an entry', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null));
  const fields = fc.dictionary(
    fc.oneof(fc.stringMatching(/^[a-z_][a-z_]{0,8}$/), fc.string({ minLength: 1 })),
    value,
  );
  it('the fast reader gives what was written, or leaves it to YAML', () =>
    fc.assert(
      fc.property(fields, (f) => {
        const fast = parseItem(formatItem(f));
        if (fast) assert.deepEqual({ ...fast }, { ...f });
      }),
    ));
  it('the YAML library reads the same', () =>
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), value), (f) => {
        const well = Object.fromEntries(
          Object.entries(f).filter(([, v]) => typeof v !== 'string' || !/\p{Cs}/u.test(v)),
        );
        const document = parseDocument(formatItem(well), { stringKeys: true });
        assert.deepEqual(document.errors, []);
        assert.deepEqual({ ...document.toJS()[0] }, { ...well });
      }),
    ));
  it('what YAML would read otherwise is quoted', () =>
    assert.equal(
      formatItem({ a: 'no', b: '2024-01-01', c: 'x: y # z', d: 'a\u2028b\u0085' }),
      '- {a: "no", b: "2024-01-01", c: "x: y # z", d: "a\\u2028b\\u0085"}',
    ));
  it('a duplicate key is left to YAML', () => assert.equal(parseItem('- {a: 1, a: 2}'), undefined));
});

const block = (fields: ReturnType<typeof name>) => `# ${fields.id}\n${formatItem(fields)}`;
/** A sidecar as this program writes it. */
const file = (spans: readonly ReturnType<typeof name>[], lines: readonly string[] = []) =>
  [
    HEAD,
    'spans:\n',
    ...spans.map((f) => `${block(f)}\n`),
    'lines:\n',
    ...lines.map((l) => `${l}\n`),
    '# end\n',
  ].join('\n');
const HANOI = name(0, 'Hà Nội');
const HUE = name(10, 'Huế');
const LAO = name(7, 'Lào');
const VINH = name(20, 'Vinh');

describe('sidecar: editing', () => {
  it('a new file', () => assert.equal(emptySidecar({}), file([])));
  it('the first entry', () => assert.equal(write(file([]), add(HUE)), file([HUE])));
  it('entries are sorted and stand apart', () =>
    assert.equal(write(write(file([HANOI, HUE]), add(VINH)), add(LAO)), file([HANOI, LAO, HUE, VINH])));
  it('an entry is added before the first', () =>
    assert.equal(write(file([HUE]), add(HANOI)), file([HANOI, HUE])));
  it('several entries at one place', () =>
    assert.equal(write(file([]), add(HUE), add(HANOI)), file([HANOI, HUE])));
  it('a missing section is made', () =>
    assert.equal(write(HEAD, add(HANOI)), `${HEAD.trimEnd()}\n\nspans:\n\n${block(HANOI)}\n`));
  it('a missing section is made before the next', () =>
    assert.equal(write(file([]).replace('spans:\n\n', ''), add(HANOI)), file([HANOI])));
  it('an empty flow list becomes a section', () =>
    assert.deepEqual(readSidecar(write(`${HEAD}spans: []\n`, add(HANOI))).spans.length, 1));
  it('spans come before lines', () => {
    const line = '- {id: "m0", start: 0, end: 5, text: "Share", kind: "boilerplate", status: "accepted"}';
    const mark: ItemEdit = { section: 'lines', id: 'm0', text: line, start: 0, end: 5 };
    assert.equal(write(file([]), mark, add(HANOI)), file([HANOI], [`# m0\n${line}`]));
    assert.equal(readSidecar(write(HEAD, mark, add(HANOI))).lines.length, 1);
  });
  it('a file without a last line break keeps its entries apart', () =>
    assert.equal(readSidecar(write(`${HEAD}spans:\n\n${A}`, add(HUE))).spans.length, 2));
  it('deleting takes signpost and blank line along', () => {
    const sidecar = readSidecar(file([HANOI, HUE]));
    const remove = (n: number) =>
      editItems(sidecar, [
        { section: 'spans', target: sidecar.spans[n]!, id: sidecar.spans[n]!.id, start: 0, end: 6 },
      ]);
    assert.equal(applyEdits(sidecar.source, remove(0)), file([HUE]));
    assert.equal(applyEdits(sidecar.source, remove(1)), file([HANOI]));
  });
  it('a moved entry keeps its signpost; in version 1 it moves along', () => {
    const sidecar = readSidecar(file([HANOI]));
    const moved = { ...HANOI, start: 3, end: 9 };
    const edits = editItems(sidecar, [
      { section: 'spans', target: sidecar.spans[0]!, id: 'n0', text: formatItem(moved), start: 3, end: 9 },
    ]);
    assert.equal(applyEdits(sidecar.source, edits), file([moved]));
    const old = readSidecar(file([HANOI]).replace('# n0', '# 0').replace('version: 2', 'version: 1'));
    const target = old.spans[0]!;
    assert.match(
      applyEdits(
        old.source,
        editItems(old, [{ section: 'spans', target, id: 'n0', text: A, start: 3, end: 9 }]),
      ),
      /\n# 3\n/,
    );
  });
  it('comments, unknown keys and the style of other entries survive', () => {
    const source = `# ours\n${HEAD}team: blue # keep\nspans:\n\n# capital\n${A.replace('}', ', x-note: "?"}')}\n\n  # odd\n- start:   10\n  end: 13\n  text: Huế # old capital\n  label: LOC\n  status: suggested\n`;
    const sidecar = readSidecar(source);
    const put = (n: number, changes: object): ItemEdit => {
      const target = sidecar.spans[n]!;
      return {
        section: 'spans',
        target,
        id: target.id,
        text: rewriteItem(sidecar, target, { ...target.fields, ...changes }),
        start: 0,
        end: 0,
      };
    };
    const edits = editItems(sidecar, [put(0, { status: 'accepted' }), put(1, { status: 'rejected' })]);
    assert.equal(
      applyEdits(source, edits),
      source
        .replace('"suggested", x-note', '"accepted", x-note')
        .replace('start:   10', 'start: 10')
        .replace('status: suggested', 'status: rejected'),
    );
  });
  it('the header changes in place', () => {
    const source = `version: 1 # v\nunit: "codepoint"\nsha256: "aa" # hash\n`;
    const sidecar = readSidecar(source);
    assert.equal(applyEdits(source, setHeader(sidecar, 'sha256', 'bb')), source.replace('"aa"', '"bb"'));
    assert.equal(
      applyEdits(source, setHeader(sidecar, 'published', '2024-01-01')),
      source.replace('"codepoint"\n', '"codepoint"\npublished: "2024-01-01"\n'),
    );
  });
  it('CRLF stays', () =>
    assert.ok(
      !/[^\r]\n/.test(write(`${HEAD}\nspans:\n\n${A}\n`.replaceAll('\n', '\r\n'), add(name(10, 'Huế')))),
    ));

  it('any order of additions and deletions reads back as the same set', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 30 }), (steps) => {
        let source = emptySidecar({ sha256: 'x' });
        const expected = new Set<number>();
        for (const [start, remove] of steps) {
          const sidecar: Sidecar = readSidecar(source);
          const target = sidecar.spans.find((item) => item.record.start === start);
          if (remove && target) {
            source = applyEdits(
              source,
              editItems(sidecar, [{ section: 'spans', target, id: target.id, start, end: start + 3 }]),
            );
            expected.delete(start);
          } else if (!target) {
            source = write(source, add(name(start, 'Huế')));
            expected.add(start);
          }
        }
        assert.deepEqual(
          readSidecar(source).spans.map((item) => item.record.start),
          [...expected].sort((a, b) => a - b),
        );
        assert.ok(!/\n\n\n/.test(source));
      }),
    ));
});

describe('sidecar: two people and git', () => {
  let dir: string;
  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'dateline-git-'));
  });
  after(() => rmSync(dir, { recursive: true, force: true }));

  /** Merges two versions with plain git; undefined on a conflict. */
  function merge(
    base: string,
    ours: string,
    theirs: string,
    ...options: readonly string[]
  ): string | undefined {
    const paths = { ours: join(dir, 'ours'), base: join(dir, 'base'), theirs: join(dir, 'theirs') };
    writeFileSync(paths.base, base);
    writeFileSync(paths.ours, ours);
    writeFileSync(paths.theirs, theirs);
    try {
      execFileSync('git', ['merge-file', ...options, paths.ours, paths.base, paths.theirs], {
        stdio: 'pipe',
      });
      return readFileSync(paths.ours, 'utf8');
    } catch {
      return undefined;
    }
  }

  const BASE = write(
    emptySidecar({ sha256: 'x' }),
    ...[0, 10, 20, 30, 40].map((start) => add(name(start, 'Huế'))),
  );
  function decide(source: string, start: number, change: 'accepted' | 'rejected' | 'delete' | 'add'): string {
    const sidecar = readSidecar(source);
    if (change === 'add') return write(source, add(name(start + 5, 'Lào', { status: 'accepted' })));
    const target = sidecar.spans.find((item) => item.record.start === start)!;
    const text =
      change === 'delete' ? {} : { text: rewriteItem(sidecar, target, { ...target.fields, status: change }) };
    return applyEdits(
      source,
      editItems(sidecar, [{ section: 'spans', target, id: target.id, start, end: start + 3, ...text }]),
    );
  }

  it('decisions on neighbouring spans merge', () => {
    const merged = merge(BASE, decide(BASE, 10, 'accepted'), decide(BASE, 20, 'rejected'));
    assert.deepEqual(
      readSidecar(merged ?? 'conflict').spans.map((item) => item.record.status),
      ['suggested', 'accepted', 'rejected', 'suggested', 'suggested'],
    );
  });

  it('two decisions on one span conflict; with merge=union both stay', () => {
    const [ours, theirs] = [decide(BASE, 10, 'accepted'), decide(BASE, 10, 'rejected')];
    assert.equal(merge(BASE, ours, theirs), undefined);
    const { spans, problems } = readSidecar(merge(BASE, ours, theirs, '--union')!);
    assert.deepEqual(
      problems.map(({ code, detail, fatal }) => ({ code, detail, fatal })),
      [{ code: 'conflict', detail: 'n10', fatal: false }],
    );
    assert.deepEqual(
      spans.map(({ record }) => `${record.start} ${record.status}`),
      ['0 suggested', '10 accepted', '10 rejected', '20 suggested', '30 suggested', '40 suggested'],
    );
  });

  it('decisions and additions of two people on different spans always merge', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('accepted', 'rejected', 'add', 'none')), {
          minLength: 5,
          maxLength: 5,
        }),
        (plan) => {
          let ours = BASE;
          let theirs = BASE;
          let both = BASE;
          plan.forEach(([mine, change], n) => {
            if (change === 'none') return;
            const step = (source: string) => decide(source, n * 10, change as 'accepted');
            if (mine) ours = step(ours);
            else theirs = step(theirs);
            both = step(both);
          });
          assert.equal(merge(BASE, ours, theirs), both);
        },
      ),
      { numRuns: 60 },
    ));
});
