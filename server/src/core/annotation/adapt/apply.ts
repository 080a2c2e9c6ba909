import { STANDARD_LABELS } from '../../project/model';
import type { EntitySuggestion, Evidence as Reason, Recognition } from '../../recognition/types';
import { TextCache } from '../../text/cache';
import { commonText } from '../../text/commonEnds';
import { ownCopy } from '../../text/ownCopy';
import { bySpan, contains, overlaps, type Span } from '../../text/span';
import { SpanIndex } from '../../text/spanIndex';
import type { Steps } from '../../text/steps';
import { type Fact, facts, type Known } from './facts';
import {
  marksInside,
  marksOutside,
  smallWords,
  type Words,
  wordsBefore,
  wordsIn,
  wordsInside,
} from './words';

/** So many decisions make a rule for other articles; in the article itself one may. */
const ENOUGH = 2;
/** The same for a name that the recognizer has passed over, though it knows names of this label. */
const ENOUGH_FOR_PASSED = 3;
/** So many times as many decisions must be for a thing as against it. */
const CLEAR = 10;
/** Code units before a name in which its class noun is looked for. */
const AROUND = 64;
/** From so many names on it says something that none begins with a small letter. */
const MANY = 20;
/** That one name in so many does is no more than a slip. */
const SELDOM = 200;
const STANDARD: ReadonlySet<string> = new Set(STANDARD_LABELS);
/** Words of the longest name that is looked for. */
const LONGEST_NAME = 12;
/** Code units, and suggestions, between two moments in which other work may be done. */
const STEP = 100_000;
const ENTITIES = 2000;

/** UTF-16 code units of names and their surroundings whose verdicts are remembered. */
const REMEMBERED = 4_000_000;

/** What is kept between the versions of one article. The result is no other. */
export class AdaptMemory {
  basis: readonly unknown[] | undefined;
  text = '';
  names: readonly KnownName[] = [];
  verdicts = new TextCache<Verdict>(REMEMBERED);
  /** The last version, its names and the verdicts on them. */
  judged: Judged | undefined;
  /** Where lines have their words; that is so whatever is known. */
  readonly words = new TextCache<readonly Span[]>(REMEMBERED);
  readonly made = new WeakMap<EntitySuggestion, EntitySuggestion>();

  /** Forgets what was made of other decisions; whether anything is left. */
  isOf({ basis }: Known): boolean {
    if (basis && this.basis && isSame(basis, this.basis)) return true;
    this.basis = basis;
    this.names = [];
    this.judged = undefined;
    this.verdicts = new TextCache(REMEMBERED);
    return false;
  }
}

/** What becomes of a name where it stands: other ends, another label, and why; nothing where it is rejected. */
type Verdict = 'same' | 'none' | Change;

interface Change {
  /** Code units that it begins later; less than nothing where it begins before. */
  readonly start: number;
  readonly end: number;
  readonly label: string;
  /** At the most. */
  readonly confidence: number;
  readonly reasons: readonly Reason[];
}

/** Of each name of a version where it stood, as pairs; not the names themselves, so that they need not be kept. */
interface Judged {
  readonly text: string;
  readonly places: Int32Array;
  readonly labels: readonly string[];
  readonly verdicts: readonly Verdict[];
}

/** A place where a text stands that people have accepted as a name elsewhere. */
interface KnownName extends Span {
  readonly label: string;
  readonly fact: Fact;
  readonly decisions: number;
  entity?: EntitySuggestion;
}

/**
 * What the recognizer says, as people's decisions would have it. Linear in the text; of an edited text only the edited
 * lines are searched again.
 */
