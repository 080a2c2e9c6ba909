import { crc32 } from '../../core/text/crc32';
import { CorpusIndex, type Form, type Indexed, renumbered } from './store';

/**
 * The index as a file: a line with what it is, a head in JSON, and the numbers of all articles one after another. A
 * file that is damaged, or of another version, is as good as none.
 */
const KIND = 'dateline index 3';

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
  const size = articles.reduce((sum, { packed, lines }) => sum + packed.length + lines.length, 0);
  const factCount = articles.reduce((sum, { facts }) => sum + facts.length, 0);
  // Facts come first: they are twice as wide, and must begin where a pair of numbers does.
  const buffer = new ArrayBuffer(factCount * 8 + size * 4);
  const wide = new Float64Array(buffer, 0, factCount);
  const numbers = new Int32Array(buffer, factCount * 8);
  let at = 0;
  for (const { facts } of articles) {
    wide.set(facts, at);
    at += facts.length;
  }
  at = 0;
  for (const { packed, lines } of articles) {
    numbers.set(
      renumbered(packed, (form) => ids.get(form)!),
      at,
    );
    numbers.set(lines, at + packed.length);
    at += packed.length + lines.length;
  }
  const body = new Uint8Array(buffer);
  const sums = [json, body].map(crc32);
  const first = `${[KIND, JSON.stringify(of), json.length, body.length, ...sums].join('\t')}\n`;
  yield new TextEncoder().encode(first);
  yield json;
  yield body;
}

/** Undefined where the file does not hold the index of just this. */
export function readIndex(bytes: Uint8Array, of: string): CorpusIndex | undefined {
  try {
    const end = bytes.indexOf(10);
    const [kind, about, ...counts] = new TextDecoder().decode(bytes.subarray(0, end)).split('\t');
    const [jsonLength = 0, bodyLength = 0, ...sums] = counts.map(Number);
    const json = bytes.subarray(end + 1, end + 1 + jsonLength);
    // A copy, because numbers must begin where a buffer does.
    const body = new Uint8Array(bytes.subarray(end + 1 + jsonLength));
    const isWhole = body.length === bodyLength && [json, body].every((part, n) => crc32(part) === sums[n]);
    if (kind !== KIND || about !== JSON.stringify(of) || !isWhole) return undefined;
    const { forms, articles } = JSON.parse(new TextDecoder().decode(json)) as Head;
    const factCount = articles.reduce((sum, { facts }) => sum + facts, 0);
    const wide = new Float64Array(body.buffer, 0, factCount);
    const numbers = new Int32Array(body.buffer, factCount * 8);
    const index = new CorpusIndex();
    const ids = forms.map((form) => index.adopt(form));
    let [at, fact] = [0, 0];
    for (const { packed, lines, facts, ...rest } of articles) {
      index.restore({
        ...rest,
        facts: wide.slice(fact, fact + facts),
        packed: renumbered(numbers.subarray(at, at + packed), (form) => ids[form]!),
        lines: numbers.slice(at + packed, at + packed + lines),
      });
      at += packed + lines;
      fact += facts;
    }
    return index;
  } catch {
    return undefined;
  }
}
