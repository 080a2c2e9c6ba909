import assert from 'node:assert/strict';
import { FAULTS } from './torture/history';
import { torture } from './torture/torture';

describe('torture: random histories against a model', () => {
  it('nothing is moved, doubled, lost, misplaced or changed by a save', async () => {
    const { faults, replays } = await torture({ histories: 40, steps: 30, seed: 1, stdioEvery: 40 });
    assert.deepEqual(faults, Object.fromEntries(FAULTS.map((fault) => [fault, 0])), replays.join('\n'));
  }).timeout(240_000);
});
