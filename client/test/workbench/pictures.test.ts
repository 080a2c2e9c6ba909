import fs from 'node:fs';
import path from 'node:path';
import { counts } from './decisions';
import { openWorkbench } from './fixture';
import type { Workbench } from './workbench';

const NAME = 'vietnam-na-uy-bien-xanh';

async function openSample(theme: string, more: Record<string, unknown> = {}): Promise<Workbench> {
  const settings = {
    'workbench.colorTheme': theme,
    'editor.fontSize': 13,
    'editor.minimap.enabled': false,
    'editor.occurrencesHighlight': 'off',
    'files.exclude': { '.vscode': true },
    ...more,
  };
  const workbench = await openWorkbench('samples/thoibao-songhong', { settings });
  await workbench.page.setViewportSize({ width: 1180, height: 680 });
  return workbench;
}

async function openArticle(workbench: Workbench): Promise<void> {
  await workbench.open(`${NAME}.txt`);
  await counts(workbench).waitFor();
}

// Only for the documentation; what they show is tested elsewhere.
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

    it('high-contrast: the label behind each annotation', async () => {
      const workbench = await openSample('Default High Contrast', { 'dateline.showLabels': true });
      await openArticle(workbench);
      await workbench.hover('Lương Quốc', /mention/);
      await workbench.screenshot('high-contrast');
    });
  });
}
