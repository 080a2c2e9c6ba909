import assert from 'node:assert/strict';
import { type Doing, placeOf, reject, tag, Work } from './support/work';

const split =
  (text: string, ...parts: string[]): Doing =>
  (article) => ({
    do: 'split',
    span: placeOf(article, text),
    parts: parts.map((part) => placeOf(article, part)),
  });
const note =
  (text: string, said: string): Doing =>
  (article) => ({ do: 'note', span: placeOf(article, text), text: said });
const together =
  (text: string, label: string): Doing =>
  (article) => ({ do: 'tag', span: placeOf(article, text), label, bulk: true });

const has = (work: Work, ...patterns: RegExp[]) => {
  for (const pattern of patterns) assert.match(work.source, pattern);
  return work;
};

describe('an annotation is split', () => {
  const CITIES = 'Từ {LOC|Hà Nội, Huế} đến Vinh.';
  it('a suggestion: both parts are decided, and what was suggested is gone', () => {
    const work = new Work(CITIES).do(split('Hà Nội, Huế', 'Hà Nội', 'Huế'));
    assert.deepEqual(work.shown, ['Hà Nội LOC accepted', 'Huế LOC accepted']);
    assert.equal(work.source.match(/was: "LOC"/g)?.length, 1);
    work.do(tag('Hà Nội, Huế', 'LOC'));
    assert.deepEqual(work.shown, ['Hà Nội, Huế LOC accepted']);
    assert.doesNotMatch(work.source, /text: "Huế"/);
  });
  it('a decision: the first part keeps its entry', () => {
    const work = new Work('Từ Hà Nội, Huế.').do(tag('Hà Nội, Huế', 'LOC'));
    const id = /id: "[^"]+"/.exec(work.source)![0];
    has(work.do(split('Hà Nội, Huế', 'Hà Nội', 'Huế')), new RegExp(`${id}, start: 3, end: 9,`));
    assert.deepEqual(work.shown, ['Hà Nội LOC accepted', 'Huế LOC accepted']);
    assert.deepEqual(work.revert(1, 2).shown, ['Hà Nội, Huế LOC accepted']);
  });
  it('a part that is not in it is none', () =>
    assert.deepEqual(new Work(CITIES).do(split('Hà Nội, Huế', 'Hà Nội', 'Vinh')).shown, [
      'Hà Nội LOC accepted',
    ]));
  it('the parts of a date do not have its value', () => {
    const work = new Work('Từ {DATE=2024-09-06/2024-09-07|6 đến 7/9}.').do(split('6 đến 7/9', '6', '7/9'));
    has(
      work,
      /text: "6", label: "DATE", type: "DATE", status/,
      /text: "7\/9", label: "DATE", type: "DATE", status/,
    );
  });
});

describe('a note', () => {
  const VISIT = 'Ông {PER|Yoon} thăm {LOC|Seoul}.';
  it('of a suggestion stands in the sidecar, and leaves it one', () => {
    const work = new Work(VISIT).do(note('Yoon', 'ai?'));
    assert.deepEqual(work.shown, ['Yoon PER suggested', 'Seoul LOC suggested']);
    has(work, /text: "Yoon", label: "PER", status: "suggested", note: "ai\?", by: "an"/);
  });
  it('stays when the annotation is decided, and decided anew', () => {
    const work = new Work(VISIT).do(note('Yoon', 'ai?')).do(tag('Yoon', 'ORG'));
    has(work, /label: "ORG", status: "accepted", was: "PER", note: "ai\?"/);
    has(work.do(reject('Yoon')), /status: "rejected".*note: "ai\?"/);
  });
  it('is changed, taken away, and written once', () => {
    const work = new Work(VISIT).do(tag('Yoon', 'PER')).do(note('Yoon', 'một'));
    const source = work.do(note('Yoon', 'hai')).source;
    assert.match(source, /note: "hai"/);
    assert.equal(work.do(note('Yoon', 'hai')).source, source);
    assert.doesNotMatch(work.do(note('Yoon', '')).source, /note:/);
  });
});

describe('what was accepted together with others', () => {
  const work = new Work('Ông {PER|Yoon}.').do(together('Yoon', 'PER'));
  it('says so', () => has(work, /status: "accepted", bulk: true/));
  it('is not written anew by the same', () =>
    assert.equal(work.do(together('Yoon', 'PER')).source, work.sources[1]));
  it('no longer does when somebody decides on it alone', () =>
    assert.doesNotMatch(work.do(tag('Yoon', 'PER')).source, /bulk/));
});
