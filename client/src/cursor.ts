import { commands, Disposable, window } from 'vscode';
import type { Annotations } from './annotations';
import { articleEditor } from './language';

/**
 * Keeps two context keys: `dateline.cursor`, the status of the annotation under the cursor, and `dateline.state`, how far
 * the article in front is; empty where there is none.
 */
export class Cursor implements Disposable {
  readonly #annotations: Annotations;
  readonly #subscriptions: Disposable;
  readonly #last = new Map<string, string>();

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
    this.#subscriptions = Disposable.from(
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === window.activeTextEditor) this.#update();
      }),
      window.onDidChangeActiveTextEditor(() => this.#update()),
      annotations.onDidChange(() => this.#update()),
    );
    this.#update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    const editor = articleEditor(window.activeTextEditor);
    const status = editor && this.#annotations.at(editor.document, editor.selection.start)?.status;
    this.#set('dateline.cursor', status ?? '');
    this.#set('dateline.state', (editor && this.#annotations.get(editor.document.uri)?.state) ?? '');
  }

  #set(key: string, value: string): void {
    if (value === (this.#last.get(key) ?? '')) return;
    this.#last.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
