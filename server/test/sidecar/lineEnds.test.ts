import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleOf } from '../../src/core/annotation/article';
import { decide, refresh } from '../../src/core/annotation/decide';
import { quotedText, textHashes } from '../../src/core/sidecar/quoted';
import { readSidecar } from '../../src/core/sidecar/read';
import { textHash } from '../../src/core/text/hash';
import { marked } from '../support/marked';
import { AN, mark, tag, Work } from '../support/work';

const crlf = (text: string) => text.replaceAll('\n', '\r\n');
const LINES = 'Ông {PER|Yoon}\nthăm 👍 {LOC|Seoul}.\n\nboilerplate> Chia sẻ\nÔng {PER|An}\nở {LOC|Huế}.\n';
const decisions = [tag('Yoon\nthăm', 'PER'), tag('Seoul', 'ORG'), mark('Chia sẻ'), tag('Huế', 'LOC')];
const inCrlf = [tag('Yoon\r\nthăm', 'PER'), ...decisions.slice(1)];

describe('line ends', () => {
  it('make no difference to what is written of the same decisions', () =>
    assert.equal(new Work(crlf(LINES)).do(...inCrlf).source, new Work(LINES).do(...decisions).source));
  it('nor to what is read: the same sidecar fits both', () => {
    const { source } = new Work(LINES).do(...decisions);
    for (const text of [
      LINES,
      crlf(LINES),
      LINES.replaceAll('\n', '\r'),
      crlf(LINES).replace('\r\n', '\n'),
    ]) {
      const work = new Work(text, source);
      assert.deepEqual(
        work.shown.map((one) => one.replace(/\r\n?/g, '\n')),
        ['Yoon\nthăm PER accepted', 'Seoul ORG accepted', 'An PER suggested', 'Huế LOC accepted'],
      );
      assert.deepEqual(work.article.annotations.stale, []);
      assert.equal(refresh(work.article), source);
    }
  });
  it('saving in the other copy changes nothing, and decisions of both are those of one', () => {
    const first = new Work(LINES).do(...decisions.slice(0, 2));
    const second = new Work(crlf(LINES), first.source).edit(crlf(LINES));
    assert.equal(second.source, first.source);
    assert.equal(second.do(...inCrlf.slice(2)).source, first.do(...decisions.slice(2)).source);
  });
  it('an article that gets others on the way keeps its sidecar to the byte', () => {
    const work = new Work(LINES).do(...decisions);
    const { source } = work;
    assert.equal(work.edit(crlf(LINES)).source, source);
    assert.equal(work.edit(LINES).source, source);
  });
  it('the hash is that of the text with \\n', () => {
    const work = new Work(crlf('Ông Yoon\nthăm Seoul.')).do(tag('Yoon', 'PER'));
    assert.equal(readSidecar(work.source).header.sha256, textHash('Ông Yoon\nthăm Seoul.'));
    assert.deepEqual([...textHashes('a\r\nb')], [textHash('a\nb'), textHash('a\r\nb')]);
  });

  describe('in version 1 count as they are', () => {
    const OLD = `version: 1
spans:

# 17
- {start: 17, end: 22, text: "Seoul", label: "LOC", status: "accepted", before: "Yoon\\r\\nthăm 👍 ", after: ".\\r\\n\\r\\nChia"}

lines:

# 27
- {start: 27, end: 34, text: "Chia sẻ", kind: "boilerplate", status: "accepted", before: "m 👍 Seoul.\\r\\n\\r\\n", after: "\\r\\nÔng An\\r\\nở Huế"}
`;
    it('and are read and kept so', () => {
      const work = new Work(crlf(LINES), OLD);
      assert.match(work.shown.join(), /Seoul LOC accepted/);
      assert.match(
        work.edit(`Mới.\r\n${crlf(LINES)}`).source,
        /\n# 23\n- \{start: 23, end: 28, text: "Seoul"/,
      );
    });
    it('and are counted anew when the file becomes version 2', () => {
      const work = new Work(crlf(LINES), OLD).do(tag('An', 'PER'));
      const [seoul, an] = readSidecar(work.source).spans.map(({ record }) => record);
      const { text } = marked(LINES);
      assert.deepEqual(
        [seoul!.start, seoul!.before, seoul!.after, an!.start],
        [16, 'Yoon\nthăm 👍 ', '.\n\nChia', [...text.slice(0, text.indexOf('An'))].length],
      );
      assert.doesNotMatch(work.source, /\\r/);
      assert.equal(new Work(LINES, work.source).edit(LINES).source, work.source);
    });
  });

  it('offsets go there and back', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n', '\r\n', '👍') }), (text) => {
        const quoted = quotedText(text, 2);
        assert.equal(quoted.text, text.replace(/\r\n?/g, '\n'));
        for (let at = 0; at <= quoted.text.length; at++) {
          assert.equal(quoted.fromArticle(quoted.toArticle(at)), at);
          assert.equal(quotedText(text.slice(0, quoted.toArticle(at)), 2).text, quoted.text.slice(0, at));
        }
      }),
    ));

  it('any decisions in either copy give the same file', () => {
    const word = fc.constantFrom('Yoon', 'Huế', '👍', 'và', '\n', '\n\n');
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 30 }),
        fc.array(fc.nat(29), { maxLength: 6 }),
        (words, at) => {
          const text = words.join(' ');
          const other = crlf(text);
          let [one, two] = ['', ''];
          for (const n of at) {
            const start = words.slice(0, n).join(' ').length;
            const found = words[n] && /\S/.exec(text.slice(start));
            if (!found) continue;
            const span = { start: start + found.index, end: start + found.index + 2 };
            const there = (offset: number) => crlf(text.slice(0, offset)).length;
            const label = n % 2 ? 'PER' : 'LOC';
            const act = (t: string, source: string, s: { start: number; end: number }) =>
              decide(
                articleOf(t, marked(t).recognition, source === '' ? undefined : readSidecar(source)),
                [{ do: 'tag', span: s, label }],
                AN,
              );
            const before = one;
            one = act(text, one, span);
            two = act(other, two, { start: there(span.start), end: there(span.end) });
            assert.equal(two, one, JSON.stringify({ text, span, before }));
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
