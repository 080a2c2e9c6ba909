import { flatMapSteps, Pace, runToEnd, type Steps } from '../text/steps';
import { lowerBound } from '../text/units';
import { type Block, blocksOf, indented, joined, renamed, withFields } from './blocks';
import { newId } from './id';
import type { AnyItem, EntryId, Section, Sidecar } from './model';
import { readSteps } from './read';
import { quotesTheSame, SAYS, saysTheSame } from './same';

export interface Merged {
  /** With conflict marks around what is in conflict, as git writes them. */
  readonly source: string;
  /** What two people made of one thing in different ways: the texts of entries, the names of keys. */
  readonly conflicts: readonly string[];
  /** How many there were that `keep` has settled. */
  readonly settled: number;
}

/** What is done about what two people made in different ways; without it conflict marks are put around it. */
export const KEEPS = ['ours', 'theirs', 'both'] as const;
export type Keep = (typeof KEEPS)[number];

/**
 * Merges two sidecars that were made from one, entry by entry: what one side alone has changed, added or
 * deleted is taken from it, and what both have decided in the same way is one. Comments, unknown keys and the
 * form of entries stay. Undefined when one of the three cannot be read.
 *
 * Offsets are those of the side whose article has changed, or of `ours` when both have. What only the other
 * side has is moved as its neighbours were, and no hash is claimed then: nobody knows yet whether it fits.
 *
 * @param base the source that both began with; '' when each began the file
 */
export function mergeSidecars(base: string, ours: string, theirs: string, keep?: Keep): Merged | undefined {
  return runToEnd(mergeSteps(base, ours, theirs, keep));
}

/** The same in steps. */
export function* mergeSteps(
  base: string,
  ours: string,
  theirs: string,
  keep?: Keep,
): Steps<Merged | undefined> {
  const eol = ours.includes('\r\n') ? '\r\n' : '\n';
  const read = (source: string) => readSteps(source.replace(/^\ufeff/, '').replace(/\r\n/g, '\n'));
  const [root, left, right] = [yield* read(base), yield* read(ours), yield* read(theirs)];
  yield;
  if (!root.writable || !left.writable || !right.writable) return undefined;
  const isSwapped = isOfOtherText(root, right) && !isOfOtherText(root, left);
  const blocks = yield* isSwapped ? mergeBlocks(root, right, left) : mergeBlocks(root, left, right);
  const taken = new Set(blocks.flatMap(({ item }) => (item ? [item.id] : [])));
  const conflicts: string[] = [];
  let settled = 0;
  const merged = yield* flatMapSteps(blocks, (block): Block[] => {
    const { rival, item, key } = block;
    if (rival === undefined) return [block];
    const what = item?.record.text ?? key.slice(key.indexOf(' ') + 1);
    const [one, two] = isSwapped ? [rival, block] : [block, rival];
    if (keep === undefined) conflicts.push(what);
    else settled++;
    return kept(one, two, block.origin ?? '', keep, taken);
  });
  return {
    source: (ours.startsWith('\ufeff') ? '\ufeff' : '') + joined(merged).replaceAll('\n', eol),
    conflicts,
    settled,
  };
}

/** What is written of two blocks in conflict; a block without a body is one that its side has deleted. */
function kept(
  ours: Block,
  theirs: Block,
  base: string,
  keep: Keep | undefined,
  taken: Set<EntryId>,
): Block[] {
  if (keep === undefined) {
    const part = (mark: string, body: string) => `${mark}\n${body === '' ? '' : `${body}\n`}`;
    const parts = [part('<<<<<<< ours', ours.body), part('||||||| base', base), part('=======', theirs.body)];
    return [{ ...ours, body: `${parts.join('')}>>>>>>> theirs` }];
  }
  const wanted = keep === 'theirs' ? [theirs] : keep === 'ours' || !ours.item ? [ours] : [ours, theirs];
  const [first, ...others] = wanted.filter(({ body }) => body !== '');
  if (!first) return [];
  return [
    first,
    ...others.map((other) => renamed(other, newId(other.item!.section, other.item!.fields, taken))),
  ];
}

/** Whether a side belongs to another text than the base. */
function isOfOtherText(base: Sidecar, { header }: Sidecar): boolean {
  return base.header.sha256 !== undefined && base.header.sha256 !== header.sha256;
}

/** How many code points lie between an entry and the next ones that both sides have. */
interface Near {
  readonly before: number;
  readonly after: number;
}

