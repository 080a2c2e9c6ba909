import { crc32 } from '../../core/text/crc32';
import { CorpusIndex, type Form, type Indexed, renumbered } from './store';

/**
 * The index as a file: a line with what it is, the numbers of all articles one after another, a head in JSON, and a
 * checksum of all that. It is written in parts, and its numbers are used where they stand when it is read, so that
 * neither takes the memory of the whole once more. A file that is damaged, or of another version, is as good as none.
 */
const KIND = 'dateline index 4';
/** Bytes of a number, and of the checksum. */
const NUMBER = 4;
/** Numbers of a part. */
const PART = 1 << 16;

interface Head {
  readonly forms: readonly Form[];
  readonly articles: readonly HeadArticle[];
}

type HeadArticle = Omit<Indexed, 'packed' | 'lines' | 'facts'> & {
  readonly packed: number;
  readonly lines: number;
  readonly facts: number;
};

/** @param of what makes two files of one corpus different: program, language, folders */
export function* writeIndex(index: CorpusIndex, of: string): Generator<Uint8Array> {
  let sum = 0;
  for (const part of partsOf(index, of)) {
    sum = crc32(part, sum);
    yield part;
  }
  yield bytesOf(Uint32Array.of(sum));
}

function* partsOf(index: CorpusIndex, of: string): Generator<Uint8Array> {
  const used = index.usedForms();
  const ids = new Map(used.map(([id], n) => [id, n]));
  const articles = index.articles();
  const head: Head = {
    forms: used.map(([, form]) => form),
    articles: articles.map(({ packed, lines, facts, ...rest }) => ({
      ...rest,
      packed: packed.length,
      lines: lines.length,
      facts: facts.length,
    })),
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const count = articles.reduce(
    (sum, { packed, lines, facts }) => sum + packed.length + lines.length + facts.length,
    0,
  );
  const first = new TextEncoder().encode([KIND, JSON.stringify(of), count, json.length, ''].join('\t'));
  // Numbers begin at a multiple of their size.
  const line = new Uint8Array(Math.ceil((first.length + 1) / NUMBER) * NUMBER).fill(32);
  line.set(first);
  line[line.length - 1] = 10;
  yield line;
  let part = new Int32Array(PART);
  let at = 0;
  for (const { packed, lines, facts } of articles) {
    const own = renumbered(packed, (form) => ids.get(form)!);
    for (const numbers of [facts, own, lines]) {
      if (at + numbers.length > part.length) {
        yield bytesOf(part.subarray(0, at));
        part = new Int32Array(Math.max(PART, numbers.length));
        at = 0;
      }
      part.set(numbers, at);
      at += numbers.length;
    }
  }
  yield bytesOf(part.subarray(0, at));
  yield json;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Uint32Array) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** In memory of its own; buffers of Node are cut without. */
const copyOf = (bytes: Uint8Array) => new Uint8Array(bytes);

/** Undefined where the file does not hold the index of just this. */
export function readIndex(bytes: Uint8Array, of: string): CorpusIndex | undefined {
  try {
    const from = bytes.indexOf(10) + 1;
    const [kind, about, ...counts] = new TextDecoder().decode(bytes.subarray(0, from)).split('\t');
    const [count = 0, jsonLength = 0] = counts.map(Number);
    const to = from + count * NUMBER;
    const end = to + jsonLength;
    if (kind !== KIND || about !== JSON.stringify(of) || bytes.length !== end + NUMBER) return undefined;
    const [sum] = new Uint32Array(copyOf(bytes.subarray(end)).buffer);
    if (crc32(bytes.subarray(0, end)) !== sum) return undefined;
    const { buffer, byteOffset } = bytes;
    // Numbers cannot be used where they do not begin at a multiple of their size.
    const isPlaced = (byteOffset + from) % NUMBER === 0;
    const body = isPlaced ? buffer : copyOf(bytes.subarray(from, to)).buffer;
    const start = isPlaced ? byteOffset + from : 0;
    const { forms, articles } = JSON.parse(new TextDecoder().decode(bytes.subarray(to, end))) as Head;
    const index = new CorpusIndex();
    const ids = forms.map((form) => index.adopt(form));
    const areSame = ids.every((id, n) => id === n);
    const own = (packed: Int32Array) => (areSame ? packed : renumbered(packed, (form) => ids[form]!));
    let at = 0;
    const place = (length: number) => {
      at += length;
      return start + (at - length) * NUMBER;
    };
    for (const { packed, lines, facts, ...rest } of articles)
      index.restore({
        ...rest,
        facts: new Uint32Array(body, place(facts), facts),
        packed: own(new Int32Array(body, place(packed), packed)),
        lines: new Int32Array(body, place(lines), lines),
      });
    return index;
  } catch {
    return undefined;
  }
}
