import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Action } from '../../src/core/annotation/decide';
import { mergeSidecars, mergeSteps } from '../../src/core/sidecar/merge';
import { readSidecar, readSteps } from '../../src/core/sidecar/read';
import { settle } from '../../src/core/sidecar/settle';
import { PIECE } from '../../src/core/text/steps';
import { effort, figure } from '../support/effort';
import { AN, BINH, type Doing, mark, publish, reject, remove, tag, Work } from '../support/work';

/** Merges of each kind. */
const RUNS = effort(25, 1000);

const clean = (base: string, ours: string, theirs: string) => {
  const merged = mergeSidecars(base, ours, theirs);
  assert.ok(merged);
  assert.deepEqual(merged.conflicts, []);
  assert.deepEqual(readSidecar(merged.source).problems, []);
  return merged.source;
};

describe('merges of sidecars: two people who began with one file', () => {
  const TEXT =
    'Ông {PER|Yoon} thăm {LOC|Seoul}, gặp {PER|An} và {PER|Bình} ở {LOC|Huế}.\nboilerplate> Chia sẻ';
  const base = () => new Work(TEXT).annotate().do(tag('An', 'PER'), tag('và', 'MISC'));
  const cases: readonly [
    title: string,
    ours: readonly Doing[],
    theirs: readonly Doing[],
    entries: readonly string[],
  ][] = [
    [
      'decisions on neighbours',
      [tag('Yoon', 'ORG')],
      [tag('thăm', 'MISC'), reject('Seoul')],
      [
        'Yoon ORG accepted was PER',
        'thăm MISC accepted by binh',
        'Seoul LOC rejected by binh',
        'An PER accepted',
        'và MISC accepted',
        'Bình PER suggested',
        'Huế LOC suggested',
      ],
    ],
    [
      'additions at one place',
      [tag('Ông', 'MISC'), tag('gặp', 'MISC')],
      [tag('thăm', 'MISC')],
      [
        'Ông MISC accepted',
        'Yoon PER suggested',
        'thăm MISC accepted by binh',
        'Seoul LOC suggested',
        'gặp MISC accepted',
        'An PER accepted',
        'và MISC accepted',
        'Bình PER suggested',
        'Huế LOC suggested',
      ],
    ],
    [
      'deletions of neighbours',
      [remove('An')],
      [remove('và')],
      [
        'Yoon PER suggested',
        'Seoul LOC suggested',
        'An PER rejected',
        'Bình PER suggested',
        'Huế LOC suggested',
      ],
    ],
    [
      'the same decision',
      [tag('Yoon', 'PER'), mark('Chia sẻ')],
      [tag('Yoon', 'PER'), mark('Chia sẻ')],
      [
        'Yoon PER accepted',
        'Seoul LOC suggested',
        'An PER accepted',
        'và MISC accepted',
        'Bình PER suggested',
        'Huế LOC suggested',
        'Chia sẻ: boilerplate accepted',
      ],
    ],
  ];
  for (const [title, ours, theirs, entries] of cases) {
    it(title, () => {
      const { source } = base();
      const one = base().do(...ours).source;
      const two = base().doAs(BINH, ...theirs).source;
      const merged = new Work(TEXT, clean(source, one, two));
      const isMarked = entries.some((entry) => entry.startsWith('Chia'));
      assert.deepEqual(
        merged.entries.map((entry) => entry.replace(' by dateline', '')),
        isMarked ? entries : [...entries, 'Chia sẻ: boilerplate suggested'],
      );
      assert.equal(clean(source, two, one), merged.source);
    });
  }

  it('the publication date, from whoever set it', () => {
    const { source } = base();
    const one = base().do(publish('2024-09-06')).source;
    const two = base().doAs(BINH, tag('Yoon', 'PER')).source;
    for (const merged of [clean(source, one, two), clean(source, two, one)])
      assert.match(merged, /^published: "2024-09-06"$/m);
  });
  it('comments, unknown keys, the form of entries and further keys of both', () => {
    const HAND = `# desk
version: 2
unit: "codepoint"
team: blue

spans:
  # the president
  - id: y
    start: 4 # cp
    end: 8
    text: Yoon
    label: PER
    status: suggested
    by: other
    note: check
  - {id: s, start: 14, end: 19, text: Seoul, label: LOC, status: accepted} # sure

# end
`;
    const one = HAND.replace('status: suggested', 'status: accepted')
      .replace('# the president', '# the president of Korea')
      .replace('team: blue', 'team: red # now');
    const two = HAND.replace('note: check', 'note: checked')
      .replace('} # sure', ', x: [1]} # quite sure')
      .replace('\nspans:', 'desk: "foreign"\n\n# names\nspans:')
      .replace(
        '\n# end',
        '\n  # new\n  - {id: h, start: 30, end: 33, text: Huế, label: LOC, status: accepted}\n\n# end',
      );
    const expected = two
      .replace('status: suggested', 'status: accepted')
      .replace('# the president', '# the president of Korea')
      .replace('team: blue', 'team: red # now');
    assert.equal(clean(HAND, one, two), expected);
    assert.equal(clean(HAND, two, one), expected);
  });
  it('line ends of ours, whatever theirs are', () => {
    const { source } = base();
    const one = base().do(tag('Yoon', 'ORG')).source;
    const two = base().doAs(BINH, tag('Seoul', 'ORG')).source;
    const expected = clean(source, one, two);
    assert.equal(clean(source, one, two.replaceAll('\n', '\r\n')), expected);
    assert.equal(clean(source, one.replaceAll('\n', '\r\n'), two), expected.replaceAll('\n', '\r\n'));
  });
  it('a file that one of them still had in version 1', () => {
    const old = base()
      .source.replace('version: 2', 'version: 1')
      .replace(/id: "\w+", /g, '');
    const one = new Work(TEXT, old).do(tag('Yoon', 'ORG')).source;
    const two = old.replace('label: "LOC", status: "suggested"', 'label: "LOC", status: "accepted"');
    const merged = readSidecar(clean(old, one, two));
    assert.equal(merged.header.version, 2);
    for (const { id, fields } of [...merged.spans, ...merged.lines]) assert.equal(fields['id'], id);
    assert.deepEqual(
      merged.spans.slice(0, 2).map(({ record }) => `${record.text} ${record.label} ${record.status}`),
      ['Yoon ORG accepted', 'Seoul LOC accepted'],
    );
  });
  it('what cannot be read is not merged', () => {
    const { source } = base();
    assert.equal(mergeSidecars(source, `${source}- {`, source), undefined);
    assert.equal(mergeSidecars('version: 9\n', source, source), undefined);
    assert.equal(settle(source), undefined);
  });
});

