import { foldWord } from '../../text/fold';
import { ownCopy } from '../../text/ownCopy';
import type { Span } from '../../text/span';
import { Shape, type Token } from '../../text/tokens';
import { WordCache } from '../../text/wordCache';
import type { EntityFacts } from '../types';
import { hashText } from './hash';
import {
  CaseNeed,
  KNOWLEDGE_FORMAT,
  type KnowledgeData,
  type ListedLabel,
  unpackEntities,
  unpackNumbers,
} from './knowledge';
import { CUES, type Cue, Word } from './lexicon';
import { TokenTrie } from './trie';
import type { NameWords } from './words';

export interface GazetteerEntry extends EntityFacts {
  readonly label: ListedLabel;
}

/** One way to read a match. */
export interface GazetteerReading {
  readonly entry: GazetteerEntry;
  /** The matched name is also a common word, a surname or the like, and needs context. */
  readonly ambiguous: boolean;
}

/** A listed name in the text, in UTF-16 offsets of the raw text. */
export interface GazetteerMatch extends Span {
  /** First token, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** Never empty; all entities that bear the name. */
  readonly readings: readonly GazetteerReading[];
  /** Some token stands in capitals though the list does not ask for it: a headline, perhaps a common word. */
  readonly caps: boolean;
}

/** A phrase that announces a name, in tokens: `from` is the first, `to` the one after the last. */
export interface CueMatch {
  readonly cue: Cue;
  readonly from: number;
  readonly to: number;
}

/** All that the lists know of a tokenized text. */
export interface GazetteerScan {
  /** Ordered by start, longer first; nested and overlapping matches are all there. */
  readonly matches: readonly GazetteerMatch[];
  /** Ordered likewise. */
  readonly cues: readonly CueMatch[];
  /** For each token its bits of `Word`. */
  readonly words: Uint32Array;
  /** For each token its folded lower-case form. */
  readonly forms: readonly string[];
  /** Hashes of the forms. */
  readonly ids: Int32Array;
}

export interface Gazetteer {
  /**
   * Finds listed names and cues in one pass, linear in the text. Both begin and end at token borders and
   * never run over a line break. Names need capitals where the list has them, and match in all-capital
   * text too; cues match in any case.
   */
  scan(text: string, tokens: readonly Token[]): GazetteerScan;
  /** The matches of `scan` alone. */
  match(text: string, tokens: readonly Token[]): readonly GazetteerMatch[];
  /** Bits of `Word` for a word or syllable in any case and normal form; 0 when unknown. */
  wordBits(word: string): number;
  isSurname(syllable: string): boolean;
  /** The entities that a name may stand for, in the case of the lists; empty when unknown. */
  lookup(name: string, tokens: readonly Token[]): readonly GazetteerReading[];
  readonly words: NameWords;
  /** How many entities the lists hold. */
  readonly size: number;
}

/** @throws Error when the data was compiled for another version. */
export function createGazetteer(data: KnowledgeData, words: NameWords): Gazetteer {
  if (data.format !== KNOWLEDGE_FORMAT) throw new Error(`Unknown knowledge format: ${data.format}`);
  return new CompiledGazetteer(data, words);
}

const UNKNOWN = -1;

interface ListedForm {
  /** One string for all that are equal. */
  readonly form: string;
  readonly number: number;
  readonly bits: number;
  readonly id: number;
}

/** Words that are kept at hand, `2 **` so many: the lists are too long for the cache of a processor. */
const KNOWN_BITS = 14;

class CompiledGazetteer implements Gazetteer {
  private readonly tokenNumbers = new Map<string, number>();
  private readonly known = new WordCache<ListedForm>(KNOWN_BITS);
  private readonly bits: Uint32Array;
  private readonly entries: EntryTable;
  private readonly trie: TokenTrie;
  private readonly masks: Uint32Array;

  constructor(
    data: KnowledgeData,
    readonly words: NameWords,
  ) {
    const tokens = data.tokens.split('\n');
    for (let i = 0; i < tokens.length; i++) this.tokenNumbers.set(tokens[i]!, i);
    this.bits = new Uint32Array(tokens.length);
    this.bits.set(unpackNumbers(data.words));
    this.entries = new EntryTable(data);
    this.masks = unpackNumbers(data.masks);
    this.trie = new TokenTrie(unpackNumbers(data.nodes), unpackNumbers(data.targets), tokens.length);
  }

  get size(): number {
    return this.entries.size;
  }

  wordBits(word: string): number {
    const form = foldWord(word, { lower: true });
    const number = this.tokenNumbers.get(form);
    if (number !== undefined) return this.bits[number]!;
    return this.words.isSyllable(form) ? Word.syllable : 0;
  }

  isSurname(syllable: string): boolean {
    return (this.wordBits(syllable) & (Word.surname | Word.rareSurname)) !== 0;
  }

  match(text: string, tokens: readonly Token[]): readonly GazetteerMatch[] {
    return this.scan(text, tokens).matches;
  }

  lookup(name: string, tokens: readonly Token[]): readonly GazetteerReading[] {
    const whole = this.match(name, tokens).find(({ from, to }) => from === 0 && to === tokens.length);
    return whole?.readings ?? [];
  }

  scan(text: string, tokens: readonly Token[]): GazetteerScan {
    const { length } = tokens;
    const forms: string[] = new Array(length);
    const numbers = new Int32Array(length);
    const words = new Uint32Array(length);
    const ids = new Int32Array(length);
    for (let i = 0; i < length; i++) {
      const { start, end, kind } = tokens[i]!;
      const { form, number, bits, id } =
        this.known.get(text, start, end) ?? this.listed(text.slice(start, end));
      forms[i] = form;
      numbers[i] = number;
      ids[i] = id;
      if (number !== UNKNOWN || kind === 'word') words[i] = bits;
    }
    const matches: GazetteerMatch[] = [];
    const cues: CueMatch[] = [];
    for (let from = 0; from < tokens.length; from++) this.scanFrom(from, tokens, numbers, matches, cues);
    return { matches, cues, words, forms, ids };
  }

