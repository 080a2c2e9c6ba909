import {
  Disposable,
  l10n,
  type Memento,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  type Uri,
  window,
} from 'vscode';
import { baseName } from './files';

/** What a person has said of a file; `asked` when nothing, and then they are not asked again. */
type Answer = 'article' | 'no' | 'asked';

/** Key of the answers in the memory of the workspace. */
const MEMORY = 'dateline.annotateThisFile';

/**
 * Asks whether texts are articles where their looks do not say: once each, when one is in front, and in the status bar
 * for as long as there is no answer.
 */
export class Asking implements Disposable {
  readonly #memory: Memento;
  readonly #annotate: (document: TextDocument) => Promise<unknown>;
  /** Open texts that nobody has said anything of. */
  readonly #unsure = new Set<TextDocument>();
  readonly #listening: Disposable;
  #item: StatusBarItem | undefined;

  /** @param annotate makes a document an article */
  constructor(memory: Memento, annotate: (document: TextDocument) => Promise<unknown>) {
    this.#memory = memory;
    this.#annotate = annotate;
    this.#listening = window.onDidChangeActiveTextEditor(() => this.#update());
  }

  /** Whether a person has said that a file is an article, or that it is none. */
  said(uri: Uri): boolean | undefined {
    const answer = this.#answers[uri.toString()];
    return answer === undefined || answer === 'asked' ? undefined : answer === 'article';
  }

  add(document: TextDocument): void {
    this.#unsure.add(document);
    this.#update();
  }

  /** After a document was closed, or has become an article. */
  remove(document: TextDocument): void {
    if (this.#unsure.delete(document)) this.#update();
  }

  dispose(): void {
    Disposable.from(this.#listening, ...(this.#item ? [this.#item] : [])).dispose();
  }

  get #answers(): Readonly<Record<string, Answer>> {
    return this.#memory.get<Record<string, Answer>>(MEMORY) ?? {};
  }

  #update(): void {
    const document = window.activeTextEditor?.document;
    if (!document || !this.#unsure.has(document)) {
      this.#item?.hide();
      return;
    }
    this.#item ??= statusItem();
    this.#item.show();
    if (this.#answers[document.uri.toString()] === undefined) void this.#ask(document);
  }

  async #ask(document: TextDocument): Promise<void> {
    await this.#remember(document.uri, 'asked');
    const [yes, no] = [l10n.t('Annotate'), l10n.t('Not This File')];
    const question = l10n.t('Is {0} a news article? Annotate this file?', baseName(document.uri));
    const answer = await window.showInformationMessage(question, yes, no);
    if (answer === undefined) return;
    await this.#remember(document.uri, answer === yes ? 'article' : 'no');
    this.remove(document);
    if (answer === yes && !document.isClosed) await this.#annotate(document);
  }

  async #remember(uri: Uri, answer: Answer): Promise<void> {
    await this.#memory.update(MEMORY, { ...this.#answers, [uri.toString()]: answer });
  }
}

function statusItem(): StatusBarItem {
  const item = window.createStatusBarItem('dateline.unsure', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Dateline: is this an article?');
  item.text = `$(tag) ${l10n.t('Annotate this file?')}`;
  item.tooltip = l10n.t('This text may be a news article. Click to annotate it.');
  item.command = 'dateline.annotate';
  return item;
}
