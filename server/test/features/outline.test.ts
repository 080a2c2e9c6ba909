import assert from 'node:assert/strict';
import { type OutlineItem, outline } from '../../src/features/outline';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';

function shown(items: readonly OutlineItem[]): string[] {
  return items.flatMap(({ kind, name, detail, children }) => [
    `${kind} ${name} (${detail})`,
    ...shown(children).map((child) => `  ${child}`),
  ]);
}

describe('outline', () => {
  const check = (title: string, source: string, setting: Setting, ...expected: readonly string[]) =>
    it(title, () => assert.deepEqual(shown(outline(contextOf(source, setting))), expected));

  check(
    'the lines of the article with their names and dates',
    'title> {PER|Yoon} thăm {LOC|Seoul}\n\nNgày {DATE=2024-09-06|6/9}, ông tới.\nboilerplate> Theo {ORG|BBC}\nHết {LOC|Nga}.',
    {},
    'title Yoon thăm Seoul (headline)',
    '  name Yoon (PER)',
    '  name Seoul (LOC)',
    'line Ngày 6/9, ông tới. (paragraph)',
    '  date 6/9 (2024-09-06)',
    'line Hết Nga. (paragraph)',
    '  name Nga (LOC)',
  );
  check(
    'what is unsure or rejected is left out',
    'Ông {PER:0.3|Yoon} và {PER|An}',
    { sidecar: sidecarOf('start: 12, end: 14, text: An, label: PER, status: rejected') },
    'line Ông Yoon và An (paragraph)',
  );
  check(
    'what was accepted is in it, however unsure',
    'Ông {PER:0.3|Yoon}',
    { sidecar: sidecarOf(accepted(4, 'Yoon', 'PER')) },
    'line Ông Yoon (paragraph)',
    '  name Yoon (PER)',
  );
  check('a long line is cut', 'chữ '.repeat(40), {}, `line ${'chữ '.repeat(40).slice(0, 59)}… (paragraph)`);
  check('an empty article', '', {});
  it('children lie inside their line', () => {
    const items = outline(contextOf('Hai dòng', { sidecar: sidecarOf(accepted(0, 'Hai dòng', 'ORG')) }));
    const [line] = items;
    assert.deepEqual(line?.children[0]?.span, line?.span);
  });
  it('of a line of 5 MB there is only the beginning', () => {
    const context = contextOf('x');
    const text = 'một hai ba '.repeat(500_000);
    const huge = { ...context.article, text };
    const line = { start: 0, end: text.length, kind: 'body' as const, status: 'suggested' as const };
    const article = { ...huge, annotations: { ...huge.annotations, lines: [line] } };
    assert.equal(outline({ ...context, article })[0]?.name.length, 60);
  });
});
