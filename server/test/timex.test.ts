import assert from 'node:assert/strict';
import { timexFault, timexTypeOf, weekdayOf } from '../src/core/annotation/timex';

const VALUES: Readonly<Record<string, string>> = {
  right: `2024-09-06 2024-02-29 2000-02-29 XXXX-02-29 2024-XX-31 2024-09-XX XXXX-XX-XX 2024-09 2024 202 20 20XX
    2020-W53-7 2024-W52 XXXX-W53 XXXX-WXX-5 2024-W36-WE 2024-Q1 2024-H2 2024-SU 2024-09-START 2024-END 199-START
    2024-09-06-END XXXX-09-06-START XXXX-XX-XX-END 2024-09-06-START/2024-09-07-END
    T11:00 T24:00 T23:59:60 TMO 2024-09-06T09:30 2024-09-06TMO 2024-09-06T24:00 2024-09-06T09:30+07:00 P3Y P18M
    PT3M PXY P2Y/P3Y 2024-09-06/2024-09-07 2024-09-06/2024-09-06 2023/2024 2024-09/2024-10 199/201 2024/2024-03
    XXXX/XXXX XXXX-12-31/XXXX-01-02 T22:00/T02:00 2024-09-06T09:00/2024-09-06T11:00 2024-W36/2024-W37
    2024-W36/2024-09-01 2024-Q1/2024-Q3 2024-09-06T22:00/2024-09-07T02:00 2024-Q4/2024-H1`,
  form: `6/9 2024-9-6 2024-09-06X 2024-Q5 P hôm-nay 2024-W36-8 2024-09-06-WE 2024-09-END-06
    2024-09-06-END-END`,
  impossible: `2024-02-30 2023-02-29 1900-02-29 XXXX-02-30 2024-13 2024-00 2024-09-31 2024-09-00 2024-XX-32 2024-W54
    2024-W53 2024-W00 XXXX-W54 T25 T24:01 T11:60 T11:00:61 2024-09-06T25:00 2024-02-30TMO 2024-02-28/2024-02-30
    2024-02-30-END`,
  reversed: `2024-09-07-START/2024-09-06-END 2024-09-07/2024-09-06 2024/2023 2024-10/2024-09 2024-10/2024-09-30 2024-W37/2024-W36 2024-Q3/2024-Q1
    2025-W01/2024-12-31 2024-09-06T11:00/2024-09-06T09:00 201/199 2024-09-06T09:30/2024-09-06T09:15`,
};

describe('TIMEX3 values', () => {
  for (const [fault, values] of Object.entries(VALUES)) {
    for (const value of values.split(/\s+/)) {
      it(`${value}: ${fault}`, () => assert.equal(timexFault(value) ?? 'right', fault));
    }
  }
  it('nothing', () => assert.equal(timexFault(''), 'form'));

  const days: readonly [value: string, weekday: number | undefined][] = [
    ['2024-09-06', 5],
    ['2024-09-08', 0],
    ['2024-09-06TMO', 5],
    ['2024-09-06-END', undefined],
    ['2024-02-30', undefined],
    ['2024-09', undefined],
  ];
  for (const [value, weekday] of days)
    it(`${value} is ${weekday}`, () => assert.equal(weekdayOf(value), weekday));
});

describe('the type of a TIMEX3 value', () => {
  const cases: [value: string, type: string][] = [
    ['2024-09-06', 'DATE'],
    ['2024-09-START', 'DATE'],
    ['2024-09-06-START', 'DATE'],
    ['2024-09-06/2024-09-07', 'DATE'],
    ['2023-Q1', 'DATE'],
    ['T11:00', 'TIME'],
    ['2024-08-26TMO', 'TIME'],
    ['P3Y', 'DURATION'],
    ['PT2H', 'DURATION'],
  ];
  for (const [value, type] of cases) it(`${value} is ${type}`, () => assert.equal(timexTypeOf(value), type));
});
