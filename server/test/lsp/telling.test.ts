import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleOf } from '../../src/core/annotation/article';
import { DEFAULT_PROJECT } from '../../src/core/project/model';
import type { LineKind } from '../../src/core/recognition/types';
import { splitLines } from '../../src/core/text/lines';
import type { FeatureContext } from '../../src/features/context';
import { messagesFor } from '../../src/features/messages';
import { Telling } from '../../src/lsp/annotations';
import { type AnnotationsChange, type AnnotationsParams, changed } from '../../src/protocol';
import type { ArticleState } from '../../src/workspace/openArticles';

const URI = 'file:///bai.txt';

/** An article whose words in capitals are names, whose lines with `=` headlines, and with `#` boilerplate. */
function stateOf(text: string, version = 1): { state: ArticleState; context: FeatureContext } {
  const entities = [...text.matchAll(/[A-Z]+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    label: word.length > 2 ? 'ORG' : 'PER',
    confidence: 0.9,
    canonical: word,
    evidence: [],
  }));
  const lines = splitLines(text).map((span) => {
    const mark = text.charAt(span.start);
    const kind: LineKind = mark === '=' ? 'title' : mark === '#' ? 'boilerplate' : 'body';
    return { ...span, kind, boilerplate: 0, evidence: [] };
  });
  const article = articleOf(text, { lang: 'vi', entities, dates: [], lines });
  const project = DEFAULT_PROJECT;
  const context: FeatureContext = {
    article,
    project,
    messages: messagesFor('en'),
    showThreshold: 0.5,
    acceptThreshold: 0.9,
    problems: 'byName',
    sidecarName: 'bai.ann.yaml',
    link: () => '',
  };
  const state = {
    uri: URI,
    version,
    article,
    project,
    sidecarUri: 'file:///bai.ann.yaml',
    revision: version,
  };
  return { state, context };
}

function tell(telling: Telling, text: string, version: number): AnnotationsChange {
  const { context, state } = stateOf(text, version);
  return telling.change(context, state);
}

/** What a new client would be told. */
function whole(text: string, version: number): Omit<AnnotationsParams, 'revision'> {
  const { revision, ...rest } = changed(undefined, tell(new Telling(), text, version))!;
  return rest;
}

const TEXT = '=Đầu đề\n\nAN gặp BINH.\nCHI vắng.\n#chân trang\nDUNG đến.\n';

describe('annotations are told as what has changed', () => {
  const piece = fc.constantFrom(
    'A',
    'BC',
    'DEF',
    ' ',
    'x',
    '\n',
    '\r',
    '\r\n',
    '=',
    '#',
    '😀',
    '\n=A\n#b\nC',
  );
  const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  const edit = fc.tuple(fc.nat(999), fc.nat(6), text);

  it('a client that follows has what a new one is told', () =>
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (first, edits) => {
        const telling = new Telling();
        let now = first;
        let shown = changed(undefined, tell(telling, now, 1));
        edits.forEach(([at, removed, typed], n) => {
          const start = Math.floor((at / 1000) * now.length);
          now = now.slice(0, start) + typed + now.slice(start + removed);
          shown = changed(shown, tell(telling, now, n + 2));
          assert.ok(shown);
          const { revision, ...rest } = shown;
          assert.deepEqual(rest, whole(now, n + 2));
        });
      }),
      { numRuns: 300 },
    ));

  const CASES: [title: string, edited: string, told: string[], moved: number][] = [
    ['nothing', TEXT, [], 0],
    ['typing beside a name tells its line', TEXT.replace('vắng', 'vắng mặt'), ['CHI'], 0],
    ['a line more tells none of the others', TEXT.replace('CHI', '\nCHI'), ['CHI'], 1],
    ['a line less tells the one that is in its place', TEXT.replace('CHI vắng.\n', ''), ['#chân trang'], -1],
    ['a name at the end', `${TEXT}EM`, ['EM'], 0],
  ];
  for (const [title, now, told, moved] of CASES) {
    it(title, () => {
      const telling = new Telling();
      tell(telling, TEXT, 1);
      const change = tell(telling, now, 2);
      const lines = now.split('\n');
      const ranges = [
        ...change.spans.items.map(({ range }) => range),
        ...change.titles.items,
        ...change.boilerplate.items,
      ];
      const texts = ranges.map(({ start, end }) => lines[start.line]!.slice(start.character, end.character));
      assert.deepEqual([texts, change.moved, change.since], [told, moved, 1]);
    });
  }

  it('what was told of another state is none of the client’s', () => {
    const telling = new Telling();
    const first = changed(undefined, tell(telling, TEXT, 1));
    tell(telling, `${TEXT}A`, 2);
    const third = tell(telling, `${TEXT}AB`, 3);
    assert.equal(changed(first, third), undefined);
    assert.equal(changed(undefined, third), undefined);
  });

  it('an article that was closed is told of as a whole', () => {
    const telling = new Telling();
    tell(telling, TEXT, 1);
    telling.forget(URI);
    assert.equal(tell(telling, TEXT, 1).since, undefined);
  });
});
