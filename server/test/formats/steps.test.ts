import assert from 'node:assert/strict';
import { DEFAULT_CHOICES, MemorySink, writeArticle } from '../../src/core/formats/export';
import { FORMATS } from '../../src/core/formats/registry';
import { PIECE, runToEnd } from '../../src/core/text/steps';
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

  it('the same is written as at once', () => {
    for (const format of FORMATS) {
      const [atOnce, inSteps] = [true, false].map((once) => {
        const sink = new MemorySink();
        const writer = format.writer({ ...choices, labels: ['PER', 'DATE'], name: 'dateline', folder: '' });
        const steps = writeArticle('bai.txt', short, { format, writer, choices, sink }, () => {});
        if (once) runToEnd(steps);
        else for (const _ of steps);
        writer.end(sink);
        return sink.bytes();
      });
      assert.deepEqual(inSteps, atOnce, format.name);
    }
  });
});
