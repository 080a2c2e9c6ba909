import { Diagnostic, DiagnosticSeverity, type Disposable, languages, Range, Uri, workspace } from 'vscode';
import type { Note } from '../../../server/src/protocol/exchange';

const END = 10_000;

/** What the last export or import found wrong with files, until they change. */
export class Problems implements Disposable {
  readonly #all = languages.createDiagnosticCollection('dateline-files');
  readonly #subscription = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) this.#all.delete(document.uri);
  });

  show(notes: readonly Note[]): void {
    this.#all.clear();
    const byFile = new Map<string, Diagnostic[]>();
    for (const { uri, line, severity, message } of notes) {
      const level = severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
      const diagnostic = new Diagnostic(new Range(line - 1, 0, line - 1, END), message, level);
      diagnostic.source = 'Dateline';
      byFile.set(uri, [...(byFile.get(uri) ?? []), diagnostic]);
    }
    for (const [uri, diagnostics] of byFile) this.#all.set(Uri.parse(uri), diagnostics);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#all.dispose();
  }
}
