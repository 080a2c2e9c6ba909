import assert from 'node:assert/strict';
import { cellsOf, linesOf } from './torture/cells';
import { FAULTS } from './torture/history';
import { LineMarks } from './torture/lineMarks';
import { torture } from './torture/torture';

describe('torture: random histories against a model', () => {
  it('its model of lines notices a mark that is not shown, and one that nobody has made', () => {
    const cells = cellsOf('Một.\nHai.\n');
    const lines = new LineMarks();
    lines.say(cells, linesOf(cells)[0]!, true);
    const [first, second, none] = [0, 1, 9].map((n) => (line: number) => line === n);
    assert.equal(lines.check(cells, first!, none!), undefined);
    assert.match(lines.check(cells, none!, none!) ?? '', /not shown as it was marked/);
    assert.match(
      lines.check(cells, (line) => first!(line) || second!(line), none!) ?? '',
      /nobody has said so/,
    );
  });

  it('nothing is moved, doubled, lost, misplaced or changed by a save', async () => {
    const { faults, replays } = await torture({ histories: 40, steps: 30, seed: 1, stdioEvery: 40 });
    assert.deepEqual(faults, Object.fromEntries(FAULTS.map((fault) => [fault, 0])), replays.join('\n'));
  }).timeout(240_000);
});
