import assert from 'node:assert/strict';
import type { PublicationDate } from '../../src/core/recognition/types';
import { annotationAt } from '../../src/features/mentions';
import { candidatesFor, typeFor } from '../../src/features/values';
import { accepted, contextOf, sidecarOf } from '../support/features';
import { placeOf } from '../support/work';

const published = (value: string): { published: PublicationDate } => ({
  published: { value, source: 'header' },
});

describe('values that a date may have', () => {
  /** Of the text between `‸` and `‸`, or of the annotation that begins there. */
  const check = (title: string, source: string, day: string | undefined, ...expected: readonly string[]) =>
    it(title, () => {
      const bare = source.replaceAll(/\{[^|}]*\||\}/g, '');
      const [start, end] = [bare.indexOf('‸'), bare.lastIndexOf('‸') - 1];
      const { article } = contextOf(source.replaceAll('‸', ''), {
        recognition: () => (day === undefined ? {} : published(day)),
      });
      const annotation = annotationAt(article, start);
      const found = candidatesFor(article, annotation ?? { start, end: Math.max(start, end) }, annotation);
      assert.deepEqual(
        found.map(({ value, type, why }) => `${value} ${type} ${why}`),
        expected,
      );
    });

  check(
    'a day: other years, the day of publication',
    '{DATE=2023-09-06|‸6/9}',
    '2024-11-20',
    '2024-09-06 DATE year',
    '2025-09-06 DATE year',
    '2024-11-20 DATE published',
  );
  check(
    'years where no publication is known',
    '{DATE=2023-09|‸tháng 9}',
    undefined,
    '2022-09 DATE year',
    '2024-09 DATE year',
  );
  check(
    'a year that is not known',
    '{DATE=XXXX-09-06|‸6/9}',
    '2024-11-20',
    '2024-09-06 DATE year',
    '2023-09-06 DATE year',
    '2025-09-06 DATE year',
    '2024-11-20 DATE published',
  );
  check(
    'years of other dates where it is not known at all',
    '{DATE=XXXX-09|‸tháng 9}, {DATE=2024-10-01|1/10}, {DATE=2022|2022}, {DATE=2024|2024}',
    undefined,
    '2022-09 DATE year',
    '2024-09 DATE year',
  );
  check('one that nothing tells of', '{DATE=XXXX-09|‸tháng 9}', undefined);
  check(
    'the leap day only in leap years',
    '{DATE=2024-02-29|‸29/2}',
    '2023-03-01',
    '2023-03-01 DATE published',
  );
  check(
    'an interval keeps its length',
    '{DATE=2023-12-30/2024-01-02|‸30/12 đến 2/1}',
    undefined,
    '2022-12-30/2023-01-02 DATE year',
    '2024-12-30/2025-01-02 DATE year',
  );
  check('a quarter', '{DATE=2024-Q3|‸quý 3}', undefined, '2023-Q3 DATE year', '2025-Q3 DATE year');
  check('a week that not every year has', '{DATE=2020-W53|‸tuần cuối}', undefined);
  check(
    'a time takes the day beside it, then that of the publication',
    '{TIME=T11:00|‸11h} ngày {DATE=2024-09-06|6/9}, rồi {DATE=2024-09-07|7/9}',
    '2024-11-20',
    '2024-09-06T11:00 TIME beside',
    '2024-11-20T11:00 TIME published',
  );
  check(
    'the day before it where that is nearer',
    '{DATE=2024-09-06|6/9}, {TIME=T11:00|‸11h} và tới ngày {DATE=2024-09-07|7/9}',
    undefined,
    '2024-09-06T11:00 TIME beside',
  );
  check(
    'the day of a time beside it',
    '{TIME=2024-09-06T08:00|8h 6/9} - {TIME=T11:00|‸11h}',
    undefined,
    '2024-09-06T11:00 TIME beside',
  );
  check(
    'else the day that was written last before it',
    '{DATE=2024-09-05|5/9}\n{DATE=2024-09-06|6/9}\n{TIME=T11:00|‸11h}\n{DATE=2024-09-07|7/9}',
    undefined,
    '2024-09-06T11:00 TIME beside',
  );
  check('which is not behind it', '{TIME=T11:00|‸11h}\n{DATE=2024-09-07|7/9}', undefined);
  check(
    'from one time to another',
    '{TIME=T09:00/T11:00|‸9h-11h} {DATE=2024-09-06|6/9}',
    undefined,
    '2024-09-06T09:00/2024-09-06T11:00 TIME beside',
  );
  check(
    'a time that has a day',
    '{TIME=2024-09-05T11:00|‸11h} {DATE=2024-09-06|6/9}',
    '2024-11-20',
    '2023-09-05T11:00 TIME year',
    '2025-09-05T11:00 TIME year',
    '2024-09-06T11:00 TIME beside',
    '2024-11-20T11:00 TIME published',
  );
  check(
    'a duration: the time that ended with the publication, the point after and before it',
    '{DURATION=P3Y|‸ba năm}',
    '2024-11-20',
    '2021/2023 DATE span',
    '2027 DATE span',
    '2021 DATE span',
  );
  check(
    'one unit is no span',
    '{DURATION=P1M|‸một tháng}',
    '2024-01-20',
    '2024-02 DATE span',
    '2023-12 DATE span',
  );
  check('a duration where no publication is known', '{DURATION=P3Y|‸ba năm}', undefined);
  check(
    'a weekday: that of the next week and of the one before',
    '{DATE=2024-11-19|‸thứ Ba}',
    '2024-11-20',
    '2024-11-26 DATE near',
    '2024-11-12 DATE near',
    '2024-11-20 DATE published',
    '2023-11-19 DATE year',
    '2025-11-19 DATE year',
  );
  check(
    'with a time of day',
    '{TIME=2024-11-19TMO|‸sáng hôm qua}',
    '2024-11-21',
    '2024-11-20TMO TIME recognized',
    '2024-11-18TMO TIME near',
    '2024-11-21TMO TIME published',
    '2023-11-19TMO TIME year',
    '2025-11-19TMO TIME year',
  );
  check(
    'a day that is told without a number: ahead of other years those that were spoken of before',
    '{DATE=2024-09-06|6/9}, {DATE=2024-09-08|8/9}, {DATE=2024-09|tháng 9}. {TIME=2024-09-10TEV|‸Tối hôm đó}, {DATE=2024-09-12|12/9}',
    '2024-11-20',
    '2024-11-20TEV TIME recognized',
    '2024-09-09TEV TIME near',
    '2024-09-11TEV TIME near',
    '2024-09-08TEV TIME beside',
    '2024-09-06TEV TIME beside',
    '2024-09-12TEV TIME beside',
    '2023-09-10TEV TIME year',
    '2025-09-10TEV TIME year',
  );
  check(
    'but of one that is written in numbers other years',
    '{DATE=2024-09-06|6/9} và {DATE=2024-09-10|‸10/9}',
    '2024-11-20',
    '2023-09-10 DATE year',
    '2025-09-10 DATE year',
    '2024-11-20 DATE published',
  );
  check(
    'from the first to the last of the dates that are written there',
    'vào ‸tháng 10 hoặc tháng 11‸ này',
    '2024-09-20',
    '2024-10/2024-11 DATE recognized',
    '2023-10/2023-11 DATE year',
    '2025-10/2025-11 DATE year',
    '2024-09-20 DATE published',
  );
  check('a year alone', 'năm nào, ‸1591‸', '2024-11-20', '1591 DATE recognized', '2024-11-20 DATE published');
  check(
    'a day and month that say nothing alone',
    'tối ‸20-4‸',
    '2024-11-20',
    '2024-04-20 DATE recognized',
    '2024-11-20 DATE published',
  );
  check(
    'a time beside a day whose year is not known',
    '‸10h15‸ {DATE=XXXX-05-22|22/5}',
    undefined,
    'T10:15 TIME recognized',
    'XXXX-05-22T10:15 TIME beside',
  );
  check('what recurs', '{SET=P1W|‸hằng tuần}', '2024-11-20');
  check('now', '{DATE=PRESENT_REF|‸hiện nay}', '2024-11-20', '2024-11-20 DATE published');
  check(
    'what is no date yet: what it says by itself, and other years',
    '‸hôm qua‸ {DATE=2024-09-06|6/9}',
    '2024-11-20',
    '2024-11-19 DATE recognized',
    '2024-11-18 DATE near',
    '2024-11-20 DATE near',
    '2023-11-19 DATE year',
    '2025-11-19 DATE year',
  );
  check(
    'a time of day that is none yet',
    '‸10h15‸ {DATE=2024-09-06|6/9}',
    '2024-11-20',
    'T10:15 TIME recognized',
    '2024-09-06T10:15 TIME beside',
    '2024-11-20T10:15 TIME published',
  );
  check(
    'what says nothing by itself',
    '‸gần đó‸ {DATE=2024-09-06|6/9}',
    '2024-11-20',
    '2024-09-06 DATE beside',
    '2024-11-20 DATE published',
  );
  check(
    'the year of the date before, where no publication is known',
    '{DATE=2022|2022}, {DATE=2019|2019}, ‸ngày 6/9‸, {DATE=2017|2017}',
    undefined,
    '2019-09-06 DATE recognized',
    '2018-09-06 DATE year',
    '2020-09-06 DATE year',
  );
  check('a name', '{PER|‸Mai} tới', '2024-11-20', '2024-11-20 DATE published');

  it('what the recognizer says, where a person says something else', () => {
    const { article } = contextOf('{DATE=2024-09-06|6/9}', {
      sidecar: sidecarOf(accepted(0, '6/9', 'DATE', ', type: DATE, value: "2020-09-06"')),
    });
    const found = candidatesFor(article, placeOf(article, '6/9'), annotationAt(article, 0));
    assert.deepEqual(
      found.map(({ value, why }) => `${value} ${why}`),
      ['2024-09-06 recognized', '2019-09-06 year', '2021-09-06 year'],
    );
  });

  it('the type follows from the form, and stays where that stays', () => {
    assert.equal(typeFor('2024-09-06T11:00', { type: 'DATE', value: '2024-09-06' }), 'TIME');
    assert.equal(typeFor('P2W', { type: 'SET', value: 'P1W' }), 'SET');
    assert.equal(typeFor('2024', { type: 'SET', value: 'P1W' }), 'DATE');
    assert.equal(typeFor('P2W', { type: 'SET' }), 'DURATION');
    assert.equal(typeFor('P2W'), 'DURATION');
  });
});
