import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// A model for token classification that gives each token of its vocabulary the tag that it stands beside.

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)];
const number = (field: number, value: number) => Buffer.from([...varint(field << 3), ...varint(value)]);
const bytes = (field: number, ...parts: readonly (Buffer | string)[]) => {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  return Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(content.length)]), content]);
};

const [FLOAT, INT64] = [1, 7];

const value = (name: string, type: number, ...dims: readonly string[]) => [
  bytes(1, name),
  bytes(2, bytes(1, number(1, type), bytes(2, ...dims.map((dim) => bytes(1, bytes(2, dim)))))),
];

/** `logits = table[input_ids]` */
function model(table: readonly (readonly number[])[]): Buffer {
  const weights = Float32Array.from(table.flat());
  const graph = [
    bytes(1, bytes(1, 'table'), bytes(1, 'input_ids'), bytes(2, 'logits'), bytes(4, 'Gather')),
    bytes(2, 'tiny'),
    bytes(
      5,
      number(1, table.length),
      number(1, table[0]!.length),
      number(2, FLOAT),
      bytes(8, 'table'),
      bytes(9, Buffer.from(weights.buffer)),
    ),
    bytes(11, ...value('input_ids', INT64, 'batch', 'length')),
    bytes(12, ...value('logits', FLOAT, 'batch', 'length', 'labels')),
  ];
  return Buffer.concat([number(1, 8), bytes(7, ...graph), bytes(8, number(2, 13))]);
}

/** Writes a folder as exporters do. @param tags by token of the vocabulary, in lower case */
export function writeTinyModel(folder: string, tags: Readonly<Record<string, string>>): void {
  const words = ['[UNK]', '[CLS]', '[SEP]', ...Object.keys(tags)];
  const labels = ['O', ...new Set(Object.values(tags).filter((tag) => tag !== 'O'))];
  const table = words.map((word) => labels.map((label) => (label === (tags[word] ?? 'O') ? 6 : 0)));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), model(table));
  const write = (name: string, content: unknown) =>
    writeFileSync(join(folder, name), JSON.stringify(content));
  write('config.json', { id2label: Object.fromEntries(labels.map((label, id) => [id, label])) });
  const special = (name: string) => ({ SpecialToken: { id: name, type_id: 0 } });
  write('tokenizer.json', {
    version: '1.0',
    added_tokens: words.slice(0, 3).map((content, id) => ({
      id,
      content,
      special: true,
      single_word: false,
      lstrip: false,
      rstrip: false,
      normalized: false,
    })),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: false,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')],
      pair: [],
      special_tokens: Object.fromEntries(
        ['[CLS]', '[SEP]'].map((name) => [name, { id: name, ids: [words.indexOf(name)], tokens: [name] }]),
      ),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    },
  });
}
