import { isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from 'yaml';
import type { Span } from '../text/span';

/** What a cursor in a YAML source is on. Offsets are UTF-16 code units. */
export interface YamlPlace {
  /** The keys of the maps around, from the outermost; lists add none. */
  readonly path: readonly string[];
  readonly role: 'key' | 'value';
  /** The key under the cursor, or whose value that is; undefined where a new key would stand. */
  readonly key?: string;
  /** What is written there; empty where nothing is. */
  readonly span: Span;
  /** The other keys of the map. */
  readonly others: readonly string[];
}

/** Files above this are not looked into while somebody types. */
const LONGEST = 1024 * 1024;

/** Reads a source that may be half written; undefined where nothing can be said. Never throws. */
export function placeAt(source: string, offset: number): YamlPlace | undefined {
  if (source.length > LONGEST) return undefined;
  const { contents } = parseDocument(source, { prettyErrors: false, stringKeys: true });
  if (isMap(contents) || isSeq(contents)) return placeIn({ source, offset }, contents, []);
  // A first key without its colon reads as text.
  const span = isScalar(contents) && contents.range ? spanOf(contents) : undefined;
  return { path: [], role: 'key', span: within(span, offset), others: [] };
}

interface Cursor {
  readonly source: string;
  readonly offset: number;
}

function placeIn(cursor: Cursor, node: Node, path: readonly string[]): YamlPlace {
  const { offset } = cursor;
  if (isMap(node)) return inMap(cursor, node, path);
  if (isSeq(node)) {
    const item = node.items
      .filter(isNode)
      .findLast(({ range }) => range !== undefined && range![0] <= offset);
    if (item && !isScalar(item)) return placeIn(cursor, item, path);
    return valueAt(item, offset, path.slice(0, -1), path.at(-1), []);
  }
  return valueAt(node, offset, path.slice(0, -1), path.at(-1), []);
}

function inMap(cursor: Cursor, node: YAMLMap, path: readonly string[]): YamlPlace {
  const { source, offset } = cursor;
  const pairs = node.items.flatMap(({ key, value }) =>
    isScalar(key) && key.range ? [{ key, name: String(key.value), at: spanOf(key), value }] : [],
  );
  const pair = pairs.findLast(({ at }) => at.start <= offset);
  const others = pairs.filter((one) => one !== pair).map(({ name }) => name);
  const fresh = (keys: readonly string[], inside = path): YamlPlace => ({
    path: inside,
    role: 'key',
    span: { start: offset, end: offset },
    others: keys,
  });
  if (!pair) return fresh(others);
  const { name, at, value } = pair;
  if (offset <= at.end) return { path, role: 'key', key: name, span: at, others };
  const content = isNode(value) ? value : undefined;
  // The range of a map or list that is written in lines has the blanks behind it.
  const end = source.slice(0, content?.range?.[1] ?? 0).trimEnd().length;
  const between = source.slice(Math.max(at.end, end), offset);
  if (content && !isScalar(content) && belongs(cursor, content, between))
    return placeIn(cursor, content, [...path, name]);
  if (node.flow) {
    if (between.includes(',')) return fresh([...others, name]);
  } else if (between.includes('\n')) {
    const isInside = column(source, offset) > column(source, at.start);
    return isInside ? fresh([], [...path, name]) : fresh([...others, name]);
  }
  return valueAt(content, offset, path, name, others);
}

/** Whether an offset behind the beginning of a map or list is in it. */
function belongs({ source, offset }: Cursor, node: Node, between: string): boolean {
  const [start, end] = node.range ?? [0, 0];
  if ((node as { flow?: boolean }).flow)
    return offset > start && (offset < end || !/[}\]]/.test(source[end - 1] ?? ''));
  return !between.includes('\n') || column(source, offset) >= column(source, start);
}

function valueAt(
  node: Node | undefined,
  offset: number,
  path: readonly string[],
  key: string | undefined,
  others: readonly string[],
): YamlPlace {
  const span = within(node?.range ? spanOf(node) : undefined, offset);
  return { path, role: 'value', ...(key === undefined ? {} : { key }), span, others };
}

const spanOf = (node: Node): Span => ({ start: node.range![0], end: node.range![1] });

const within = (span: Span | undefined, offset: number): Span =>
  span && span.start <= offset && offset <= span.end ? span : { start: offset, end: offset };

const column = (source: string, offset: number) => offset - (source.lastIndexOf('\n', offset - 1) + 1);
