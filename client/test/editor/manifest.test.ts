import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('manifest', () => {
  it('Dateline is there and can be activated', async () => {
    const extension = vscode.extensions.getExtension('dateline.dateline');
    assert.ok(extension, 'the extension dateline.dateline is missing');
    await extension.activate();
    assert.equal(extension.isActive, true);
  });

  it('the window is open on a workspace folder', () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 1);
  });
});