/**
 * A block of the result. `rival` is what the second side has instead where the two are in conflict, `origin` the
 * body that it had in the base; `guessed` says that its place was reckoned from its neighbours, and how near they are
 * where those on both sides of it agree.
 */
type MergedBlock = Block & {
  readonly rival?: Block;
  readonly origin?: string;
  readonly guessed?: 'by one' | Near;
};

type Blocks = ReadonlyMap<string, Block>;
/** A block of the second side as it would stand in the file of the first one. */
type Mover = (block: Block) => MergedBlock;

const byKey = (blocks: readonly Block[]): Blocks => new Map(blocks.map((block) => [block.key, block]));

/** `first` is the side whose offsets count. */
function* mergeBlocks(base: Sidecar, first: Sidecar, second: Sidecar): Steps<MergedBlock[]> {
  const version = Math.max(first.header.version, second.header.version);
  const bases = byKey(yield* blocksOf(base, version));
  const ones = yield* blocksOf(first, version);
  const twos = withOwnIds(yield* blocksOf(second, version), byKey(ones), bases);
  yield;
  const others = byKey(twos);
  const inFirst = mover(byKey(ones), twos, first, second);
  yield;
  const common = yield* flatMapSteps(ones, (one): MergedBlock[] => {
    const merged = mergeOne(one, bases.get(one.key), others.get(one.key), inFirst);
    return merged ? [merged] : [];
  });
  const added = yield* addedBySecond(bases, ones, twos, inFirst);
  const blocks = inOneOrder(common, twos, added).map((block) =>
    block.rival ? { ...block, origin: bases.get(block.key)?.body ?? '' } : block,
  );
  return blocks.some(({ guessed }) => guessed) ? blocks.filter(({ key }) => key !== 'key sha256') : blocks;
}

function isOneText(one: Sidecar, other: Sidecar): boolean {
  return one.header.sha256 !== undefined && one.header.sha256 === other.header.sha256;
}

/** Entries that both sides have added under one id are one when they quote one text; else the second gets another id. */
function withOwnIds(twos: readonly Block[], ones: Blocks, bases: Blocks): Block[] {
  const taken = new Set([...ones.values(), ...twos].flatMap(({ item }) => (item ? [item.id] : [])));
  return twos.map((two) => {
    const one = ones.get(two.key)?.item;
    if (!one || !two.item || bases.has(two.key) || quotesTheSame(one, two.item)) return two;
    return renamed(two, newId(two.item.section, two.item.fields, taken));
  });
}

function mover(ones: Blocks, twos: readonly Block[], first: Sidecar, second: Sidecar): Mover {
  const column = (section: Section) =>
    (first.layout.sections.get(section) ?? second.layout.sections.get(section))?.indent ?? 0;
  const steps: { readonly start: number; readonly end: number; readonly shift: number }[] = [];
  const isMoved = !isOneText(first, second);
  for (const { key, item } of isMoved ? twos : []) {
    const one = ones.get(key)?.item;
    if (item && one && quotesTheSame(one, item))
      steps.push({ ...item.record, shift: one.record.start - item.record.start });
  }
  steps.sort((a, b) => a.start - b.start);
  return (block) => {
    if (!block.item) return block;
    const there = indented(block, column(block.item.section));
    if (!isMoved) return there;
    const { start, end } = block.item.record;
    const next = lowerBound(steps, (step) => step.start > start);
    const [before, behind] = [steps[next - 1], steps[next]];
    const shift = before?.shift ?? behind?.shift ?? 0;
    const guessed =
      before && behind && before.shift === behind.shift
        ? { before: Math.max(0, start - before.end), after: Math.max(0, behind.start - end) }
        : 'by one';
    const fields = { ...block.item.fields, start: Math.max(0, start + shift), end: Math.max(0, end + shift) };
    return { ...(shift === 0 ? there : withFields(there, fields)), guessed };
  };
}

/** What becomes of a block of the first side; undefined when it goes. */
function mergeOne(
  one: Block,
  base: Block | undefined,
  two: Block | undefined,
  inFirst: Mover,
): MergedBlock | undefined {
  if (!two) {
    if (!base || LASTING.has(one.key)) return one;
    if (one.key === FINISHED) return isChanged(base, one) ? one : undefined;
    return isChanged(base, one) ? { ...one, rival: { ...one, body: '' } } : undefined;
  }
  const merged = { ...one, lead: mergeLead(base?.lead ?? '', one.lead, two.lead) };
  if (one.body === two.body) return merged;
  if (one.item && two.item) return mergeEntry(merged, base, two, inFirst);
  if (one.key === 'key sha256') return merged;
  if (one.key === 'key version') return one.body > two.body ? merged : { ...merged, body: two.body };
  // A list that one side has begun as `[]`.
  if (one.key.startsWith('list ')) return one.body.includes('[') ? { ...merged, body: two.body } : merged;
  if (two.body === base?.body) return merged;
  if (one.body === base?.body) return { ...merged, body: two.body };
  return one.key === FINISHED ? { ...merged, body: later(one.body, two.body) } : { ...merged, rival: two };
}

