import { type Disposable, EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import type { Ask, Node, Wish } from './nodes';

/** A tree of what the server knows of the corpus. It keeps nothing but what a person wishes to see. */
export class CorpusTree implements TreeDataProvider<Node>, Disposable {
  readonly #ask: Ask;
  readonly #roots: (ask: Ask, wish: Wish) => Promise<readonly Node[]>;
  readonly #isOn: () => boolean;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #wish: Wish = {};

  /** @param isOn whether there are articles: without any nothing is asked, so that no server is started */
  constructor(ask: Ask, roots: (ask: Ask, wish: Wish) => Promise<readonly Node[]>, isOn: () => boolean) {
    this.#ask = ask;
    this.#roots = roots;
    this.#isOn = isOn;
  }

  get wish(): Wish {
    return this.#wish;
  }

  wishes(wish: Wish): void {
    this.#wish = { ...this.#wish, ...wish };
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  getTreeItem({ item }: Node): TreeItem {
    return item;
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (!this.#isOn()) return [];
    return [
      ...(node ? ((await node.children?.(this.#ask)) ?? []) : await this.#roots(this.#ask, this.#wish)),
    ];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
