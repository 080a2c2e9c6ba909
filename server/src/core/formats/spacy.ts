import { decode, encode } from '@msgpack/msgpack';
import { utf8ToBytes } from '@noble/hashes/utils';
import { unzlibSync, zlibSync } from 'fflate';
import type { TimexType } from '../recognition/types';
import { bySpan } from '../text/span';
import { CodePoints } from '../text/units';
import { defined } from './document';
import { encodeTags } from './iob';
import { aboutIn, type JsonObject, optionalText, pointSpan } from './json';
import {
  type Doc,
  type DocSpan,
  type Format,
  FormatError,
  type InputFile,
  type Lose,
  type ReadDoc,
  type ReadSpan,
  type Sink,
  type WriteOptions,
} from './model';
import { murmurHash64A } from './murmur';
import { SYMBOLS } from './spacySymbols';
import { alignWhole, type TokenSpan } from './tokens';
import { trimSpans, wholeTokens } from './whole';

/** Numbers of the attributes of a token that are stored, in the order of the columns. */
const ORTH = 65;
const ENT_IOB = 77;
const ENT_TYPE = 78;
const ENT_KB_ID = 452;
const ENT_ID = 454;
const ATTRS = [ORTH, ENT_IOB, ENT_TYPE, ENT_KB_ID, ENT_ID];
/** Values of `ENT_IOB`. */
const IOB: Readonly<Record<string, bigint>> = { I: 1n, O: 2n, B: 3n };

/** Key of the span group with all spans, nested ones too; the one that `spancat` trains from. */
const GROUP = 'sc';

/** Tokens and documents of one file; spaCy holds a whole file in memory, and takes a folder of many. */
const SHARD_TOKENS = 200_000;
const SHARD_DOCS = 2000;

/**
 * spaCy's DocBin. Flat spans are `doc.ents`, all spans `doc.spans["sc"]`; the canonical name is the `kb_id`
 * of a span, type and value of a date its `id`; `doc.user_data` has path, language and publication date.
 * Large corpora become several files.
 */
export const spacy: Format = {
  name: 'spacy',
  title: 'spaCy DocBin (.spacy)',
  extensions: ['.spacy'],
  holds: {
    text: 'exact',
    overlap: 'any',
    fields: ['type', 'value', 'canonical'],
    document: ['path', 'lang', 'published'],
    lineKinds: false,
  },
  tokens: true,
  writer(options) {
    let shard = new Shard();
    let count = 0;
    const finish = (sink: Sink) => {
      count++;
      sink.append(`${options.name}${count > 1 ? `-${count}` : ''}.spacy`, shard.bytes());
      shard = new Shard();
    };
    return {
      write(doc, sink, lose) {
        shard.add(doc, options, lose);
        if (shard.tokens >= SHARD_TOKENS || shard.docs >= SHARD_DOCS) finish(sink);
      },
      end(sink) {
        if (shard.docs > 0 || count === 0) finish(sink);
      },
    };
  },
  read: readDocBin,
};

class Shard {
  tokens = 0;
  docs = 0;
  readonly #hashes = new Map<string, bigint>([['', 0n]]);
  readonly #rows: BigUint64Array[] = [];
  readonly #spaces: Uint8Array[] = [];
  readonly #lengths: number[] = [];
  readonly #groups: Uint8Array[] = [];
  readonly #data: Uint8Array[] = [];

  add(doc: Doc, options: WriteOptions, lose: Lose): void {
    const tokens = wholeTokens(doc.text, options.tokenize(doc));
    const spans = alignWhole(tokens, { ...doc, spans: trimSpans(doc, lose) }, options.misaligned, lose);
    const flat = flatOf(spans);
    const tags = encodeTags(tokens.length, flat, 'iob2');
    const owner = new Map(flat.flatMap((span) => range(span.first, span.last).map((n) => [n, span.span])));
    const rows = new BigUint64Array(tokens.length * ATTRS.length);
    for (const [n, { start, end }] of tokens.entries()) {
      const span = owner.get(n);
      rows.set(
        [
          this.#hash(doc.text.slice(start, end)),
          IOB[tags[n]![0]!]!,
          this.#hash(span?.label ?? ''),
          this.#hash(span?.canonical ?? ''),
          this.#hash(span ? idOf(span) : ''),
        ],
        n * ATTRS.length,
      );
    }
    this.#rows.push(rows);
    this.#spaces.push(Uint8Array.from(tokens, ({ space }) => (space ? 1 : 0)));
    this.#lengths.push(tokens.length);
    this.#groups.push(this.#group(doc, tokens, spans));
    const { path, lang, published } = doc;
    this.#data.push(encode({ path, ...defined({ lang, published }) }));
    this.tokens += tokens.length;
    this.docs++;
  }

