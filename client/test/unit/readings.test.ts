import assert from 'node:assert/strict';
import { Readings } from '../../src/review/readings';
import type { Reading } from '../../src/review/reviewer';

const reading = (start: number, end: number, label: string, value?: string): Reading => ({
  range: { start: { line: 0, character: start }, end: { line: 0, character: end } },
  label,
  ...(value === undefined ? {} : { value }),
});
const point = (character: number) => ({ line: 0, character });
const HERE = reading(0, 2, 'ORG');
const WIDER = reading(0, 5, 'ORG');
const OTHER = reading(0, 2, 'PER');

describe('readings of a place', () => {
  it('go around, and back', () => {
    const readings = new Readings();
    readings.put(HERE, point(0), [WIDER, OTHER]);
    assert.deepEqual(readings.ahead, [WIDER, OTHER]);
    assert.equal(readings.step(1), WIDER);
    assert.equal(readings.step(1), OTHER);
    assert.deepEqual(readings.ahead, []);
    assert.equal(readings.step(1), HERE);
    assert.equal(readings.step(-1), OTHER);
  });

  it('belong to what was read last', () => {
    const readings = new Readings();
    assert.equal(readings.isOf(undefined, point(0)), false);
    readings.put(HERE, point(0), [WIDER]);
    assert.equal(readings.isOf(HERE, point(0)), true);
    readings.step(1);
    assert.equal(readings.isOf(WIDER, point(0)), true);
    assert.equal(readings.isOf(HERE, point(0)), false);
    assert.equal(readings.isOf(OTHER, point(0)), false);
    assert.equal(readings.isOf(undefined, point(0)), false);
  });

  it('of dates differ by their value', () => {
    const readings = new Readings();
    readings.put(reading(0, 3, 'DATE', '2024'), point(0), []);
    assert.equal(readings.isOf(reading(0, 3, 'DATE', '2024'), point(0)), true);
    assert.equal(readings.isOf(reading(0, 3, 'DATE', '2023'), point(0)), false);
  });

  it('where nothing stands nothing is no reading', () => {
    const readings = new Readings();
    readings.put(undefined, point(4), [WIDER, OTHER]);
    assert.equal(readings.isOf(undefined, point(4)), true);
    assert.equal(readings.isOf(undefined, point(5)), false);
    assert.deepEqual([readings.step(1), readings.step(1), readings.step(1)], [WIDER, OTHER, WIDER]);
    readings.put(undefined, point(4), []);
    assert.equal(readings.step(1), undefined);
    assert.deepEqual(readings.ahead, []);
  });
});
