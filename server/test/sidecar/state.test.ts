import assert from 'node:assert/strict';
import { type Deed, decide, revertSource } from '../../src/core/annotation/decide';
import { mergeSidecars } from '../../src/core/sidecar/merge';
import { textHashes } from '../../src/core/sidecar/quoted';
import { readSidecar } from '../../src/core/sidecar/read';
import { reviewState } from '../../src/core/sidecar/state';
import { decidedArticle } from '../../src/workspace/load';

const TEXT = 'Ông Kishida tới Seoul.\n';

const at = (word: string, text = TEXT) => ({
  start: text.indexOf(word),
  end: text.indexOf(word) + word.length,
});
const tag = (word: string, label = 'LOC', text = TEXT): Deed => ({ do: 'tag', span: at(word, text), label });
const FINISH: Deed = { do: 'finish' };
const REOPEN: Deed = { do: 'reopen' };

/** The sidecar after one more thing that somebody does. */
function next(source: string, deeds: readonly Deed[], { text = TEXT, by = 'an', hour = '01' } = {}): string {
  const article = decidedArticle(text, source === '' ? undefined : readSidecar(source));
  return decide(article, deeds, { by, at: `2026-01-02T${hour}:00:00Z` });
}

function stateOf(source: string, text = TEXT): string {
  return reviewState(source === '' ? undefined : readSidecar(source), (hash) => textHashes(text).has(hash));
}

const many = (...steps: readonly (readonly Deed[])[]) =>
  steps.reduce((source, deeds) => next(source, deeds), '');

