import assert from 'node:assert/strict';
import { type Format, FormatError, type InputFile, type ReadDoc } from '../../src/core/formats/model';
import { placeDoc, squeezed } from '../../src/core/formats/place';
import { FORMATS, formatNamed } from '../../src/core/formats/registry';
import { Skips } from '../../src/core/formats/skips';
import { isolatedReader } from '../../src/node/isolated';
import { effort, figure, randomFrom, SEED } from '../support/effort';
import { BRAT } from './conventions/brat';
import { COLUMNS } from './conventions/columns';
import { JSON_FILES } from './conventions/json';
import { PACKED } from './conventions/packed';
import { XML } from './conventions/xml';
import { docOf, inputOf, textOf, write } from './support';

/** Mutations of the files of each format. */
const COUNT = effort(50, 1000);

const DOC = docOf(
  'Ông [PER Lan] ở [ORG Đại học [LOC Huế]] 🎤 [DATE|DATE|2024-05-01 hôm qua].\n\nBà [PER Minh] và [PER Lan].\r\nHết.\n',
  { lang: 'vi', published: '2024-05-02' },
);

const encoder = new TextEncoder();
/** What files break at: numbers out of bounds, ends and starts of structures, signs that count in two ways. */
const PIECES = [
  '-1',
  '99999999999',
  '0',
  '1e9',
  '"',
  '}',
  ']',
  '<',
  '>',
  '\n',
  '\t',
  '|',
  ';',
  '🎤',
  '\u0301',
  'null',
  '[]',
  '{}',
  '_',
  'O',
  'B-',
].map((piece) => encoder.encode(piece));

/** One to three changes of bytes. */
function mutated(bytes: Uint8Array, random: () => number): Uint8Array {
  let result = bytes;
  const below = (n: number) => Math.floor(random() * n);
  for (let n = below(3); n >= 0; n--) {
    const at = below(result.length + 1);
    const end = Math.min(result.length, at + 1 + below(12));
    const [before, cut, after] = [result.subarray(0, at), result.subarray(at, end), result.subarray(end)];
    const parts = [
      () => [before, after],
      () => [before, cut, cut, after],
      () => [before, PIECES[below(PIECES.length)]!, cut, after],
      () => [before, PIECES[below(PIECES.length)]!, after],
      () => [before, cut.map((byte) => byte ^ (1 << below(8))), after],
      () => [before],
      () => [before, result.subarray(below(result.length + 1)).subarray(0, 40), cut, after],
    ][below(7)]!();
    result = Uint8Array.from(parts.flatMap((part) => [...part]));
  }
  return result;
}

/** Good files of a format: what we write, and files as other tools write them. */
function goodFiles(format: Format): InputFile[] {
  const { files } = write(format, [DOC, docOf('[LOC Vinh] đẹp.', { path: 'b.txt' })]);
  const siblings = Object.fromEntries(
    [...files].map(([name, bytes]) => [name.replace(/^.*\//, ''), textOf(bytes)]),
  );
  const own = [...files]
    .filter(([name]) => format.extensions.some((extension) => name.endsWith(extension)))
    .filter(([name]) => format.name !== 'brat' || name.endsWith('.ann'))
    .map(([name, bytes]) => inputOf(name.replace(/^.*\//, ''), bytes, siblings));
  const others = [...COLUMNS, ...JSON_FILES, ...BRAT, ...XML, ...PACKED]
    .filter((one) => one.format === format.name)
    .map(({ name = 'doc.ann', content, siblings: beside }) => inputOf(name, content, { ...beside }));
  return [...own, ...others];
}

/** Each span that lands in the text of a document, or in one that differs from it, has the words that it was of. */
function checkPlaces(doc: ReadDoc, other: string): void {
  for (const span of doc.spans)
    assert.ok(span.start >= 0 && span.start < span.end && span.end <= doc.text.length, JSON.stringify(span));
  const quoted = {
    ...doc,
    spans: doc.spans.map((span) => ({ ...span, by: doc.text.slice(span.start, span.end) })),
    ...(doc.quotes ? { quotes: doc.quotes.map((one) => ({ ...one, by: one.quote.text })) } : {}),
  };
  for (const text of [doc.text, other]) {
    for (const { start, end, by } of placeDoc(quoted, text).spans) {
      const [there, said] = [text.slice(start, end), by ?? ''].map((part) =>
        squeezed(part.normalize('NFC'), false),
      );
      assert.equal(there, said);
    }
  }
}

describe('formats: mutations of good files', function () {
  this.timeout(0);
  const read = isolatedReader({ time: 20_000, memory: 256 });
  for (const format of FORMATS)
    it(`${format.name}: ${COUNT} of them crash nothing and land nothing wrong`, async () => {
      const good = goodFiles(format);
      const random = randomFrom(SEED);
      for (let n = 0; n < COUNT; n++) {
        const { name, bytes, sibling } = good[n % good.length]!;
        const changed = mutated(bytes, random);
        const file = { name, bytes: changed, text: textOf(changed), sibling };
        try {
          for await (const doc of read(formatNamed(format.name)!, file, new Skips()))
            checkPlaces(doc, DOC.text);
        } catch (error) {
          const told = error instanceof FormatError && !error.problem.startsWith('it cannot be read');
          const shown = Buffer.from(changed).toString(format.heavy ? 'base64' : 'utf8');
          assert.ok(told, `mutation ${n}: ${(error as Error).stack}\n${shown}`);
        }
      }
      figure(`${format.name}: ${COUNT} mutations from seed ${SEED}, 0 crashes, 0 hangs, 0 spans elsewhere`);
    });
});