  /** What the lists know of a word. */
  private listed(word: string): ListedForm {
    const form = ownCopy(foldWord(word, { lower: true }));
    const number = this.tokenNumbers.get(form) ?? UNKNOWN;
    const bits = number !== UNKNOWN ? this.bits[number]! : this.words.isSyllable(form) ? Word.syllable : 0;
    const listed = { form, number, bits, id: hashText(form) };
    this.known.set(ownCopy(word), listed);
    return listed;
  }

  /** Follows the trie from one token; names have at most `MAX_NAME_TOKENS`, so this is constant work. */
  private scanFrom(
    from: number,
    tokens: readonly Token[],
    numbers: Int32Array,
    matches: GazetteerMatch[],
    cues: CueMatch[],
  ): void {
    const { trie } = this;
    const firstMatch = matches.length;
    const firstCue = cues.length;
    let node = trie.root;
    for (let to = from; to < tokens.length; ) {
      const number = numbers[to]!;
      if (number === UNKNOWN || (to > from && tokens[to]!.shape & Shape.LineStart)) break;
      node = trie.child(node, number);
      if (node === TokenTrie.none) break;
      to++;
      const end = trie.targetsEnd(node);
      let at = trie.targetsStart(node);
      if (at === end) continue;
      let readings: GazetteerReading[] | undefined;
      let caps = true;
      for (; at < end; at += 2) {
        const code = trie.targets[at]!;
        const number = code >> 1;
        if (number >= this.entries.size) {
          cues.push({ cue: CUES[number - this.entries.size]!, from, to });
          continue;
        }
        const fit = caseFit(tokens, from, to, this.masks[trie.targets[at + 1]!]!);
        if (fit === CaseFit.No) continue;
        readings = addReading(readings, { entry: this.entries.at(number), ambiguous: (code & 1) === 1 });
        caps &&= fit === CaseFit.Caps;
      }
      if (readings) {
        matches.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end, from, to, readings, caps });
      }
    }
    reverseFrom(matches, firstMatch);
    reverseFrom(cues, firstCue);
  }
}

/** The same entity may bear a name in two spellings that fold to one; the plain one counts. */
function addReading(readings: GazetteerReading[] | undefined, reading: GazetteerReading): GazetteerReading[] {
  if (!readings) return [reading];
  const same = readings.findIndex(({ entry }) => entry === reading.entry);
  if (same < 0) readings.push(reading);
  else if (!reading.ambiguous) readings[same] = reading;
  return readings;
}

/** Turns the run that grew from shorter to longer into longer first. */
function reverseFrom<T>(list: T[], first: number): void {
  for (let i = first, j = list.length - 1; i < j; i++, j--) {
    const swap = list[i]!;
    list[i] = list[j]!;
    list[j] = swap;
  }
}

enum CaseFit {
  No,
  Yes,
  /** Only as capitals in a headline do. */
  Caps,
}

function caseFit(tokens: readonly Token[], from: number, to: number, mask: number): CaseFit {
  let fit = CaseFit.Yes;
  for (let i = from, rest = mask; i < to; i++, rest >>>= 2) {
    const need = rest & 3;
    const { shape, kind } = tokens[i]!;
    if (need === CaseNeed.allCaps) {
      if (!(shape & (Shape.AllCaps | Shape.Initial))) return CaseFit.No;
    } else if (need !== CaseNeed.any && !(shape & Shape.Capital)) {
      return CaseFit.No;
    } else if (need !== CaseNeed.spoken && kind === 'word' && shape & Shape.AllCaps) {
      fit = CaseFit.Caps;
    }
  }
  return fit;
}

/** The entities of the file, each made when it is first asked for. */
class EntryTable {
  readonly size: number;
  private readonly made: (GazetteerEntry | undefined)[] = [];
  /** Where the canonical name of each entity begins; the end of the last one plus one follows. */
  private readonly starts: Uint32Array;
  private readonly kindOf: Uint16Array;
  private readonly placeOf: Uint16Array;
  private readonly kinds: readonly (readonly [ListedLabel, string])[];
  private readonly iso = new Map<number, string>();

  constructor(private readonly data: KnowledgeData) {
    const { kindOf, placeOf } = unpackEntities(data.entities);
    this.size = kindOf.length;
    this.kindOf = kindOf;
    this.placeOf = placeOf;
    this.kinds = data.kinds.map((pair) => pair.split(' ') as [ListedLabel, string]);
    this.starts = new Uint32Array(this.size + 1);
    for (let i = 0, at = 0; i < this.size; i++) {
      this.starts[i] = at;
      const end = data.canonical.indexOf('\n', at);
      at = end < 0 ? data.canonical.length + 1 : end + 1;
      this.starts[i + 1] = at;
    }
    const codes = data.iso === '' ? [] : data.iso.split(' ');
    for (let i = 0; i < codes.length; i += 2) this.iso.set(Number(codes[i]), codes[i + 1]!);
  }

  at(number: number): GazetteerEntry {
    const made = this.made[number] ?? this.make(number);
    this.made[number] = made;
    return made;
  }

  private make(number: number): GazetteerEntry {
    const canonical = this.data.canonical.slice(this.starts[number], this.starts[number + 1]! - 1);
    const [label, kind] = this.kinds[this.kindOf[number]!]!;
    const within = this.data.places[this.placeOf[number]!]!;
    const iso = this.iso.get(number);
    return { label, canonical, kind, ...(iso && { iso }), ...(within && { within }) };
  }
}
