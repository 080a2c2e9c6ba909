import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { until } from '../until';
import { findText, type TextBox } from './text-box';

const visible = { state: 'visible' } as const;
/** Milliseconds that a click may take on a busy machine. */
const LONG = 20_000;

/**
 * A window of VS Code, used the way a person uses it. Every method waits for what it needs; where something
 * may appear late, because the language server is still busy, it tries again.
 */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The folder that is open, absolute; tests may write there. */
    readonly folder: string,
  ) {
    page.setDefaultTimeout(60_000);
  }

  /** Waits until the window can be used. @param empty it has no folder */
  async ready(empty = false): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor({ ...visible, timeout: 120_000 });
    if (empty) return;
    const folder = this.page.locator('.explorer-folders-view .monaco-list-row').first();
    const none = this.page.getByText('You have not yet added a folder to the workspace.');
    // In a browser VS Code may look for a .code-workspace before it can read it, and then never look again.
    for (let attempt = 0; attempt < 5; attempt++) {
      await folder.or(none).first().waitFor(visible);
      if (await folder.isVisible()) return;
      await this.page.reload();
    }
    await folder.waitFor(visible);
  }

  /** A file of the open folder as it is on disk. */
  read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Opens a file of the folder through quick open. */
  async open(name: string): Promise<void> {
    const base = path.basename(name);
    await until(async (patience) => {
      await this.choose('Control+P', name, base);
      // While it grows the list may have put another file under the pointer.
      await this.tab(base).waitFor({ ...visible, timeout: 2 * patience });
      return true;
    }, `the file ${name}`);
    await this.page
      .locator('.editor-group-container.active .monaco-editor .view-line')
      .first()
      .waitFor(visible);
  }

  /** The tab of the active editor, when its file has that name. */
  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab.active').filter({ hasText: name });
  }

  /** Runs a command by its full title in the command palette, such as `View: Toggle Output`. */
  async command(title: string): Promise<void> {
    await this.choose('F1', `>${title}`, title);
    // What the command opens may take the palette's place.
    await until(async () => {
      const input = this.quickInput();
      return !(await input.isVisible()) || !(await input.inputValue()).startsWith('>');
    }, 'the end of the command palette');
  }

  /** Opens a list, types and takes an entry. The list does not follow what is registered later: open it again. */
  private async choose(key: string, typed: string, label: string): Promise<void> {
    const row = this.list()
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first();
    await until(async (patience) => {
      await this.page.keyboard.press('Escape');
      await this.page.keyboard.press(key);
      await this.quickInput().fill(typed, { timeout: patience });
      // Asking again stops a search that a busy machine has not finished.
      await row.waitFor({ ...visible, timeout: patience });
      // A view that has just been opened may take the focus, and the list goes.
      await row.click({ timeout: patience });
      return true;
    }, `the entry ${label}`);
  }

  /** Types into the input that a command has opened, and confirms. */
  async answer(text: string): Promise<void> {
    await this.quickInput().fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * Answers the dialog with that title, which asks for a file or a folder.
   * @param path absolute, that of a folder with a slash at its end
   */
  async choosePath(title: string, path: string): Promise<void> {
    const dialog = this.page.locator('.quick-input-widget').filter({ hasText: title });
    await dialog.waitFor(visible);
    await until(async (patience) => {
      if (!(await dialog.isVisible())) return true;
      // The dialog fills in the folder that it starts with when it has read it, and may be late.
      if ((await this.quickInput().inputValue()) !== path) {
        await this.quickInput().fill(path, { timeout: patience });
        return false;
      }
      await this.page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden', timeout: patience });
      return true;
    }, `the end of the dialog ${title}`);
  }

  /**
   * Takes an entry of a list.
   * @param label the whole text of the entry, or what matches it
   * @param command the title of the command that opens the list, when it is not open
   */
  async pick(label: string | RegExp, command?: string): Promise<void> {
    const entry = this.list()
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first();
    await until(async (patience) => {
      if (command) await this.command(command);
      await entry.waitFor({ ...visible, timeout: patience });
      // A click that is given up may have been made all the same, and then the list is gone.
      await entry.click({ timeout: Math.max(patience, LONG) });
      return true;
    }, `the entry ${label}`);
  }

  /** Waits until a list shows an entry with that text; keys go to the list then. */
  async listed(label: string | RegExp, timeout = 60_000): Promise<boolean> {
    const entry = this.list().filter({ has: this.page.getByText(label, { exact: true }) });
    await entry.first().waitFor({ ...visible, timeout });
    return true;
  }

  /** Waits until any editor on the screen shows a text that no line end breaks. */
  async shown(text: string): Promise<void> {
    const lines = this.page.locator('.monaco-editor .view-line');
    const all = async () => (await plain(lines)).join('\n');
    await until(async () => (await all()).includes(text), `${text} in an editor`);
  }

  private list(): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row');
  }

  private quickInput(): Locator {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }

  /** Puts the cursor of the active editor there and scrolls to it; both from 1. */
  async goto(line: number, column = 1): Promise<void> {
    await this.page.keyboard.press('Control+G');
    await this.answer(`:${line}:${column}`);
  }

  /**
   * Waits until the active editor shows a text.
   * @param nth which occurrence among the lines on the screen, from 0
   */
  async locate(text: string, nth = 0): Promise<TextBox> {
    const handle = await this.page.waitForFunction(findText, [text, nth] as const);
    return (await handle.jsonValue()) as TextBox;
  }

  /** Puts the cursor into the middle of a text of the active editor. */
  async click(text: string, nth = 0): Promise<void> {
    const { left, right, y } = await this.locate(text, nth);
    await this.page.mouse.click((left + right) / 2, y);
  }

  /** Selects a text of the active editor with the mouse. */
  async select(text: string, nth = 0): Promise<void> {
    const { left, right, y } = await this.locate(text, nth);
    await this.page.mouse.move(left, y);
    await this.page.mouse.down();
    await this.page.mouse.move(right, y, { steps: 4 });
    await this.page.mouse.up();
  }

  /**
   * Points at a text of the active editor.
   * @param containing what the card must say; it may first say something else, or nothing
   * @returns the text of the card, line by line
   */
  async hover(text: string, containing: RegExp = /./, nth = 0): Promise<string> {
    return until(async (patience) => {
      const { left, right, y } = await this.locate(text, nth);
      await this.page.mouse.move(4, 4);
      await this.page.mouse.move((left + right) / 2, y, { steps: 3 });
      return this.card(containing, patience);
    }, `a hover on ${text} with ${containing}`);
  }

  /** @returns the text of the card that is shown, line by line, once it matches */
  async card(containing: RegExp = /./, timeout = 60_000): Promise<string> {
    const card = this.page
      .locator('.monaco-hover.monaco-resizable-hover, .monaco-hover')
      .filter({ visible: true });
    return until(
      async () => {
        const all = (await plain(card)).join('\n');
        return containing.test(all) && all;
      },
      `a card with ${containing}`,
      timeout,
    );
  }

  /**
   * Opens the Problems panel.
   * @returns its rows, once one of them matches
   */
  async problems(containing: RegExp = /./): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor(visible);
    const rows = panel.locator('.monaco-list-row').filter({ has: this.page.locator('.marker-icon') });
    return until(async () => {
      const texts = (await plain(rows)).map((text) => text.replaceAll(/\s*\n\s*/g, ' ').trim());
      return texts.some((text) => containing.test(text)) && texts;
    }, `a problem with ${containing}`);
  }

  /** Takes the quick fix with that title at a text of the active editor. */
  async quickFix(text: string, title: string, nth = 0): Promise<void> {
    const item = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    await until(async (patience) => {
      await this.page.keyboard.press('Escape');
      await this.click(text, nth);
      await this.page.keyboard.press('Control+.');
      await item.waitFor({ ...visible, timeout: patience });
      return true;
    }, `the quick fix "${title}" on ${text}`);
    // Until the pointer moves, the menu ignores clicks: they could be meant for what it covers.
    await item.hover({ force: true });
    await item.click();
  }

  /** @returns the text of the first notification that contains `text`, once it is shown */
  async notification(text = ''): Promise<string> {
    const toast = this.page.locator('.notification-list-item').filter({ hasText: text }).first();
    await toast.waitFor(visible);
    return (await plain(toast)).join('\n');
  }

  /** What stands over a line of the active editor and begins so. */
  lens(text: string): Locator {
    return this.page.locator('.editor-group-container.active .codelens-decoration').filter({ hasText: text });
  }

  /** The entry of the status bar with that text. */
  statusBar(text: string | RegExp): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /**
   * Writes FOLDER/NAME.png when UPDATE_IMAGES=1.
   * @param clip a part of the window in pixels
   */
  async screenshot(
    name: string,
    clip?: { x: number; y: number; width: number; height: number },
    folder = 'docs/images',
  ): Promise<void> {
    if (process.env['UPDATE_IMAGES'] !== '1') return;
    const file = path.resolve(__dirname, '../../../..', folder, `${name}.png`);
    await this.page.screenshot({ path: file, animations: 'disabled', ...(clip ? { clip } : {}) });
  }
}

/** The texts as a person reads them: line by line, with plain spaces. */
async function plain(locator: Locator): Promise<string[]> {
  return (await locator.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
}
