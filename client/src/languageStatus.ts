import { Disposable, type LanguageStatusItem, LanguageStatusSeverity, l10n, languages, window } from 'vscode';
import type { Annotations } from './annotations';
import { ARTICLE, articleEditor } from './language';
import type { Server } from './server';

/** What stands behind the language's name in the status bar: the day of publication, and what is wrong. */
export class LanguageStatus implements Disposable {
  readonly #annotations: Annotations;
  readonly #server: Server;
  readonly #published = item('dateline.published', l10n.t('Publication date'));
  readonly #service = item('dateline.service', 'Dateline');
  readonly #subscriptions: Disposable;

  constructor(annotations: Annotations, server: Server) {
    this.#annotations = annotations;
    this.#server = server;
    this.#published.command = { command: 'dateline.setPublished', title: l10n.t('Change…') };
    this.#service.command = { command: 'dateline.menu', title: l10n.t('What Can Be Done…') };
    const update = () => this.#update();
    this.#subscriptions = Disposable.from(
      this.#published,
      this.#service,
      annotations.onDidChange(update),
      server.onDidChangeState(update),
      window.onDidChangeActiveTextEditor(update),
    );
    update();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #update(): void {
    const editor = articleEditor(window.activeTextEditor);
    if (!editor) return;
    const params = this.#annotations.get(editor.document.uri);
    const failed = this.#server.state === 'failed';
    const { published, readOnly, counts } = params ?? {};
    this.#published.text = published
      ? l10n.t('Published {0} (from {1})', published.value, published.source)
      : l10n.t('No publication date found');
    this.#published.severity =
      params && !published ? LanguageStatusSeverity.Warning : LanguageStatusSeverity.Information;
    this.#service.busy = !failed && !params;
    this.#service.text = failed
      ? l10n.t('The Dateline server is not running.')
      : (readOnly ??
        (counts
          ? l10n.t('Dateline: {0} accepted, {1} suggested', counts.accepted, counts.suggested)
          : 'Dateline'));
    this.#service.severity = failed
      ? LanguageStatusSeverity.Error
      : readOnly
        ? LanguageStatusSeverity.Warning
        : LanguageStatusSeverity.Information;
  }
}

function item(id: string, name: string): LanguageStatusItem {
  const item = languages.createLanguageStatusItem(id, { language: ARTICLE });
  item.name = name;
  return item;
}
