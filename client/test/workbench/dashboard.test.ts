import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { until } from '../until';
import { ARTICLE, NAME } from './article';
import { dashboard, rows } from './dashboardPage';
import { counts } from './decisions';
import { openWorkbench } from './fixture';
import type { Workbench } from './workbench';

/** What the browser has refused to load or to run. */
function refusals(page: Page): string[] {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy|violates/i.test(message.text())) refused.push(message.text());
  });
  return refused;
}

/** As a person does it: VS Code writes down first which editors are open. */
async function reloadWindow(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await page.evaluate(() => document.body.setAttribute('data-old', ''));
  await workbench.command('Developer: Reload Window');
  await page.locator('body:not([data-old])').waitFor();
}

describe('the dashboard', () => {
  it('follows the work, without a mouse, and comes back with its tables as they were', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE, 'tin/kia.txt': ARTICLE });
    const { page } = workbench;
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Show Dashboard');
    let frame = await dashboard(workbench);
    await until(async () => (await rows(frame, 'progress')).includes('finished | 0'), 'no article finished');
    await frame.getByText('Nobody has decided anything yet.').waitFor();
    assert.deepEqual(await rows(frame, 'folders'), ['(top) | 0 | 0 | 0 | 1', 'tin | 0 | 0 | 0 | 1']);
    // Tables are opened by key.
    await frame.locator('#folders-table').focus();
    await page.keyboard.press('Enter');
    assert.ok(await frame.locator('#folders details').evaluate((one: HTMLDetailsElement) => one.open));
    await workbench.open(NAME);
    await workbench.command('Dateline: Accept All Sure Suggestions');
    await workbench.click('Seoul');
    await page.keyboard.press('Shift+Alt+D');
    await counts(workbench, /suggested, finished/).waitFor();
    await page.keyboard.press('Control+Tab');
    frame = await dashboard(workbench);
    await until(async () => (await rows(frame, 'progress')).includes('finished | 1'), 'one article finished');
    await frame.getByText(/^Articles finished from .*: 1\.$/).waitFor();
    await frame
      .getByText(/^Right: \d+ % of what is suggested; found: 100 % of what people have\.$/)
      .waitFor();
    assert.ok(await frame.locator('#folders details').evaluate((one: HTMLDetailsElement) => one.open));
    assert.ok(await frame.locator('#labels details').evaluate((one: HTMLDetailsElement) => !one.open));
    // The window is opened again.
    await until(async () => (await rows(frame, 'pace')).length === 1, 'decisions of a day');
    await reloadWindow(workbench);
    await workbench.ready();
    frame = await dashboard(workbench);
    await until(async () => (await rows(frame, 'progress')).includes('finished | 1'), 'the same again');
    assert.ok(await frame.locator('#folders details').evaluate((one: HTMLDetailsElement) => one.open));
  });

  it('each chart has a name, a table with the same numbers, and nothing that its policy refuses', async () => {
    const workbench = await openWorkbench('samples');
    const refused = refusals(workbench.page);
    await workbench.open('vietnam-na-uy-bien-xanh.txt');
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Show Dashboard');
    const frame = await dashboard(workbench);
    await until(async () => (await rows(frame, 'labels')).length >= 5, 'labels');
    const sections = await frame.locator('section').evaluateAll((all) =>
      all.map((section) => ({
        id: section.id,
        named: section.querySelector('canvas')?.getAttribute('aria-label'),
        chart: section.querySelector('canvas') !== null,
        table: section.querySelectorAll('th[scope=col]').length > 1,
      })),
    );
    assert.equal(sections.length, 9);
    for (const { id, named, chart, table } of sections) {
      assert.equal(chart, table, id);
      if (chart) assert.match(named!, /^.+\. .+/, id);
    }
    assert.match((await rows(frame, 'names'))[0]!, /^.+ \| [A-Z]+ \| \d+ \| \d+$/);
    // Drawn, and in colours of the theme.
    const pixels = () =>
      frame.locator('#labels canvas').evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
    const before = await pixels();
    await workbench.command('Preferences: Toggle between Light/Dark Themes');
    await until(async () => (await pixels()) !== before, 'other colours');
    const policy = await frame.locator('meta[http-equiv]').getAttribute('content');
    assert.match(policy!, /^default-src 'none'; script-src 'nonce-\w+'; style-src 'nonce-\w+'$/);
    assert.deepEqual(refused, []);
  });

  it('the title of the view has it', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.command('View: Show Dateline');
    await workbench.page.locator('.pane-header').filter({ hasText: 'Articles' }).hover();
    await workbench.page.getByRole('button', { name: 'Show Dashboard' }).click();
    await dashboard(workbench);
  });
});
