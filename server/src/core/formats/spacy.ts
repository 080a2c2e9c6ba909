import { encode } from '@msgpack/msgpack';
import { utf8ToBytes } from '@noble/hashes/utils';
import { Zlib } from 'fflate';
import { bySpan } from '../text/span';
import { mapSteps, Pace, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { defined } from './document';
import { takeFields } from './fields';
import { encodeTags } from './iob';
import { aboutIn, isObject, optionalText, pointSpan } from './json';
import {
  type Doc,
  type DocSpan,
  type Format,
  FormatError,
  type InputFile,
  type Lose,
  type ReadDoc,
  type Reading,
  type ReadSpan,
  type Sink,
  type WriteOptions,
} from './model';
import { decodeChecked } from './msgpack';
import { murmurHash64A } from './murmur';
import { SYMBOLS } from './spacySymbols';
import { alignWhole, type TokenSpan } from './tokens';
import { unpacked } from './unpack';
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
    function* flush(sink: Sink): Steps<void> {
      count++;
      sink.append(`${options.name}${count > 1 ? `-${count}` : ''}.spacy`, yield* shard.bytes());
      shard = new Shard();
    }
    return {
      *write(doc, sink, lose) {
        yield* shard.add(doc, options, lose);
        if (shard.tokens >= SHARD_TOKENS || shard.docs >= SHARD_DOCS) yield* flush(sink);
      },
      *finish(sink) {
        if (shard.docs > 0 || count === 0) yield* flush(sink);
      },
      end() {},
    };
  },
  heavy: true,
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

  *add(doc: Doc, options: WriteOptions, lose: Lose): Steps<void> {
    const tokens = yield* wholeTokens(doc.text, yield* options.tokenize(doc));
    const trimmed = { ...doc, spans: yield* trimSpans(doc, lose) };
    const spans = yield* alignWhole(tokens, trimmed, options.misaligned, lose);
    const flat = flatOf(spans);
    const tags = encodeTags(tokens.length, flat, 'iob2');
    yield;
    const owner = new Map(flat.flatMap((span) => range(span.first, span.last).map((n) => [n, span.span])));
    yield;
    const rows = new BigUint64Array(tokens.length * ATTRS.length);
    const pace = new Pace();
    for (const [n, { start, end }] of tokens.entries()) {
      if (pace.isOver()) yield;
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
    yield;
    this.#groups.push(yield* this.#group(doc, tokens, spans));
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
  *#group(
    doc: Doc,
    tokens: readonly { start: number; end: number }[],
    spans: readonly TokenSpan[],
  ): Steps<Uint8Array> {
    if (spans.length === 0) return encode([]);
    const codePoints = new CodePoints(doc.text);
    const packed = yield* mapSteps(spans, ({ first, last, span }) => {
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

  *bytes(): Steps<Uint8Array> {
    const tokens = joinBytes(this.#rows.map(({ buffer }) => new Uint8Array(buffer)));
    yield;
    const strings = [...this.#hashes.keys()].sort();
    yield;
    const message = {
      version: '0.1',
      attrs: ATTRS,
      tokens,
      spaces: joinBytes(this.#spaces),
      lengths: new Uint8Array(Int32Array.from(this.#lengths).buffer),
      strings,
      cats: this.#lengths.map(() => ({})),
      flags: this.#lengths.map(() => ({ has_unknown_spaces: false })),
      span_groups: this.#groups,
      user_data: this.#data,
    };
    const bytes = encode(message);
    yield;
    return yield* packed(bytes);
  }
}

/** Bytes that are compressed in one step. */
const PACKED = 1 << 18;

function* packed(bytes: Uint8Array): Steps<Uint8Array> {
  const parts: Uint8Array[] = [];
  const zlib = new Zlib((part) => parts.push(part));
  for (let at = 0; at < bytes.length; at += PACKED) {
    zlib.push(bytes.subarray(at, at + PACKED), at + PACKED >= bytes.length);
    yield;
  }
  return joinBytes(parts);
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
  readonly flags?: readonly unknown[];
  readonly cats?: readonly unknown[];
  readonly span_groups?: readonly Uint8Array[];
  readonly user_data?: readonly (Uint8Array | null)[];
}

const TYPED = /^(DATE|TIME|DURATION|SET)(?: (.+))?$/;

/** Bytes of one span in a group. */
const SPAN_BYTES = 40;

/** A binary file has documents, not lines; messages count them from 1. */
function* readDocBin(file: InputFile, how: Reading): Generator<ReadDoc> {
  const bin = binOf(file);
  const strings = new Map(
    bin.strings.map((text) => [SYMBOLS.get(text) ?? murmurHash64A(utf8ToBytes(text), 1n), text]),
  );
  const lengths = new DataView(bin.lengths.buffer, bin.lengths.byteOffset, bin.lengths.byteLength);
  let row = 0;
  for (let n = 0; n * 4 + 4 <= bin.lengths.byteLength; n++) {
    const count = lengths.getInt32(n * 4, true);
    yield new BinDoc(bin, strings, { n, row, count }, file, how).read();
    row += count;
  }
}

/** A file unpacked and checked: what it says of its own sizes must be so. */
function binOf(file: InputFile): DocBin {
  try {
    const bin = decodeChecked(unpacked(file.bytes)) as DocBin;
    const parts = isObject(bin) ? [bin.tokens, bin.spaces, bin.lengths] : [];
    if (parts.length === 0 || !parts.every((part) => part instanceof Uint8Array))
      throw new Error('keys are missing');
    if (!isTexts(bin.strings) || !Array.isArray(bin.attrs)) throw new Error('keys are missing');
    const lengths = new DataView(bin.lengths.buffer, bin.lengths.byteOffset, bin.lengths.byteLength);
    let tokens = 0;
    for (let at = 0; at + 4 <= bin.lengths.byteLength; at += 4) {
      const length = lengths.getInt32(at, true);
      if (length < 0) throw new Error('a document has a negative length');
      tokens += length;
    }
    if (tokens * bin.attrs.length * 8 > bin.tokens.byteLength || tokens > bin.spaces.byteLength)
      throw new Error(`it has not the ${tokens} tokens that it says`);
    return bin;
  } catch (error) {
    throw new FormatError(file.name, 1, `not a DocBin: ${(error as Error).message}`);
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');

class BinDoc {
  readonly #line: number;
  readonly #view: DataView;
  #text = '';
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(
    readonly bin: DocBin,
    readonly strings: ReadonlyMap<bigint, string>,
    readonly place: { readonly n: number; readonly row: number; readonly count: number },
    readonly file: InputFile,
    readonly how: Reading,
  ) {
    this.#line = place.n + 1;
    this.#view = new DataView(bin.tokens.buffer, bin.tokens.byteOffset, bin.tokens.byteLength);
  }

  read(): ReadDoc {
    const { bin, place, how } = this;
    for (let t = 0; t < place.count; t++) {
      this.#starts.push(this.#text.length);
      this.#text += this.#string(this.#attr(t, ORTH));
      this.#ends.push(this.#text.length);
      if (bin.spaces[place.row + t]) this.#text += ' ';
    }
    const flags = bin.flags?.[place.n];
    const exact = !(isObject(flags) && flags['has_unknown_spaces'] === true);
    const cats = bin.cats?.[place.n];
    const categories = isObject(cats) ? Object.keys(cats).length : 0;
    if (categories > 0) how.skip(this.#line, 'a category of a whole text', categories);
    const packed = bin.user_data?.[place.n];
    const data = packed instanceof Uint8Array ? this.#decoded(packed) : {};
    const about = isObject(data) ? data : {};
    return {
      path: optionalText(about['path']) ?? '',
      text: this.#text,
      ...aboutIn(about),
      spans: this.#spans().sort(bySpan),
      lines: [],
      line: this.#line,
      exact,
    };
  }

  /** The spans of all groups and the entities; what is in both is there once. */
  #spans(): ReadSpan[] {
    const { bin, place, how } = this;
    const { layer, skip } = how;
    const groups = groupsOf(bin.span_groups?.[place.n], (bytes) => this.#decoded(bytes));
    const spans = new Map<string, ReadSpan>();
    const add = (span: ReadSpan) => {
      const key = `${span.start} ${span.end} ${span.label}`;
      spans.set(key, { ...span, ...spans.get(key) });
    };
    for (const { name, spans: packed } of groups) {
      if (layer !== undefined && layer !== name)
        skip(this.#line, `a span of the group “${name}”`, packed.length);
      else for (const bytes of packed) add(this.#grouped(bytes));
    }
    if (layer === undefined || layer === 'ents') for (const span of this.#entities()) add(span);
    return [...spans.values()];
  }

  #grouped(bytes: Uint8Array): ReadSpan {
    if (!(bytes instanceof Uint8Array) || bytes.byteLength < SPAN_BYTES - 8)
      throw new FormatError(this.file.name, this.#line, 'a span is too short');
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const [id, kb, label] = [0, 8, 16].map((at) => this.#string(view.getBigUint64(at)));
    return this.#span(view.getInt32(24), view.getInt32(28), label!, kb!, id!);
  }

  *#entities(): Generator<ReadSpan> {
    const { count } = this.place;
    for (let t = 0; t < count; ) {
      const first = t++;
      // Files of other writers may leave the first tag of a document at “inside”.
      const iob = this.#attr(first, ENT_IOB);
      if (iob !== IOB['B'] && iob !== IOB['I']) continue;
      while (t < count && this.#attr(t, ENT_IOB) === IOB['I']) t++;
      const [label, kb, id] = [ENT_TYPE, ENT_KB_ID, ENT_ID].map((attr) =>
        this.#string(this.#attr(first, attr)),
      );
      if (label === '') this.how.skip(this.#line, 'an entity without a label');
      else yield this.#span(first, t, label!, kb!, id!);
    }
  }

  #span(first: number, last: number, label: string, kb: string, id: string): ReadSpan {
    const [start, end] = [this.#starts[first], this.#ends[last - 1]];
    if (start === undefined || end === undefined || last <= first)
      throw new FormatError(
        this.file.name,
        this.#line,
        `the span of the tokens ${first}-${last} does not lie in the ${this.place.count} tokens`,
      );
    const [, type, value] = TYPED.exec(id) ?? [];
    return {
      start,
      end,
      label,
      ...takeFields({ type, value, canonical: kb }, this.#line, this.how.skip),
      line: this.#line,
    };
  }

  #attr(token: number, attr: number): bigint {
    const { attrs } = this.bin;
    const column = attrs.indexOf(attr);
    const at = ((this.place.row + token) * attrs.length + column) * 8;
    return column < 0 ? 0n : this.#view.getBigUint64(at, true);
  }

  #string(hash: bigint): string {
    const text = hash === 0n ? '' : this.strings.get(hash);
    if (text === undefined)
      throw new FormatError(this.file.name, this.#line, `the string ${hash} is missing`);
    return text;
  }

  #decoded(bytes: Uint8Array): unknown {
    try {
      return decodeChecked(bytes);
    } catch (error) {
      throw new FormatError(this.file.name, this.#line, `wrong msgpack: ${(error as Error).message}`);
    }
  }
}

interface SpanGroup {
  readonly name: string;
  readonly spans: readonly Uint8Array[];
}

/**
 * The groups of one document. They are a map whose keys are groups packed again, or in older files a list
 * of such groups; both are taken apart by hand, because keys cannot be binary for the library.
 */
function groupsOf(bytes: Uint8Array | undefined, decoded: (bytes: Uint8Array) => unknown): SpanGroup[] {
  if (!(bytes instanceof Uint8Array) || bytes.length === 0) return [];
  const packed: Uint8Array[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [head] = bytes as unknown as [number];
  const isMap = head >> 4 === 8 || head === 0xde;
  if (!isMap && head >> 4 !== 9 && head !== 0xdc) return [];
  let at = head === 0xde || head === 0xdc ? 3 : 1;
  while (at < bytes.length) {
    const value = binaryAt(view, bytes, at);
    if (value) {
      packed.push(value.bytes);
      at = value.end;
    } else if (isMap) at = afterTexts(bytes, view, at);
    else break;
  }
  return packed.flatMap((one) => {
    const group = decoded(one);
    if (!isObject(group) || !Array.isArray(group['spans'])) return [];
    return { name: optionalText(group['name']) ?? '', spans: group['spans'] as Uint8Array[] };
  });
}

/** The binary value at a place of msgpack bytes (bin 8, bin 16 and bin 32). */
function binaryAt(
  view: DataView,
  bytes: Uint8Array,
  at: number,
): { bytes: Uint8Array; end: number } | undefined {
  const head = bytes[at];
  const width = head === 0xc4 ? 1 : head === 0xc5 ? 2 : head === 0xc6 ? 4 : 0;
  if (width === 0 || at + 1 + width > bytes.length) return undefined;
  const length =
    width === 1 ? view.getUint8(at + 1) : width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1);
  const start = at + 1 + width;
  return { bytes: bytes.subarray(start, start + length), end: start + length };
}

/** The place behind an array of short strings, the keys that a group has. */
function afterTexts(bytes: Uint8Array, view: DataView, at: number): number {
  const head = bytes[at] ?? 0;
  const wide = head === 0xdc && at + 3 <= bytes.length;
  let left = wide ? view.getUint16(at + 1) : head >> 4 === 9 ? head & 15 : -1;
  if (left < 0) return bytes.length;
  let next = at + (wide ? 3 : 1);
  for (; left > 0 && next < bytes.length; left--) {
    const first = bytes[next]!;
    if (first >> 5 === 5) next += 1 + (first & 31);
    else if (first === 0xd9) next += 2 + (bytes[next + 1] ?? 0);
    else return bytes.length;
  }
  return next;
}
