import { encode } from '@msgpack/msgpack';
import { gzipSync, zlibSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { murmurHash64A } from '../../../src/core/formats/murmur';
import { SYMBOLS } from '../../../src/core/formats/spacySymbols';
import type { Convention } from './model';

/** A DocBin of one document, as spaCy writes it: all groups in a map from the packed group to its keys. */
function docBin(
  tokens: readonly (readonly [text: string, iob?: 'B' | 'I', label?: string])[],
  groups: Readonly<Record<string, readonly (readonly [first: number, last: number, label: string])[]>> = {},
  more: Readonly<Record<string, unknown>> = {},
): Uint8Array {
  const strings = new Set<string>(['']);
  const hash = (text: string): bigint => {
    strings.add(text);
    return text === '' ? 0n : (SYMBOLS.get(text) ?? murmurHash64A(new TextEncoder().encode(text), 1n));
  };
  const rows = new BigUint64Array(
    tokens.flatMap(([text, iob, label = '']) => [
      hash(text),
      iob === 'B' ? 3n : iob === 'I' ? 1n : 2n,
      hash(label),
    ]),
  );
  const packed = Object.entries(groups).map(([name, spans]) => {
    const all = spans.map(([first, last, label]) => {
      const view = new DataView(new ArrayBuffer(40));
      view.setBigUint64(16, hash(label));
      view.setInt32(24, first);
      view.setInt32(28, last);
      return new Uint8Array(view.buffer);
    });
    return [...encode(encode({ name, attrs: {}, spans: all })), ...encode([name])];
  });
  return zlibSync(
    encode({
      version: '0.1',
      attrs: [65, 77, 78],
      tokens: new Uint8Array(rows.buffer),
      spaces: new Uint8Array(tokens.length).fill(1),
      lengths: new Uint8Array(Int32Array.of(tokens.length).buffer),
      strings: [...strings].sort(),
      cats: [{}],
      flags: [{ has_unknown_spaces: false }],
      span_groups: [Uint8Array.from([0x80 | packed.length, ...packed.flat()])],
      user_data: [null],
      ...more,
    }),
  );
}

const TOKENS = [['Lan', 'B', 'PER'], ['ở'], ['Huế', 'B', 'LOC'], ['đó', 'I', 'LOC']] as const;

/** A Zstandard frame whose one block is not compressed (RFC 8878, 3.1.1): size in four bytes, one segment. */
function zstdStored(bytes: Uint8Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  view.setUint32(0, 0xfd2fb528, true);
  view.setUint8(4, 0xa0);
  view.setUint32(5, bytes.length, true);
  const block = (bytes.length << 3) | 1;
  view.setUint16(9, block & 0xffff, true);
  view.setUint8(11, block >> 16);
  return Uint8Array.from([...new Uint8Array(view.buffer), ...bytes]);
}

/** A table of strings and lists. */
function parquet(codec: 'UNCOMPRESSED' | 'SNAPPY' | 'GZIP' | 'ZSTD', names?: readonly string[]): Uint8Array {
  const metadata = names && [
    {
      key: 'huggingface',
      value: JSON.stringify({
        info: { features: { ner_tags: { feature: { names, _type: 'ClassLabel' }, _type: 'Sequence' } } },
      }),
    },
  ];
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: [
        { name: 'id', data: ['1', '2'] },
        { name: 'tokens', data: [['Lan', 'ở'], ['Huế']] },
        { name: 'ner_tags', data: [names ? [1n, 0n] : ['B-PER', 'O'], names ? [2n] : ['B-LOC']] },
        { name: 'embedding', data: [[0.5], [0.25]] },
      ],
      codec,
      compressors: { GZIP: (bytes) => gzipSync(bytes), ZSTD: zstdStored },
      ...(metadata ? { kvMetadata: metadata } : {}),
    }),
  );
}

export const PACKED: readonly Convention[] = [
  {
    what: 'two groups of spans and entities, each once',
    format: 'spacy',
    content: docBin(TOKENS, {
      sc: [
        [0, 1, 'PER'],
        [0, 3, 'EVENT'],
      ],
      quotes: [[2, 4, 'QUOTE']],
    }),
    spans: ['PER Lan', 'LOC Huế đó', 'EVENT Lan ở Huế', 'QUOTE Huế đó'],
  },
  {
    what: 'one group by choice',
    format: 'spacy',
    layer: 'quotes',
    content: docBin(TOKENS, { sc: [[0, 1, 'PER']], quotes: [[2, 4, 'QUOTE']] }),
    spans: ['QUOTE Huế đó'],
    said: ['a span of the group “sc”'],
  },
  {
    what: 'no groups, categories',
    format: 'spacy',
    content: docBin(TOKENS, {}, { cats: [{ news: 1, sport: 0 }], span_groups: [new Uint8Array()] }),
    spans: ['PER Lan', 'LOC Huế đó'],
    said: ['a category of a whole text ×2'],
  },
  {
    what: 'entities that begin inside, and one without a label',
    format: 'spacy',
    content: docBin([['Lan', 'I', 'PER'], ['ở', 'B', ''], ['Huế']]),
    spans: ['PER Lan'],
    said: ['an entity without a label'],
  },
  ...(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD'] as const).map(
    (codec): Convention => ({
      what: `other columns, ${codec}`,
      format: 'hf-parquet',
      content: parquet(codec),
      spans: ['PER Lan', 'LOC Huế'],
    }),
  ),
  {
    what: 'numbers with their names',
    format: 'hf-parquet',
    content: parquet('SNAPPY', ['O', 'B-PER', 'B-LOC']),
    spans: ['PER Lan', 'LOC Huế'],
  },
];
