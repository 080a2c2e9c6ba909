import assert from 'node:assert/strict';
import { until } from '../until';
import { openWorkbench } from './fixture';

const files = {
  'dateline.yaml': 'version: 1\nlanguage: vi\n',
  'bai.txt': [
    'Hội nghị khai mạc tại Hà Nội',
    '',
    'Chiều 12/3/2024, Thủ tướng Nhật Bản Kishida Fumio đã đến Hà Nội, bắt đầu chuyến thăm ba ngày theo lời mời của nước chủ nhà.',
    '',
    'Phát biểu với báo chí, ông Kishida Fumio cho biết hai bên sẽ bàn về thương mại, đào tạo nhân lực và ứng phó biến đổi khí hậu.',
    '',
    'Hai bên cũng thống nhất lập một nhóm công tác chung để rà soát các dự án hạ tầng đang triển khai và tháo gỡ vướng mắc về vốn.',
    '',
  ].join('\n'),
};

describe('article', () => {
  it('shows the card of a name', async () => {
    const workbench = await openWorkbench(files);
    await workbench.open('bai.txt');
    const card = await workbench.hover('Hà Nội', /LOC/);
    assert.match(card, /2 mentions/);
  });

  it('accepts a suggestion by its quick fix: the sidecar has it at once, the problem is gone', async () => {
    const workbench = await openWorkbench(files);
    await workbench.open('bai.txt');
    const before = await workbench.problems(/Untagged name “Nhật Bản”/);
    await workbench.quickFix('Nhật Bản', 'Accept “Nhật Bản” as LOC');
    const sidecar = await until(() => workbench.read('bai.ann.yaml'), 'the sidecar');
    assert.match(sidecar, /text: "Nhật Bản", label: "LOC", status: "accepted"/);
    await until(async () => {
      const after = await workbench.problems();
      return after.length === before.length - 1 && !after.some((problem) => problem.includes('“Nhật Bản”'));
    }, 'the problem to be gone');
  });
});
