import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { until } from '../until';
import { annotated, api, closeAll, openArticle, put, read, run } from './api';

const TEXT = `Mưa lớn ở miền Trung

Từ đêm 6/9/2024 đến sáng nay, mưa lớn đã làm nhiều tuyến đường ở Quảng Nam và Quảng Ngãi ngập sâu, theo Bộ Công Thương.
`;

describe('server', () => {
  let editor: vscode.TextEditor;
  before(async () => {
    editor = await openArticle('mua-lon.txt', TEXT);
  });
  after(closeAll);

  async function kill(): Promise<number> {
    const dateline = await api();
    const pid = await until(() => dateline.serverRunning() && dateline.serverPid());
    process.kill(pid, 'SIGKILL');
    await until(() => dateline.serverPid() !== pid || !dateline.serverRunning(), 'the end of the server');
    return pid;
  }

  it('comes back after a crash, with the annotations and what was decided', async () => {
    put(editor, 'Quảng Nam');
    await run('accept');
    await until(() => read('mua-lon.ann.yaml').includes('"Quảng Nam"'));
    await kill();
    const { counts } = await annotated(editor);
    assert.equal(counts.accepted, 1);
  });

  it('stays down when it crashes again and again, until it is restarted', async () => {
    const dateline = await api();
    for (let n = 0; n < 3; n++) {
      await kill();
      if (n < 2) await annotated(editor);
    }
    // The state from which only a person starts it again.
    await until(() => dateline.serverState() === 'failed', 'the end of the restarts');
    assert.equal(dateline.annotations(editor.document.uri), undefined);
    await run('restart');
    const { counts } = await annotated(editor);
    assert.equal(counts.accepted, 1);
  });
});
