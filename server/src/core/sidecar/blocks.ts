import { Pace, type Steps } from '../text/steps';
import { rewriteSource } from './edit';
import { type Fields, formatItem, withPlaces } from './format';
import type { AnyItem, EntryId, Sidecar } from './model';
import { type Chunk, scanChunks } from './scan';

/** A piece of a sidecar that a merge takes or leaves as a whole. All of them, one after the other, are the file. */
export interface Block {
  /** What it is, the same in all versions of a file: `key NAME`, `list NAME`, `entry ID`, `broken SOURCE` or `end`. */
  readonly key: string;
  /** What stands above it: the line end of what comes before, blank lines, comments, its signpost. */
  readonly lead: string;
  /** Its lines, without the last line end. */
  readonly body: string;
  readonly item?: AnyItem;
}

/**
 * The blocks of a readable sidecar with LF as line ends. In files older than `version` the entries are made
 * those of it, with ids and their signposts.
 */
export function* blocksOf(sidecar: Sidecar, version: number): Steps<Block[]> {
  const { source } = sidecar;
  const items = new Map([...sidecar.spans, ...sidecar.lines].map((item) => [item.source.start, item]));
  const doubles = new Set(sidecar.doubles.map((item) => item.source.start));
  const blocks: Block[] = [];
  let done = 0;
  const pace = new Pace();
  for (const chunk of scanChunks(source).chunks) {
    if (pace.isOver()) yield;
    const { start, end } = chunk.span;
    const from = start - chunk.indent;
    const block = { lead: source.slice(done, from), body: source.slice(from, end) };
    done = end;
    if (doubles.has(start)) continue;
    const item = items.get(start);
    if (!item) blocks.push({ ...block, key: keyOf(chunk, block.body.trim()) });
    else {
      const named = { ...block, key: `entry ${item.id}`, item };
      const isNamed = version < 2 || item.fields['id'] === item.id;
      const lead = version < 2 ? block.lead : withSignpost(block.lead, item);
      blocks.push({ ...(isNamed ? named : withFields(named, item.fields, item.id)), lead });
    }
  }
  blocks.push({ key: 'end', lead: source.slice(done), body: '' });
  return blocks;
}

function keyOf({ kind, name }: Chunk, body: string): string {
  if (kind === 'item') return `broken ${body}`;
  const key = kind === 'section' ? name : body.slice(0, Math.max(0, body.indexOf(':'))).replace(/["' ]/g, '');
  return key === 'spans' || key === 'lines' ? `list ${key}` : `key ${key}`;
}

/** An entry with other fields, and with its id or another one. */
export function withFields(block: Block, fields: Fields, id?: EntryId): Block {
  const item = block.item!;
  const column = block.body.search(/\S/);
  const named = withPlaces(item.fields, id === undefined ? fields : { ...fields, id });
  const text = rewriteSource(block.body.slice(column), column, item.fields, named, '\n');
  const record = { ...item.record, ...(named as object) };
  return {
    ...block,
    body: ' '.repeat(column) + text,
    item: { ...item, fields: named, record, id: id ?? item.id },
  };
}

const SIGNPOST = /(^|\n)( *)# (\S+)\n *$/;

function withSignpost(lead: string, { id, record }: AnyItem): string {
  return lead.replace(SIGNPOST, (whole, above: string, indent: string, name: string) =>
    name === String(record.start) ? `${above}${indent}# ${id}\n` : whole,
  );
}

/** An entry under another id. */
export function renamed(block: Block, id: EntryId): Block {
  const old = block.item!.id;
  const lead = block.lead.replace(SIGNPOST, (whole, above: string, indent: string, name: string) =>
    name === old ? `${above}${indent}# ${id}\n` : whole,
  );
  return { ...withFields(block, block.item!.fields, id), lead, key: `entry ${id}` };
}

/** An entry as it stands in a list whose entries begin in another column. */
export function indented(block: Block, column: number): Block {
  const old = block.body.search(/\S/);
  if (old === column) return block;
  const body = block.body.trimStart();
  const text = body.includes('\n') ? formatItem(block.item!.fields) : body;
  const lead = block.lead.replace(
    SIGNPOST,
    (_, above: string, __, name: string) => `${above}${' '.repeat(column)}# ${name}\n`,
  );
  return { ...block, lead, body: ' '.repeat(column) + text };
}

/** The file that the blocks are. */
export function joined(blocks: readonly Block[]): string {
  let source = '';
  for (const { lead, body } of blocks) {
    if (source === '') source += lead.replace(/^\n+/, '');
    else source += lead === '' || lead.startsWith('\n') || body === '' ? lead : `\n${lead}`;
    if (source !== '' && lead === '' && body !== '') source += '\n';
    source += body;
  }
  return source;
}
