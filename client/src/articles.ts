import { Disposable, languages, Position, Range, type TextDocument, type Uri, workspace } from 'vscode';
import type { Verdict } from '../../server/src/protocol/facts';
import { Asking } from './asking';
import { facts } from './facts';
import { baseName, hasProject, sidecarOf } from './files';
import { ARTICLE, hasFiles, isArticle } from './language';
import type { Session } from './session';

/** Languages of texts that may be articles by their looks; a sidecar says so of any file, a project of Markdown too. */
const TEXTS: ReadonlySet<string> = new Set(['plaintext', 'markdown']);

/** Finds the articles among the open documents and gives them their language. */
export class Articles implements Disposable {
  readonly #session: Session;
  readonly #found: () => void;
  readonly #asking: Asking;
  readonly #subscriptions: Disposable[] = [];
  readonly #pending = new Set<Promise<void>>();
  /** Articles that a person has made plain text again. */
  readonly #declined = new Set<string>();
  /** The article that is being closed, or changes its language: then it is opened again at once. */
  #closing: TextDocument | undefined;

  /** @param found called whenever an article is open */
  constructor(session: Session, found: () => void) {
    this.#session = session;
    this.#found = found;
    this.#asking = new Asking(session.memory, (document) => this.force(document));
  }

  start(): void {
    const files = `**/{*.ann.yaml,${facts().projectFile}}`;
    const watcher = workspace.createFileSystemWatcher(files, false, true, true);
    this.#subscriptions.push(
      watcher,
      watcher.onDidCreate(() => this.#lookAtAll()),
      workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      workspace.onDidGrantWorkspaceTrust(() => this.#lookAtAll()),
    );
    this.#lookAtAll();
  }

  /** Makes a document an article because a person says so. */
  async force(document: TextDocument): Promise<TextDocument> {
    this.#declined.delete(document.uri.toString());
    this.#asking.remove(document);
    return isArticle(document) ? document : languages.setTextDocumentLanguage(document, ARTICLE);
  }

  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  dispose(): void {
    Disposable.from(this.#asking, ...this.#subscriptions).dispose();
  }

  #lookAtAll(): void {
    for (const document of workspace.textDocuments) this.#lookAt(document);
  }

  #opened(document: TextDocument): void {
    if (this.#closing === document && !isArticle(document)) this.#declined.add(document.uri.toString());
    this.#lookAt(document);
  }

  #closed(document: TextDocument): void {
    this.#asking.remove(document);
    if (!isArticle(document)) {
      this.#declined.delete(document.uri.toString());
      return;
    }
    this.#closing = document;
    queueMicrotask(() => {
      this.#closing = undefined;
    });
  }

  #lookAt(document: TextDocument): void {
    if (isArticle(document)) {
      this.#found();
      return;
    }
    const { uri } = document;
    if (!hasFiles(uri)) return;
    if (this.#declined.has(uri.toString())) return;
    const task = this.#decide(document)
      .catch((error) => this.#session.log?.error(String(error)))
      .finally(() => this.#pending.delete(task)) as Promise<void>;
    this.#pending.add(task);
  }

  async #decide(document: TextDocument): Promise<void> {
    const { languageId } = document;
    const verdict = await this.#verdict(document);
    if (document.isClosed || document.languageId !== languageId) return;
    if (verdict === 'unsure' && this.#asking.said(document.uri) === undefined) this.#asking.add(document);
    if (verdict !== 'article') return;
    await languages.setTextDocumentLanguage(document, ARTICLE);
  }

  /** Looks are told here, so that texts that are no articles start no server. */
  async #verdict(document: TextDocument): Promise<Verdict> {
    const { uri, languageId } = document;
    const isText = TEXTS.has(languageId);
    if (isText && this.#asking.said(uri)) return 'article';
    if ((await sidecarOf(uri)).isThere) return this.#serverSays(uri);
    if (!isText) return 'no';
    if (workspace.isTrusted && (await hasProject(uri))) return this.#serverSays(uri);
    const name = baseName(uri);
    const { isTextFile, sample, verdictOf } = facts();
    if (!isTextFile(name)) return 'no';
    return verdictOf(name, document.getText(new Range(new Position(0, 0), document.positionAt(sample))));
  }

  /** Only the server knows whose a sidecar is, and reads `dateline.yaml`. */
  async #serverSays(uri: Uri): Promise<Verdict> {
    try {
      return await this.#session.server.isArticle(uri);
    } catch (error) {
      this.#session.log?.error(String(error));
      return facts().isKnownNonArticle(baseName(uri)) ? 'no' : 'article';
    }
  }
}
