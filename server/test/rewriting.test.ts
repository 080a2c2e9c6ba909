import assert from 'node:assert/strict';
import { articleOf } from '../src/core/annotation/article';
import { decide } from '../src/core/annotation/decide';
import { readSidecar } from '../src/core/sidecar/read';
import { textHash } from '../src/core/text/hash';
import {
  AN,
  BINH,
  type Doing,
  distinguish,
  mark,
  publish,
  reanchor,
  reject,
  tag,
  Work,
} from './support/work';

const VISIT = 'Ông {PER|Yoon} thăm {LOC|Seoul} {DATE=2024-09-06|ngày 6/9}.';

describe('what survives every rewrite', () => {
  const HAND = `# the desk's file
version: 1
team: "blue" # ask them
spans:
  # the president
  - start: 4
    end: 8   # code points
    text: Yoon
    label: PER
    status: suggested
    by: other
    note: check
  - {start: 14, end: 19, text: Seoul, label: LOC, status: accepted} # sure
`;
  it('comments, unknown keys, the style of entries and their indentation', () =>
    assert.equal(
      new Work('Ông Yoon thăm Seoul.', HAND).do(tag('Yoon', 'ORG'), tag('thăm', 'MISC')).source,
      `# the desk's file
version: 2
sha256: "${textHash('Ông Yoon thăm Seoul.')}"
team: "blue" # ask them
spans:
  # the president
  - start: 4
    end: 8 # code points
    text: Yoon
    label: ORG
    status: accepted
    by: an
    note: check
    id: "vd86t8b8"
    was: "PER"
    at: "2024-09-06T01:02:03Z"
    before: "Ông "
    after: " thăm Seoul."

  # 54tgx7fm
  - {id: "54tgx7fm", start: 9, end: 13, text: "thăm", label: "MISC", status: "accepted", by: "an", at: "2024-09-06T01:02:03Z", before: "Ông Yoon ", after: " Seoul."}
  - {start: 14, end: 19, text: Seoul, label: LOC, status: accepted, id: "rw1pdz07"} # sure
`,
    ));
  it('the comment of an entry that moves', () =>
    assert.match(
      new Work('Ông Yoon thăm Seoul.', HAND).edit('Hôm nay ông Yoon thăm Seoul.').source,
      /^ {2}- \{start: 22, end: 27, text: Seoul, label: LOC, status: accepted\} # sure$/m,
    ));
  it('unknown keys of an entry that is decided, in their place', () => {
    const work = new Work(VISIT).annotate();
    work.source = work.source.replace('text: "Yoon",', 'text: "Yoon", mood: {"a":[1]},');
    assert.match(
      work.do(tag('Yoon', 'ORG')).source,
      /text: "Yoon", mood: \{"a":\[1\]\}, label: "ORG", status/,
    );
  });
  it('CRLF', () => {
    const source = new Work(VISIT).annotate().source.replaceAll('\n', '\r\n');
    const work = new Work(VISIT, source).do(tag('Yoon', 'ORG'), tag('thăm', 'MISC')).annotate();
    assert.doesNotMatch(work.source, /[^\r]\n/);
    assert.equal(work.entries.length, 4);
  });
  it('nothing to do: the same bytes', () => {
    const work = new Work('Ông Yoon thăm Seoul.', HAND);
    assert.equal(work.do(reject('Ông')).do().source, HAND);
  });
});

