import assert from 'node:assert/strict';
import { type NameReading, readNames } from '../../src/core/recognition/names/readings';
import type { NameResources } from '../../src/core/recognition/names/types';
import { loadResources } from './recognizer';

describe('names that may stand at a place', () => {
  let resources: NameResources;
  before(async () => {
    resources = await loadResources();
  });

  /** The place stands between `‸` and `‸`, or at one. */
  const read = (marked: string): { text: string; readings: NameReading[] } => {
    const [start, end] = [marked.indexOf('‸'), marked.lastIndexOf('‸')];
    const text = marked.replaceAll('‸', '');
    return { text, readings: readNames(text, { start, end: Math.max(start, end - 1) }, resources) };
  };
  const say = (text: string, { start, end, label }: NameReading) => `${text.slice(start, end)} ${label}`;

  const LIKELIEST: readonly (readonly [marked: string, expected: string])[] = [
    ['Ông ‸Nguyễn‸ Văn An tới Huế.', 'Nguyễn Văn An PER'],
    ['Ông Nguyễn Văn ‸An tới Huế.', 'Nguyễn Văn An PER'],
    ['Bộ trưởng ‸Bộ Y tế‸ Đào Hồng Lan nói.', 'Bộ Y tế ORG'],
    ['Bộ trưởng Bộ Y tế Đào ‸Hồng‸ Lan nói.', 'Đào Hồng Lan PER'],
    ['Đoàn đến ‸Đà Nẵng‸.', 'Đà Nẵng LOC'],
  ];
  for (const [marked, expected] of LIKELIEST)
    it(marked, () => {
      const { text, readings } = read(marked);
      assert.equal(say(text, readings[0]!), expected);
    });

  it('each once, all over the place, the likeliest first', () => {
    const { text, readings } = read('Ông ‸Nguyễn Văn An‸ tới Huế và Đà Nẵng.');
    const [start, end] = [text.indexOf('Nguyễn'), text.indexOf(' tới')];
    assert.equal(new Set(readings.map((one) => say(text, one))).size, readings.length);
    for (const one of readings) assert.ok(one.start < end && one.end > start, say(text, one));
    const sure = readings.map(({ probability }) => probability);
    assert.deepEqual(
      sure,
      [...sure].sort((a, b) => b - a),
    );
    assert.ok(readings.some(({ label }) => label !== 'PER'));
  });

  it('nothing where nothing stands', () => {
    assert.deepEqual(readNames('', { start: 0, end: 0 }, resources), []);
    assert.deepEqual(readNames('Huế', { start: 7, end: 9 }, resources), []);
  });
});
