import assert from 'node:assert/strict';
import { openWorkbench } from './fixture';

/** What the other tests rest on, shown on what VS Code itself brings. */
describe('window', () => {
  it('opens a file by quick open, goes to a line and finds a text on the screen', async () => {
    const workbench = await openWorkbench('client/test/workspace');
    await workbench.open('hoi-nghi.txt');
    await workbench.goto(3, 4);
    await workbench.statusBar('Ln 3, Col 4').waitFor();
    await workbench.select('Nguyễn Thị Lan');
    await workbench.statusBar('(14 selected)').waitFor();
  });

  it('lists problems, shows a hover and takes a quick fix', async () => {
    const workbench = await openWorkbench({ 'a.css': 'p { colr: red }\n' });
    await workbench.open('a.css');
    assert.equal((await workbench.problems(/Unknown property: 'colr'/)).length, 1);
    assert.match(await workbench.hover('colr', /Unknown property/), /Unknown property: 'colr'/);
    await workbench.quickFix('colr', "Rename to 'color'");
    await workbench.locate('color');
  });

  it('runs a command and shows its output channel', async () => {
    const workbench = await openWorkbench({ 'a.md': '# A\n' });
    await workbench.pick('Server', 'Output: Show Output Channels...');
    await workbench.page.locator('.output-view').filter({ hasText: '[info]' }).waitFor();
  });
});
