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

/**
 * What does not stand out from the background of a page: texts, and charts of which nothing does. Runs in the page, and so
 * has all that it needs inside.
 */
function faintIn(least: { readonly text: number; readonly drawn: number }): string[] {
  type Colour = readonly [red: number, green: number, blue: number];
  const luminance = (colour: Colour) => {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  };
  const contrast = (a: Colour, b: Colour) => {
    const [dark, light] = [luminance(a), luminance(b)].sort((one, other) => one - other);
    return (light! + 0.05) / (dark! + 0.05);
  };
  /** As it is seen on a background; computed by the browser, in whatever form the colour is written. */
  const seen = (colour: string, on: Colour): Colour => {
    const canvas = document.createElement('canvas');
    canvas.width = 1;
    canvas.height = 1;
    const context = canvas.getContext('2d')!;
    for (const style of [`rgb(${on.join(' ')})`, colour]) {
      context.fillStyle = style;
      context.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return [red!, green!, blue!];
  };
  const page = seen(
    getComputedStyle(document.documentElement).getPropertyValue('--vscode-editor-background'),
    [255, 255, 255],
  );
  const texts = [...document.querySelectorAll<HTMLElement>('main *')].flatMap((element) => {
    const isSaying = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '',
    );
    if (!isSaying || element.tagName === 'CANVAS') return [];
    const behind: string[] = [];
    for (let at: HTMLElement | null = element; at; at = at.parentElement)
      behind.unshift(getComputedStyle(at).backgroundColor);
    const background = behind.reduce<Colour>((on, colour) => seen(colour, on), page);
    const by = contrast(seen(getComputedStyle(element).color, background), background);
    return by < least.text ? [`${element.textContent}: ${by.toFixed(2)}`] : [];
  });
  const charts = [...document.querySelectorAll('canvas')].flatMap((canvas) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    for (let at = 0; at < data.length; at += 4)
      if (data[at + 3]! > 250 && contrast([data[at]!, data[at + 1]!, data[at + 2]!], page) >= least.drawn)
        return [];
    return [canvas.getAttribute('aria-label') ?? ''];
  });
  return [...texts, ...charts];
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

  for (const [theme, text, drawn] of [
    ['Default Dark Modern', 4.5, 3],
    ['Default High Contrast', 7, 4.5],
  ] as const)
    it(`${theme}: texts stand out by ${text}, what charts draw by ${drawn}`, async () => {
      const workbench = await openWorkbench('samples', { settings: { 'workbench.colorTheme': theme } });
      await workbench.open('vietnam-na-uy-bien-xanh.txt');
      await counts(workbench).waitFor();
      await workbench.command('Dateline: Show Dashboard');
      const frame = await dashboard(workbench);
      await until(async () => (await rows(frame, 'labels')).length >= 5, 'labels');
      const faint = () => frame.evaluate(faintIn, { text, drawn });
      // Charts grow when they are drawn first.
      await until(async () => (await faint()).length === 0, 'contrast').catch(async () =>
        assert.deepEqual(await faint(), []),
      );
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