describe('merges of sidecars: what two people decided in different ways', () => {
  const TEXT = 'Ông {PER|Yoon} thăm {LOC|Seoul}, gặp {PER|An}.';
  const base = () => new Work(TEXT).annotate().do(tag('An', 'PER'));
  const cases: readonly [
    title: string,
    ours: readonly Doing[],
    theirs: readonly Doing[],
    conflict: string,
    kept: { ours: readonly string[]; theirs: readonly string[]; both: readonly string[] },
  ][] = [
    [
      'two labels',
      [tag('Yoon', 'ORG'), tag('Seoul', 'LOC')],
      [tag('Yoon', 'LOC')],
      'Yoon',
      {
        ours: ['Yoon ORG accepted was PER', 'Seoul LOC accepted', 'An PER accepted'],
        theirs: ['Yoon LOC accepted was PER by binh', 'Seoul LOC accepted', 'An PER accepted'],
        both: [
          'Yoon ORG accepted was PER',
          'Yoon LOC accepted was PER by binh',
          'Seoul LOC accepted',
          'An PER accepted',
        ],
      },
    ],
    [
      'two labels of what was not there before',
      [tag('thăm', 'ORG')],
      [tag('thăm', 'LOC'), tag('Seoul', 'LOC')],
      'thăm',
      {
        ours: [
          'Yoon PER suggested by dateline',
          'thăm ORG accepted',
          'Seoul LOC accepted by binh',
          'An PER accepted',
        ],
        theirs: [
          'Yoon PER suggested by dateline',
          'thăm LOC accepted by binh',
          'Seoul LOC accepted by binh',
          'An PER accepted',
        ],
        both: [
          'Yoon PER suggested by dateline',
          'thăm ORG accepted',
          'thăm LOC accepted by binh',
          'Seoul LOC accepted by binh',
          'An PER accepted',
        ],
      },
    ],
    [
      'one is for and one against it',
      [tag('Seoul', 'LOC')],
      [reject('Seoul')],
      'Seoul',
      {
        ours: ['Yoon PER suggested by dateline', 'Seoul LOC accepted', 'An PER accepted'],
        theirs: ['Yoon PER suggested by dateline', 'Seoul LOC rejected by binh', 'An PER accepted'],
        both: [
          'Yoon PER suggested by dateline',
          'Seoul LOC accepted',
          'Seoul LOC rejected by binh',
          'An PER accepted',
        ],
      },
    ],
  ];
  for (const [title, ours, theirs, conflict, kept] of cases) {
    it(title, () => {
      const { source } = base();
      const one = base().do(...ours).source;
      const two = base().doAs(BINH, ...theirs).source;
      const merged = mergeSidecars(source, one, two);
      assert.deepEqual(merged?.conflicts, [conflict]);
      assert.match(
        merged.source,
        /^<<<<<<< ours\n- .*\n\|{7} base\n(?:- .*\n)?=======\n- .*\n>>>>>>> theirs$/m,
      );
      // The reader shows both, says what is the matter, and where; nothing is written until it is settled.
      const { spans, problems, writable } = readSidecar(merged.source);
      assert.equal(spans.length, kept.both.length);
      assert.equal(writable, false);
      assert.deepEqual(
        problems
          .map(({ code, source: at }) => `${code} ${merged.source.slice(at.start, at.end)}`)
          .slice(0, 1),
        ['merge <<<<<<< ours'],
      );
      assert.equal(settle(merged.source)?.source, merged.source);
      for (const keep of ['ours', 'theirs', 'both'] as const) {
        const settled = settle(merged.source, keep);
        assert.deepEqual(settled?.conflicts, []);
        assert.deepEqual(readSidecar(settled.source).problems, []);
        assert.deepEqual(new Work(TEXT, settled.source).entries, kept[keep]);
      }
    });
  }
  it('one deletes what the other decides anew: nothing is lost before a person says so', () => {
    const text = 'Ông Yoon và An.';
    const start = () => new Work(text).do(tag('Yoon', 'PER'), tag('An', 'PER'));
    const one = start().do(remove('Yoon')).source;
    const two = start().doAs(BINH, tag('Yoon', 'ORG')).source;
    for (const [ours, theirs] of [
      [one, two],
      [two, one],
    ] as const) {
      const merged = mergeSidecars(start().source, ours, theirs);
      assert.deepEqual(merged?.conflicts, ['Yoon']);
      assert.deepEqual(
        readSidecar(merged.source).spans.map(({ record }) => `${record.text} ${record.label}`),
        ['Yoon ORG', 'An PER'],
      );
      assert.deepEqual(
        new Work(text, settle(merged.source, ours === one ? 'ours' : 'theirs')!.source).entries,
        ['An PER accepted'],
      );
    }
  });
  it('of very many entries nothing is done in one step, reading or merging', () => {
    const count = (steps: Generator<void, unknown, void>) => {
      let n = 0;
      while (!steps.next().done) n++;
      return n;
    };
    const source = (entries: number, label: string) => {
      const line = (_: unknown, n: number) =>
        `- {id: "k${n}", start: ${9 * n}, end: ${9 * n + 3}, text: "Nam", label: "${label}", status: "accepted"}\n`;
      return `version: 2\nunit: "codepoint"\n\nspans:\n${Array.from({ length: entries }, line).join('')}`;
    };
    const merging = (entries: number) => {
      const [ours, theirs] = [source(entries, 'PER'), source(entries, 'LOC')];
      return count(mergeSteps('', ours, theirs)) - count(readSteps(ours)) - count(readSteps(theirs));
    };
    const many = 8 * PIECE;
    assert.ok(merging(2 * many) - merging(many) >= (3 * many) / PIECE);
  });
  it('two publication dates', () => {
    const merged = mergeSidecars(
      base().source,
      base().do(publish('2024-09-06')).source,
      base().do(publish('2024-09-07')).source,
    );
    assert.deepEqual(merged?.conflicts, ['published']);
    assert.equal(readSidecar(merged.source).header.published, '2024-09-06');
    assert.equal(merged.settled, 0);
    const kept = settle(merged.source, 'theirs')!;
    assert.match(kept.source, /^published: "2024-09-07"$/m);
    assert.deepEqual([kept.conflicts, kept.settled], [[], 1]);
  });
  it('is settled from what git leaves with a base, exactly', () => {
    const source = `version: 2
spans:
<<<<<<< HEAD
- {id: a, start: 0, end: 1, text: "A", label: "ORG", status: "accepted"}
- {id: b, start: 2, end: 3, text: "B", label: "PER", status: "accepted"}
||||||| 1234567
- {id: a, start: 0, end: 1, text: "A", label: "PER", status: "accepted"}
- {id: b, start: 2, end: 3, text: "B", label: "PER", status: "accepted"}
=======
- {id: a, start: 0, end: 1, text: "A", label: "PER", status: "accepted"}
>>>>>>> branch
`;
    assert.deepEqual(
      readSidecar(source).spans.map(({ id }) => id),
      ['a', 'b', readSidecar(source).spans[2]!.id],
    );
    assert.deepEqual(settle(source), {
      source:
        'version: 2\nspans:\n- {id: a, start: 0, end: 1, text: "A", label: "ORG", status: "accepted"}\n',
      conflicts: [],
      settled: 0,
    });
  });
});

