import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { facts } from './facts';
import { baseName, findFiles } from './files';
import { articleEditor } from './language';

/** So many texts are looked at; where none of them reads like news the folder has no articles. */
const LOOKS = 20;
const FOUND = 200;

/**
 * Whether the folders of the window have articles, without a server: the context key `dateline.hasArticles`, and an
 * item in the status bar while no article is in front.
 */
export class Corpus implements Disposable {
  readonly #subscriptions: Disposable[] = [];
  readonly #finds = new EventEmitter<void>();
  /** Fires once. */
  readonly onDidFind = this.#finds.event;
  #found = false;
  #item: StatusBarItem | undefined;
  #looking: Promise<void> | undefined;

  start(): void {
    this.#subscriptions.push(
      window.onDidChangeActiveTextEditor(() => this.#update()),
      // A text that becomes an article is opened anew.
      workspace.onDidOpenTextDocument(() => this.#update()),
      workspace.onDidChangeWorkspaceFolders(() => this.look()),
    );
    void this.look();
  }

  get hasArticles(): boolean {
    return this.#found;
  }

  /** Looks into the folders, unless articles were found before. */
  look(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  /** An article was opened. */
  found(): void {
    if (this.#found) return;
    this.#found = true;
    void commands.executeCommand('setContext', 'dateline.hasArticles', true);
    this.#finds.fire();
    this.#update();
  }

  dispose(): void {
    Disposable.from(this.#finds, ...this.#subscriptions, ...(this.#item ? [this.#item] : [])).dispose();
  }

  async #look(): Promise<void> {
    if (!this.#found && (await hasArticles())) this.found();
  }

  #update(): void {
    if (!this.#found || articleEditor(window.activeTextEditor)) {
      this.#item?.hide();
      return;
    }
    this.#item ??= statusItem();
    this.#item.show();
  }
}

async function hasArticles(): Promise<boolean> {
  const { isSidecar, projectFile } = facts();
  const isOurs = (name: string) => isSidecar(name) || name === projectFile;
  if ((await findFiles(`**/{*.ann.yaml,${projectFile}}`, isOurs, 1)).length > 0) return true;
  const texts = (await textFiles()).slice(0, LOOKS);
  for (const uri of texts) if (await looksLikeNews(uri)) return true;
  return false;
}

/** Texts that may be articles by their names, in the order of their paths. */
export async function textFiles(): Promise<Uri[]> {
  const { isKnownNonArticle, isTextFile } = facts();
  const isText = (name: string) => /\.txt$/i.test(name) && isTextFile(name) && !isKnownNonArticle(name);
  const found = await findFiles('**/*.{txt,TXT}', isText, FOUND);
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function looksLikeNews(uri: Uri): Promise<boolean> {
  const { sample, verdictOf } = facts();
  try {
    const { size } = await workspace.fs.stat(uri);
    // What is larger is hardly one article, and would have to be read as a whole.
    if (size > 32 * sample) return false;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    return verdictOf(baseName(uri), text.slice(0, sample)) === 'article';
  } catch {
    return false;
  }
}

function statusItem(): StatusBarItem {
  const item = window.createStatusBarItem('dateline.corpus', StatusBarAlignment.Right, 100);
  item.name = l10n.t('Dateline: articles in this folder');
  item.text = '$(tag) Dateline';
  item.tooltip = l10n.t('There are news articles in this folder. Click for what Dateline can do with them.');
  item.command = 'dateline.menu';
  return item;
}
