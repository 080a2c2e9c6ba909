import assert from 'node:assert/strict';
import { type Change, History } from '../../src/workspace/history';

const change = (name: string, before?: string, after?: string): Change => ({
  sidecarUri: `file:///m/${name}.ann.yaml`,
  before,
  after,
});
const of = (name: string) => ({ sidecarUri: `file:///m/${name}.ann.yaml` });

describe('history', () => {
  it('has a stack for each article; a bulk action is on all of them', () => {
    const history = new History();
    const [a, b, both] = [[change('a')], [change('b')], [change('a'), change('b')]].map((one) =>
      history.did(one),
    );
    assert.equal(history.take('undo', of('b'))?.id, both);
    assert.equal(history.take('undo', of('a'))?.id, a);
    assert.equal(history.take('undo', of('a')), undefined);
    assert.equal(history.take('undo', {})?.id, b);
  });

  it('gives an action by its id, once', () => {
    const history = new History();
    const first = history.did([change('a')])!;
    history.did([change('a')]);
    assert.equal(history.take('undo', { action: first })?.id, first);
    assert.equal(history.take('undo', { action: first }), undefined);
  });

  it('forgets what could be done again when something new is done to the article, and to it alone', () => {
    const history = new History();
    for (const name of ['a', 'b']) history.put('redo', { id: 1, changes: [change(name)] });
    history.did([change('a')]);
    assert.equal(history.take('redo', of('a')), undefined);
    assert.notEqual(history.take('redo', of('b')), undefined);
  });

  it('something new in an article is that also for what was done there for the whole corpus', () => {
    const [sidecar, names] = ['a', 'names'].map((name) => ({ ...change(name), article: 'file:///m/a.txt' }));
    for (const [done, next] of [
      [names!, sidecar!],
      [sidecar!, names!],
    ]) {
      const history = new History();
      history.put('redo', { id: 1, changes: [done!] });
      history.did([next!]);
      assert.equal(history.take('redo', { article: 'file:///m/a.txt' }), undefined);
    }
  });

  it('is bounded by size: the oldest go, the last one stays whatever its size', () => {
    const history = new History(1000);
    const source = (n: number) => String(n).padStart(300);
    for (let n = 0; n < 10; n++) history.did([change('a', source(n), source(n + 1))]);
    history.did([change('a', source(10), 'x'.repeat(5000))]);
    assert.equal(history.take('undo', {})?.id, 11);
    assert.equal(history.take('undo', {}), undefined);
    for (let n = 0; n < 10; n++) history.did([change('a', source(n), source(n + 1))]);
    // What one left the next began with: three sources are two actions.
    assert.deepEqual(
      [1, 2, 3].map(() => history.take('undo', {})?.id),
      [21, 20, undefined],
    );
  });

  it('follows a sidecar to its new name', () => {
    const history = new History();
    history.did([change('a')]);
    history.renamed(of('a').sidecarUri, of('c').sidecarUri);
    assert.equal(history.take('undo', of('a')), undefined);
    assert.equal(history.take('undo', of('c'))?.changes[0]?.sidecarUri, of('c').sidecarUri);
  });
});
