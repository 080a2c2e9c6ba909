import { foldWord } from '../../text/fold';
import { Shape, type Token, tokenize } from '../../text/tokens';
import {
  CaseNeed,
  KNOWLEDGE_FORMAT,
  type KnowledgeData,
  type KnowledgeRecord,
  type KnowledgeSource,
  MASKED_TOKENS,
  MAX_NAME_TOKENS,
  packNumbers,
} from './knowledge';
import { CUES, Word } from './lexicon';
import { packTrie } from './trie';
import type { NameWords } from './words';

interface Target {
  readonly tokens: readonly string[];
  readonly code: number;
  readonly mask: number;
}

/**
 * Compiles lists into the file that `createGazetteer` reads. The same lists in the same order give the
 * same bytes. Records with the same label, kind and canonical name become one.
 *
 * @throws Error when a list has an unknown class or cue, or a name without letters or with too many tokens.
 */
export function compileKnowledge(source: KnowledgeSource, { isSyllable }: NameWords): KnowledgeData {
  const records = mergeRecords(source.records);
  const kinds = distinct(records.map((record) => `${record.label} ${record.kind}`));
  const places = ['', ...distinct(records.flatMap((record) => record.within ?? []))];
  const kindNumbers = numbering(kinds);
  const placeNumbers = numbering(places);
  const heads = headPhrases(source.cues);
  const targets: Target[] = [];
  records.forEach((record, number) => {
    for (const { name, ambiguous } of record.names) {
      targets.push(
        nameTarget(name, 2 * number + (ambiguous ? 1 : 0), record.label === 'PER' ? NO_HEADS : heads),
      );
    }
  });
  for (const [cue, phrases] of Object.entries(source.cues)) {
    const number = (CUES as readonly string[]).indexOf(cue);
    if (number < 0) throw new Error(`Unknown cue: ${cue}`);
    for (const phrase of phrases)
      targets.push(target(phrase, tokenize(phrase), 2 * (records.length + number), 0));
  }
  const words = wordBits(source.words);
  const tokens = vocabulary(targets, words);
  for (const token of tokens) {
    if (isSyllable(token)) words.set(token, (words.get(token) ?? 0) | Word.syllable);
  }
  const tokenNumbers = numbering(tokens);
  const masks = byFrequency(targets.map(({ mask }) => mask));
  const maskNumbers = new Map(masks.map((mask, number) => [mask, number]));
  const trie = packTrie(
    targets.map(({ tokens, code, mask }) => ({
      path: tokens.map((token) => tokenNumbers.get(token)!),
      code,
      mask: maskNumbers.get(mask)!,
    })),
  );
  return {
    format: KNOWLEDGE_FORMAT,
    tokens: tokens.join('\n'),
    words: packNumbers(trimmed(tokens.map((token) => words.get(token) ?? 0))),
    canonical: records.map((record) => record.names[0]!.name).join('\n'),
    kinds,
    places,
    entities: packNumbers(runs(records, kindNumbers, placeNumbers)),
    iso: records.flatMap((record, number) => (record.iso ? [`${number} ${record.iso}`] : [])).join(' '),
    nodes: packNumbers(trie.nodes),
    targets: packNumbers(trie.targets),
    masks: packNumbers(masks),
  };
}

/** Neighbours mostly share kind and place: count, kind, place. */
function runs(
  records: readonly KnowledgeRecord[],
  kinds: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, number>,
): number[] {
  const out: number[] = [];
  for (const { label, kind, within } of records) {
    const kindNumber = kinds.get(`${label} ${kind}`)!;
    const place = places.get(within ?? '')!;
    const last = out.length;
    if (last > 0 && out[last - 2] === kindNumber && out[last - 1] === place) out[last - 3]!++;
    else out.push(1, kindNumber, place);
  }
  return out;
}

/** Distinct numbers, the most frequent first, so that its place is short to write. */
function byFrequency(numbers: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([number]) => number);
}

