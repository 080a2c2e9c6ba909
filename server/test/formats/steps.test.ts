import assert from 'node:assert/strict';
import { placesSteps } from '../../src/core/annotation/places';
import { rewriteSteps } from '../../src/core/annotation/rewrite';
import { DEFAULT_CHOICES, endSteps, MemorySink, writeArticle } from '../../src/core/formats/export';
import { FORMATS, formatNamed } from '../../src/core/formats/registry';
import { quotedText } from '../../src/core/sidecar/quoted';
import { readSidecar } from '../../src/core/sidecar/read';
import { PIECE, runToEnd, type Steps } from '../../src/core/text/steps';
import { takeSteps } from '../../src/workspace/exchange/take';
import { decidedArticle } from '../../src/workspace/load';
import { contextOf } from '../support/features';

/** An article of so many lines, each with a name and a date. */
const articleOf = (lines: number) =>
  contextOf('Ông {PER|Lan} đến {DATE=2024-05-01|hôm qua}.\n'.repeat(lines)).article;

describe('formats: an article of any length is written in steps', () => {
  const choices = { ...DEFAULT_CHOICES, include: 'suggested' as const };
  const [short, long] = [articleOf(2 * PIECE), articleOf(8 * PIECE)];
  const perStep = (article: typeof short, format: (typeof FORMATS)[number]) => {
    const sink = new MemorySink();
    const writer = format.writer({ ...choices, labels: ['PER', 'DATE'], name: 'dateline', folder: '' });
    const steps = writeArticle('bai.txt', article, { format, writer, choices, sink }, () => {});
    let count = 1;
    while (!steps.next().done) count++;
    return article.annotations.spans.length / count;
  };
  for (const format of FORMATS)
    it(`${format.name}: no step has more than its piece of the annotations, however many there are`, () => {
      for (const article of [short, long])
        assert.ok(perStep(article, format) < PIECE, String(perStep(article, format)));
      assert.ok(perStep(long, format) < 1.5 * perStep(short, format));
    });

  it('what .spacy leaves to its end is written in steps, too', () => {
    const counts = [short, long].map((article) => {
      const sink = new MemorySink();
      const format = formatNamed('spacy')!;
      const writer = format.writer({ ...choices, labels: ['PER', 'DATE'], name: 'dateline', folder: '' });
      for (let n = 0; n < 4; n++)
        runToEnd(writeArticle(`${n}.txt`, article, { format, writer, choices, sink }, () => {}));
      let count = 1;
      for (const _ of endSteps(writer, sink)) count++;
      return count;
    });
    assert.ok(counts[1]! > counts[0]!, counts.join(' '));
  });

  it('the same is written as at once', () => {
    for (const format of FORMATS) {
      const [atOnce, inSteps] = [true, false].map((once) => {
        const sink = new MemorySink();
        const writer = format.writer({ ...choices, labels: ['PER', 'DATE'], name: 'dateline', folder: '' });
        const steps = writeArticle('bai.txt', short, { format, writer, choices, sink }, () => {});
        if (once) runToEnd(steps);
        else for (const _ of steps);
        runToEnd(endSteps(writer, sink));
        return sink.bytes();
      });
      assert.deepEqual(inSteps, atOnce, format.name);
    }
  });
});

describe('an article of any length', () => {
  const steps = <T>(work: Steps<T>): readonly [T, number] => {
    for (let count = 1; ; count++) {
      const step = work.next();
      if (step.done) return [step.value, count];
    }
  };
  const rules = { labels: new Map(), keepLabels: true, replace: true, by: 'an' };
  const many = 8 * PIECE;
  const line = (n: number) => `Ông Lan đến số ${n}.\n`;
  const text = `Hôm nay có nhiều bản tin.\n${Array.from({ length: many }, (_, n) => line(n)).join('')}`;
  const spans = [...text.matchAll(/Lan/g)].map(({ index: start }) => ({
    ...{ start, end: start + 3, label: 'PER', status: 'accepted' as const, line: 1 },
  }));
  const taking = { text, sidecar: undefined, known: [] };
  const doc = { path: 'bai.txt', text, spans, lines: [], line: 1, exact: true };
  const [taken, takes] = steps(takeSteps({ doc, ...taking }, rules));
  const source = taken.kind === 'taken' ? taken.source! : '';

  it('is imported in steps', () => {
    assert.ok(many / takes < PIECE, String(takes));
    assert.equal(readSidecar(source).spans.length, many);
  });

  it('has its entries placed in steps, also in another text', () => {
    const sidecar = readSidecar(source);
    for (const now of [text, `Đầu.\n${text}`]) {
      const [places, count] = steps(placesSteps(sidecar, now, quotedText(now, 2)));
      assert.ok(many / count < PIECE, String(count));
      assert.ok([...places].every(([, { start, was }]) => !was && now.startsWith('Lan', start)));
    }
  });

  it('is written anew in steps when its text has changed', () => {
    const now = `Đầu.\n${text}`;
    const sidecar = readSidecar(source);
    const [written, count] = steps(rewriteSteps(decidedArticle(now, sidecar), sidecar, []));
    assert.ok(many / count < PIECE, String(count));
    assert.deepEqual(
      readSidecar(written).spans.map(({ record }) => record.start),
      sidecar.spans.map(({ record }) => record.start + 5),
    );
  });
});