/**
 * That both sides call the article finished is no conflict: with other decisions than those that were finished it is
 * not finished, whoever says so.
 */
const FINISHED = 'key finished';

function later(one: string, two: string): string {
  const when = (body: string) => /\bat: *"([^"]*)"/.exec(body)?.[1] ?? '';
  return `${when(one)} ${one}` > `${when(two)} ${two}` ? one : two;
}

const LASTING: ReadonlySet<string> = new Set(['key version', 'key unit', 'list spans', 'list lines', 'end']);

/** Where an entry stands. */
const PLACE = ['start', 'end', 'text', 'before', 'after', 'stale'];
/** What a decision sets as a whole. */
const DECISION = [...SAYS, 'was', 'confidence', 'by', 'at'];

function mergeEntry(one: Block, base: Block | undefined, two: Block, inFirst: Mover): MergedBlock {
  const conflict = () => ({ ...one, rival: inFirst(two) });
  const [old, a, b] = [base?.item, one.item!, two.item!];
  const [respannedByOne, respannedByTwo] = [a, b].map((item) => old && !quotesTheSame(old, item));
  if (respannedByOne && respannedByTwo && !quotesTheSame(a, b)) return conflict();
  const winner = winnerOf(base, one, two);
  if (!winner) return conflict();
  const isOnlyTwo = one.body === base?.body && PLACE.every((key) => a.fields[key] === b.fields[key]);
  if (isOnlyTwo) return { ...indented(two, one.body.search(/\S/)), lead: one.lead };
  const fields: Record<string, unknown> = { ...a.fields };
  for (const key of DECISION) fields[key] = winner.fields[key];
  for (const key of Object.keys(b.fields)) {
    if (key === 'id' || PLACE.includes(key) || DECISION.includes(key)) continue;
    const [was, mine, yours] = [old, a, b].map((item) => JSON.stringify(item?.fields[key]));
    if (mine === yours || yours === was) continue;
    if (mine !== was) return conflict();
    fields[key] = b.fields[key];
  }
  for (const key of Object.keys(a.fields))
    if (!(key in b.fields) && old && key in old.fields && !PLACE.includes(key) && !DECISION.includes(key))
      fields[key] = undefined;
  if (!respannedByTwo || respannedByOne) return withFields(one, fields);
  const moved = inFirst(two);
  for (const key of PLACE) fields[key] = moved.item!.fields[key];
  return { ...withFields(one, fields), ...(moved.guessed ? { guessed: moved.guessed } : {}) };
}

/** Whose decision stands; undefined when two people have decided in different ways. */
function winnerOf(base: Block | undefined, one: Block, two: Block): AnyItem | undefined {
  const [old, a, b] = [base?.item, one.item!, two.item!];
  const byOne = !old || isDecided(old, a);
  const byTwo = !old || isDecided(old, b);
  if (!byTwo) return a;
  if (!byOne) return b;
  if (saysTheSame(a, b)) return sooner(a, b);
  if (b.record.status === 'suggested' || (old && saysTheSame(old, b))) return a;
  return a.record.status === 'suggested' || (old && saysTheSame(old, a)) ? b : undefined;
}

/** Of one decision that two have made the one that was made first, so that both sides come to the same result. */
function sooner(a: AnyItem, b: AnyItem): AnyItem {
  const rank = ({ record }: AnyItem) => `${record.at ?? '~'} ${record.by ?? ''}`;
  return rank(b) < rank(a) ? b : a;
}

/** Whether a person has decided on an entry, or changed what this program does not know. */
function isDecided(old: AnyItem, item: AnyItem): boolean {
  if (item.record.status === 'suggested' && old.fields['note'] === item.fields['note']) return false;
  const isOther = (key: string) =>
    key !== 'id' &&
    !PLACE.includes(key) &&
    JSON.stringify(old.fields[key]) !== JSON.stringify(item.fields[key]);
  return [...Object.keys(old.fields), ...Object.keys(item.fields)].some(isOther) || !quotesTheSame(old, item);
}

