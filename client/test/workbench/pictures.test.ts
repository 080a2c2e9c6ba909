import fs from 'node:fs';
import path from 'node:path';
import { textHash } from '../../../server/src/core/text/hash';
import { dashboard } from './dashboardPage';
import { counts } from './decisions';
import { openWorkbench, root } from './fixture';
import type { Workbench } from './workbench';

const NAME = 'vietnam-na-uy-bien-xanh';

async function openSample(
  theme: string,
  more: Record<string, unknown> = {},
  from: string | Record<string, string> = 'samples/thoibao-songhong',
): Promise<Workbench> {
  const settings = {
    'workbench.colorTheme': theme,
    'editor.fontSize': 13,
    'editor.minimap.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'files.exclude': { '.vscode': true },
    ...more,
  };
  const workbench = await openWorkbench(from, { settings });
  await workbench.page.setViewportSize({ width: 1180, height: 680 });
  return workbench;
}

/** The samples as if somebody had worked on them for some weeks. */
function workedOn(): Record<string, string> {
  const files: Record<string, string> = {};
  let seen = 0;
  let decided = 0;
  for (const name of fs
    .readdirSync(path.join(root, 'samples'), { recursive: true, encoding: 'utf8' })
    .sort()) {
    if (!/\.(txt|yaml)$/.test(name)) continue;
    files[name] = fs.readFileSync(path.join(root, 'samples', name), 'utf8');
    if (!name.endsWith('.ann.yaml')) continue;
    const n = seen++;
    const day = (at: number) => new Date(Date.UTC(2026, 2, 2 + 2 * n + at)).toISOString();
    const text = fs.readFileSync(path.join(root, 'samples', name.replace('.ann.yaml', '.txt')), 'utf8');
    files[name] = files[name]!.replace(/status: "accepted"/g, (status) => {
      const one = decided++;
      const other =
        one % 23 === 0 ? 'status: "rejected"' : one % 11 === 0 ? `${status}, was: "MISC"` : status;
      return `${other}, at: "${day(one % 2)}"`;
    });
    if (n < 9) files[name] = `finished: {at: "${day(2)}", sha256: "${textHash(text)}"}\n${files[name]}`;
  }
  return files;
}

async function openArticle(workbench: Workbench): Promise<void> {
  await workbench.open(`${NAME}.txt`);
  await counts(workbench).waitFor();
}

