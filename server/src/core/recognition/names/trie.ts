/** A trie over token numbers in flat arrays, made to load in one pass; `packTrie` writes what it reads. */
export class TokenTrie {
  static readonly none = -1;

  readonly root = 0;
  /** Pairs of target code and case mask, see `KnowledgeData.targets`. */
  readonly targets: Uint32Array;
  /** Node numbers by token for the root, which has too many children to search. */
  private readonly firstChildren: Int32Array;
  /** The token that leads to each node. */
  private readonly tokens: Uint32Array;
  /** Children of node `n` are `childStarts[n]` to `childStarts[n + 1]`, ordered by token. */
  private readonly childStarts: Uint32Array;
  private readonly targetStarts: Uint32Array;

  /**
   * @param nodes `KnowledgeData.nodes`, unpacked
   * @param targets `KnowledgeData.targets`, unpacked
   */
  constructor(nodes: Uint32Array, targets: Uint32Array, tokenCount: number) {
    const count = nodes.length / 3;
    const tokens = new Uint32Array(count);
    const childStarts = new Uint32Array(count + 1);
    const targetStarts = new Uint32Array(count + 1);
    let nextChild = 1;
    let nextTarget = 0;
    for (let node = 0, at = 0; node < count; node++, at += 3) {
      childStarts[node] = nextChild;
      targetStarts[node] = nextTarget;
      tokens[node] = nodes[at]!;
      nextChild += nodes[at + 1]!;
      nextTarget += 2 * nodes[at + 2]!;
    }
    childStarts[count] = nextChild;
    targetStarts[count] = nextTarget;
    const firstChildren = new Int32Array(tokenCount).fill(TokenTrie.none);
    for (let node = 1; node < childStarts[1]!; node++) firstChildren[tokens[node]!] = node;
    this.tokens = tokens;
    this.childStarts = childStarts;
    this.targetStarts = targetStarts;
    this.firstChildren = firstChildren;
    this.targets = targets;
  }

  /** The node that `token` leads to from `node`, or `none`; the logarithm of its children. */
  child(node: number, token: number): number {
    if (node === this.root) return this.firstChildren[token]!;
    const { tokens } = this;
    const end = this.childStarts[node + 1]!;
    let low = this.childStarts[node]!;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tokens[middle]! < token) low = middle + 1;
      else high = middle;
    }
    return low < end && tokens[low] === token ? low : TokenTrie.none;
  }

  targetsStart(node: number): number {
    return this.targetStarts[node]!;
  }

  targetsEnd(node: number): number {
    return this.targetStarts[node + 1]!;
  }
}

/** One name for `packTrie`: where it leads and what it stands for. */
export interface TriePath {
  readonly path: readonly number[];
  readonly code: number;
  readonly mask: number;
}

/**
 * Lays a trie out breadth first: three numbers a node (its token, how many children, how many targets) and,
 * in the same order, two numbers a target. The root comes first, with token 0.
 */
export function packTrie(names: readonly TriePath[]): { nodes: number[]; targets: number[] } {
  const sorted = [...names].sort(
    (a, b) => comparePaths(a.path, b.path) || a.code - b.code || a.mask - b.mask,
  );
  const nodes: number[] = [];
  const targets: number[] = [];
  // Each range of `sorted` shares its first `depth` tokens, so it is one node.
  let level = [{ from: 0, to: sorted.length }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: typeof level = [];
    for (const { from, to } of level) {
      let at = from;
      let own = 0;
      for (; at < to && sorted[at]!.path.length === depth; at++) {
        const { code, mask } = sorted[at]!;
        const last = targets.length;
        if (own > 0 && targets[last - 2] === code && targets[last - 1] === mask) continue;
        targets.push(code, mask);
        own++;
      }
      const before = next.length;
      while (at < to) {
        const start = at;
        const token = sorted[at]!.path[depth];
        while (at < to && sorted[at]!.path[depth] === token) at++;
        next.push({ from: start, to: at });
      }
      nodes.push(depth === 0 ? 0 : sorted[from]!.path[depth - 1]!, next.length - before, own);
    }
    level = next;
  }
  return { nodes, targets };
}

function comparePaths(a: readonly number[], b: readonly number[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
