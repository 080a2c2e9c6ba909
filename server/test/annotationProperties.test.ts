import assert from 'node:assert/strict';
import fc from 'fast-check';
import { articleOf } from '../src/core/annotation/article';
import { type Action, decide, revertSource, suggest } from '../src/core/annotation/decide';
import { readSidecar } from '../src/core/sidecar/read';
import { marked } from './support/marked';
import { AN, BINH, Work } from './support/work';

describe('annotations: properties', () => {
  const words = ['Yoon', 'Nga', 'Huế', '👍 Sao', 'thăm', 'ở', 'và', 'Bộ Mỹ', 'ế'.normalize('NFD')];
  const label = fc.constantFrom('PER', 'LOC', 'ORG', 'X-Y');
  const token = fc.tuple(fc.constantFrom(...words), fc.option(label, { freq: 2 }));
  const article = fc
    .array(fc.array(token, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 })
    .map((lines) =>
      lines
        .map((line, n) => {
          const text = line.map(([word, l]) => (l && l !== 'X-Y' ? `{${l}|${word}}` : word)).join(' ');
          return n % 3 === 2 ? `boilerplate> ${text}` : text;
        })
        .join('\n'),
    );
  type Plan = readonly [kind: number, at: number, length: number, label: string];
  const plan = fc.array(fc.tuple(fc.nat(5), fc.nat(99), fc.integer({ min: 1, max: 12 }), label), {
    maxLength: 12,
  });

  /** An action of the plan on the article as it is. */
  function actionOf(work: Work, [kind, at, length, label]: Plan): Action {
    const { annotations, text } = work.article;
    const known = annotations.spans[at % Math.max(1, annotations.spans.length)];
    const start = at % text.length;
    const free = { start, end: Math.min(text.length, start + length) };
    const line = annotations.lines[at % annotations.lines.length]!;
    const actions: Action[] = [
      { do: 'tag', span: known ?? free, label },
      { do: 'tag', span: free, label },
      { do: 'reject', span: known ?? free },
      { do: 'remove', span: known ?? free },
      { do: 'mark', span: line, kind: 'boilerplate' },
      { do: 'unmark', span: line },
    ];
    return actions[kind]!;
  }
  const act = (work: Work, step: Plan) => {
    work.source = decide(work.article, [actionOf(work, step)], AN);
  };

  it('any decisions: the file reads back, nothing live overlaps, each can be taken back', () =>
    fc.assert(
      fc.property(article, plan, fc.boolean(), (text, steps, annotated) => {
        const work = new Work(text);
        if (annotated) work.annotate();
        for (const step of steps) {
          act(work, step);
          const { problems } = readSidecar(work.source);
          assert.deepEqual(problems, []);
          const [before, after] = work.sources.slice(-2);
          assert.equal(revertSource(after!, before!, after!), before);
          assert.deepEqual(work.article.annotations.overlapping, []);
          assert.deepEqual(work.article.annotations.stale, []);
        }
      }),
      { numRuns: 150 },
    ));

  it('annotate keeps every decision and is idempotent', () =>
    fc.assert(
      fc.property(article, article, plan, (text, other, steps) => {
        const work = new Work(text);
        for (const step of steps) act(work, step);
        const decided = (source: string) =>
          source.split('\n').filter((line) => line.startsWith('- ') && !line.includes('status: "suggested"'));
        const before = decided(work.source);
        work.annotate();
        assert.deepEqual(decided(work.source), before);
        const once = work.source;
        assert.equal(work.annotate().source, once);
        // Nor when the recognizer says something else of the same text.
        const again = marked(other).recognition;
        const same = { ...marked(text), recognition: { ...again, lines: marked(text).recognition.lines } };
        const inside = ({ end }: { end: number }) => end <= same.text.length;
        const recognition = {
          ...same.recognition,
          entities: same.recognition.entities.filter(inside),
          dates: [],
        };
        const third = suggest(articleOf(same.text, recognition, readSidecar(once)));
        assert.deepEqual(decided(third), before);
      }),
      { numRuns: 150 },
    ));

  it('a decision taken back after others leaves theirs', () =>
    fc.assert(
      fc.property(article, plan, fc.integer({ min: 1, max: 9 }), (text, steps, size) => {
        const work = new Work(text).annotate();
        const mine = work.sources.length;
        const bulk = steps.slice(0, size).map((step) => actionOf(work, step));
        work.source = decide(work.article, bulk, AN);
        const untouched = (source: string) => {
          const touched = bulk.flatMap((action) => ('span' in action ? [action.span] : []));
          return readSidecar(source).spans.filter(({ record }) => {
            const { codePoints } = work.article;
            const span = { start: codePoints.toUtf16(record.start), end: codePoints.toUtf16(record.end) };
            return !touched.some((t) => t.start < span.end && span.start < t.end);
          });
        };
        const [theirs] = untouched(work.source);
        if (theirs) {
          const { codePoints } = work.article;
          const span = {
            start: codePoints.toUtf16(theirs.record.start),
            end: codePoints.toUtf16(theirs.record.end),
          };
          work.source = decide(work.article, [{ do: 'tag', span, label: 'THEIRS' }], BINH);
        }
        const base = work.sources[mine - 1]!;
        work.source = revertSource(work.source, base, work.sources[mine]!);
        const alone =
          theirs &&
          decide(new Work(text, base).article, [tagOf(theirs.record.start, theirs.record.end, work)], BINH);
        assert.equal(work.source, alone ?? base);
      }),
      { numRuns: 150 },
    ));

  function tagOf(start: number, end: number, { article }: Work): Action {
    const { codePoints } = article;
    return {
      do: 'tag',
      span: { start: codePoints.toUtf16(start), end: codePoints.toUtf16(end) },
      label: 'THEIRS',
    };
  }
});

describe('annotations: 2,000 in an article', () => {
  const article = Array.from(
    { length: 2000 },
    (_, n) =>
      `Câu ${n} kể về {PER|Nguyễn Văn ${n}} và chuyện nọ.${n % 20 === 19 ? '\nboilerplate> Chia sẻ\n' : ' '}`,
  ).join('');
  const { text, recognition } = marked(article);
  const all: Action[] = [
    ...recognition.entities.map(
      ({ start, end, label }): Action => ({ do: 'tag', span: { start, end }, label }),
    ),
    ...recognition.lines
      .filter(({ kind }) => kind === 'boilerplate')
      .map((span): Action => ({ do: 'mark', span, kind: 'boilerplate' })),
  ];
  const accepted = decide(articleOf(text, recognition), all, AN);
  const entries = (source: string) => readSidecar(source).spans.length + readSidecar(source).lines.length;

  it('are accepted', () => assert.equal(entries(accepted), all.length));
  it('are combined', () => {
    const { spans, lines } = articleOf(text, recognition, readSidecar(accepted)).annotations;
    const decided = [...spans, ...lines].filter(({ status }) => status === 'accepted');
    assert.equal(decided.length, all.length);
  });
  it('are suggested', () => assert.equal(entries(suggest(articleOf(text, recognition))), all.length));
  it('are taken back', () => {
    const suggested = suggest(articleOf(text, recognition));
    assert.equal(revertSource(`${accepted}\n`, suggested, accepted).trimEnd(), suggested.trimEnd());
  });
});
