import { commands, Disposable, window } from 'vscode';
import type { Annotations } from './annotations';
import { articleEditor } from './language';

/** Keeps the context key `dateline.cursor`: the status of the annotation under the cursor, or empty. */
export class Cursor implements Disposable {
  readonly #annotations: Annotations;
  readonly #subscriptions: Disposable;
  #last = '';

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
    const status = (editor && this.#annotations.at(editor.document, editor.selection.start)?.status) ?? '';
    if (status === this.#last) return;
    this.#last = status;
    void commands.executeCommand('setContext', 'dateline.cursor', status);
  }
}
