import assert from 'node:assert/strict';
import { openWorkbench } from './fixture';

describe('samples', () => {
  it('a name of a sample has its card; the picture that the README shows', async () => {
    const workbench = await openWorkbench('samples');
    await workbench.open('xuat-khau-thuy-san-hai-thang.txt');
    await workbench.statusBar('News Article').waitFor();
    const card = await workbench.hover('Móng Cái', /LOC/);
    assert.match(card, /1 mention/);
    await workbench.screenshot('hover');
  });
});
