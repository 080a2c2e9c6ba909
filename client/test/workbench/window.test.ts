import assert from 'node:assert/strict';
import { openWorkbench } from './fixture';

describe('window', () => {
  it('opens an article of a folder', async () => {
    const workbench = await openWorkbench('client/test/workspace');
    await workbench.open('hoi-nghi.txt');
    const { x, y } = await workbench.locate('Nguyễn Thị Lan');
    assert.ok(x > 0 && y > 0);
  });

  it('lists the problems of a file, hovers and takes a quick fix', async () => {
    const workbench = await openWorkbench({ 'a.json': '{ "a": 1,, "b": 2 }\n' });
    await workbench.open('a.json');
    const problems = await workbench.problems();
    assert.match(problems[0] ?? '', /expected/i);
    assert.match(await workbench.hover(','), /expected/i);
  });
});
