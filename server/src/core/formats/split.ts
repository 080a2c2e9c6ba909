/** What a split is decided by. */
export interface SplitItem {
  readonly name: string;
  /** How many spans of each label. */
  readonly labels: ReadonlyMap<string, number>;
  /** Min-hashes of the text, see `signatureOf`. */
  readonly signature: Uint32Array;
}

export interface SplitSettings {
  /** `[['train', 80], ['dev', 10], ['test', 10]]`; the weights need not sum up to anything. */
  readonly parts: readonly (readonly [string, number])[];
  readonly seed: string;
  /** Articles of one folder, which is one site in most corpora, stay together. */
  readonly bySite: boolean;
}

/**
 * Deals articles out to parts: the same for the same articles and seed, whatever their order. Groups that
 * must stay together go one after another, large ones first, to the part that lacks most of their labels.
 * Near-duplicates always stay together.
 */
export function split(items: readonly SplitItem[], settings: SplitSettings): Map<string, string> {
  const sorted = [...items].sort((a, b) => (a.name < b.name ? -1 : 1));
  const groups = groupsOf(sorted, settings.bySite).map((members) => ({
    members,
    labels: totals(members),
    rank: hash(`${settings.seed}\n${members[0]!.name}`),
  }));
  groups.sort((a, b) => b.members.length - a.members.length || a.rank - b.rank);
  const all = totals(sorted);
  const sum = settings.parts.reduce((total, [, weight]) => total + weight, 0);
  const parts = settings.parts.map(([name, weight]) => ({
    name,
    share: weight / sum,
    have: new Map<string, number>(),
  }));
  const result = new Map<string, string>();
  for (const { members, labels } of groups) {
    let best = parts[0]!;
    let most = Number.NEGATIVE_INFINITY;
    for (const part of parts) {
      if (part.share === 0) continue;
      let need = 0;
      for (const [label, count] of labels) {
        const wanted = all.get(label)! * part.share;
        // What the part would lack afterwards, as a share of what it wants, weighed by the group's own share.
        need += (count / all.get(label)!) * (1 - ((part.have.get(label) ?? 0) + count / 2) / wanted);
      }
      if (need > most + 1e-12) {
        best = part;
        most = need;
      }
    }
    for (const [label, count] of labels) best.have.set(label, (best.have.get(label) ?? 0) + count);
    for (const { name } of members) result.set(name, best.name);
  }
  return result;
}

/** Key of the count of articles among those of labels; no label is empty. */
const ARTICLES = '';

function totals(items: readonly SplitItem[]): Map<string, number> {
  const sums = new Map([[ARTICLES, items.length]]);
  for (const { labels } of items)
    for (const [label, count] of labels) sums.set(label, (sums.get(label) ?? 0) + count);
  return sums;
}

function groupsOf(items: readonly SplitItem[], bySite: boolean): SplitItem[][] {
  const parent = items.map((_, n) => n);
  const root = (n: number): number => {
    let at = n;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!;
      at = parent[at]!;
    }
    return at;
  };
  const join = (a: number, b: number) => {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y) as [number, number];
    parent[high] = low;
  };
  const buckets = new Map<string, number>();
  const together = (key: string, n: number, check: (other: number) => boolean) => {
    const other = buckets.get(key);
    if (other === undefined) buckets.set(key, n);
    else if (check(other)) join(other, n);
  };
  for (const [n, { name, signature }] of items.entries()) {
    const site = name.includes('/') ? name.slice(0, name.indexOf('/')) : undefined;
    if (bySite && site !== undefined) together(`site ${site}`, n, () => true);
    for (let band = 0; band < BANDS; band++) {
      const key = `${band} ${signature.subarray(band * ROWS, (band + 1) * ROWS).join(' ')}`;
      together(key, n, (other) => similarity(signature, items[other]!.signature) >= SIMILAR);
    }
  }
  const groups = new Map<number, SplitItem[]>();
  for (const [n, item] of items.entries()) {
    const members = groups.get(root(n));
    if (members) members.push(item);
    else groups.set(root(n), [item]);
  }
  return [...groups.values()];
}

/** Min-hashes in bands: texts that share half of their word sequences nearly always share a band. */
const BANDS = 16;
const ROWS = 3;
/** Share of equal min-hashes, an estimate of the share of common word sequences, from which texts are near-duplicates. */
export const SIMILAR = 0.5;
/** Words in a sequence. */
const SHINGLE = 4;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Min-hashes of the sequences of words of a text. */
export function signatureOf(text: string): Uint32Array {
  const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  const recent: number[] = [];
  let any = false;
  const add = (value: number) => {
    any = true;
    for (let n = 0; n < signature.length; n++) {
      const mixed = mix(value ^ Math.imul(n + 1, 0x9e3779b1));
      if (mixed < signature[n]!) signature[n] = mixed;
    }
  };
  for (const [word] of text.matchAll(WORD)) {
    recent.push(hash(word.toLowerCase()));
    if (recent.length > SHINGLE) recent.shift();
    if (recent.length === SHINGLE) add(recent.reduce((all, value) => mix(all) ^ value, 0));
  }
  // Texts of a few words are compared as a whole.
  if (!any) add(hash(text));
  return signature;
}

export function similarity(a: Uint32Array, b: Uint32Array): number {
  let same = 0;
  for (let n = 0; n < a.length; n++) if (a[n] === b[n]) same++;
  return same / a.length;
}

/** FNV-1a, mixed. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) value = Math.imul(value ^ text.charCodeAt(n), 0x01000193);
  return mix(value);
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
