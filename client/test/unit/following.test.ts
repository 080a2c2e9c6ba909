import assert from 'node:assert/strict';
import type { AnnotationsChange, WireSpan } from '../../../server/src/protocol';
import { Following } from '../../src/following';

const URI = 'file:///bai.txt';

const at = (line: number): WireSpan => ({
  range: { start: { line, character: 0 }, end: { line, character: 3 } },
  label: 'PER',
  status: 'suggested',
});

const NOTHING = { head: 0, items: [], tail: 0 };

/** A change that adds a span at the end of a list of so many. */
const more = (revision: number, since: number | undefined, spans: number): AnnotationsChange => ({
  uri: URI,
  version: revision,
  revision,
  ...(since === undefined ? {} : { since }),
  moved: 0,
  spans: {
    head: since === undefined ? 0 : spans,
    items: since === undefined ? Array.from({ length: spans + 1 }, (_, line) => at(line)) : [at(spans)],
    tail: 0,
  },
  titles: NOTHING,
  boilerplate: NOTHING,
  state: 'untouched',
  counts: { suggested: spans + 1, accepted: 0, rejected: 0 },
  labels: [],
});

describe('following what the server tells', () => {
  let following: Following;
  let asked: ((answer: AnnotationsChange | null) => void)[];
  const all = () => new Promise<AnnotationsChange | null>((resolve) => asked.push(resolve));
  const never = () => assert.fail('nothing was missed');
  const lines = () => following.get(URI)?.spans.map(({ range }) => range.start.line);
  beforeEach(() => {
    following = new Following();
    asked = [];
  });

  it('changes in order need no question', async () => {
    assert.ok(await following.take(URI, more(1, undefined, 0), never));
    assert.ok(await following.take(URI, more(2, 1, 1), never));
    assert.deepEqual(lines(), [0, 1]);
  });

  it('after one that was lost it asks for all, once', async () => {
    await following.take(URI, more(1, undefined, 0), never);
    const third = following.take(URI, more(3, 2, 2), all);
    assert.equal(await following.take(URI, more(4, 3, 3), all), false);
    assert.deepEqual(lines(), [0]);
    assert.equal(asked.length, 1);
    asked[0]!(more(5, undefined, 4));
    assert.ok(await third);
    assert.deepEqual(lines(), [0, 1, 2, 3, 4]);
    assert.ok(await following.take(URI, more(6, 5, 5), never));
  });

  it('an answer that is older than what came meanwhile is asked for again', async () => {
    const first = following.take(URI, more(2, 1, 1), all);
    await following.take(URI, more(4, 3, 3), all);
    asked[0]!(more(3, undefined, 2));
    while (asked.length < 2) await null;
    asked[1]!(more(5, undefined, 4));
    assert.ok(await first);
    assert.deepEqual(lines(), [0, 1, 2, 3, 4]);
  });

  it('an article that is none any more has nothing', async () => {
    const lost = following.take(URI, more(2, 1, 1), all);
    asked[0]!(null);
    assert.equal(await lost, false);
    assert.equal(lines(), undefined);
  });

  it('when the question fails the next change asks again', async () => {
    await assert.rejects(
      following.take(URI, more(2, 1, 1), () => Promise.reject(new Error('gone'))),
      /gone/,
    );
    const again = following.take(URI, more(3, 2, 2), all);
    asked[0]!(more(4, undefined, 3));
    assert.ok(await again);
  });
});
