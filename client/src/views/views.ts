import {
  type DataTransfer,
  DataTransferItem,
  Disposable,
  l10n,
  type TreeDragAndDropController,
  type TreeView,
  window,
} from 'vscode';
import {
  COMMANDS,
  type EntityName,
  type RenameArgument,
  type RenameResult,
} from '../../../server/src/protocol';
import { type ArticlesResult, CORPUS, type CorpusEntity } from '../../../server/src/protocol/corpus';
import { presentFailure, presentResult } from '../results';
import type { Server } from '../server';
import { articleNodes, type Node, nameNodes, problemNodes } from './nodes';
import { CorpusTree } from './tree';

const MIME = 'application/vnd.code.tree.dateline.names';

/** The views of the container “Dateline”. */
export class Views implements Disposable {
  readonly #server: Server;
  readonly #hasArticles: () => boolean;
  readonly #articles: CorpusTree;
  readonly #names: CorpusTree;
  readonly #problems: CorpusTree;
  readonly #articlesView: TreeView<Node>;
  readonly #namesView: TreeView<Node>;
  readonly #problemsView: TreeView<Node>;
  readonly #subscriptions: Disposable;

  /** @param hasArticles without any nothing is asked of the server */
  constructor(server: Server, hasArticles: () => boolean) {
    this.#server = server;
    this.#hasArticles = hasArticles;
    const ask = <R>(request: string, params: object) => server.ask<R>(request, params);
    this.#articles = new CorpusTree(ask, articleNodes, hasArticles);
    this.#names = new CorpusTree(ask, nameNodes, hasArticles);
    this.#problems = new CorpusTree(ask, problemNodes, hasArticles);
    const more = { showCollapseAll: true };
    this.#articlesView = window.createTreeView('dateline.articles', {
      treeDataProvider: this.#articles,
      ...more,
    });
    this.#namesView = window.createTreeView('dateline.names', {
      treeDataProvider: this.#names,
      canSelectMany: true,
      dragAndDropController: this.#dragging(),
      ...more,
    });
    this.#problemsView = window.createTreeView('dateline.problems', {
      treeDataProvider: this.#problems,
      ...more,
    });
    this.#subscriptions = Disposable.from(
      this.#articles,
      this.#names,
      this.#problems,
      this.#articlesView,
      this.#namesView,
      this.#problemsView,
      server.onDidChangeCorpus(() => this.refresh()),
      this.#articlesView.onDidChangeVisibility(() => this.#tell()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  refresh(): void {
    for (const tree of [this.#articles, this.#names, this.#problems]) tree.refresh();
    this.#tell();
  }

  /** For tests: everything that a view can show, each before what is below it. */
  async nodes(which: 'articles' | 'names' | 'problems'): Promise<readonly Node[]> {
    const tree = { articles: this.#articles, names: this.#names, problems: this.#problems }[which];
    const below = async (node?: Node): Promise<Node[]> => {
      const nodes: Node[] = [];
      for (const child of await tree.getChildren(node)) nodes.push(child, ...(await below(child)));
      return nodes;
    };
    return below();
  }

  async filter(which: 'articles' | 'names'): Promise<void> {
    const [tree, view] =
      which === 'articles' ? [this.#articles, this.#articlesView] : [this.#names, this.#namesView];
    const filter = await window.showInputBox({
      title: l10n.t('Show only what has this in its name; empty: all'),
      value: tree.wish.filter ?? '',
    });
    if (filter === undefined) return;
    tree.wishes({ filter: filter.trim() });
    view.description = filter.trim();
  }

  async sort(which: 'articles' | 'names'): Promise<void> {
    const byName = { label: l10n.t('by name'), sort: 'name' };
    const orders =
      which === 'articles'
        ? [byName, { label: l10n.t('most suggestions first'), sort: 'left' }]
        : [
            { label: l10n.t('most mentions first'), sort: 'mentions' },
            { label: l10n.t('most articles first'), sort: 'articles' },
            byName,
          ];
    const picked = await window.showQuickPick(orders, { title: l10n.t('Order') });
    if (picked) (which === 'articles' ? this.#articles : this.#names).wishes({ sort: picked.sort });
  }

  /** Gives a name another full name in all articles; a mention only in its article, which splits the name. */
  async rename(node: Node | undefined = this.#namesView.selection[0]): Promise<void> {
    const { entity, mention } = node ?? {};
    if (!entity) return;
    const where = mention ? mention.name : l10n.t('all articles ({0})', entity.articles);
    const typed = await window.showInputBox({
      title: `${entity.label} · ${entity.name}`,
      prompt: l10n.t('The full name, in {0}. One that is there already takes this one in.', where),
      value: entity.name,
    });
    const name = typed?.trim();
    if (!name || name === entity.name) return;
    await this.#becomes(entity, { name }, mention && [mention.uri]);
  }

  /** The names that are selected become the first of them. */
  async merge(_node?: Node, selected: readonly Node[] = this.#namesView.selection): Promise<void> {
    const entities = selected.flatMap(({ entity, mention }) => (entity && !mention ? [entity] : []));
    const [into, ...others] = entities;
    if (into && others.length > 0) await this.#merge(into, others);
    else window.setStatusBarMessage(l10n.t('Select two names or more: they become the first one'), 4000);
  }

  async #merge(into: CorpusEntity, others: readonly CorpusEntity[]): Promise<void> {
    const yes = l10n.t('Merge');
    const names = others.map(({ name }) => `“${name}”`).join(', ');
    const mentions = others.reduce((sum, one) => sum + one.mentions, 0);
    const question = l10n.t('{0} become “{1}” ({2})? Mentions: {3}', names, into.name, into.label, mentions);
    if ((await window.showWarningMessage(question, { modal: true }, yes)) !== yes) return;
    const [first, ...rest] = others.map(({ label, name }) => ({ label, name }));
    if (first) await this.#becomes({ ...first, others: rest }, { name: into.name, label: into.label });
  }

  async #becomes(
    { label, name, others = [] }: EntityName & Pick<RenameArgument, 'others'>,
    to: RenameArgument['to'],
    uris?: readonly string[],
  ): Promise<void> {
    const argument: RenameArgument = { label, name, others, to, ...(uris ? { uris } : {}) };
    presentResult(COMMANDS.rename, await this.#server.execute<RenameResult>(COMMANDS.rename, argument));
  }

  #dragging(): TreeDragAndDropController<Node> {
    return {
      dragMimeTypes: [MIME],
      dropMimeTypes: [MIME],
      handleDrag: (nodes: readonly Node[], data: DataTransfer) => {
        const entities = nodes.flatMap(({ entity, mention }) => (entity && !mention ? [entity] : []));
        if (entities.length > 0) data.set(MIME, new DataTransferItem(entities));
      },
      handleDrop: async (target: Node | undefined, data: DataTransfer) => {
        const into = target?.entity;
        const dragged = (data.get(MIME)?.value ?? []) as readonly CorpusEntity[];
        const others = dragged.filter(({ id }) => id !== into?.id);
        if (into && others.length > 0) await this.#merge(into, others).catch(presentFailure);
      },
    };
  }

  /** How far the work is, over the articles. */
  #tell(): void {
    if (!this.#articlesView.visible || !this.#hasArticles()) return;
    this.#progress().catch(presentFailure);
  }

  async #progress(): Promise<void> {
    const { states } = await this.#server.ask<ArticlesResult>(CORPUS.articles, { count: 1 });
    const total = Object.values(states).reduce((sum, count) => sum + count, 0);
    this.#articlesView.message =
      total === 0
        ? ''
        : l10n.t('Finished: {0} of {1} ({2} %)', states.finished, total, percent(states.finished, total));
  }
}

const percent = (part: number, whole: number) => Math.floor((100 * part) / whole);