function isChanged(base: Block, block: Block): boolean {
  return base.item && block.item ? isDecided(base.item, block.item) : base.body !== block.body;
}

/** Comments of both sides. */
function mergeLead(base: string, one: string, two: string): string {
  if (one === two || two === base) return one;
  if (one === base) return two;
  const lines = (lead: string) => lead.split('\n');
  const known = new Set([...lines(base), ...lines(one)]);
  const further = lines(two).filter((line) => !known.has(line));
  if (further.length === 0) return one;
  // In front of the last line that has something: the signpost, where there is one.
  const at = one.trimEnd().lastIndexOf('\n') + 1;
  return `${one.slice(0, at)}${further.join('\n')}\n${one.slice(at)}`;
}

/** The blocks that only the second side has and that stay, by key. */
function* addedBySecond(
  bases: Blocks,
  ones: readonly Block[],
  twos: readonly Block[],
  inFirst: Mover,
): Steps<ReadonlyMap<string, MergedBlock>> {
  const keys = new Set(ones.map(({ key }) => key));
  const placeOf = ({ section, record }: AnyItem) => `${section} ${record.start} ${record.end}`;
  const places = new Map<string, AnyItem>();
  for (const { key, item } of ones) if (item && !bases.has(key)) places.set(placeOf(item), item);
  const added = new Map<string, MergedBlock>();
  const pace = new Pace();
  for (const two of twos) {
    if (pace.isOver()) yield;
    if (keys.has(two.key) || two.key === 'key sha256') continue;
    const base = bases.get(two.key);
    if (base) {
      // The first side has deleted it.
      const moved = inFirst(two);
      if (isChanged(base, two))
        added.set(two.key, two.key === FINISHED ? two : { ...moved, body: '', rival: moved });
      continue;
    }
    // Both have added it: at one place of one text, or where their neighbours say that it is one.
    const moved = inFirst(two);
    const twin = moved.item && moved.guessed !== 'by one' ? places.get(placeOf(moved.item)) : undefined;
    const near = typeof moved.guessed === 'object' ? moved.guessed : undefined;
    if (!twin || !isTwin(twin, moved.item!, near)) added.set(two.key, moved);
  }
  return added;
}

/** Whether two entries at one place are one decision. What lies beyond their neighbours may have been edited. */
function isTwin(one: AnyItem, other: AnyItem, near?: Near): boolean {
  const [a, b] = [one.record, other.record];
  return (
    saysTheSame(one, other) &&
    quotesTheSame(one, other) &&
    isAlike(a.before, b.before, near?.before, true) &&
    isAlike(a.after, b.after, near?.after, false)
  );
}

/** Whether two surroundings are one, as far as `reach` code points from the text. */
function isAlike(one = '', other = '', reach = Number.POSITIVE_INFINITY, isBefore = false): boolean {
  const near = (text: string) => {
    const points = [...text];
    return (isBefore ? points.slice(Math.max(0, points.length - reach)) : points.slice(0, reach)).join('');
  };
  return near(one) === near(other);
}

/** The blocks of both sides: those that only the second has stand behind what they stand behind there, in order of place. */
function inOneOrder(
  common: readonly MergedBlock[],
  twos: readonly Block[],
  added: ReadonlyMap<string, MergedBlock>,
): MergedBlock[] {
  const keys = new Set(common.map(({ key }) => key));
  const behind = new Map<string, MergedBlock[]>();
  let last = '';
  for (const { key } of twos) {
    const block = added.get(key);
    if (!block) last = keys.has(key) ? key : last;
    else if (behind.has(last)) behind.get(last)!.push(block);
    else behind.set(last, [block]);
  }
  const inSecond = new Set(twos.map(({ key }) => key));
  const result: MergedBlock[] = [];
  let waiting = behind.get('') ?? [];
  let next = 0;
  const put = (isDue: (block: MergedBlock) => boolean) => {
    for (; next < waiting.length && isDue(waiting[next]!); next++) result.push(waiting[next]!);
  };
  for (const block of common) {
    const { key, item } = block;
    if (inSecond.has(key)) {
      put(() => true);
      waiting = behind.get(key) ?? [];
      next = 0;
    } else if (item) put((other) => other.item !== undefined && isBefore(other.item, item));
    else if (key.startsWith('list ')) put(() => true);
    result.push(block);
  }
  put(() => true);
  return result;
}

function isBefore(a: AnyItem, b: AnyItem): boolean {
  const [x, y] = [a.record, b.record];
  return a.section === b.section && (x.start < y.start || (x.start === y.start && x.end < y.end));
}
