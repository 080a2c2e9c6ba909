import assert from 'node:assert/strict';
import { readDate, readTyped } from '../../src/core/recognition/dates/read';

const PUBLISHED = { published: '2021-04-22' };

describe('a date by itself', () => {
  const CASES: readonly (readonly [written: string, lang: string, value: string | undefined])[] = [
    ['22/5/2017', 'vi', '2017-05-22'],
    ['hôm qua', 'vi', '2021-04-21'],
    ['10h15', 'vi', 'T10:15'],
    ['ba năm', 'vi', 'P3Y'],
    ['yesterday', 'en', '2021-04-21'],
    ['vào hôm qua', 'vi', undefined],
    ['hôm qua ở Huế', 'vi', undefined],
    ['10h15 22/5/2017', 'vi', undefined],
    ['', 'vi', undefined],
  ];
  for (const [written, lang, value] of CASES)
    it(`${written} ${lang}`, () => assert.equal(readDate(written, lang, PUBLISHED)?.value, value));
});

describe('a date that somebody types', () => {
  const CASES: readonly (readonly [typed: string, lang: string, value: string | undefined])[] = [
    ['4/5', 'vi', '2021-05-04'],
    [' 4/5/2017 ', 'vi', '2017-05-04'],
    ['10h15 4/5', 'vi', '2021-05-04T10:15'],
    ['10:15 4/5/2017', 'vi', '2017-05-04T10:15'],
    ['sáng 4/5', 'vi', '2021-05-04TMO'],
    ['hôm qua', 'vi', '2021-04-21'],
    ['2 tuần', 'vi', 'P2W'],
    ['4 May', 'en', '2021-05-04'],
    ['hai ba', 'vi', undefined],
    ['10h15 ba năm', 'vi', undefined],
    ['Huế', 'vi', undefined],
    ['', 'vi', undefined],
  ];
  for (const [typed, lang, value] of CASES)
    it(`${typed} ${lang}`, () => assert.equal(readTyped(typed, lang, PUBLISHED), value));
});
