import assert from 'node:assert/strict';
import { cellsOf, linesOf } from './torture/cells';
import { FAULTS } from './torture/history';
import { LineMarks } from './torture/lineMarks';
import { torture } from './torture/torture';

describe('torture: random histories against a model', () => {
  it('its model of lines notices a mark that is not shown', () => {
    const cells = cellsOf('Một.\nHai.\n');
    const lines = new LineMarks();
    lines.say(cells, linesOf(cells)[0]!, true);
    assert.equal(
      lines.check(cells, (line) => line === 0),
      undefined,
    );
    assert.match(lines.check(cells, () => false) ?? '', /not shown as it was marked/);
  });

  it('nothing is moved, doubled, lost, misplaced or changed by a save', async () => {
    const { faults, replays } = await torture({ histories: 40, steps: 30, seed: 1, stdioEvery: 40 });
    assert.deepEqual(faults, Object.fromEntries(FAULTS.map((fault) => [fault, 0])), replays.join('\n'));
  }).timeout(240_000);
});
