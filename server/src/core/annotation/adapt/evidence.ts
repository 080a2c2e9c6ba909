import type { LineRecord, Sidecar, SpanRecord } from '../../sidecar/model';
import { SpanIndex } from '../../text/spanIndex';
import { CodePoints } from '../../text/units';
import { DATE } from '../model';
import { type Evidence, type Fact, type Found, facts, folded, plain } from './facts';
import { cuesOf } from './lines';
import { marksInside, marksOutside, smallWords, wordsBefore, wordsIn, wordsInside } from './words';

type Decided = Pick<
  SpanRecord,
  'start' | 'end' | 'text' | 'label' | 'status' | 'before' | 'after' | 'stale' | 'distinct'
>;

type DecidedLine = Pick<LineRecord, 'start' | 'text' | 'kind' | 'status' | 'stale'>;

const known = new WeakMap<Sidecar, Evidence>();

/** What the decisions of a sidecar say that holds for other places too. Nothing else is needed for it, not even the article. */
export function evidenceOf(sidecar: Sidecar): Evidence {
  let evidence = known.get(sidecar);
  if (!evidence) {
    evidence = evidenceOnce(sidecar, tellingOf);
    known.set(sidecar, evidence);
  }
  return evidence;
}

/** The same of one that nobody reads again: nothing is kept. */
export function evidenceOnce({ spans, lines }: Sidecar, telling = tellingIn): Evidence {
  return evidenceIn(
    spans.map(({ record }) => record),
    lines.map(({ record }) => record),
    telling,
  );
}

/** The same of entries. Linear in them. */
export function evidenceIn(
  records: readonly Decided[],
  lines: readonly DecidedLine[] = [],
  telling: (record: Decided) => Telling = tellingOf,
): Evidence {
  const found = new Map<Fact, { count: number; at: number }>();
  const add = (fact: Fact, at: number) => {
    const before = found.get(fact);
    if (!before) found.set(fact, { count: 1, at });
    else {
      before.count++;
      before.at = Math.min(before.at, at);
    }
  };
  // What stands before a name counts once for a name, however often it is mentioned.
  const said = new Set<number>();
  const current = records.filter(({ stale }) => !stale);
  const accepted = new SpanIndex(current.filter(({ status }) => status === 'accepted'));
  for (const record of current) {
    const { start, text, label, status } = record;
    const isDate = label === DATE;
    // What was rejected for another boundary is a name all the same.
    if (status === 'rejected' && accepted.overlapping(record).length === 0)
      add(isDate ? facts.noDate(text) : facts.noName(text), start);
    // What is meant for one place alone says nothing of others.
    if (status !== 'accepted' || isDate || record.distinct) continue;
    const { always, once } = telling(record);
    for (const fact of always) add(fact, start);
    for (const [fact, name] of once) {
      if (said.has(name)) continue;
      said.add(name);
      add(fact, start);
    }
  }
  for (const { start, text, kind, status, stale } of lines) {
    if (stale || status === 'suggested') continue;
    for (const { cue } of cuesOf(text)) {
      if (status === 'accepted') add(facts.line(kind, cue), start);
      add(facts.anyLine(cue), start);
    }
  }
  return found as ReadonlyMap<Fact, Found>;
}

/** What an accepted name says by itself. */
interface Telling {
  readonly always: readonly Fact[];
  /** Facts that count once for a name, each with the number of itself and that name. */
  readonly once: readonly (readonly [Fact, number])[];
}

/** A sidecar is read again with every decision, and most of its entries stay the same objects. */
const tellings = new WeakMap<Decided, Telling>();

function tellingOf(record: Decided): Telling {
  let telling = tellings.get(record);
  if (!telling) {
    telling = tellingIn(record);
    tellings.set(record, telling);
  }
  return telling;
}

function tellingIn(record: Decided): Telling {
  const { text, label } = record;
  const once: [Fact, number][] = [];
  const addOnce = (fact: Fact, name: string) => once.push([fact, facts.ofName(fact, name)]);
  const name = plain(text);
  const [first] = wordsIn(text);
  if (first) addOnce(facts.word(text.slice(first.start, first.end)), name);
  addOnce(facts.any(label), name);
  if (smallWords(text) > 0) addOnce(facts.small(label), name);
  addStarts(record, addOnce);
  return { always: [facts.name(label, text), facts.text(text)], once };
}

/** What is in a name and what stands before it, though it might be in it. */
function addStarts(
  { start, text, label, before = '', after = '' }: Decided,
  add: (fact: Fact, rest: string) => void,
) {
  for (const { words, length } of wordsInside(text))
    add(facts.inside(label, words), folded(text.slice(length)));
  const isCut = new CodePoints(before).length < start;
  for (const { words } of wordsBefore(before, isCut)) add(facts.outside(label, words), folded(text));
  const inner = marksInside(text);
  if (inner !== undefined) add(facts.inside(label, inner), folded(text.slice(1, -1)));
  const outer = marksOutside(before, after);
  if (outer !== undefined) add(facts.outside(label, outer), folded(text));
}
