import assert from 'node:assert/strict';
import { openWorkbench } from './fixture';

describe('samples', () => {
  it('a name of a sample has its card; the picture that the README shows', async () => {
    const workbench = await openWorkbench('samples');
    await workbench.page.setViewportSize({ width: 1180, height: 680 });
    await workbench.open('xuat-khau-thuy-san-hai-thang.txt');
    await workbench.statusBar('News Article').waitFor();
    const card = await workbench.hover('Van Dalen', /PER/);
    assert.match(card, /2 mentions/);
    await workbench.screenshot('hero');
  });
});