describe(`merges of sidecars: ${RUNS} of each kind`, () => {
  /** A word that is nowhere else in the article. */
  const word = (n: number) => `ấy${n}x`;
  const WORDS = 36;
  const A_LINE = 6;
  interface Scene {
    readonly suggested: readonly boolean[];
    readonly accepted: readonly boolean[];
  }
  const scene: fc.Arbitrary<Scene> = fc.record({
    suggested: fc.array(fc.boolean(), { minLength: WORDS, maxLength: WORDS }),
    accepted: fc.array(fc.boolean(), { minLength: WORDS, maxLength: WORDS }),
  });
  type What = 'PER' | 'LOC' | 'reject' | 'remove' | 'mark';
  interface Step {
    readonly at: number;
    readonly what: What;
  }
  /** Lines that are put in, by the number of the line before which they come. */
  type Edit = readonly number[];

  const textOf = ({ suggested }: Scene, ...edits: readonly Edit[]) => {
    const lines: string[] = [];
    for (let line = 0; line < WORDS / A_LINE; line++) {
      for (const edit of edits)
        if (edit.includes(line)) lines.push(`Thêm một dòng mới số ${line} của ${edits.indexOf(edit)}.`);
      const words = Array.from({ length: A_LINE }, (_, n) => line * A_LINE + n);
      lines.push(words.map((n) => (suggested[n] ? `{LOC|${word(n)}}` : word(n))).join(' '));
    }
    return lines.join('\n');
  };
  const actionOf = ({ article }: Work, { at, what }: Step): Action => {
    const start = article.text.indexOf(word(at));
    const span = { start, end: start + word(at).length };
    if (what === 'mark')
      return { do: 'mark', span: article.lines.span(article.lines.lineAt(start)), kind: 'caption' };
    return what === 'reject' || what === 'remove' ? { do: what, span } : { do: 'tag', span, label: what };
  };
  const act = (work: Work, steps: readonly Step[], author = AN) =>
    work.doAs(author, ...steps.map((step) => () => actionOf(work, step)));
  const begin = (at: Scene, ...edits: readonly Edit[]) => {
    const work = new Work(textOf(at)).annotate();
    act(
      work,
      at.accepted.flatMap((yes, n) => (yes ? [{ at: n, what: 'PER' as const }] : [])),
    );
    return edits.length > 0 ? work.edit(textOf(at, ...edits)) : work;
  };
  const what = fc.constantFrom<What>('PER', 'LOC', 'reject', 'remove', 'mark');
  /** Steps on words, and whose each is. */
  const plan = fc
    .uniqueArray(fc.tuple(fc.nat(WORDS - 1), what, fc.boolean()), {
      minLength: 1,
      maxLength: 14,
      selector: ([at]) => at,
    })
    .map((steps) => {
      // A line has one mark, of whoever comes first.
      const marked = new Set<number>();
      const distinct = steps.filter(
        ([at, kind]) =>
          kind !== 'mark' || (!marked.has(Math.floor(at / A_LINE)) && marked.add(Math.floor(at / A_LINE))),
      );
      const of = (mine: boolean) =>
        distinct.flatMap(([at, kind, isMine]) => (isMine === mine ? [{ at, what: kind }] : []));
      return { ours: of(true), theirs: of(false) };
    });
  const edit = fc.uniqueArray(fc.nat(WORDS / A_LINE - 1), { minLength: 1, maxLength: 3 });

  const entriesOf = (source: string) => new Work('', source).entries.sort();
  let conflicts = 0;
  after(() => {
    figure(`plain git left conflict marks in ${conflicts} of ${2 * RUNS}`);
  });
  /** Runs all merges of a kind, and counts what must not be. */
  const kind = <T>(title: string, arbitrary: fc.Arbitrary<T>, run: (value: T) => void) =>
    it(title, () => {
      fc.assert(fc.property(arbitrary, run), { numRuns: RUNS });
      figure(`${title}: ${RUNS} merges, 0 lost, 0 doubled, 0 in conflict that need not be`);
    });

  kind(
    'decisions on different spans, neighbours among them',
    fc.tuple(scene, plan),
    ([at, { ours, theirs }]) => {
      const base = begin(at).source;
      const one = act(begin(at), ours).source;
      const two = act(begin(at), theirs, BINH).source;
      const both = act(act(begin(at), ours), theirs, BINH).source;
      assert.equal(clean(base, one, two), both);
      assert.equal(clean(base, two, one), both);
    },
  );

  kind('both begin the file', fc.tuple(scene, plan), ([at, { ours, theirs }]) => {
    const [one, two] = [new Work(textOf(at)), new Work(textOf(at))];
    act(one, ours);
    act(two, theirs, BINH);
    const both = act(act(new Work(textOf(at)), ours), theirs, BINH);
    if (one.source === '' || two.source === '') return;
    assert.equal(clean('', one.source, two.source), both.source);
    assert.equal(clean('', two.source, one.source), both.source);
  });

  kind('both annotate, and then decide', fc.tuple(scene, plan), ([at, { ours, theirs }]) => {
    const start = () => new Work(textOf(at)).annotate();
    if (start().source === '') return;
    const one = act(start(), ours).source;
    const two = act(start(), theirs, BINH).source;
    const { source, conflicts } = mergeSidecars('', one, two)!;
    assert.deepEqual(conflicts, []);
    // What one has deleted of what annotate wrote is rejected, so nothing is missing on either side.
    assert.deepEqual(entriesOf(source), entriesOf(act(act(start(), ours), theirs, BINH).source));
  });

  kind('one edits the article meanwhile', fc.tuple(scene, plan, edit), ([at, { ours, theirs }, lines]) => {
    const base = begin(at).source;
    const one = act(begin(at, lines), ours).source;
    const two = act(begin(at), theirs, BINH).source;
    const both = act(act(begin(at, lines), ours), theirs, BINH);
    for (const merged of [clean(base, one, two), clean(base, two, one)]) {
      assert.deepEqual(entriesOf(merged), entriesOf(both.source));
      inPlace(new Work(textOf(at, lines), merged));
    }
  });

  kind('both edit the article', fc.tuple(scene, plan, edit, edit), ([at, { ours, theirs }, mine, yours]) => {
    const base = begin(at).source;
    const one = act(begin(at, mine), ours).source;
    const two = act(begin(at, yours), theirs, BINH).source;
    const both = act(act(begin(at, mine, yours), ours), theirs, BINH);
    for (const merged of [clean(base, one, two), clean(base, two, one)]) {
      assert.deepEqual(entriesOf(merged), entriesOf(both.source));
      inPlace(new Work(textOf(at, mine, yours), merged));
    }
  });

  kind('the same decisions of both', fc.tuple(scene, plan), ([at, { ours, theirs }]) => {
    const all = [...ours, ...theirs];
    for (const start of [() => begin(at), () => new Work(textOf(at))]) {
      const one = act(start(), all).source;
      const two = act(start(), all, BINH).source;
      assert.equal(clean(start().source, one, two), one);
      assert.equal(clean(start().source, two, one), one);
    }
  });

  kind(
    'the same decisions of both, of whom one has edited the article',
    fc.tuple(scene, plan, edit),
    ([at, { ours, theirs }, lines]) => {
      // Between entries that both have it is known where each is.
      const isFrame = (n: number) => n % A_LINE === 0 || n % A_LINE === A_LINE - 1;
      const framed = { ...at, accepted: at.accepted.map((yes, n) => yes || isFrame(n)) };
      const inside = [...ours, ...theirs].filter((step) => !isFrame(step.at) && step.what !== 'mark');
      const base = begin(framed).source;
      const one = act(begin(framed, lines), inside).source;
      const two = act(begin(framed), inside, BINH).source;
      for (const merged of [clean(base, one, two), clean(base, two, one)]) {
        const { spans } = readSidecar(merged);
        assert.equal(new Set(spans.map(({ record }) => record.text)).size, spans.length);
        assert.equal(spans.length, readSidecar(one).spans.length);
      }
    },
  );

  kind('one has line ends of its own', fc.tuple(scene, plan), ([at, { ours, theirs }]) => {
    const base = begin(at);
    const one = act(begin(at), ours).source;
    const two = act(new Work(textOf(at).replaceAll('\n', '\r\n'), base.source), theirs, BINH).source;
    assert.equal(clean(base.source, one, two), act(act(begin(at), ours), theirs, BINH).source);
  });

  kind(
    'different decisions on one span: that one is in conflict, and nothing else',
    fc.tuple(scene, plan, fc.nat(WORDS - 1)),
    ([at, { ours, theirs }, disputed]) => {
      const others = (steps: readonly Step[]) => steps.filter((step) => step.at !== disputed);
      const start = begin(at);
      const one = act(begin(at), [...others(ours), { at: disputed, what: 'LOC' }]).source;
      const two = act(begin(at), [...others(theirs), { at: disputed, what: 'ORG' as What }], BINH).source;
      const merged = mergeSidecars(start.source, one, two)!;
      assert.deepEqual(merged.conflicts, [word(disputed)]);
      const seen = readSidecar(merged.source).spans.filter(({ record }) => record.text === word(disputed));
      assert.deepEqual(
        seen.map(({ record }) => record.label),
        ['LOC', 'ORG'],
      );
      const [LOC, ORG] = [[{ at: disputed, what: 'LOC' as const }], [{ at: disputed, what: 'ORG' as What }]];
      const both = (last: (work: Work) => Work) =>
        entriesOf(last(act(act(begin(at), others(ours)), others(theirs), BINH)).source);
      assert.deepEqual(
        entriesOf(settle(merged.source, 'ours')!.source),
        both((work) => act(work, LOC)),
      );
      assert.deepEqual(
        entriesOf(settle(merged.source, 'theirs')!.source),
        both((work) => act(work, ORG, BINH)),
      );
      assert.equal(
        entriesOf(settle(merged.source, 'both')!.source).length,
        both((work) => act(work, LOC)).length + 1,
      );
    },
  );

  /** What is shown stands at its word; the rest is stale. */
  function inPlace(work: Work): void {
    const { text, annotations } = work.article;
    for (const { start, end, item } of annotations.spans)
      if (item) assert.equal(text.slice(start, end), item.record.text);
  }

  describe('with plain git', () => {
    let dir: string;
    before(() => {
      dir = mkdtempSync(join(tmpdir(), 'dateline-merge-'));
    });
    after(() => rmSync(dir, { recursive: true, force: true }));
    const git = (base: string, ours: string, theirs: string, ...options: readonly string[]) => {
      const paths = { ours: join(dir, 'ours'), base: join(dir, 'base'), theirs: join(dir, 'theirs') };
      writeFileSync(paths.base, base);
      writeFileSync(paths.ours, ours);
      writeFileSync(paths.theirs, theirs);
      try {
        execFileSync('git', ['merge-file', ...options, paths.ours, paths.base, paths.theirs], {
          stdio: 'pipe',
        });
      } catch {}
      return readFileSync(paths.ours, 'utf8');
    };
    const keeps = plan.map(({ ours, theirs }) => {
      const kept = (steps: readonly Step[]) => steps.filter((step) => step.what !== 'remove');
      return { ours: kept(ours), theirs: kept(theirs) };
    });
    kind(
      'what it leaves is shown whole and settled',
      fc.tuple(scene, keeps, fc.boolean(), fc.option(edit)),
      ([at, { ours, theirs }, fresh, lines]) => {
        const start = () => (fresh ? new Work(textOf(at)) : begin(at));
        const edited = (work: Work) => (lines ? work.edit(textOf(at, lines)) : work);
        const base = start().source;
        const one = act(edited(start()), ours).source;
        const two = act(start(), theirs, BINH).source;
        if (one === '' || two === '') return;
        const both = act(act(edited(start()), ours), theirs, BINH).source;
        for (const style of [[], ['--diff3']]) {
          const left = git(base, one, two, ...style);
          const isConflict = left.includes('<<<<<<<');
          if (isConflict) conflicts++;
          const shown = entriesOf(left);
          for (const entry of entriesOf(both)) assert.ok(shown.includes(entry), entry);
          const settled = isConflict ? settle(left)! : { source: left, conflicts: [] };
          if (style.length > 0) {
            assert.deepEqual(settled.conflicts, []);
            assert.deepEqual(entriesOf(settled.source), entriesOf(both));
          }
        }
      },
    );
  });
});