// Only for the documentation, and only when asked: they write into the repository. What they show is tested elsewhere.
if (process.env['UPDATE_IMAGES'] === '1') {
  describe('pictures', () => {
    it('quick-fix: suggestions, and what can be done with one', async () => {
      const workbench = await openSample('Default Dark Modern', { 'dateline.problems': 'byMention' });
      fs.rmSync(path.join(workbench.folder, `${NAME}.ann.yaml`));
      await openArticle(workbench);
      await workbench.quickFix('Bộ Ngoại giao', 'Accept “Bộ Ngoại giao” as ORG');
      await counts(workbench, /^Dateline: 1 accepted/).waitFor();
      await workbench.quickFix('Ingrid Solheim', 'Tag all 4 mentions of “Ingrid Solheim” as PER');
      await counts(workbench, /^Dateline: 5 accepted/).waitFor();
      await workbench.command('Notifications: Clear All Notifications');
      await workbench.problems(/Untagged date/);
      await workbench.click('Lương Quốc');
      await workbench.page.keyboard.press('Control+.');
      await workbench.page.locator('.action-widget').getByText('Accept “Lương Quốc Khải” as PER').waitFor();
      await workbench.screenshot('quick-fix');
    });

    it('sidecar: the file beside the article', async () => {
      const workbench = await openSample('Default Light Modern');
      await openArticle(workbench);
      await workbench.page.keyboard.press('Control+B');
      await workbench.command('Dateline: Open Sidecar to the Side');
      await workbench.page.getByText('"Hà Khánh Vy"').waitFor();
      await workbench.click('lần thứ');
      await workbench.screenshot('sidecar');
    });

    it('export: options, and the article in the chosen format beside them', async () => {
      const workbench = await openSample('Default Light Modern');
      await openArticle(workbench);
      await workbench.page.keyboard.press('Control+B');
      await workbench.command('Dateline: Export…');
      await workbench.pick('This article');
      await workbench.pick('conll');
      await workbench.listed('Choose the folder and export');
      await workbench.shown('B-LOC');
      await workbench.screenshot('export');
    });

    it('dashboard: how far the work is, and what is in the corpus', async () => {
      const workbench = await openSample('Default Light Modern', {}, workedOn());
      await workbench.page.setViewportSize({ width: 1180, height: 1000 });
      await openArticle(workbench);
      await workbench.page.keyboard.press('Control+B');
      await workbench.command('Dateline: Show Dashboard');
      const frame = await dashboard(workbench);
      await workbench.command('View: Close Other Editors in Group');
      await frame.getByText('suggests in the articles that were finished last: 9.').first().waitFor();
      await workbench.screenshot('dashboard');
    });

    describe('of the walkthrough', () => {
      const size = { width: 760, height: 460 };
      const picture = (workbench: Workbench, name: string) =>
        workbench.screenshot(name, undefined, 'client/media/walkthrough');
      const open = async (more: Record<string, unknown> = {}) => {
        const workbench = await openSample('Default Light Modern', {
          'workbench.activityBar.location': 'hidden',
          'breadcrumbs.enabled': false,
          ...more,
        });
        fs.rmSync(path.join(workbench.folder, `${NAME}.ann.yaml`));
        await openArticle(workbench);
        await workbench.page.keyboard.press('Control+B');
        await workbench.page.setViewportSize(size);
        return workbench;
      };

      it('open', async () => {
        const workbench = await open();
        await workbench.goto(1);
        await picture(workbench, 'open');
      });

      it('hover', async () => {
        const workbench = await open();
        await workbench.hover('Lương Quốc', /mention/);
        await picture(workbench, 'hover');
      });

      it('review', async () => {
        const workbench = await open();
        await workbench.click('Lương Quốc');
        await workbench.page.mouse.move(4, 4);
        await workbench.page.keyboard.press('Shift+Alt+R');
        await workbench.statusBar(/REVIEW \d+/).waitFor();
        for (const key of ['a', 'a']) await workbench.page.keyboard.press(key);
        await counts(workbench, /^Dateline: 2 accepted/).waitFor();
        await workbench.lens('2 accepted').waitFor();
        await picture(workbench, 'review');
      });

      it('finish', async () => {
        const workbench = await openSample('Default Light Modern', {}, workedOn());
        await openArticle(workbench);
        await workbench.command('View: Show Dateline');
        await workbench.page.getByText('Finished: 9 of 16 (56 %)').waitFor();
        for (const text of ['finished', 'LOC'])
          await workbench.page.locator('.label-name').getByText(text, { exact: true }).first().click();
        await workbench.page.locator('.label-name').getByText('Việt Nam', { exact: true }).first().waitFor();
        await workbench.page.setViewportSize({ width: 900, height: 560 });
        await picture(workbench, 'finish');
      });

      it('export', async () => {
        const workbench = await open();
        await workbench.command('Dateline: Accept All Sure Suggestions');
        await counts(workbench, /in review/).waitFor();
        await workbench.command('Dateline: Export…');
        await workbench.pick('This article');
        await workbench.pick('conll');
        await workbench.listed('Choose the folder and export');
        await workbench.shown('B-LOC');
        await picture(workbench, 'export');
      });
    });

    it('high-contrast: the label behind each annotation', async () => {
      const workbench = await openSample('Default High Contrast', { 'dateline.showLabels': true });
      await openArticle(workbench);
      await workbench.hover('Lương Quốc', /mention/);
      await workbench.screenshot('high-contrast');
    });
  });
}
