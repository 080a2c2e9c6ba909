import { Disposable, l10n, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import type { AnnotationsParams } from '../../server/src/protocol';
import type { Annotations } from './annotations';
import { nameOf } from './badges';
import { articleEditor } from './language';
import type { Server } from './server';

/** The item in the status bar while an article is in front: how much is done. */
export class StatusBar implements Disposable {
  readonly #annotations: Annotations;
  readonly #server: Server;
  readonly #item = window.createStatusBarItem('dateline.status', StatusBarAlignment.Right, 100);
  readonly #subscriptions: Disposable;

  constructor(annotations: Annotations, server: Server) {
    this.#annotations = annotations;
    this.#server = server;
    this.#item.name = 'Dateline';
    this.#item.command = 'dateline.menu';
    const update = () => this.#update();
    this.#subscriptions = Disposable.from(
      this.#item,
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
    if (!editor) {
      this.#item.hide();
      return;
    }
    const params = this.#annotations.get(editor.document.uri);
    const failed = this.#server.state === 'failed';
    this.#item.text = failed ? '$(error) Dateline' : params ? text(params) : '$(loading~spin) Dateline';
    this.#item.tooltip = failed
      ? l10n.t('The Dateline server is not running.')
      : params
        ? tooltip(params)
        : 'Dateline';
    this.#item.accessibilityInformation = { label: failed || !params ? 'Dateline' : summary(params) };
    this.#item.backgroundColor = failed
      ? new ThemeColor('statusBarItem.errorBackground')
      : params?.readOnly
        ? new ThemeColor('statusBarItem.warningBackground')
        : undefined;
    this.#item.show();
  }
}

const ICONS = { untouched: 'tag', review: 'tag', changed: 'history', finished: 'pass-filled' };

function text({ counts, readOnly, state }: AnnotationsParams): string {
  return `$(${readOnly ? 'lock' : ICONS[state]}) ${counts.accepted} $(check) ${counts.suggested} $(question)`;
}

function summary({ counts, state }: AnnotationsParams): string {
  const summary = l10n.t('Dateline: {0} accepted, {1} suggested', counts.accepted, counts.suggested);
  return state === 'untouched' ? summary : `${summary}, ${nameOf(state)}`;
}

function tooltip(params: AnnotationsParams): MarkdownString {
  const { published, readOnly, counts } = params;
  const lines = [
    summary(params),
    ...(counts.rejected > 0 ? [l10n.t('{0} rejected', counts.rejected)] : []),
    published
      ? l10n.t('Published {0} (from {1})', published.value, published.source)
      : l10n.t('No publication date found'),
    ...(readOnly ? [readOnly] : []),
  ];
  const markdown = new MarkdownString();
  lines.forEach((line, n) => {
    if (n > 0) markdown.appendMarkdown('\n\n');
    markdown.appendText(line);
  });
  return markdown;
}
