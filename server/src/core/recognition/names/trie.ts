/**
 * A trie over token numbers in flat arrays. Edges out of the root lie in an array by token, all others in
 * one open-addressing hash table, so that building it costs one pass over the front-coded names and
 * following an edge a multiplication and usually one probe.
 */
export class TokenTrie {
  static readonly none = -1;

  readonly root = 0;
  /** Pairs of target code and case mask, see `KnowledgeData.names`; ranges by node. */
  readonly targets: Int32Array;
  private readonly firstChildren: Int32Array;
  private readonly nodes: Int32Array;
  private readonly tokens: Int32Array;
  private readonly children: Int32Array;
  private readonly starts: Int32Array;
  private readonly ends: Int32Array;
  private readonly slotMask: number;

  /** @param names `KnowledgeData.names`, unpacked. */
  constructor(names: Uint32Array, tokenCount: number) {
    const nodeCount = countNodes(names);
    let slots = 16;
    while (slots < nodeCount * 2) slots *= 2;
    this.slotMask = slots - 1;
    this.nodes = new Int32Array(slots).fill(TokenTrie.none);
    this.tokens = new Int32Array(slots);
    this.children = new Int32Array(slots);
    this.firstChildren = new Int32Array(tokenCount).fill(TokenTrie.none);
    this.starts = new Int32Array(nodeCount);
    this.ends = new Int32Array(nodeCount);
    this.targets = new Int32Array(names.length);
    this.build(names);
  }

  child(node: number, token: number): number {
    if (node === this.root) return this.firstChildren[token]!;
    let slot = this.slot(node, token);
    for (;;) {
      const owner = this.nodes[slot]!;
      if (owner === TokenTrie.none) return TokenTrie.none;
      if (owner === node && this.tokens[slot] === token) return this.children[slot]!;
      slot = (slot + 1) & this.slotMask;
    }
  }

  targetsStart(node: number): number {
    return this.starts[node]!;
  }

  targetsEnd(node: number): number {
    return this.ends[node]!;
  }

  private build(names: Uint32Array): void {
    const path: number[] = [this.root];
    let next = 1;
    let written = 0;
    for (let at = 0; at < names.length; ) {
      path.length = names[at++]! + 1;
      for (let own = names[at++]!; own > 0; own--) {
        this.addEdge(path[path.length - 1]!, names[at++]!, next);
        path.push(next++);
      }
      const node = path[path.length - 1]!;
      this.starts[node] = written;
      for (let count = 2 * names[at++]!; count > 0; count--) this.targets[written++] = names[at++]!;
      this.ends[node] = written;
    }
  }

  private addEdge(node: number, token: number, child: number): void {
    if (node === this.root) {
      this.firstChildren[token] = child;
      return;
    }
    let slot = this.slot(node, token);
    while (this.nodes[slot] !== TokenTrie.none) slot = (slot + 1) & this.slotMask;
    this.nodes[slot] = node;
    this.tokens[slot] = token;
    this.children[slot] = child;
  }

  private slot(node: number, token: number): number {
    const hash = Math.imul(node, 0x9e3779b1) ^ Math.imul(token, 0x85ebca6b);
    return (hash ^ (hash >>> 15)) & this.slotMask;
  }
}

function countNodes(names: Uint32Array): number {
  let count = 1;
  for (let at = 0; at < names.length; ) {
    const own = names[at + 1]!;
    count += own;
    at += 2 + own;
    at += 1 + 2 * names[at]!;
  }
  return count;
}
