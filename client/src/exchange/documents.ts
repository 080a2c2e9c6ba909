import { Disposable, EventEmitter, languages, Uri, ViewColumn, window, workspace } from 'vscode';

const SCHEME = 'dateline';

/** Texts of the server that are shown in editors and belong to no file: previews and reports. */
export class Documents implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changed = new EventEmitter<Uri>();
  readonly #parts: Disposable;

  constructor() {
    this.#parts = Disposable.from(
      this.#changed,
      workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: ({ path }) => this.#texts.get(path) ?? '',
      }),
    );
  }

  /** Opens a text, or shows it in the place of the one of the same name. */
  async show(
    name: string,
    text: string,
    { language, beside = false }: { readonly language?: string | undefined; readonly beside?: boolean } = {},
  ): Promise<void> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}` });
    this.#texts.set(uri.path, text);
    this.#changed.fire(uri);
    const document = await workspace.openTextDocument(uri);
    if (language && (await languages.getLanguages()).includes(language))
      await languages.setTextDocumentLanguage(document, language);
    const shown = window.visibleTextEditors.find((editor) => editor.document.uri.scheme === SCHEME);
    if (beside && shown?.document === document) return;
    const viewColumn = shown?.viewColumn ?? ViewColumn.Beside;
    await window.showTextDocument(document, { preserveFocus: beside, ...(beside ? { viewColumn } : {}) });
  }

  dispose(): void {
    this.#parts.dispose();
  }
}
