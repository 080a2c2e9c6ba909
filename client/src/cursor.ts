import { commands, Disposable, Range, type TextEditor, window } from 'vscode';
import type { Annotations, Shown } from './annotations';
import { articleEditor } from './language';
import { nameAround } from './words';

/** What a command works on: the selection, or what is under the cursor. */
export interface Target {
  readonly range: Range;
  /** The annotation that covers exactly this range. */
  readonly annotation?: Shown;
}

/**
 * The selections without surrounding space; for a bare cursor the annotation there, else the name or word.
 * Empty when the cursor is on nothing.
 */
export function targets(editor: TextEditor, annotations: Annotations): Target[] {
  const { document } = editor;
  return editor.selections.flatMap((selection): Target[] => {
    if (selection.isEmpty) {
      const annotation = annotations.at(document, selection.active);
      if (annotation) return [{ range: annotation.range, annotation }];
      const { line, character } = selection.active;
      const word = nameAround(document.lineAt(line).text, character);
      return word ? [{ range: new Range(line, word.start, line, word.end) }] : [];
    }
    const text = document.getText(selection);
    const start = document.offsetAt(selection.start) + text.length - text.trimStart().length;
    const end = start + text.trim().length;
    if (start === end) return [];
    const range = new Range(document.positionAt(start), document.positionAt(end));
    const annotation = annotations.at(document, range.start);
    return [annotation?.range.isEqual(range) ? { range, annotation } : { range }];
  });
}

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