export function* adapt(
  recognition: Recognition,
  text: string,
  known: Known,
  memory = new AdaptMemory(),
): Steps<Recognition> {
  if (known.here.isEmpty && known.elsewhere.isEmpty) return recognition;
  const judge = new Judge(known);
  const names = yield* namesIn(text, judge, memory, memory.isOf(known));
  const dates = recognition.dates.filter(({ start, end }) => !judge.isNoDate(text.slice(start, end)));
  let neighbours: SpanIndex<Span> | undefined;
  const isFree = (span: Span) => {
    neighbours ??= new SpanIndex<Span>([...recognition.entities, ...recognition.dates]);
    return neighbours.overlapping(span).length === 0;
  };
  const unchanged = memory.judged && new Unchanged(memory.judged, text);
  const { length } = recognition.entities;
  const judged = {
    text,
    places: new Int32Array(2 * length),
    labels: [] as string[],
    verdicts: [] as Verdict[],
  };
  const entities: EntitySuggestion[] = [];
  for (let n = 0; n < length; n++) {
    if (n % ENTITIES === ENTITIES - 1) yield;
    const entity = recognition.entities[n]!;
    const again = unchanged?.verdictOn(entity);
    const listed = again !== 'same' && isListed(entity);
    const verdict = listed ? 'same' : (again ?? verdictOn(entity, text, judge, memory));
    judged.places[2 * n] = entity.start;
    judged.places[2 * n + 1] = entity.end;
    // Of a name that is listed nothing is known where it is listed no more.
    judged.labels.push(listed ? '' : entity.label);
    judged.verdicts.push(verdict);
    if (verdict === 'none') continue;
    const isBlocked =
      verdict !== 'same' &&
      verdict.start < 0 &&
      !isFree({ start: entity.start + verdict.start, end: entity.start });
    entities.push(verdict === 'same' || isBlocked ? entity : changed(entity, verdict, text, memory));
  }
  memory.judged = judged;
  const all = withNames(entities, names, dates, text);
  if (dates.length === recognition.dates.length && isSame(all, recognition.entities)) return recognition;
  return { ...recognition, entities: all, dates };
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((each, n) => each === b[n]);

/** Weighs decisions. */
class Judge {
  readonly #words = new Map<string, boolean>();

  constructor(readonly known: Known) {}

  all(fact: Fact): number {
    return this.known.here.of(fact) + this.known.elsewhere.of(fact);
  }

  /** Whether an accepted name begins with the word. */
  beginsName(word: string): boolean {
    let does = this.#words.get(word);
    if (does === undefined) {
      does = this.all(facts.word(word)) > 0;
      this.#words.set(word, does);
    }
    return does;
  }

  /** Whether a text was rejected so often that it is to stay away. */
  isNoName(text: string): boolean {
    const rejections = this.all(facts.noName(text));
    return rejections >= ENOUGH && rejections >= CLEAR * this.all(facts.text(text));
  }

  isNoDate(text: string): boolean {
    return this.all(facts.noDate(text)) >= ENOUGH;
  }

  /** The label that people have given to a text: in this article, or else in others if they agree. */
  labelOf(text: string): { label: string; fact: Fact; decisions: number; here: boolean } | undefined {
    const { here, elsewhere, labels } = this.known;
    const fact = facts.text(text);
    const counts = here.of(fact) > 0 ? here : elsewhere;
    const total = counts.of(fact);
    if (total < (counts === here ? 1 : ENOUGH)) return undefined;
    for (const label of labels) {
      const name = facts.name(label, text);
      const count = counts.of(name);
      if (count > 0 && count >= CLEAR * (total - count))
        return { label, fact: name, decisions: this.all(name), here: counts === here };
    }
    return undefined;
  }

  /**
   * Whether words before a name are to be in it, by names that had them there; undefined where nobody knows.
   *
   * @param isFirst they begin a sentence, where the first has a capital
   */
  start(label: string, words: string, isFirst = false): Said | undefined {
    const usual = isFirst ? words.toLowerCase() : words;
    const [inside, outside] = [facts.inside(label, usual), facts.outside(label, usual)];
    const capital = usual === words ? 0 : this.all(facts.inside(label, words));
    const [within, without] = [this.all(inside) + capital, this.all(outside)];
    if (without === 0)
      return within >= ENOUGH ? { isInside: true, fact: inside, decisions: within } : undefined;
    const enough = this.known.here.of(outside) > 0 ? 1 : ENOUGH;
    return without >= enough && without >= CLEAR * within
      ? { isInside: false, fact: outside, decisions: without }
      : undefined;
  }

  /** Whether names of a label are to begin with a capital, as all do that people have accepted. */
  small(label: string): Said | undefined {
    const fact = facts.any(label);
    const decisions = this.all(fact);
    const isSeldom = decisions >= MANY && SELDOM * this.all(facts.small(label)) <= decisions;
    return isSeldom ? { isInside: false, fact, decisions } : undefined;
  }
}

/** What is known of words before a name. */
interface Said {
  readonly isInside: boolean;
  readonly fact: Fact;
  readonly decisions: number;
}

/** The project's own lists are what somebody has said already. */
const isListed = ({ evidence }: EntitySuggestion) => evidence[0]?.rule === 'project';

/** Finds the verdicts on the names that stand where the version before had them, with the same around them. */
class Unchanged {
  readonly #before: Judged;
  /** Where the text is that the versions have in common: up to here, and from here on. */
  readonly #head: number;
  readonly #tail: number;
  readonly #shift: number;
  #next = 0;

  constructor(before: Judged, text: string) {
    const { head, tail } = commonText(before.text, text);
    this.#before = before;
    this.#head = head;
    this.#tail = text.length - tail;
    this.#shift = before.text.length - text.length;
  }

  /** To be asked in the order of the names. */
  verdictOn(entity: EntitySuggestion): Verdict | undefined {
    const { start, end, label } = entity;
    const { places, labels, verdicts } = this.#before;
    const isBehind = start - AROUND > this.#tail && start + this.#shift > AROUND;
    if (end >= this.#head && !isBehind) return undefined;
    const old = end < this.#head ? start : start + this.#shift;
    while (this.#next < labels.length && places[2 * this.#next]! < old) this.#next++;
    const n = this.#next;
    const isSame = places[2 * n] === old && places[2 * n + 1]! - old === end - start && labels[n] === label;
    return isSame ? verdicts[n] : undefined;
  }
}

function verdictOn(entity: EntitySuggestion, text: string, judge: Judge, memory: AdaptMemory): Verdict {
  const { start, end, label } = entity;
  const before = text.slice(Math.max(0, start - AROUND), start);
  const place = {
    before,
    name: text.slice(start, end),
    after: text.slice(end, end + 1),
    isCut: start > AROUND,
  };
  const key = `${label}\0${place.isCut}\0${before}\0${place.name}\0${place.after}`;
  let verdict = memory.verdicts.get(key);
  if (verdict === undefined) {
    verdict = judged(place, label, judge);
    memory.verdicts.set(ownCopy(key), verdict);
  }
  return verdict;
}

interface Named {
  readonly before: string;
  readonly name: string;
  /** One code unit. */
  readonly after: string;
  /** Something stands before `before`. */
  readonly isCut: boolean;
}

function judged(place: Named, label: string, judge: Judge): Verdict {
  const known = judge.labelOf(place.name);
  const moved = known ? undefined : movedEnds(place, label, judge);
  const { start = 0, end = 0 } = moved ?? {};
  const name =
    start < 0
      ? place.before.slice(start) + place.name + place.after.slice(0, end)
      : place.name.slice(start, place.name.length + end);
  if (judge.isNoName(name)) return 'none';
  const said = known ?? judge.labelOf(name);
  const isOther = said !== undefined && said.label !== label;
  if (!moved && !isOther) return 'same';
  const reasons = [
    ...(isOther ? [reasonOf('learned-label', name, said)] : []),
    ...(moved ? [moved.reason] : []),
  ];
  return {
    start,
    end,
    label: isOther ? said.label : label,
    confidence: isOther ? confidenceOf(said.decisions) : 1,
    reasons,
  };
}

function changed(
  entity: EntitySuggestion,
  change: Change,
  text: string,
  memory: AdaptMemory,
): EntitySuggestion {
  const [start, end] = [entity.start + change.start, entity.end + change.end];
  const before = memory.made.get(entity);
  const isAgain =
    before?.start === start &&
    before.end === end &&
    before.label === change.label &&
    change.reasons.every((reason, n) => before.evidence[n] === reason);
  if (isAgain) return before;
  const { facts: about, canonical, ...rest } = entity;
  const isWhole = change.start === 0 && change.end === 0;
  const made: EntitySuggestion = {
    ...rest,
    start,
    end,
    label: change.label,
    confidence: Math.min(entity.confidence, change.confidence),
    canonical: isWhole ? canonical : ownCopy(text.slice(start, end)),
    evidence: [...change.reasons, ...entity.evidence],
    adapted: { from: entity },
    ...(isWhole && about && change.label === entity.label ? { facts: about } : {}),
  };
  memory.made.set(entity, made);
  return made;
}

const reasonOf = (
  rule: string,
  detail: string,
  { decisions, fact }: { decisions: number; fact: Fact },
): Reason => ({
  rule,
  detail: ownCopy(detail),
  learned: { decisions, fact },
});

interface Moved {
  readonly start: number;
  readonly end: number;
  readonly reason: Reason;
}

function movedEnds({ before, name, after, isCut }: Named, label: string, judge: Judge): Moved | undefined {
  const inner = marksInside(name);
  const within = inner === undefined ? undefined : judge.start(label, inner);
  if (within && !within.isInside)
    return { start: 1, end: -1, reason: reasonOf('learned-outside', inner!, within) };
  const outer = marksOutside(before, after);
  const around = outer === undefined ? undefined : judge.start(label, outer);
  if (around?.isInside) return { start: -1, end: 1, reason: reasonOf('learned-inside', outer!, around) };
  const cut = saidOf(wordsInside(name), label, judge, () => beginsSentence(before));
  if (cut)
    return cut.said.isInside
      ? undefined
      : { start: cut.length, end: 0, reason: reasonOf('learned-outside', cut.words, cut.said) };
  const small = smallWords(name);
  const capital = small > 0 ? judge.small(label) : undefined;
  if (capital)
    return {
      start: small,
      end: 0,
      reason: reasonOf('learned-capital', name.slice(0, small).trimEnd(), capital),
    };
  const isFirst = ({ length }: Words) => beginsSentence(before.slice(0, before.length - length));
  const more = saidOf(wordsBefore(before, isCut), label, judge, isFirst);
  return more?.said.isInside
    ? { start: -more.length, end: 0, reason: reasonOf('learned-inside', more.words, more.said) }
    : undefined;
}

const SMALL = /(?:^|\s)\p{Ll}/u;

/** What is known of words before a name, of the longest of them of which something is. */
function saidOf(all: readonly Words[], label: string, judge: Judge, isFirst: (words: Words) => boolean) {
  for (const each of all) {
    const first = isFirst(each);
    // Words in capitals alone are a name by themselves.
    const said = first || SMALL.test(each.words) ? judge.start(label, each.words, first) : undefined;
    if (said) return { ...each, said };
  }
  return undefined;
}

const beginsSentence = (before: string) => !/[\p{L}\p{M}\p{N},;)]\s*$/u.test(before.slice(-4));

/** The places of accepted names in a text. */
function* namesIn(
  text: string,
  judge: Judge,
  memory: AdaptMemory,
  fits: boolean,
): Steps<readonly KnownName[]> {
  if (fits && memory.text === text) return memory.names;
  let [from, to] = [0, text.length];
  const names: KnownName[] = [];
  let behind: readonly KnownName[] = [];
  if (fits) {
    const { head, tail } = commonText(memory.text, text);
    from = head === 0 ? 0 : text.lastIndexOf('\n', head - 1) + 1;
    const next = text.indexOf('\n', text.length - tail);
    to = next < 0 ? text.length : next;
    const shift = text.length - memory.text.length;
    for (const name of memory.names) if (name.end <= from) names.push(name);
    behind = memory.names
      .filter(({ start }) => start >= to - shift)
      .map(({ entity: _, ...name }) => ({ ...name, start: name.start + shift, end: name.end + shift }));
  }
  let done = 0;
  for (let start = from; start < to; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 || next > to ? to : next;
    names.push(...namesOfLine(text.slice(start, end), start, judge, memory));
    done += end - start;
    if (done > STEP) {
      done = 0;
      yield;
    }
    start = end + 1;
  }
  names.push(...behind);
  memory.text = text;
  memory.names = names;
  return names;
}

function namesOfLine(line: string, offset: number, judge: Judge, memory: AdaptMemory): KnownName[] {
  const found: KnownName[] = [];
  let words = memory.words.get(line);
  if (!words) {
    words = wordsIn(line);
    memory.words.set(ownCopy(line), words);
  }
  for (let first = 0; first < words.length; first++) {
    const { start, end } = words[first]!;
    if (!judge.beginsName(line.slice(start, end))) continue;
    for (let last = Math.min(words.length, first + LONGEST_NAME) - 1; last >= first; last--) {
      const name = line.slice(start, words[last]!.end);
      const said = judge.labelOf(name);
      if (!said || judge.all(facts.noName(name)) > 0) continue;
      const { label, fact, decisions, here } = said;
      if (!here && decisions < ENOUGH_FOR_PASSED && STANDARD.has(label)) continue;
      if (isPart(line, start, words[last]!.end, !here && last === first)) continue;
      found.push({
        start: offset + start,
        end: offset + words[last]!.end,
        label,
        fact,
        decisions,
      });
      first = last;
      break;
    }
  }
  return found;
}

/**
 * Whether words stand beside words in capitals, so that they may be part of a longer name.
 *
 * @param alone also whether they begin a sentence, where every word has a capital
 */
function isPart(line: string, start: number, end: number, alone: boolean): boolean {
  const before = line.slice(0, start);
  if (alone && beginsSentence(before)) return true;
  return (
    /(?:^|[^\p{L}\p{M}\p{N}])[\p{Lu}\p{Lt}][\p{L}\p{M}\p{N}]*[ -]$/u.test(before.slice(-32)) ||
    /^[ -][\p{Lu}\p{Lt}]/u.test(line.slice(end, end + 4))
  );
}

/** Of names with three decisions or more 39 in 40 are right. */
const confidenceOf = (decisions: number) => (decisions + 2) / (decisions + 3);

/** Suggestions, and where there are none, or parts only, the accepted names. */
function withNames(
  entities: readonly EntitySuggestion[],
  names: readonly KnownName[],
  dates: readonly Span[],
  text: string,
): readonly EntitySuggestion[] {
  if (names.length === 0) return withoutOverlaps(entities);
  const [index, dated] = [new SpanIndex(entities), new SpanIndex(dates)];
  const covered = new Set<EntitySuggestion>();
  const added: EntitySuggestion[] = [];
  for (const name of names) {
    if (dated.overlapping(name).length > 0) continue;
    const others = index.overlapping(name);
    const isMore = (other: Span) => contains(name, other) && other.end - other.start < name.end - name.start;
    if (!others.every(isMore)) continue;
    for (const other of others) covered.add(other);
    name.entity ??= {
      start: name.start,
      end: name.end,
      label: name.label,
      confidence: confidenceOf(name.decisions),
      canonical: ownCopy(text.slice(name.start, name.end)),
      evidence: [reasonOf('learned-name', text.slice(name.start, name.end), name)],
      adapted: {},
    };
    added.push(name.entity);
  }
  const free = covered.size === 0 ? entities : entities.filter((entity) => !covered.has(entity));
  return withoutOverlaps(added.length === 0 ? free : [...free, ...added].sort(bySpan));
}

/** Of two that have come to overlap the first one stays. */
function withoutOverlaps(entities: readonly EntitySuggestion[]): readonly EntitySuggestion[] {
  if (!entities.some((entity, n) => n > 0 && overlaps(entities[n - 1]!, entity))) return entities;
  let end = 0;
  return entities.filter((entity) => {
    if (entity.start < end) return false;
    end = entity.end;
    return true;
  });
}
