import fs from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';

const visible = { state: 'visible' } as const;

/** A window of VS Code, used the way a person uses it: everything waits for what it shows. */
export class Workbench {
  constructor(
    readonly page: Page,
    /** The folder that is open: a copy, writable, absolute. */
    readonly folder: string,
  ) {
    page.setDefaultTimeout(20_000);
  }

  /** Waits until the window can be used. */
  async ready(): Promise<void> {
    await this.page.locator('.monaco-workbench .part.statusbar').waitFor(visible);
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor(visible);
  }

  /** A file of the open folder as it is on disk. */
  read(name: string): string {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  /** Opens a file of the folder through quick open. */
  async open(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.fill(name);
    const row = this.page.locator('.quick-input-list .monaco-list-row.focused');
    await row.filter({ hasText: path.basename(name) }).waitFor(visible);
    await this.page.keyboard.press('Enter');
    await this.tab(path.basename(name)).waitFor(visible);
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor(visible);
  }

  /** The tab of an editor. */
  tab(name: string): Locator {
    return this.page.locator('.tabs-container .tab.active').filter({ hasText: name });
  }

  /** Runs a command by its title in the command palette, such as `View: Toggle Problems`. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.fill(`>${title}`);
    await this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /** Types into the quick input that is open and confirms. */
  async answer(text: string): Promise<void> {
    const input = this.page.locator('.quick-input-widget .quick-input-box input');
    await input.waitFor(visible);
    await input.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /**
   * The place on the screen of a text in the active editor: the centre of its `nth` occurrence among the
   * lines that are shown, from 0.
   */
  async locate(text: string, nth = 0): Promise<{ x: number; y: number }> {
    const box = await this.page.waitForFunction(
      ([wanted, count]) => {
        const lines = [
          ...document.querySelectorAll<HTMLElement>('.editor-instance .monaco-editor .view-line'),
        ];
        lines.sort((a, b) => a.getBoundingClientRect().top - b.getBoundingClientRect().top);
        let seen = 0;
        for (const line of lines) {
          const nodes: Text[] = [];
          const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) nodes.push(walker.currentNode as Text);
          // The editor shows spaces as no-break spaces.
          const content = nodes
            .map((node) => node.data)
            .join('')
            .replaceAll('\u00a0', ' ');
          for (let at = content.indexOf(wanted); at >= 0; at = content.indexOf(wanted, at + 1)) {
            if (seen++ < count) continue;
            const range = document.createRange();
            const place = (offset: number, set: (node: Text, offset: number) => void) => {
              let rest = offset;
              for (const node of nodes) {
                if (rest <= node.length) return set(node, rest);
                rest -= node.length;
              }
            };
            place(at, (node, offset) => range.setStart(node, offset));
            place(at + wanted.length, (node, offset) => range.setEnd(node, offset));
            const { left, top } = range.getClientRects()[0] ?? range.getBoundingClientRect();
            const { width, height } = range.getClientRects()[0] ?? range.getBoundingClientRect();
            return { x: left + width / 2, y: top + height / 2 };
          }
        }
        return null;
      },
      [text, nth] as const,
    );
    return (await box.jsonValue()) as { x: number; y: number };
  }

  /** Puts the cursor into a text of the active editor. */
  async click(text: string, nth = 0): Promise<void> {
    const { x, y } = await this.locate(text, nth);
    await this.page.mouse.click(x, y);
  }

  /** Points at a text of the active editor. @returns the text of the card that appears */
  async hover(text: string, nth = 0): Promise<string> {
    const { x, y } = await this.locate(text, nth);
    await this.page.mouse.move(x, y - 60);
    await this.page.mouse.move(x, y, { steps: 3 });
    const card = this.page.locator('.monaco-hover:not(.hidden) .hover-row').first();
    await card.waitFor(visible);
    return plain(this.page.locator('.monaco-hover:not(.hidden)').first());
  }

  /** Opens the Problems panel. @returns the messages that it lists, once there is at least one */
  async problems(): Promise<string[]> {
    const panel = this.page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.page.keyboard.press('Control+Shift+M');
    await panel.waitFor(visible);
    const rows = panel
      .locator('.monaco-list-row .marker-icon')
      .locator('xpath=ancestor::*[contains(@class,"monaco-list-row")]');
    await rows.first().waitFor(visible);
    return (await rows.allInnerTexts()).map((text) =>
      text.replaceAll('\u00a0', ' ').replace(/\s*\n\s*/g, ' '),
    );
  }

  /** Takes the quick fix with that title at a text of the active editor. */
  async quickFix(text: string, title: string, nth = 0): Promise<void> {
    await this.click(text, nth);
    await this.page.keyboard.press('Control+.');
    await this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first().click();
  }

  /** @returns the text of the first notification that contains `text`, once it is shown */
  async notification(text = ''): Promise<string> {
    const toast = this.page.locator('.notification-list-item').filter({ hasText: text }).first();
    await toast.waitFor(visible);
    return plain(toast);
  }

  /** The entry of the status bar with that text. */
  statusBar(text: string): Locator {
    return this.page.locator('.part.statusbar .statusbar-item').filter({ hasText: text });
  }

  /** Resolves when `check` returns something truthy or does not throw; the last error is the reason otherwise. */
  async until<T>(check: () => T | Promise<T>, timeout = 20_000): Promise<T> {
    const end = Date.now() + timeout;
    while (true) {
      try {
        const value = await check();
        if (value) return value;
        if (Date.now() > end) throw new Error(`the condition did not hold within ${timeout / 1000} s`);
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      await this.page.waitForTimeout(100);
    }
  }

  /**
   * Writes docs/images/NAME.png when UPDATE_IMAGES=1.
   * @param clip a part of the window in pixels
   */
  async screenshot(
    name: string,
    clip?: { x: number; y: number; width: number; height: number },
  ): Promise<void> {
    if (process.env['UPDATE_IMAGES'] !== '1') return;
    const file = path.resolve(__dirname, '../../../../docs/images', `${name}.png`);
    await this.page.screenshot({ path: file, ...(clip ? { clip } : {}) });
  }
}

/** The text as a person reads it: line by line, with plain spaces. */
async function plain(locator: Locator): Promise<string> {
  const [text = ''] = await locator.allInnerTexts();
  return text.replaceAll('\u00a0', ' ');
}