describe('the state of an article', () => {
  const suggestion = next('', [tag('Seoul')]).replace('"accepted"', '"suggested"');
  const tagged = many([tag('Seoul')]);
  const finished = many([tag('Seoul')], [FINISH]);
  const TABLE: readonly [what: string, source: string, state: string, text?: string][] = [
    ['no sidecar', '', 'untouched'],
    ['suggestions only', suggestion, 'untouched'],
    ['a decision', tagged, 'review'],
    ['a decision, finished', finished, 'finished'],
    ['nothing in it, finished', many([FINISH]), 'finished'],
    ['finished together with a decision', many([tag('Seoul'), FINISH]), 'finished'],
    ['reopened', many([tag('Seoul')], [FINISH], [REOPEN]), 'review'],
    ['nothing in it, reopened', many([FINISH], [REOPEN]), 'untouched'],
    ['another decision since', many([FINISH], [tag('Seoul')]), 'changed'],
    ['another label since', many([tag('Seoul')], [FINISH], [tag('Seoul', 'ORG')]), 'changed'],
    [
      'a decision taken away since',
      many([tag('Seoul')], [FINISH], [{ do: 'remove', span: at('Seoul') }]),
      'changed',
    ],
    ['finished again', many([FINISH], [tag('Seoul')], [FINISH]), 'finished'],
    ['another text since', finished, 'changed', TEXT.replace('Ông', 'Bà')],
    ['the same text with CRLF', finished, 'finished', TEXT.replace('\n', '\r\n')],
    [
      'a suggestion of a program since',
      finished
        .replace(
          '# end',
          `# x\n- {id: "x", start: 4, end: 11, text: "Kishida", label: "PER", status: "suggested", by: "dateline"}\n\n# end`,
        )
        .replace(/lines:\n\n/, ''),
      'finished',
    ],
    ['written by hand, without a digest', finished.replace(/, decisions: "[^"]*"/, ''), 'finished'],
    [
      'as a block, with keys of others',
      finished.replace(
        /^finished: \{(.*)\}$/m,
        (_, fields: string) => `finished:\n  ${fields.replaceAll(', ', '\n  ')}\n  why: "x"`,
      ),
      'finished',
    ],
    ['nonsense', `finished: soon\n${tagged}`, 'review'],
    ['a file of version 1', finished.replace('version: 2', 'version: 1'), 'finished'],
  ];
  for (const [what, source, state, text] of TABLE)
    it(`${what}: ${state}`, () => assert.equal(stateOf(source, text), state, source));

  it('stands below the other keys of the head, and nothing else changes', () => {
    const line = finished.split('\n').find((one) => one.startsWith('finished: '))!;
    assert.match(
      line,
      /^finished: \{by: "an", at: "2026-01-02T01:00:00Z", sha256: "[0-9a-f]{64}", decisions: "[0-9a-z]{8}"\}$/,
    );
    assert.equal(finished.replace(`${line}\n`, ''), tagged);
    assert.match(finished, /sha256: "[0-9a-f]+"\nfinished: /);
  });

  it('what a person wrote beside it stays', () => {
    const commented = finished.replace(/^(finished: .*)\}$/m, '$1, why: "x"} # by hand');
    const again = next(next(commented, [tag('Kishida', 'PER')]), [FINISH], { by: 'bình' });
    assert.match(again, /^finished: \{by: "bình", .*why: "x"\} # by hand$/m);
    assert.equal(stateOf(again), 'finished');
  });

  it('nonsense is said, and the file can still be written', () => {
    const sidecar = readSidecar(`finished: soon\n${tagged}`);
    assert.deepEqual(
      sidecar.problems.map(({ code, detail }) => `${code} ${detail}`),
      ['bad-field finished'],
    );
    assert.equal(sidecar.writable, true);
    assert.equal(stateOf(next(sidecar.source, [FINISH])), 'finished');
  });

  it('finishing what is finished changes nothing', () =>
    assert.equal(next(finished, [FINISH], { by: 'bình', hour: '02' }), finished));

  describe('is taken back', () => {
    it('alone', () => assert.equal(revertSource(finished, tagged, finished), tagged));
    it('with decisions of others since, which stay', () => {
      const since = next(finished, [tag('Kishida', 'PER')]);
      const undone = revertSource(since, tagged, finished);
      assert.equal(stateOf(undone), 'review');
      assert.match(undone, /Kishida/);
    });
    it('but not when somebody has finished it since', () => {
      const since = next(next(finished, [tag('Kishida', 'PER')]), [FINISH], { by: 'bình' });
      assert.equal(stateOf(revertSource(since, tagged, finished)), 'finished');
    });
    it('so is reopening', () => {
      const reopened = next(finished, [REOPEN]);
      const since = next(reopened, [tag('Kishida', 'PER')]);
      assert.equal(stateOf(revertSource(since, finished, reopened)), 'changed');
      assert.equal(stateOf(revertSource(reopened, finished, reopened)), 'finished');
    });
    it('a decision after it, which makes it finished again', () => {
      const since = next(finished, [tag('Kishida', 'PER')]);
      assert.equal(stateOf(revertSource(since, finished, since)), 'finished');
    });
  });

  describe('is merged', () => {
    const decided = next(tagged, [tag('Kishida', 'PER')], { by: 'bình' });
    const both = next(tagged, [FINISH], { by: 'bình', hour: '02' });
    const CASES: readonly [what: string, base: string, ours: string, theirs: string, state: string][] = [
      ['one side', tagged, finished, tagged, 'finished'],
      ['the other side', tagged, tagged, finished, 'finished'],
      ['decisions of the other side come with it', tagged, finished, decided, 'changed'],
      ['both sides', tagged, finished, both, 'finished'],
      ['both began the file', '', finished, both, 'finished'],
      ['reopened by one', finished, next(finished, [REOPEN]), finished, 'review'],
      ['reopened by the other', finished, finished, next(finished, [REOPEN]), 'review'],
      [
        'reopened by one, finished anew by the other',
        finished,
        next(finished, [REOPEN]),
        next(next(finished, [tag('Kishida', 'PER')]), [FINISH]),
        'finished',
      ],
      [
        'the same the other way round',
        finished,
        next(next(finished, [tag('Kishida', 'PER')]), [FINISH]),
        next(finished, [REOPEN]),
        'finished',
      ],
    ];
    for (const [what, base, ours, theirs, state] of CASES)
      it(`${what}: ${state}`, () => {
        const merged = mergeSidecars(base, ours, theirs)!;
        assert.deepEqual(merged.conflicts, []);
        assert.equal(stateOf(merged.source), state, merged.source);
        assert.equal(merged.source.match(/^finished:/gm)?.length ?? 0, state === 'review' ? 0 : 1);
      });
    it('with the later of two', () => {
      assert.match(mergeSidecars(tagged, finished, both)!.source, /^finished: \{by: "bình"/m);
      assert.match(mergeSidecars(tagged, both, finished)!.source, /^finished: \{by: "bình"/m);
    });
  });
});
