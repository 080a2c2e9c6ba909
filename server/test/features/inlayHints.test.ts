import assert from 'node:assert/strict';
import { hintsIn, type Wanted } from '../../src/features/inlayHints';
import { accepted, contextOf, type Setting, sidecarOf } from '../support/features';

/** The text with the hints in brackets where they stand. */
function shown(source: string, wanted: Partial<Wanted>, setting: Setting = {}): string {
  const context = contextOf(source, setting);
  const { text } = context.article;
  const hints = hintsIn(context, { start: 0, end: text.length }, { values: true, labels: false, ...wanted });
  return hints.reduceRight(
    (all, { offset, text, tooltip }) =>
      `${all.slice(0, offset)}[${text}${tooltip ? ` | ${tooltip}` : ''}]${all.slice(offset)}`,
    text,
  );
}

describe('inlay hints', () => {
  const check = (
    title: string,
    source: string,
    wanted: Partial<Wanted>,
    expected: string,
    setting: Setting = {},
  ) => it(title, () => assert.equal(shown(source, wanted, setting), expected));

  check(
    'the value of a date, with its weekday',
    'Ngày {DATE=2024-09-06|6/9}, ông {PER|Yoon} tới.',
    {},
    'Ngày 6/9[2024-09-06 | Friday], ông Yoon tới.',
  );
  check(
    'both ends of an interval have weekdays',
    'Từ {DATE=2024-09-06/2024-09-08|6 đến 8/9}.',
    {},
    'Từ 6 đến 8/9[2024-09-06/2024-09-08 | Friday – Sunday].',
  );
  check('a value that is no day', '{DURATION=P3D|ba ngày}', {}, 'ba ngày[P3D]');
  check('a text that is the value needs no hint', 'Năm {DATE=2024|2024}', {}, 'Năm 2024');
  check('an unsure date has none', '{DATE=2024-09-06|6/9}'.replace('DATE', 'DATE:0.3'), {}, '6/9');
  check('labels', '{PER|Yoon} và {DATE=2024|2024}', { labels: true }, 'Yoon[PER] và 2024[DATE]');
  check(
    'labels and values',
    'nay {DATE=2024-09-06|6/9}',
    { labels: true },
    'nay 6/9[DATE 2024-09-06 | Friday]',
  );
  check('labels alone', 'nay {DATE=2024-09-06|6/9}', { labels: true, values: false }, 'nay 6/9[DATE]');
  check('nothing', 'nay {DATE=2024-09-06|6/9}', { values: false }, 'nay 6/9');
  check('what a person decided', 'nay 6/9', {}, 'nay 6/9[2023]', {
    sidecar: sidecarOf(accepted(4, '6/9', 'DATE', ', type: DATE, value: "2023"')),
  });
  it('only inside the range, its start included', () => {
    const context = contextOf('{DATE=2024-09-06|6/9} {DATE=2024-09-07|7/9} {DATE=2024-09-08|8/9}');
    const inside = hintsIn(context, { start: 3, end: 8 }, { values: true, labels: false });
    assert.deepEqual(
      inside.map(({ text }) => text),
      ['2024-09-06', '2024-09-07'],
    );
  });
});
