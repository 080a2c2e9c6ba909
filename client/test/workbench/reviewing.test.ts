import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { until } from '../until';
import { ARTICLE, NAME } from './article';
import { counts, decided } from './decisions';
import { openWorkbench, type WindowOptions } from './fixture';
import type { Workbench } from './workbench';

/** An article in a window, not reviewed yet; the pointer is away, where no card opens. */
async function openArticle(options: WindowOptions = {}): Promise<Workbench> {
  const workbench = await openWorkbench({ [NAME]: ARTICLE }, options);
  await workbench.open(NAME);
  await counts(workbench).waitFor();
  await workbench.page.mouse.move(4, 4);
  return workbench;
}

/** The entry of the mode; in words how many are left, and in which order. */
const mode = ({ page }: Workbench, words: string | RegExp) =>
  page.locator('.part.statusbar').getByRole('button', { name: words });

/** What was said last, as a screen reader is told it. */
const said = ({ page }: Workbench, words: RegExp) =>
  page.locator('.part.statusbar').getByRole('alert', { name: words });

const REVIEWING = /^Review: \d+ left/;
const OFFERED = 'Review this article with single keys';

describe('reviewing', () => {
  it('single keys decide, one after the other as they are typed, and each is said', async () => {
    const workbench = await openArticle();
    const { keyboard } = workbench.page;
    await keyboard.press('Shift+Alt+R');
    await mode(workbench, REVIEWING).waitFor();
    await workbench.statusBar('Ln 1, Col 11 (8 selected)').waitFor();
    await said(workbench, /Nhật Bản, place, \d+ %$/).waitFor();

    await keyboard.press('a');
    await said(workbench, /^accepted, place, \d+ left · Hàn Quốc, place/).waitFor();
    // As fast as they come: no key waits for the answer to the one before.
    for (const key of ['o', 'r', 'Space', 'a']) await keyboard.press(key);
    const first = ['Nhật Bản LOC accepted', 'Hàn Quốc ORG accepted', 'Minh Anh PER rejected'];
    await decided(workbench, [...first, 'ngày 6/9/2024 DATE accepted']);
    await said(workbench, /^accepted, date, \d+ left · Yoon Suk Yeol, person/).waitFor();
    await workbench.lens('3 accepted').waitFor();
    await keyboard.press('b');
    await keyboard.press('b');
    await said(workbench, /Seoul, place/).waitFor();
    await keyboard.press('u');
    await decided(workbench, first);
    await workbench.lens('2 accepted').waitFor();
    assert.equal(workbench.read(NAME), ARTICLE);
  });

  it('no slip of the finger changes the text; Escape ends it', async () => {
    const workbench = await openArticle();
    const { keyboard } = workbench.page;
    await mode(workbench, OFFERED).click();
    await mode(workbench, REVIEWING).waitFor();
    const slips = ['Backspace', 'Control+X', 'Control+V', 'Control+Z', 'Shift+7', 'Tab', 'Control+Enter'];
    for (const key of [...slips, 'Control+D', 'Alt+ArrowDown', 'Control+Shift+K']) await keyboard.press(key);
    await keyboard.insertText('chữ');
    await workbench.locate('Thủ tướng Nhật Bản thăm Hàn Quốc');
    assert.equal(workbench.read(NAME), ARTICLE);
    await workbench.click('Minh Anh');
    await keyboard.press('Escape');
    await mode(workbench, OFFERED).waitFor();
    await until(async () => {
      await keyboard.type('z');
      await workbench.locate('z');
      return true;
    }, 'typing');
  });

  it('works where the file itself cannot be written', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE });
    fs.chmodSync(path.join(workbench.folder, NAME), 0o444);
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.command('Dateline: Review This Article');
    await mode(workbench, REVIEWING).waitFor();
    await workbench.statusBar('(8 selected)').waitFor();
    await workbench.page.keyboard.press('Enter');
    await decided(workbench, ['Nhật Bản LOC accepted']);
  });

  it('all that is sure, then the rest by doubt, and the keys', async () => {
    const workbench = await openArticle();
    const { page } = workbench;
    await page.locator('.editor-actions').getByRole('button', { name: 'Review This Article' }).click();
    await mode(workbench, REVIEWING).waitFor();
    await page.keyboard.press('y');
    await workbench.notification('Annotations changed');
    await page.keyboard.press('q');
    await mode(workbench, /least sure first/).waitFor();
    await page.keyboard.press('w');
    await mode(workbench, /^Review: \d+ left, accepted together, the least sure first/).waitFor();
    await page.keyboard.press('Shift+?');
    await workbench.listed('K');
    await page.keyboard.insertText('person');
    await workbench.listed('P, 1');
    await page.keyboard.press('Escape');
    await mode(workbench, REVIEWING).waitFor();
    await page.keyboard.press('a');
    await mode(workbench, REVIEWING).waitFor();
    // The pointer would say what it is on.
    await page.mouse.move(4, 4);
    await workbench.screenshot('review');
  });

  it('the value of a date: the likeliest other one is at hand, and Escape changes nothing', async () => {
    const workbench = await openArticle();
    const { keyboard } = workbench.page;
    await workbench.click('6/9/2024');
    await keyboard.press('Shift+Alt+R');
    await said(workbench, /ngày 6\/9\/2024, date/).waitFor();
    await keyboard.press('v');
    await workbench.listed('2024-09-06');
    await keyboard.press('Escape');
    // As long as the box is being closed, keys are still its own.
    await until(async () => {
      await keyboard.press('v');
      return workbench.listed('2023-09-06', 3000);
    }, 'the other values');
    await keyboard.press('Enter');
    await decided(workbench, ['ngày 6/9/2024 DATE accepted']);
    assert.match(workbench.read('bai.ann.yaml'), /value: "2023-09-06"/);
  });

  it('jumps to a name on the screen, also one that nobody has tagged', async () => {
    const workbench = await openArticle();
    const { page } = workbench;
    await page.keyboard.press('Shift+Alt+R');
    await mode(workbench, REVIEWING).waitFor();
    await workbench.statusBar('(8 selected)').waitFor();
    await page.keyboard.press('f');
    await page.locator('.quick-input-widget').filter({ hasText: 'Jump to' }).waitFor();
    // The second place is the first name.
    await page.keyboard.press('d');
    await said(workbench, /Hàn Quốc/).waitFor();
    await page.keyboard.press('Shift+L');
    await decided(workbench, ['Hàn Quốc LOC accepted']);
  });

  it('small letters stand at places on the screen, and lead there', async () => {
    const workbench = await openArticle();
    const { page } = workbench;
    await page.keyboard.press('Shift+Alt+R');
    await mode(workbench, REVIEWING).waitFor();
    /** The letters that are drawn, each with what stands behind it. */
    const letters = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.view-line span span')].flatMap((element) => {
          const [, letter] = /^"([a-z])"$/.exec(getComputedStyle(element, '::before').content) ?? [];
          let text = '';
          for (let next: Element | null = element; next; next = next.nextElementSibling)
            text += next.textContent;
          return letter === undefined ? [] : [{ letter, text: text.replaceAll('\u00a0', ' ') }];
        }),
      );
    const letterAt = (text: string) =>
      until(
        async () => (await letters()).find((one) => one.text.startsWith(text))?.letter,
        `a letter at “${text}”`,
      );
    await page.keyboard.press(`Alt+${await letterAt('Yoon Suk Yeol')}`);
    await said(workbench, /Yoon Suk Yeol/).waitFor();
    await page.keyboard.press(`Shift+Alt+${await letterAt('Kishida Fumio')}`);
    await said(workbench, /^read as /).waitFor();
    await page.keyboard.press('Escape');
    await until(async () => (await letters()).length === 0, 'no letters');
  });

  it('the day of publication as articles write it: the box says what that means', async () => {
    const workbench = await openArticle();
    const { page } = workbench;
    await page.keyboard.press('Shift+Alt+R');
    await mode(workbench, REVIEWING).waitFor();
    await page.keyboard.press('t');
    const box = page.locator('.quick-input-widget');
    await box.filter({ hasText: 'Publication date' }).waitFor();
    await page.keyboard.type('7/9/2024');
    await box.filter({ hasText: 'Means 2024-09-07' }).waitFor();
    await page.keyboard.press('Enter');
    await until(() => /published: .?2024-09-07/.test(workbench.read('bai.ann.yaml') ?? ''), 'the day');
  });

  it('labels of the project have letters of their own', async () => {
    const workbench = await openWorkbench({
      [NAME]: ARTICLE,
      'dateline.yaml': 'labels: {GPE: {description: country}, PER: {}, ORG: {}}\n',
    });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.click('Reuters');
    await workbench.page.keyboard.press('Shift+Alt+R');
    await said(workbench, /Reuters/).waitFor();
    await workbench.page.keyboard.press('p');
    await decided(workbench, ['Reuters PER accepted']);
    // Until the next place is shown, what was said of Reuters stands there, and keys mean what is seen.
    await said(workbench, /· Seoul/).waitFor();
    await workbench.page.keyboard.press('b');
    await said(workbench, /Reuters/).waitFor();
    await workbench.page.keyboard.press('e');
    await decided(workbench, ['Reuters GPE accepted']);
  });
});
