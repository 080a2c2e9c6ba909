import { CUE_GROUPS, type CueGroup } from './cueGroups';
import { keysOf } from './words';

/** What a language brings for telling lines apart. Lists are words divided by blanks, or phrases by `|`. */
export interface LineWords {
  /** Phrases of site chrome by what they are about. */
  readonly cues: Readonly<Partial<Record<CueGroup, string>>>;
  /** Words that introduce whom or what a text was taken from. */
  readonly by: string;
  /** Phrases with which captions begin that tell what is to be seen. */
  readonly scenes: string;
  /** Words in captions that say who is who: "(left)". */
  readonly sides: string;
  /** Words before the number of a picture. */
  readonly pictures: string;
  /** Words before the source of a picture or text. */
  readonly credits: string;
  /** Letters that stand against the hour of a clock time: "15h30". */
  readonly hours?: string;
  /** Last parts of domain names of the country. */
  readonly domains?: string;
}

interface Node {
  readonly next: Map<string, Node>;
  readonly groups: CueGroup[];
}

/** Groups of a phrase and how many words of the line it has. */
export interface CueHit {
  readonly groups: readonly CueGroup[];
  readonly length: number;
}

/** The line words of several languages as one: pages mix languages in their chrome. */
export class LineLexicon {
  readonly by: ReadonlySet<string>;
  readonly scenes: readonly (readonly string[])[];
  readonly sides: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  readonly credits: ReadonlySet<string>;
  readonly domains: ReadonlySet<string>;
  readonly #hours: ReadonlySet<string>;
  readonly #root: Node = { next: new Map(), groups: [] };

  constructor(languages: readonly LineWords[]) {
    const all = (list: (words: LineWords) => string | undefined) =>
      new Set(languages.flatMap((words) => keysOf(list(words) ?? '')));
    this.by = all(({ by }) => by);
    this.sides = all(({ sides }) => sides);
    this.pictures = all(({ pictures }) => pictures);
    this.credits = all(({ credits }) => credits);
    this.domains = new Set([...GENERAL_DOMAINS, ...all(({ domains }) => domains)]);
    this.#hours = all(({ hours }) => hours);
    this.scenes = languages.flatMap(({ scenes }) => scenes.split('|').map(keysOf));
    for (const group of CUE_GROUPS) {
      for (const { cues } of languages) {
        for (const phrase of cues[group]?.split('|') ?? []) this.#add(keysOf(phrase), group);
      }
    }
  }

  #add(keys: readonly string[], group: CueGroup): void {
    let node = this.#root;
    for (const key of keys) {
      let next = node.next.get(key);
      if (!next) {
        next = { next: new Map(), groups: [] };
        node.next.set(key, next);
      }
      node = next;
    }
    if (!node.groups.includes(group)) node.groups.push(group);
  }

  /** The longest phrase of chrome that begins at a word. */
  longestCue(words: readonly { readonly key: string }[], from: number): CueHit | undefined {
    let node: Node | undefined = this.#root;
    let best: CueHit | undefined;
    for (let i = from; i < words.length; i++) {
      node = node.next.get(words[i]!.key);
      if (!node) break;
      if (node.groups.length > 0) best = { groups: node.groups, length: i + 1 - from };
    }
    return best;
  }

  /** Whether a word is a clock time such as "15h30". */
  isHour(key: string): boolean {
    const first = key.charCodeAt(0);
    if (first < 0x30 || first > 0x39) return false;
    const parts = /^\d{1,2}(\D+)\d{0,2}$/.exec(key);
    return parts !== null && this.#hours.has(parts[1]!);
  }
}

const GENERAL_DOMAINS = ['com', 'net', 'org', 'info', 'gov', 'edu', 'tv', 'asia', 'example'];
