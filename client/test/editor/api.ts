import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { Api } from '../../src/extension';
import { until } from '../until';

export async function api(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('dateline.dateline');
  assert.ok(extension, 'the extension dateline.dateline is missing');
  return extension.activate();
}

/** The folder that the window is open on: a copy, writable. */
export function folder(): string {
  const path = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  assert.ok(path);
  return path;
}

export function read(name: string): string {
  return fs.readFileSync(path.join(folder(), name), 'utf8');
}

/** Writes a file into the folder and opens it in an editor, once Dateline has looked at it. */
export async function open(name: string, text?: string): Promise<vscode.TextEditor> {
  const file = path.join(folder(), name);
  if (text !== undefined) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const document = await vscode.workspace.openTextDocument(file);
  await vscode.window.showTextDocument(document, { preview: false });
  await (await api()).settled();
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.fsPath, file);
  return editor;
}

/** Opens an article and waits until the server has annotated it. */
export async function openArticle(name: string, text?: string): Promise<vscode.TextEditor> {
  const editor = await open(name, text);
  await annotated(editor);
  return editor;
}

/** Waits until the annotations of the document's present text are there. */
export async function annotated({ document }: vscode.TextEditor) {
  const dateline = await api();
  return until(() => {
    const params = dateline.annotations(document.uri);
    return params?.version === document.version && params;
  }, `annotations of ${document.fileName}`);
}

/** Puts the cursor into the first occurrence of a text, or selects it. */
export function put(editor: vscode.TextEditor, text: string, select = false): void {
  const at = editor.document.getText().indexOf(text);
  assert.ok(at >= 0, `“${text}” is not in the document`);
  const start = editor.document.positionAt(at);
  const end = editor.document.positionAt(at + text.length);
  editor.selection = select ? new vscode.Selection(start, end) : new vscode.Selection(start, start);
}

export async function run(command: string): Promise<void> {
  await vscode.commands.executeCommand(`dateline.${command}`);
}

export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
