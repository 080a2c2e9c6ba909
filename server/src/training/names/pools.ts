import { type KnowledgeData, unpackEntities, unpackNumbers } from '../../core/recognition/names/knowledge';
import { Word } from '../../core/recognition/names/lexicon';
import { tokenize } from '../../core/text/tokens';
import type { Random } from '../random';
import type { GoldName, NamedLine } from './gold';

/** Names that may stand for one another in training texts. */
export class NamePools {
  readonly #words = new Map<number, string[]>();
  readonly #byKind = new Map<string, string[]>();
  readonly #kindOf = new Map<string, string>();
  readonly #gold = new Map<string, string[]>();

  constructor(data: KnowledgeData, articles: readonly (readonly NamedLine[])[]) {
    this.#readWords(data);
    this.#readEntities(data);
    for (const lines of articles) {
      for (const { text, names } of lines) {
        for (const name of names) this.#addGold(text, name);
      }
    }
  }

  /** Another name that could stand in the place of this one, or the name itself when there is none. */
  substitute(name: string, label: string, random: Random): string {
    if (label === 'PER') return this.#person(name, random);
    const kind = this.#kindOf.get(`${label} ${name}`);
    if (kind !== undefined && random.chance(0.7)) return random.pick(this.#byKind.get(kind)!);
    const gold = this.#gold.get(signature(name, label));
    return gold ? random.pick(gold) : name;
  }

  #person(name: string, random: Random): string {
    const words = name.split(' ');
    const bits = words.map((word) => this.#bitsOf(word));
    const simple = words.every((word) => /^\p{Lu}\p{Ll}*$/u.test(word));
    if (!simple) return random.pick(this.#gold.get(signature(name, 'PER')) ?? [name]);
    const vietnamese = bits.every((bit) => bit & Word.syllable);
    if (vietnamese && words.length === 1) return this.#word(Word.given, random) ?? name;
    if (vietnamese && words.length <= 4 && bits[0]! & (Word.surname | Word.rareSurname)) {
      const family = random.chance(0.85) ? Word.surname : Word.rareSurname;
      const parts = [this.#word(family, random)];
      for (let i = 1; i < words.length - 1; i++) {
        parts.push(this.#word(random.chance(0.5) ? Word.middle : Word.given, random));
      }
      parts.push(this.#word(Word.given, random));
      return parts.every((part) => part !== undefined) ? parts.join(' ') : name;
    }
    return random.pick(this.#gold.get(signature(name, 'PER')) ?? [name]);
  }

  #word(bit: number, random: Random): string | undefined {
    const words = this.#words.get(bit);
    return words ? random.pick(words) : undefined;
  }

  #bits = new Map<string, number>();

  #bitsOf(word: string): number {
    return this.#bits.get(word.toLowerCase()) ?? 0;
  }

  #readWords(data: KnowledgeData): void {
    const tokens = data.tokens.split('\n');
    unpackNumbers(data.words).forEach((bits, i) => {
      const token = tokens[i]!;
      this.#bits.set(token, bits);
      for (const bit of [Word.surname, Word.rareSurname, Word.middle, Word.given]) {
        if (bits & bit) push(this.#words, bit, token[0]!.toUpperCase() + token.slice(1));
      }
    });
  }

  #readEntities(data: KnowledgeData): void {
    if (data.canonical === '') return;
    const { kindOf } = unpackEntities(data.entities);
    data.canonical.split('\n').forEach((name, i) => {
      const kind = data.kinds[kindOf[i]!]!;
      push(this.#byKind, kind, name);
      this.#kindOf.set(`${kind.split(' ')[0]} ${name}`, kind);
    });
  }

  #addGold(text: string, { start, end, label }: GoldName): void {
    const name = text.slice(start, end);
    push(this.#gold, signature(name, label), name);
  }
}

/** Names of one signature look alike: same label, same class noun, same length and kind of writing. */
function signature(name: string, label: string): string {
  const tokens = tokenize(name);
  const first = name.slice(tokens[0]!.start, tokens[0]!.end);
  const head = label !== 'PER' && tokens.length > 1 ? first.toLowerCase() : '';
  const ascii = /^[\x20-\x7e]+$/.test(name) ? 'a' : 'v';
  return `${label} ${head} ${Math.min(tokens.length, 4)} ${first === first.toUpperCase() ? 'A' : 'a'}${ascii}`;
}

function push<K>(map: Map<K, string[]>, key: K, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