  #hash(text: string): bigint {
    let hash = this.#hashes.get(text);
    if (hash === undefined) {
      hash = SYMBOLS.get(text) ?? murmurHash64A(utf8ToBytes(text), 1n);
      this.#hashes.set(text, hash);
    }
    return hash;
  }

  /** A span group as spaCy packs it: big-endian id, entity, label, and its places in tokens and characters. */
  #group(
    doc: Doc,
    tokens: readonly { start: number; end: number }[],
    spans: readonly TokenSpan[],
  ): Uint8Array {
    if (spans.length === 0) return encode([]);
    const codePoints = new CodePoints(doc.text);
    const packed = spans.map(({ first, last, span }) => {
      const bytes = new Uint8Array(40);
      const view = new DataView(bytes.buffer);
      view.setBigUint64(0, this.#hash(idOf(span)));
      view.setBigUint64(8, this.#hash(span.canonical ?? ''));
      view.setBigUint64(16, this.#hash(span.label));
      view.setInt32(24, first);
      view.setInt32(28, last);
      const place = pointSpan(codePoints, { start: tokens[first]!.start, end: tokens[last - 1]!.end });
      view.setInt32(32, place.start);
      view.setInt32(36, place.end);
      return bytes;
    });
    return mapOfOne(encode({ name: GROUP, attrs: {}, spans: packed }), encode([GROUP]));
  }

  bytes(): Uint8Array {
    const message = {
      version: '0.1',
      attrs: ATTRS,
      tokens: joinBytes(this.#rows.map(({ buffer }) => new Uint8Array(buffer))),
      spaces: joinBytes(this.#spaces),
      lengths: new Uint8Array(Int32Array.from(this.#lengths).buffer),
      strings: [...this.#hashes.keys()].sort(),
      cats: this.#lengths.map(() => ({})),
      flags: this.#lengths.map(() => ({ has_unknown_spaces: false })),
      span_groups: this.#groups,
      user_data: this.#data,
    };
    return zlibSync(encode(message));
  }
}

/** `DATE 2024-05-01`, the id of a date; other spans have none. */
function idOf({ type, value }: DocSpan): string {
  return type === undefined ? (value ?? '') : value === undefined ? type : `${type} ${value}`;
}

/** Those that can be `doc.ents`: the first and longest of each that overlap. */
function flatOf(spans: readonly TokenSpan[]): TokenSpan[] {
  let done = 0;
  return spans.filter(({ first, last }) => {
    if (first < done) return false;
    done = last;
    return true;
  });
}

const range = (first: number, last: number) => Array.from({ length: last - first }, (_, n) => first + n);

/** A msgpack map with one entry whose key is binary, which `encode` cannot write from an object. */
function mapOfOne(key: Uint8Array, value: Uint8Array): Uint8Array {
  return joinBytes([Uint8Array.of(0x81), encode(key), value]);
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

interface DocBin {
  readonly attrs: readonly number[];
  readonly tokens: Uint8Array;
  readonly spaces: Uint8Array;
  readonly lengths: Uint8Array;
  readonly strings: readonly string[];
  readonly span_groups?: readonly Uint8Array[];
  readonly user_data?: readonly (Uint8Array | null)[];
}

const TYPED = /^(DATE|TIME|DURATION|SET)(?: (.+))?$/;

/** A binary file has documents, not lines; messages count them from 1. */
function* readDocBin(file: InputFile): Generator<ReadDoc> {
  let bin: DocBin;
  try {
    bin = decode(unzlibSync(file.bytes)) as DocBin;
    if (!(bin.tokens instanceof Uint8Array) || !Array.isArray(bin.strings))
      throw new Error('keys are missing');
  } catch (error) {
    throw new FormatError(file.name, 1, `not a DocBin: ${(error as Error).message}`);
  }
  const strings = new Map(
    bin.strings.map((text) => [SYMBOLS.get(text) ?? murmurHash64A(utf8ToBytes(text), 1n), text]),
  );
  const width = bin.attrs.length;
  const view = new DataView(bin.tokens.buffer, bin.tokens.byteOffset, bin.tokens.byteLength);
  const lengths = new DataView(bin.lengths.buffer, bin.lengths.byteOffset, bin.lengths.byteLength);
  let row = 0;
  for (let n = 0; n * 4 < bin.lengths.byteLength; n++) {
    const line = n + 1;
    const count = lengths.getInt32(n * 4, true);
    const get = (token: number, attr: number): bigint => {
      const column = bin.attrs.indexOf(attr);
      return column < 0 ? 0n : view.getBigUint64(((row + token) * width + column) * 8, true);
    };
    const string = (hash: bigint): string => {
      const text = hash === 0n ? '' : strings.get(hash);
      if (text === undefined) throw new FormatError(file.name, line, `the string ${hash} is missing`);
      return text;
    };
    let text = '';
    const ends: number[] = [];
    const starts: number[] = [];
    for (let t = 0; t < count; t++) {
      starts.push(text.length);
      text += string(get(t, ORTH));
      ends.push(text.length);
      if (bin.spaces[row + t]) text += ' ';
    }
    const spanOf = (first: number, last: number, label: string, kb: string, id: string): ReadSpan => {
      const [, type, value] = TYPED.exec(id) ?? [];
      return {
        start: starts[first]!,
        end: ends[last - 1]!,
        label,
        status: 'accepted',
        ...defined({ type: type as TimexType | undefined, value, canonical: kb === '' ? undefined : kb }),
        line,
      };
    };
    const group = groupOf(bin.span_groups?.[n]);
    const spans = group.map((bytes) => {
      const span = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const [id, kb, label] = [0, 8, 16].map((at) => string(span.getBigUint64(at)));
      return spanOf(span.getInt32(24), span.getInt32(28), label!, kb!, id!);
    });
    if (spans.length === 0) {
      for (let t = 0; t < count; ) {
        const first = t++;
        if (get(first, ENT_IOB) !== IOB['B']) continue;
        while (t < count && get(t, ENT_IOB) === IOB['I']) t++;
        const [label, kb, id] = [ENT_TYPE, ENT_KB_ID, ENT_ID].map((attr) => string(get(first, attr)));
        spans.push(spanOf(first, t, label!, kb!, id!));
      }
    }
    const packed = bin.user_data?.[n];
    const data = packed ? (decode(packed) as JsonObject) : {};
    row += count;
    yield {
      path: optionalText(data['path']) ?? '',
      text,
      ...aboutIn(data),
      spans: spans.sort(bySpan),
      lines: [],
      line,
      exact: true,
      ignored: [],
    };
  }
}

/** The packed spans of the group that holds all, if there is one. */
function groupOf(bytes: Uint8Array | undefined): Uint8Array[] {
  if (!bytes || bytes.length === 0 || bytes[0] !== 0x81) return [];
  // A map from the packed group to its names; the key is binary, so both are decoded one after the other.
  const group = firstValue(bytes.subarray(1));
  return group instanceof Uint8Array ? ((decode(group) as { spans?: Uint8Array[] }).spans ?? []) : [];
}

/** The binary value at the start of msgpack bytes (bin 8, bin 16 and bin 32). */
function firstValue(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes[0] === 0xc4) return bytes.subarray(2, 2 + bytes[1]!);
  if (bytes[0] === 0xc5) return bytes.subarray(3, 3 + view.getUint16(1));
  if (bytes[0] === 0xc6) return bytes.subarray(5, 5 + view.getUint32(1));
  return undefined;
}
