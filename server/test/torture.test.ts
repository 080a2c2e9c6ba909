import assert from 'node:assert/strict';
import { torture } from './torture/torture';

describe('torture: random histories against a model', () => {
  it('nothing is doubled, lost or changed by a save', async () => {
    const { faults, replays } = await torture({ histories: 40, steps: 30, seed: 1, stdioEvery: 40 });
    const { doubled, lost, 'changed by a save': saved } = faults;
    assert.deepEqual({ doubled, lost, saved }, { doubled: 0, lost: 0, saved: 0 }, replays.join('\n'));
  }).timeout(240_000);
});
