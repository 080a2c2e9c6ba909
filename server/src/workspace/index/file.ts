import { crc32 } from '../../core/text/crc32';
import { CorpusIndex, type Form, type Indexed, renumbered } from './store';

/**
 * The index as a file: a line with what it is, a head in JSON, and the numbers of all articles one after another. A
 * file that is damaged, or of another version, is as good as none.
 */
const KIND = 'dateline index 2';

interface Head {
  readonly forms: readonly Form[];
  readonly articles: readonly HeadArticle[];
}

type HeadArticle = Omit<Indexed, 'packed' | 'lines'> & { readonly packed: number; readonly lines: number };

/** @param of what makes two files of one corpus different: program, language, folders */
export function* writeIndex(index: CorpusIndex, of: string): Generator<Uint8Array> {
  const used = index.usedForms();
  const ids = new Map(used.map(([id], n) => [id, n]));
  const articles = index.articles();
  const head: Head = {
    forms: used.map(([, form]) => form),
    articles: articles.map(({ packed, lines, ...facts }) => ({
      ...facts,
      packed: packed.length,
      lines: lines.length,
    })),
  };
  const json = new TextEncoder().encode(JSON.stringify(head));
  const size = articles.reduce((sum, { packed, lines }) => sum + packed.length + lines.length, 0);
  const numbers = new Int32Array(size);
  let at = 0;
  for (const { packed, lines } of articles) {
    numbers.set(
      renumbered(packed, (form) => ids.get(form)!),
      at,
    );
    numbers.set(lines, at + packed.length);
    at += packed.length + lines.length;
  }
  const body = new Uint8Array(numbers.buffer);
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
    const numbers = new Int32Array(body.buffer);
    const index = new CorpusIndex();
    const ids = forms.map((form) => index.adopt(form));
    let at = 0;
    for (const { packed, lines, ...facts } of articles) {
      index.restore({
        ...facts,
        packed: renumbered(numbers.subarray(at, at + packed), (form) => ids[form]!),
        lines: numbers.slice(at + packed, at + packed + lines),
      });
      at += packed + lines;
    }
    return index;
  } catch {
    return undefined;
  }
}