describe('the article is edited', () => {
  it('offsets, signposts and hash follow', () => {
    const work = new Work('Ông Yoon thăm.').do(tag('Yoon', 'PER')).edit('Hôm nay ông Yoon thăm.');
    assert.match(work.source, /\n# (\w{8})\n- \{id: "\1", start: 12, end: 16, text: "Yoon"/);
    assert.equal(readSidecar(work.source).spans[0]?.id, readSidecar(work.sources[1]!).spans[0]?.id);
    assert.equal(readSidecar(work.source).header.sha256, textHash('Hôm nay ông Yoon thăm.'));
  });
  it('the hash follows also when nothing has moved', () => {
    const work = new Work('Ông Yoon thăm.').do(tag('Yoon', 'PER')).edit('Ông Yoon thăm Seoul.');
    assert.equal(readSidecar(work.source).header.sha256, textHash('Ông Yoon thăm Seoul.'));
  });
  it('a quote follows the normal form of the article', () => {
    const work = new Work('Ở Huế mưa.').do(tag('Huế', 'LOC')).edit('Ở Huế mưa.'.normalize('NFD'));
    assert.deepEqual(work.entries, [`${'Huế'.normalize('NFD')} LOC accepted`]);
    assert.equal(readSidecar(work.source).spans[0]!.record.end, 9);
  });
  it('a changed text keeps its entry, whose place follows', () => {
    const work = new Work('Hôm qua ông Yun thăm Seoul, gặp ông An.').do(tag('Yun', 'PER'), tag('An', 'PER'));
    work.edit('Hôm qua ông Yoon thăm Seoul, gặp ông An.');
    work.edit(`${'Một câu mới. '.repeat(50)}Hôm qua ông Yoon thăm Seoul, gặp ông An.`);
    work.edit(`${'Một câu mới. '.repeat(99)}Hôm qua ông Yoon thăm Seoul, gặp ông An.`);
    assert.deepEqual(work.shown, ['An PER accepted']);
    const [stale] = work.article.annotations.stale;
    assert.equal(stale?.anchor.state, 'changed');
    assert.equal(work.article.text.slice(stale.anchor.span.start, stale.anchor.span.end), 'Yoon');
  });
  it('cut and pasted back, all is as before', () => {
    const text = 'Ông Yoon thăm Seoul hôm qua.';
    const work = new Work(text).do(tag('Yoon', 'PER'), tag('Seoul', 'LOC'));
    assert.equal(work.edit('').edit(text).source, work.sources[1]);
  });
});

describe('a label that is right besides another', () => {
  const work = new Work('Nga và Nga.').do(tag('Nga', 'LOC'), tag('Nga', 'PER', 2)).do(distinguish('Nga', 2));
  it('is noted', () =>
    assert.match(work.source, /label: "PER", status: "accepted", distinct: true, by: "an"/));
  it('once', () => assert.equal(work.do(distinguish('Nga', 2)).source, work.sources[2]));
  it('is forgotten with a new decision', () =>
    assert.doesNotMatch(work.do(tag('Nga', 'ORG', 2)).source, /distinct/));
  it('nothing is noted of what was not accepted', () =>
    assert.equal(new Work('Nga {LOC|Huế}').do(distinguish('Huế')).source, ''));
});

describe('the publication date', () => {
  const cases: readonly [title: string, source: string, value: string, after: string][] = [
    ['is set', 'version: 1\nspans:\n', '2024-09-06', 'version: 1\npublished: "2024-09-06"\nspans:\n'],
    [
      'is changed, with its comment',
      'version: 1\npublished: 2024-09-01 # asked\n',
      '2024-09-06',
      'version: 1\npublished: "2024-09-06" # asked\n',
    ],
    [
      'that is none is replaced',
      'version: 1\npublished: soon\n',
      '2024-09-06',
      'version: 1\npublished: "2024-09-06"\n',
    ],
    ['is taken away', 'version: 1\npublished: "2024-09-01"\nspans:\n', '', 'version: 1\nspans:\n'],
    ['is taken away, CRLF', 'version: 1\r\npublished: x\r\nspans:\r\n', '', 'version: 1\r\nspans:\r\n'],
    ['is taken away at the end', 'version: 1\npublished: "2024-09-01"', '', 'version: 1\n'],
    ['is not there', 'version: 1\n', '', 'version: 1\n'],
    ['is no day', 'version: 1\n', '2024-02-30', 'version: 1\n'],
    ['a file that must not be written', 'version: 3\n', '2024-09-06', 'version: 3\n'],
  ];
  for (const [title, source, value, after] of cases) {
    it(title, () => assert.equal(new Work('Ông Yoon.', source).do(publish(value)).source, after));
  }
  it('makes a file', () =>
    assert.match(new Work('Ông Yoon.').do(publish('2024-09-06')).source, /^published: "2024-09-06"$/m));
  it('with other decisions at once', () => {
    const { source, entries } = new Work('Ông Yoon.').do(tag('Yoon', 'PER'), publish('2024-09-06'));
    assert.match(source, /^published: "2024-09-06"$/m);
    assert.deepEqual(entries, ['Yoon PER accepted']);
  });
});

describe('undo', () => {
  const article = `${VISIT}\nboilerplate> Chia sẻ\n{PER|An} và {PER|Bình}.`;
  const actions: readonly [title: string, doing: readonly Doing[]][] = [
    ['accept', [tag('Yoon', 'PER')]],
    ['another label', [tag('Yoon', 'ORG')]],
    ['add', [tag('thăm', 'MISC')]],
    ['reject', [reject('Seoul')]],
    ['mark', [mark('Chia sẻ')]],
    ['a longer name', [tag('An và Bình', 'ORG')]],
    ['all at once', [tag('Yoon', 'ORG'), tag('thăm', 'MISC'), reject('Seoul'), mark('Chia sẻ')]],
  ];
  const starts: readonly [title: string, source: string][] = [
    ['no file', ''],
    ['suggestions in the file', new Work(article).annotate().source],
    [
      'a file formatted by hand',
      'version: 1\nspans:\n  - start: 4 # here\n    end: 8\n    text: Yoon\n    label: PER\n    status: suggested\n    by: dateline\n',
    ],
  ];
  for (const [start, source] of starts) {
    for (const [title, doing] of actions) {
      it(`${title}, from ${start}: the exact bytes`, () =>
        assert.equal(new Work(article, source).do(...doing).revert(0, 1).source, source));
      it(`${title}, from ${start}: what another did in between stays`, () => {
        const both = new Work(article, source).do(...doing).doAs(BINH, tag('Bình', 'ORG'));
        const alone = new Work(article, source).doAs(BINH, tag('Bình', 'ORG'));
        // A longer name and one inside it cannot both stay as they are.
        if (title === 'a longer name') return;
        const expected = source === '' ? alone.entries : alone.source;
        both.revert(0, 1);
        assert.deepEqual(
          source === '' ? both.entries : essence(both.source),
          source === '' ? expected : essence(alone.source),
        );
      });
    }
  }
  const DATED = 'version: 1\npublished: "2024-09-01" # asked\nspans:\n';
  const published = (source: string) => readSidecar(source).header.published;
  it('a publication date: the exact bytes', () => {
    for (const source of ['', 'version: 1\n', DATED])
      for (const value of ['2024-09-06', ''])
        assert.equal(new Work(article, source).do(publish(value)).revert(0, 1).source, source);
  });
  it('a publication date, when another has decided since', () => {
    const work = new Work(article, DATED).do(publish('2024-09-06')).doAs(BINH, tag('Yoon', 'PER'));
    assert.equal(published(work.source), '2024-09-06');
    work.revert(0, 1);
    assert.equal(published(work.source), '2024-09-01');
    assert.deepEqual(work.entries, ['Yoon PER accepted by binh']);
  });
  it('a publication date that was not there, when another has decided since', () => {
    const work = new Work(article, 'version: 1\n').do(publish('2024-09-06')).do(tag('Yoon', 'PER'));
    assert.equal(published(work.revert(0, 1).source), undefined);
  });
  it('a publication date that another has set since stays', () => {
    const work = new Work(article, DATED).do(publish('2024-09-06')).do(publish('2024-09-07')).revert(0, 1);
    assert.equal(published(work.source), '2024-09-07');
  });
  it('what another changed on the same entry stays', () => {
    const work = new Work(article)
      .annotate()
      .do(tag('Yoon', 'PER'))
      .doAs(BINH, tag('Yoon', 'LOC'))
      .revert(1, 2);
    assert.match(work.entries.join('\n'), /^Yoon LOC accepted was PER by binh$/m);
  });
  it('an entry that the action took along to where its text had moved stays with it', () => {
    const work = new Work('Hôm qua {PER|Nam} tới Huế.').do(tag('Nam', 'PER'));
    work.type('Họ nói: hôm qua {PER|Nam} tới Huế.').do(tag('Nam', 'ORG'));
    const { spans } = readSidecar(work.revert(1, 2).source);
    const [{ record }] = spans as [(typeof spans)[0]];
    assert.deepEqual(
      [record.label, record.start, record.before, record.after],
      ['PER', 16, 'Họ nói: hôm qua ', ' tới Huế.'],
    );
  });
  it('an entry that the action put elsewhere goes back, also when its text had been edited', () => {
    const work = new Work('Hôm qua {PER|Nam} tới. Nam ốm.').do(tag('Nam', 'PER'));
    work.type('Hôm qua tới. Nam ốm.').doAs(BINH, reanchor('Nam', 'Nam'));
    assert.deepEqual(work.shown, ['Nam PER accepted']);
    assert.deepEqual(work.revert(1, 2).shown, []);
  });
  it('what comes anew is not taken for what undo may bring back', () => {
    const work = new Work('Ông {PER|Nam} ốm.').do(tag('Nam', 'PER'));
    const { id } = readSidecar(work.source).spans[0]!;
    const { article } = work;
    const followed = new Map(article.annotations.places);
    const empty = readSidecar(work.revert(0, 1).source);
    const again = articleOf(article.text, article.recognition, empty, undefined, followed);
    const source = decide(again, [tag('Nam', 'PER')(again)], AN);
    assert.notEqual(readSidecar(source).spans[0]!.id, id);
  });
  it('after the article has changed', () => {
    const work = new Work(article).annotate().do(tag('Yoon', 'ORG'), reject('Seoul'));
    work.edit(`Mới. ${article}`).revert(1, 2);
    assert.deepEqual(work.entries, new Work(`Mới. ${article}`).annotate().entries);
  });
});

/** The first decision on a text leaves its hash, and a list that was missing, perhaps empty. */
function essence(source: string): string {
  return source.replace(/^sha256: .*\n/m, '').replace(/\n\nlines:\n$/, '\n');
}
