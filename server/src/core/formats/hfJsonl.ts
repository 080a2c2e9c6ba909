import { mapSteps } from '../text/steps';
import { CARDS, namesBeside } from './hfNames';
import { HF_HOLDS, isRow, named, RowReader, rowsOf, SPAN_TEXTS, tagNames, tagsKey } from './hfRows';
import { asObject, jsonLine, jsonRecords } from './json';
import type { ExportFacts, Format, InputFile, ReadDoc, Reading } from './model';

/**
 * Rows for token classification as JSON Lines, tags as strings, with a data set card that gives `datasets`
 * the names of the tags.
 */
export const hfJsonl: Format = {
  name: 'hf-jsonl',
  title: 'Hugging Face token classification, JSON Lines with a data set card',
  extensions: ['.jsonl', '.json'],
  mark: /"(?:ner_tags|tokens|words)":\s?\["/,
  holds: HF_HOLDS,
  tokens: true,
  writer: (options) => ({
    *write(doc, sink, lose) {
      const rows = yield* mapSteps(yield* rowsOf(doc, options, lose), (row) => jsonLine(row));
      sink.append(`${options.name}.jsonl`, rows.join(''));
    },
    end(sink) {
      sink.append(`${options.name}.jsonl`, '');
    },
  }),
  companions: (about) => [{ file: 'README.md', text: card(about, 'jsonl') }],
  beside: () => CARDS,
  read: readRows,
};

function* readRows(file: InputFile, { skip }: Reading): Generator<ReadDoc> {
  const reader = new RowReader(file);
  const names = new Map<string, readonly string[] | undefined>();
  for (const { value, line } of jsonRecords(file)) {
    const row = asObject(value, 'a row', file, line);
    if (!isRow(row)) {
      skip(line, 'a row without tokens and tags');
      continue;
    }
    const key = tagsKey(row);
    if (key !== undefined && !names.has(key)) names.set(key, namesBeside(file, key));
    const done = reader.add({ row: named(row, key, key === undefined ? undefined : names.get(key)), line });
    if (done) yield done;
  }
  const last = reader.finish();
  if (last) yield last;
}

const STRINGS = ['id', 'path', 'lang', 'published', 'kind', 'text'];

/** A data set card whose YAML head tells `datasets` files and features. */
export function card(
  { labels, parts, tokenizer, misaligned, langs }: ExportFacts,
  extension: string,
): string {
  const names = tagNames(labels).map((name, n) => `            '${n}': ${JSON.stringify(name)}`);
  const sequence = (name: string, type: string) => `  - name: ${name}\n    sequence: ${type}`;
  const lines = [
    '---',
    ...(langs.length > 0 ? ['language:', ...langs.map((lang) => `- ${lang}`)] : []),
    'task_categories:',
    '- token-classification',
    'configs:',
    '- config_name: default',
    '  data_files:',
    ...parts.map(({ name }) => `  - split: ${splitName(name)}\n    path: ${name}.${extension}`),
    'dataset_info:',
    '  features:',
    ...STRINGS.slice(0, 5).map((name) => `  - name: ${name}\n    dtype: string`),
    '  - name: offset\n    dtype: int64',
    '  - name: text\n    dtype: string',
    sequence('tokens', 'string'),
    '  - name: ner_tags\n    sequence:\n      class_label:\n        names:',
    ...names,
    sequence('span_start', 'int64'),
    sequence('span_end', 'int64'),
    ...SPAN_TEXTS.map((field) => sequence(`span_${field}`, 'string')),
    '---',
    '',
    '# Names and dates in news articles',
    '',
    '| Part | Articles | Spans |',
    '|-|-|-|',
    ...parts.map(({ name, documents, spans }) => `| ${splitName(name)} | ${documents} | ${spans} |`),
    '',
    `A row is a line of an article. Tokens: ${tokenizer}. Spans that cut tokens: ${misaligned}.`,
    '`offset` counts the code points of the article before the line; `span_start` and `span_end` count code',
    'points of `text`. An empty string in a `span_…` list stands for a missing value.',
    '',
  ];
  return lines.join('\n');
}

/** The names that `datasets` knows. */
function splitName(name: string): string {
  return name === 'dateline' ? 'train' : name === 'dev' ? 'validation' : name;
}
