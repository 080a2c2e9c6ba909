import type { Counts, Fact } from '../../core/annotation/adapt/facts';
import type { ReviewState } from '../../core/sidecar/state';
import { REVIEW_STATES } from '../../core/sidecar/state';
import { foldWord } from '../../core/text/fold';
import { type IndexEntry, lineHash, type Mention } from './entry';
import { forEachFact, lineOfFact, sayTheSame } from './facts';
import { Tally } from './tally';

/** An article of the corpus, packed. */
export interface Indexed extends Omit<IndexEntry, 'mentions' | 'lines'> {
  readonly uri: string;
  /** Its way from the folder of the workspace, with `/`. */
  readonly name: string;
  readonly sidecar: string;
  /** The folder of the project that governs it; '' where there is none. */
  readonly root: string;
  /** What its files were like when they were read. */
  readonly stamp: string;
  /** `WIDTH` numbers a mention: form and whether it is accepted, line and column of start and end. */
  readonly packed: Int32Array;
  readonly lines: Int32Array;
}

const WIDTH = 5;

/** An entry whose mentions are packed as those of the index, with forms of its own. */
export interface PackedEntry extends Omit<IndexEntry, 'mentions'> {
  readonly forms: readonly Form[];
  readonly packed: Int32Array;
}

export function packedOf({ mentions, ...facts }: IndexEntry): PackedEntry {
  const forms: Form[] = [];
  const ids = new Map<string, number>();
  const packed = new Int32Array(mentions.length * WIDTH);
  mentions.forEach(({ label, text, name, type, accepted, start, end }, n) => {
    const said: Form = [label, text, name, type ?? ''];
    const key = keyOf(said);
    let form = ids.get(key);
    if (form === undefined) {
      form = forms.push(said) - 1;
      ids.set(key, form);
    }
    packed.set(
      [form * 2 + (accepted ? 1 : 0), start.line, start.character, end.line, end.character],
      n * WIDTH,
    );
  });
  return { ...facts, forms, packed };
}

/** A text that means something under a label; many mentions share one. */
export type Form = readonly [label: string, text: string, name: string, type: Mention['type'] | ''];

export interface Entity {
  readonly id: number;
  readonly label: string;
  /** Without regard to case and spelling. */
  readonly folded: string;
  readonly forms: number[];
  mentions: number;
  articles: number;
}

/**
 * All articles by URI, with the entities that they name and the lines that they share. What is asked most often is
 * counted when an article comes or goes; the rest is looked up by going through packed numbers.
 */
export class CorpusIndex {
  readonly #articles = new Map<string, Indexed>();
  readonly #owners = new Map<string, string>();
  readonly #forms: Form[] = [];
  readonly #formIds = new Map<string, number>();
  readonly #entityOf: number[] = [];
  readonly #mentionsOf: number[] = [];
  readonly #entities: Entity[] = [];
  readonly #entityIds = new Map<string, number>();
  readonly #lines = new Tally();
  /** By project how many decisions say something. */
  readonly #facts = new Map<string, Tally>();
  readonly #states = new Map<ReviewState, number>(REVIEW_STATES.map((state) => [state, 0]));
  #sorted: readonly Indexed[] | undefined;
  /** Raised with every change. */
  revision = 0;
  /** Raised when decisions say something else. */
  decisions = 0;
  /** The articles whose decisions do, since they were last taken. */
  #saying = new Set<string>();

  get size(): number {
    return this.#articles.size;
  }

  get(uri: string): Indexed | undefined {
    return this.#articles.get(uri);
  }

  /** The article that a sidecar belongs to. */
  ownerOf(sidecar: string): string | undefined {
    return this.#owners.get(sidecar);
  }

