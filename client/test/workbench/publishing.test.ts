import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { readSidecar } from '../../../server/src/core/sidecar/read';
import { until } from '../until';
import { ARTICLE, NAME, SIDECAR } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';

describe('the day of publication', () => {
  it('is asked for, dates are counted from it, and it is undone', async () => {
    const workbench = await openWorkbench({ [NAME]: `Trang chủ > Thế giới > Châu Á\n\n${ARTICLE}` });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    // Each time anew: what stands over the headline moves it when it comes.
    const weightOf = async (text: string) => {
      const { left, y } = await workbench.locate(text);
      return workbench.page.evaluate(
        ([x, y]) => getComputedStyle(document.elementFromPoint(x, y)!).fontWeight,
        [left + 4, y] as const,
      );
    };
    await until(
      async () => (await weightOf('Thủ tướng Nhật Bản thăm Hàn Quốc')) === '700',
      'a bold headline',
    );
    assert.notEqual(await weightOf('Trang chủ'), '700');

    await workbench.command('Dateline: Set Publication Date…');
    await workbench.answer('2023-12-01');
    const published = () => readSidecar(workbench.read(SIDECAR)).header.published;
    await until(() => published() === '2023-12-01', 'the date in the sidecar');
    await workbench.hover('tháng 11', /from the publication date 2023-12-01 \(the sidecar\)/);
    await workbench.command('Dateline: Undo Last Action');
    await until(() => !fs.existsSync(path.join(workbench.folder, SIDECAR)), 'no sidecar');
  });

  it('may be a day of the text, in the language that the settings say', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { settings: { 'dateline.language': 'vi' } });
    await workbench.open(NAME);
    await counts(workbench).waitFor();
    await workbench.hover('6/9/2024', /Vì: ngày; theo nguyên văn · Độ tin cậy \d\d %/);
    await workbench.quickFix('6/9/2024', 'Đặt ngày đăng là 2024-09-06');
    await until(() => readSidecar(workbench.read(SIDECAR)).header.published === '2024-09-06');
  });
});

describe('a sidecar that was left behind', () => {
  it('is offered to the article with the same text', async () => {
    const workbench = await openWorkbench({ [NAME]: ARTICLE });
    await workbench.open(NAME);
    await workbench.quickFix('Reuters', 'Accept “Reuters” as ORG');
    await decided(workbench, ['Reuters ORG accepted']);
    await workbench.page.keyboard.press('Control+F4');
    fs.renameSync(path.join(workbench.folder, NAME), path.join(workbench.folder, 'tin.txt'));
    await workbench.open('tin.txt');
    await workbench.problems(/^bai\.ann\.yaml has lost its article/);
    await workbench.quickFix('Thủ tướng Nhật Bản', 'Take over the annotations of bai.ann.yaml');
    await decided(workbench, ['Reuters ORG accepted'], 'tin.ann.yaml');
    await counts(workbench, /^Dateline: 1 accepted/).waitFor();
    assert.ok(!fs.existsSync(path.join(workbench.folder, SIDECAR)));
  });
});
