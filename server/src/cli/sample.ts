import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { jsonl } from '../core/formats/jsonl';
import { CodePoints } from '../core/text/units';
import { isParquet, parquetLines, recordFilesAt, streamOf } from '../node/recordFiles';
import { nodeRuntime } from '../node/runtime';
import { importFiles } from '../workspace/exchange/place';
import {
  type Chosen,
  type RecognizedRecord,
  type RecognizedSpan,
  Sample,
} from '../workspace/learning/sample';
import { within } from '../workspace/uris';
import { processSource, uriOf } from './articles';
import { cliMessages } from './messages';
import { INTERRUPTED, type Io, Misuse, oneLine, Progress } from './terminal';

export interface SampleOptions {
  readonly out: string;
  readonly count: number;
  readonly by: 'doubt' | 'random';
  /** With commas. */
  readonly label?: string;
  /** The field that says of which site a record is. */
  readonly site?: string;
  readonly perSite?: number;
  readonly from?: string;
  readonly to?: string;
  /** What `pipe` read, where its output has no texts. */
  readonly texts?: string;
  /** What its records call their texts and names. */
  readonly fields?: { readonly text: string; readonly id: string };
  readonly seed: number;
}

/** Of the folder: which articles were chosen, why, and what was recognized in them. */
const LIST = 'sample.jsonl';

/**
 * Takes the articles out of the output of `pipe`, a file or a folder of them, that are most worth annotating, into a folder of articles with
 * suggestions. Exit status 1 when some text is another than the one that was recognized, 2 when there is none to take.
 */
export async function sample(path: string, options: SampleOptions, io: Io): Promise<number> {
  const { out, count, by, label, site, perSite, from, to, texts, fields, seed } = options;
  const words = cliMessages.sampling;
  if (perSite !== undefined && site === undefined) throw new Misuse('--per-site goes with --site');
  const source = processSource();
  const folder = uriOf(out);
  const there = await source.files.list(folder);
  if (there.kind === 'file' || (there.kind === 'folder' && there.entries.length > 0))
    throw new Misuse(words.notEmpty(out));
  const chooser = new Sample({
    ...{ count, by, seed },
    ...(label === undefined ? {} : { labels: new Set(label.split(',')) }),
    ...(perSite === undefined ? {} : { perSite }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  });
  const { signal } = io;
  const progress = new Progress(io, 'sample');
  let [records, taken] = [0, 0];
  const columns = ['id', 'text', 'lang', 'published', 'entities', 'dates', 'lines', 'error'];
  for await (const value of recordsOf(path, [...columns, ...(site === undefined ? [] : [site])])) {
    if (signal.aborted) return INTERRUPTED;
    progress.update(++records);
    const record = recognized(value, site);
    if (record && chooser.add(record)) taken++;
  }
  const candidates = chooser.candidates();
  const textOf = new Map(candidates.flatMap(({ id, text }) => (text === undefined ? [] : [[id, text]])));
  if (texts !== undefined) {
    const wanted = new Set(candidates.map(({ id }) => id));
    const names = fields ?? { text: 'text', id: 'id' };
    for await (const value of recordsOf(texts, Object.values(names))) {
      if (signal.aborted) return INTERRUPTED;
      const [id, text] = [idOf(value[names.id]), value[names.text]];
      if (id !== undefined && wanted.has(id) && typeof text === 'string') textOf.set(id, text);
    }
  }
  if (candidates.length > 0 && textOf.size === 0) throw new Misuse(words.noTexts);
  const chosen = chooser.choose(({ id }) => textOf.get(id));
  const right = chosen.filter(({ record }) => isOf(record));
  for (const { record } of chosen.filter((each) => !right.includes(each)))
    io.err(`${words.otherText(oneLine(record.id))}\n`);
  if (right.length > 0) {
    const list = within(folder, LIST);
    const written = await source.files.replace(list, linesOf(right), undefined);
    if (written.kind === 'failed') throw new Error(cliMessages.writeFailed(join(out, LIST), written.message));
    const outcome = await importFiles([list], [], {
      ...source,
      readDocuments: nodeRuntime.readDocuments,
      format: jsonl,
      labels: new Map(),
      keepLabels: true,
      replace: false,
      status: 'suggested',
      by: 'dateline',
      create: folder,
      strict: false,
      dryRun: false,
      messages: cliMessages,
      signal,
    });
    for (const { message } of [...outcome.errors, ...outcome.unplaced]) io.err(`${message}\n`);
  }
  io.err(`${words.taken(right.length, taken, records, out)}\n`);
  if (right.length === 0) return 2;
  return right.length < chosen.length ? 1 : 0;
}

/** The records of a file of JSON lines or Parquet, or of a folder of them; lines that are none are left out. */
async function* recordsOf(
  path: string,
  columns: readonly string[],
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  for (const file of await recordFilesAt(path)) {
    for await (const line of isParquet(file) ? rowsOf(file, columns) : linesIn(file)) {
      let value: unknown;
      try {
        value = JSON.parse(line);
      } catch {
        continue;
      }
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        yield value as Readonly<Record<string, unknown>>;
    }
  }
}

async function* rowsOf(file: string, columns: readonly string[]): AsyncGenerator<string> {
  for await (const { lines } of parquetLines(file, columns)) yield* lines;
}

const linesIn = (file: string): AsyncIterable<string> =>
  createInterface({ input: Readable.from(streamOf(file), { objectMode: false }), crlfDelay: Infinity });

const idOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const textIn = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Undefined for the record of an error, and what `pipe` has not written. */
function recognized(value: Readonly<Record<string, unknown>>, site?: string): RecognizedRecord | undefined {
  const id = idOf(value['id']);
  const entities = value['entities'];
  if (id === undefined || typeof value['error'] === 'string' || !Array.isArray(entities)) return undefined;
  const dates = Array.isArray(value['dates']) ? value['dates'] : [];
  const lines = Array.isArray(value['lines']) ? value['lines'].length : 0;
  const spans = [...entities, ...dates.map((date: object) => ({ ...date, label: 'DATE' }))].filter(isSpan);
  const own = site === undefined ? undefined : textIn(value[site]);
  const [text, lang, published] = ['text', 'lang', 'published'].map((name) => textIn(value[name]));
  return {
    ...{ id, spans, lines },
    ...(own === undefined ? {} : { site: own }),
    ...(text === undefined ? {} : { text }),
    ...(lang === undefined ? {} : { lang }),
    ...(published === undefined ? {} : { published }),
  };
}

function isSpan(value: unknown): value is RecognizedSpan {
  if (typeof value !== 'object' || value === null) return false;
  const { start, end, text, label } = value as Readonly<Record<string, unknown>>;
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    textIn(text) !== undefined &&
    textIn(label) !== undefined
  );
}

