import {
  type CancellationToken,
  Disposable,
  EventEmitter,
  InlayHint,
  type InlayHintsProvider,
  languages,
  type Range,
  type TextDocument,
  workspace,
} from 'vscode';
import type { Annotations } from './annotations';
import { ARTICLE } from './language';

const SETTING = 'dateline.showLabels';

/** The label behind each annotation, where the setting asks for it: labels can be told apart without colour. */
export class Labels implements Disposable {
  readonly #annotations: Annotations;
  readonly #subscription: Disposable;
  #provider: Disposable | undefined;

  constructor(annotations: Annotations) {
    this.#annotations = annotations;
    this.#subscription = workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SETTING)) this.#update();
    });
    this.#update();
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#provider?.dispose();
  }

  #update(): void {
    this.#provider?.dispose();
    this.#provider = undefined;
    if (workspace.getConfiguration().get(SETTING, false)) this.#provider = register(this.#annotations);
  }
}

/** Inlay hints, since lines are wrapped with regard to them, which decorations are not. */
function register(annotations: Annotations): Disposable {
  const changed = new EventEmitter<void>();
  const provider: InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints: (document: TextDocument, range: Range, _token: CancellationToken) =>
      (annotations.shown(document) ?? [])
        .filter((shown) => range.contains(shown.range.end))
        .map(({ range: { end }, label }) => Object.assign(new InlayHint(end, label), { paddingLeft: true })),
  };
  return Disposable.from(
    changed,
    annotations.onDidChange(() => changed.fire()),
    languages.registerInlayHintsProvider({ language: ARTICLE }, provider),
  );
}