  /** In order of names. */
  articles(): readonly Indexed[] {
    this.#sorted ??= [...this.#articles.values()].sort(
      (a, b) => byText(a.name, b.name) || byText(a.uri, b.uri),
    );
    return this.#sorted;
  }

  states(): Readonly<Record<ReviewState, number>> {
    return Object.fromEntries(this.#states) as Record<ReviewState, number>;
  }

  put(
    { forms, packed, ...facts }: PackedEntry,
    of: Pick<Indexed, 'uri' | 'name' | 'sidecar' | 'root' | 'stamp'>,
  ): void {
    const ids = forms.map((form) => this.#formOf(form));
    this.restore({ ...facts, ...of, packed: renumbered(packed, (form) => ids[form]!) });
  }

  /** The same for an article whose forms are those of this index. */
  restore(article: Indexed): void {
    const old = this.#articles.get(article.uri);
    const says = old
      ? old.root === article.root && sayTheSame(old.facts, article.facts)
      : article.facts.length === 0;
    this.#take(article.uri);
    this.#articles.set(article.uri, article);
    this.#owners.set(article.sidecar, article.uri);
    this.#count(article, 1);
    if (!says) this.#saysElse(article.uri);
  }

  delete(uri: string): boolean {
    const old = this.#take(uri);
    if (old && old.facts.length > 0) this.#saysElse(uri);
    return old !== undefined;
  }

  #take(uri: string): Indexed | undefined {
    const old = this.#articles.get(uri);
    if (!old) return undefined;
    this.#articles.delete(uri);
    if (this.#owners.get(old.sidecar) === uri) this.#owners.delete(old.sidecar);
    this.#count(old, -1);
    return old;
  }

  clear(): void {
    for (const uri of [...this.#articles.keys()]) this.delete(uri);
  }

  #saysElse(uri: string): void {
    this.decisions++;
    this.#saying.add(uri);
  }

  /** The articles whose decisions have come to say something else since this was last asked. */
  takeSaying(): ReadonlySet<string> {
    const saying = this.#saying;
    this.#saying = new Set();
    return saying;
  }

  /** In how many articles a line stands, besides the one of `uri`. */
  repeats(line: string, uri?: string): number {
    const hash = lineHash(line);
    const all = this.#lines.get(hash);
    return all > 0 && uri !== undefined && this.#articles.get(uri)?.lines.includes(hash) ? all - 1 : all;
  }

  /** What the decisions of a project say, but for those in one of its articles. */
  decisionsOf(root: string, but: string): Counts {
    const facts = this.#facts.get(root);
    const own = this.#articles.get(but);
    const except = own?.root === root ? countsIn(own) : undefined;
    return {
      isEmpty: !facts || facts.size === 0,
      of: (fact) => (facts?.get(fact) ?? 0) - (except?.get(fact) ?? 0),
    };
  }

  /** The articles of a project whose decisions say something, in order, with the line of the first decision. */
  *saying(root: string, fact: Fact): Iterable<{ readonly article: Indexed; readonly line: number }> {
    if (!this.#facts.get(root)?.get(fact)) return;
    for (const article of this.articles()) {
      if (article.root !== root) continue;
      const line = lineOfFact(article.facts, fact);
      if (line !== undefined) yield { article, line };
    }
  }

  /** Those that are mentioned somewhere. */
  entities(): Entity[] {
    return this.#entities.filter(({ mentions }) => mentions > 0);
  }

  entity(id: number): Entity | undefined {
    return this.#entities[id];
  }

  /** The entity that is called by this name under this label. */
  entityNamed(label: string, name: string): Entity | undefined {
    const id = this.#entityIds.get(entityKey(label, foldName(name)));
    return id === undefined || this.#entities[id]!.mentions === 0 ? undefined : this.#entities[id];
  }

  /** The full name, and the texts, as they are used most. */
  namesOf({ forms }: Entity): { readonly name: string; readonly texts: readonly string[] } {
    const used = forms.filter((form) => this.#mentionsOf[form]! > 0);
    used.sort(
      (a, b) => this.#mentionsOf[b]! - this.#mentionsOf[a]! || byText(this.#forms[a]![1], this.#forms[b]![1]),
    );
    const texts = [...new Set(used.map((form) => this.#forms[form]![1]))];
    return { name: this.#forms[used[0] ?? forms[0]!]![2], texts };
  }

  /** Every form that is used, and how often. */
  *usedTimes(): Generator<readonly [form: Form, times: number]> {
    for (let id = 0; id < this.#forms.length; id++) {
      const times = this.#mentionsOf[id]!;
      if (times > 0) yield [this.#forms[id]!, times];
    }
  }

  entityOfForm(form: number): number {
    return this.#entityOf[form]!;
  }

  form(id: number): Form {
    return this.#forms[id]!;
  }

  /** The mentions of an article in order, as they are packed. */
  mentionsIn({ packed }: Indexed): Iterable<PackedMention> {
    return mentionsOf(packed);
  }

  mention({ form, accepted, start, end }: PackedMention): Mention {
    const [label, text, name, type] = this.#forms[form]!;
    return { label, text, name, accepted, start, end, ...(type ? { type } : {}) };
  }

  #formOf(form: Form): number {
    const key = keyOf(form);
    const known = this.#formIds.get(key);
    if (known !== undefined) return known;
    const id = this.#forms.push(form) - 1;
    this.#formIds.set(key, id);
    this.#mentionsOf.push(0);
    this.#entityOf.push(form[3] === '' ? this.#entityFor(id, form) : -1);
    return id;
  }

  #entityFor(form: number, [label, , name]: Form): number {
    const folded = foldName(name);
    const key = entityKey(label, folded);
    let id = this.#entityIds.get(key);
    if (id === undefined) {
      id = this.#entities.length;
      this.#entities.push({ id, label, folded, forms: [], mentions: 0, articles: 0 });
      this.#entityIds.set(key, id);
    }
    this.#entities[id]!.forms.push(form);
    return id;
  }

  #count(article: Indexed, by: 1 | -1): void {
    const seen = new Set<number>();
    for (let at = 0; at < article.packed.length; at += WIDTH) {
      const form = article.packed[at]! >> 1;
      this.#mentionsOf[form]! += by;
      const entity = this.#entities[this.#entityOf[form]!];
      if (!entity) continue;
      entity.mentions += by;
      seen.add(entity.id);
    }
    for (const id of seen) this.#entities[id]!.articles += by;
    const { lines } = article;
    for (let n = 0; n < lines.length; n++) this.#lines.add(lines[n]!, by);
    const facts = this.#facts.get(article.root) ?? new Tally();
    this.#facts.set(article.root, facts);
    forEachFact(article.facts, (fact, decisions) => facts.add(fact, by * decisions));
    this.#states.set(article.state, (this.#states.get(article.state) ?? 0) + by);
    this.#sorted = undefined;
    this.revision++;
  }

  /** All forms that are used, by their numbers here. */
  usedForms(): readonly (readonly [id: number, form: Form])[] {
    return this.#forms.flatMap((form, id) => (this.#mentionsOf[id]! > 0 ? [[id, form] as const] : []));
  }

  /** Makes room for an article of another index: its number for a form. */
  adopt(form: Form): number {
    return this.#formOf(form);
  }
}

export interface PackedMention {
  readonly form: number;
  readonly accepted: boolean;
  readonly start: Mention['start'];
  readonly end: Mention['end'];
}

function* mentionsOf(packed: Int32Array): Iterable<PackedMention> {
  for (let at = 0; at < packed.length; at += WIDTH) {
    const [what, line, character, endLine, endCharacter] = packed.subarray(at, at + WIDTH) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    yield {
      form: what >> 1,
      accepted: (what & 1) === 1,
      start: { line, character },
      end: { line: endLine, character: endCharacter },
    };
  }
}

const counted = new WeakMap<Indexed, ReadonlyMap<Fact, number>>();

function countsIn(article: Indexed): ReadonlyMap<Fact, number> {
  let counts = counted.get(article);
  if (!counts) {
    const all = new Map<Fact, number>();
    forEachFact(article.facts, (fact, count) => all.set(fact, count));
    counts = all;
    counted.set(article, counts);
  }
  return counts;
}

/** Whether one of some forms stands among packed mentions. */
export function mentionsAny({ packed }: Indexed, forms: ReadonlySet<number>): boolean {
  for (let at = 0; at < packed.length; at += WIDTH) if (forms.has(packed[at]! >> 1)) return true;
  return false;
}

/** The forms of packed mentions with other numbers. */
export function renumbered(packed: Int32Array, idOf: (form: number) => number): Int32Array {
  const result = packed.slice();
  for (let at = 0; at < packed.length; at += WIDTH)
    result[at] = idOf(packed[at]! >> 1) * 2 + (packed[at]! & 1);
  return result;
}

export const foldName = (name: string) => foldWord(name, { lower: true }).replace(/\s+/g, ' ').trim();
const keyOf = ([label, text, name, type]: Form) => `${label}\0${text}\0${name}\0${type}`;
const entityKey = (label: string, folded: string) => `${label}\0${folded}`;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