/** Whether the text is the one in which the spans were recognized. */
function isOf({ text, spans }: Chosen['record']): boolean {
  const points = new CodePoints(text);
  return spans.every(
    ({ start, end, text: quote }) => text.slice(points.toUtf16(start), points.toUtf16(end)) === quote,
  );
}

/** As the format `jsonl` has articles, and why each was chosen. */
function linesOf(chosen: readonly Chosen[]): string {
  const names = new Set<string>();
  return chosen
    .map(({ record: { id, text, lang, published, site, spans }, choice }) => {
      const { value, unsure, fresh } = choice;
      const round = (share: number) => Math.round(share * 1000) / 1000;
      const line = {
        path: fileName(id, names),
        unit: 'codepoint',
        ...(lang === undefined ? {} : { lang }),
        published: published ?? null,
        text,
        spans,
        sample: {
          id,
          ...(site === undefined ? {} : { site }),
          value: round(value),
          unsure,
          fresh: round(fresh),
        },
      };
      return `${JSON.stringify(line)}\n`;
    })
    .join('');
}

/** Ids are often addresses: their last part with letters or digits, and a number where that is taken. */
function fileName(id: string, taken: Set<string>): string {
  const parts = id.replace(/[?#].*$/, '').split(/[\\/]/);
  const last = parts.findLast((part) => /[\p{L}\p{N}]/u.test(part)) ?? id;
  const stem = last
    .replace(/\.\w{1,5}$/, '')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const first = [...stem].slice(0, 60).join('') || 'article';
  let name = first;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${first}-${n}`;
  taken.add(name.toLowerCase());
  return `${name}.txt`;
}