function mergeRecords(records: readonly KnowledgeRecord[]): KnowledgeRecord[] {
  const merged = new Map<string, KnowledgeRecord>();
  for (const record of records) {
    const key = [record.label, record.kind, record.names[0]!.name, record.within ?? ''].join('\t');
    const before = merged.get(key);
    merged.set(key, before ? mergeTwo(before, record) : record);
  }
  return [...merged.values()];
}

function mergeTwo(a: KnowledgeRecord, b: KnowledgeRecord): KnowledgeRecord {
  const known = new Set(a.names.map(({ name }) => name));
  const iso = a.iso ?? b.iso;
  return {
    ...a,
    ...(iso && { iso }),
    names: [...a.names, ...b.names.filter(({ name }) => !known.has(name))],
  };
}

/** Class nouns that may stand in lower case before a name. */
function headPhrases(cues: KnowledgeSource['cues']): Set<string> {
  return new Set((cues['lowerHead'] ?? []).map((phrase) => foldWord(phrase, { lower: true })));
}

const NO_HEADS: ReadonlySet<string> = new Set();

function nameTarget(name: string, code: number, heads: ReadonlySet<string>): Target {
  const tokens = tokenize(name);
  const masked = tokens.slice(0, MASKED_TOKENS);
  const needs: number[] = masked.map((token) => caseNeed(token, name));
  // "Bệnh viện Bạch Mai" is "bệnh viện Bạch Mai" too; "Quốc hội" has no other capital and stays as it is.
  if (beginsWithHead(name, tokens, heads) && needs.slice(1).some((need) => need !== CaseNeed.any))
    needs[0] = CaseNeed.any;
  return target(
    name,
    tokens,
    code,
    needs.reduce((mask, need, i) => mask | (need << (2 * i)), 0),
  );
}

function beginsWithHead(name: string, tokens: readonly Token[], heads: ReadonlySet<string>): boolean {
  return tokens.some(({ end }) => heads.has(foldWord(name.slice(0, end), { lower: true })));
}

function target(name: string, tokens: readonly Token[], code: number, mask: number): Target {
  if (!tokens.some(({ kind }) => kind === 'word')) throw new Error(`Not a name: ${JSON.stringify(name)}`);
  if (tokens.length > MAX_NAME_TOKENS) throw new Error(`Too many tokens: ${name}`);
  return {
    tokens: tokens.map(({ start, end }) => foldWord(name.slice(start, end), { lower: true })),
    code,
    mask,
  };
}

const VOWEL = /[AEIOUY]/;

function caseNeed(token: Token, name: string): 0 | 1 | 2 | 3 {
  if (token.kind !== 'word' || !(token.shape & Shape.Capital)) return CaseNeed.any;
  if (!(token.shape & Shape.AllCaps)) return CaseNeed.capital;
  // Long abbreviations that can be spoken are also written like words: "Asean", "Unicef".
  const text = name.slice(token.start, token.end);
  return text.length >= 4 && VOWEL.test(text.slice(1)) ? CaseNeed.spoken : CaseNeed.allCaps;
}

function wordBits(lists: KnowledgeSource['words']): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [name, words] of Object.entries(lists)) {
    const bit = (Word as Readonly<Record<string, number>>)[name];
    if (bit === undefined) throw new Error(`Unknown word class: ${name}`);
    for (const word of words) {
      const folded = foldWord(word, { lower: true });
      bits.set(folded, (bits.get(folded) ?? 0) | bit);
    }
  }
  return bits;
}

/** Words with bits first, so that the table of bits stays short; then by code units. */
function vocabulary(targets: readonly Target[], words: ReadonlyMap<string, number>): string[] {
  const tokens = distinct([...words.keys(), ...targets.flatMap((one) => one.tokens)]);
  const rank = (token: string) => (words.has(token) ? 0 : 1);
  return tokens.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

function trimmed(numbers: readonly number[]): readonly number[] {
  let end = numbers.length;
  while (end > 0 && numbers[end - 1] === 0) end--;
  return numbers.slice(0, end);
}

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function numbering(values: readonly string[]): Map<string, number> {
  return new Map(values.map((value, number) => [value, number]));
}
