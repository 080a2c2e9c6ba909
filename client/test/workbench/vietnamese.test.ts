import { ARTICLE, NAME } from './article';
import { counts, decided } from './decisions';
import { openWorkbench } from './fixture';

describe('Vietnamese', () => {
  it('commands, cards, Problems and quick fixes speak it when the editor does', async () => {
    const settings = { 'dateline.problems': 'byMention' };
    const workbench = await openWorkbench({ [NAME]: ARTICLE }, { language: 'vi', settings });
    await workbench.open(NAME);
    await counts(workbench, /^Dateline: 0 đã chấp nhận/).waitFor();
    await workbench.problems(/^Tên chưa gắn nhãn “Reuters”/);
    await workbench.hover('Seoul', /Seoul — địa danh\n+Là: thủ đô, thuộc Hàn Quốc\n+Chấp nhận\s+Alt\+Enter/);
    await workbench.quickFix('Reuters', 'Chấp nhận “Reuters” là ORG');
    await decided(workbench, ['Reuters ORG accepted']);
  });
});
