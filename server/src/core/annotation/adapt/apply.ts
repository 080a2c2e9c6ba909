import { STANDARD_LABELS } from '../../project/model';
import type { EntitySuggestion, Evidence as Reason, Recognition } from '../../recognition/types';
import { TextCache } from '../../text/cache';
import { commonText } from '../../text/commonEnds';
import { ownCopy } from '../../text/ownCopy';
import { bySpan, contains, inOrder, overlaps, type Span } from '../../text/span';
import { SpanIndex } from '../../text/spanIndex';
import type { Steps } from '../../text/steps';
import { different, type Evidence, type Fact, type FactSet, facts, type Known } from './facts';
import { adaptLines, type LineVerdicts } from './lines';
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
  evidence: Evidence | undefined;
  labels: readonly string[] = [];
  text = '';
  names: readonly KnownName[] = [];
  verdicts = new TextCache<Weighed>(REMEMBERED);
  /** The last version, its names and the verdicts on them. */
  judged: Judged | undefined;
  /** Raised when something else is known. */
  round = 0;
  /** All that is known otherwise than in the round before; undefined where that may be much. */
  changed: FactSet | undefined;
  /** Facts of dates by their text. */
  readonly noDates = new TextCache<Fact>(REMEMBERED);
  /** Lines, their words, and the names that were found in them. */
  readonly lines = new TextCache<LineWords>(REMEMBERED);
  lineKinds: LineVerdicts = new Map();
  readonly made = new WeakMap<EntitySuggestion, EntitySuggestion>();

  /** Forgets what was made of other decisions, but for verdicts, which are weighed anew; whether all is left. */
  isOf({ basis, labels, evidence }: Known): boolean {
    const isSameBasis = basis !== undefined && this.basis !== undefined && isSame(basis, this.basis);
    if (isSameBasis && evidence === this.evidence) return true;
    this.changed = isSameBasis && evidence && this.evidence ? different(evidence, this.evidence) : undefined;
    this.basis = basis;
    this.evidence = evidence;
    // Whoever looks for them may be stopped before the end.
    this.text = '';
    this.names = [];
    this.round++;
    this.lineKinds = new Map();
    if (isSame(labels, this.labels)) return false;
    this.labels = labels;
    this.changed = undefined;
    this.judged = undefined;
    this.verdicts = new TextCache(REMEMBERED);
    return false;
  }

  /** Whether what was found in the round `then` is what would be found now, by what else is known since. */
  isStill(then: number, asksFor: (changed: FactSet) => boolean): boolean {
    if (then === this.round) return true;
    return then === this.round - 1 && this.changed !== undefined && !asksFor(this.changed);
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

/** A verdict and what it was come to by. While all that was asked has the same answers, so has the whole. */
interface Weighed {
  verdict: Verdict;
  asked: readonly number[];
  /** When the answers were last looked at. */
  round: number;
}

/**
 * Of each name of a version where it stood, as pairs, and what was said of it, where anything was; not the names
 * themselves, so that they need not be kept.
 */
interface Judged {
  readonly text: string;
  readonly places: Int32Array;
  readonly labels: readonly string[];
  readonly weighed: readonly (Weighed | undefined)[];
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
 *
 * @param accepted where accepted entries stand, by position: what is suggested there is not shown, and stays as it is
 */
export function* adapt(
  recognition: Recognition,
  text: string,
  known: Known,
  memory = new AdaptMemory(),
  accepted: readonly Span[] = [],
): Steps<Recognition> {
  if (known.here.isEmpty && known.elsewhere.isEmpty) return recognition;
  const judge = new Judge(known);
  const fits = memory.isOf(known);
  const names = yield* namesIn(text, judge, memory, accepted, fits);
  const dated = new Passed(accepted);
  const dates = recognition.dates.filter(
    (date) => dated.hasExactly(date) || !judge.isNoDate(noDateOf(text.slice(date.start, date.end), memory)),
  );
  let neighbours: SpanIndex<Span> | undefined;
  const isFree = (span: Span) => {
    neighbours ??= new SpanIndex<Span>([...recognition.entities, ...recognition.dates]);
    return neighbours.overlapping(span).length === 0;
  };
  const before = memory.judged && new Before(memory.judged, text);
  const { length } = recognition.entities;
  const judged = {
    text,
    places: new Int32Array(2 * length),
    labels: new Array<string>(length),
    weighed: new Array<Weighed | undefined>(length),
  };
  const decided = new Passed(accepted);
  const entities: EntitySuggestion[] = [];
  for (let n = 0; n < length; n++) {
    if (n % ENTITIES === ENTITIES - 1) yield;
    const entity = recognition.entities[n]!;
    judged.places[2 * n] = entity.start;
    judged.places[2 * n + 1] = entity.end;
    judged.labels[n] = entity.label;
    if (decided.hasExactly(entity) || isListed(entity)) {
      entities.push(entity);
      continue;
    }
    const weighed = before?.find(entity) ?? weighedIn(entity, text, memory);
    judged.weighed[n] = weighed;
    const verdict = verdictOf(weighed, entity, text, judge, memory);
    if (verdict === 'none') continue;
    const isBlocked =
      verdict !== 'same' &&
      verdict.start < 0 &&
      !isFree({ start: entity.start + verdict.start, end: entity.start });
    entities.push(verdict === 'same' || isBlocked ? entity : changed(entity, verdict, text, memory));
  }
  memory.judged = judged;
  const all = withNames(entities, names, dates, text);
  const lines = adaptLines(recognition.lines, text, known, memory.lineKinds);
  const isUnchanged = dates.length === recognition.dates.length && lines === recognition.lines;
  if (isUnchanged && isSame(all, recognition.entities)) return recognition;
  return { ...recognition, entities: all, dates, lines };
}

function noDateOf(text: string, { noDates }: AdaptMemory): Fact {
  const known = noDates.get(text);
  if (known !== undefined) return known;
  const fact = facts.noDate(text);
  noDates.set(ownCopy(text), fact);
  return fact;
}

const isSame = (a: readonly unknown[], b: readonly unknown[]) =>
  a.length === b.length && a.every((each, n) => each === b[n]);

/** A fact and its answers. */
const ASKED = 3;

/** Weighs decisions. */
class Judge {
  /** Facts that were asked for, each with its answers: how many decisions here and elsewhere say it; `ASKED` numbers. */
  asked: number[] = [];

  constructor(readonly known: Known) {}

  all(fact: Fact): number {
    const [here, elsewhere] = [this.known.here.of(fact), this.known.elsewhere.of(fact)];
    this.asked.push(fact, here, elsewhere);
    return here + elsewhere;
  }

  here(fact: Fact): number {
    this.all(fact);
    return this.asked.at(-2)!;
  }

  /** Whether all these answers would be the same now. */
  saysStill(asked: readonly number[]): boolean {
    const { here, elsewhere } = this.known;
    for (let n = 0; n < asked.length; n += ASKED)
      if (here.of(asked[n]!) !== asked[n + 1] || elsewhere.of(asked[n]!) !== asked[n + 2]) return false;
    return true;
  }

  /** Whether a text was rejected so often that it is to stay away. */
  isNoName(text: string): boolean {
    const rejections = this.all(facts.noName(text));
    return rejections >= ENOUGH && rejections >= CLEAR * this.all(facts.text(text));
  }

  /** By the fact that a date of its text is rejected. */
  isNoDate(fact: Fact): boolean {
    const { here, elsewhere } = this.known;
    return here.of(fact) + elsewhere.of(fact) >= ENOUGH;
  }

  /** The label that people have given to a text: in this article, or else in others if they agree. */
  labelOf(text: string): { label: string; fact: Fact; decisions: number; here: boolean } | undefined {
    const [all, inside] = [this.all(facts.text(text)), this.asked.at(-2)!];
    const here = inside > 0;
    const total = here ? inside : all;
    if (total < (here ? 1 : ENOUGH)) return undefined;
    for (const label of this.known.labels) {
      const fact = facts.name(label, text);
      const decisions = this.all(fact);
      const count = here ? this.asked.at(-2)! : decisions;
      if (count > 0 && count >= CLEAR * (total - count)) return { label, fact, decisions, here };
    }
    return undefined;
  }

  /** Whether `labelOf` may have an answer for a text, by the fact that it is a name. */
  mayHave(fact: Fact): boolean {
    const { here, elsewhere } = this.known;
    return here.of(fact) > 0 || elsewhere.of(fact) >= ENOUGH;
  }

  /** Whether an accepted name begins with a word, by the fact that one does. */
  beginsName(fact: Fact): boolean {
    return this.known.here.of(fact) > 0 || this.known.elsewhere.of(fact) > 0;
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
    const enough = this.here(outside) > 0 ? 1 : ENOUGH;
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

/** Places by position, asked in order for what stands at others, which do not overlap each other. */
class Passed {
  readonly #sorted: readonly Span[];
  #next = 0;
  #reach = 0;

  constructor(sorted: readonly Span[]) {
    this.#sorted = sorted;
  }

  hasExactly(span: Span): boolean {
    const sorted = this.#sorted;
    while (this.#next < sorted.length && bySpan(sorted[this.#next]!, span) < 0) this.#next++;
    return this.#next < sorted.length && bySpan(sorted[this.#next]!, span) === 0;
  }

  hasOverlapping({ start, end }: Span): boolean {
    const sorted = this.#sorted;
    while (this.#next < sorted.length && sorted[this.#next]!.start < end)
      this.#reach = Math.max(this.#reach, sorted[this.#next++]!.end);
    return this.#reach > start;
  }
}

/** The same, asked for all that overlap a place. */
class Around<S extends Span> {
  readonly #sorted: readonly S[];
  #first = 0;

  constructor(sorted: readonly S[]) {
    this.#sorted = sorted;
  }

  overlapping(span: Span): readonly S[] {
    const sorted = this.#sorted;
    while (this.#first < sorted.length && sorted[this.#first]!.end <= span.start) this.#first++;
    const found: S[] = [];
    for (let n = this.#first; n < sorted.length && sorted[n]!.start < span.end; n++)
      if (overlaps(sorted[n]!, span)) found.push(sorted[n]!);
    return found;
  }
}

/** Finds what was said of the names that stand where the version before had them, with the same around them. */
class Before {
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
  find(entity: EntitySuggestion): Weighed | undefined {
    const { start, end, label } = entity;
    const { places, labels, weighed } = this.#before;
    const isBehind = start - AROUND > this.#tail && start + this.#shift > AROUND;
    if (end >= this.#head && !isBehind) return undefined;
    const old = end < this.#head ? start : start + this.#shift;
    while (this.#next < labels.length && places[2 * this.#next]! < old) this.#next++;
    const n = this.#next;
    const isSame = places[2 * n] === old && places[2 * n + 1]! - old === end - start && labels[n] === label;
    return isSame ? weighed[n] : undefined;
  }
}

/** What is remembered of a name where it stands, or nothing yet. */
function weighedIn(entity: EntitySuggestion, text: string, memory: AdaptMemory): Weighed {
  const { before, name, after, isCut } = placeOf(entity, text);
  const key = `${entity.label}\0${isCut}\0${before}\0${name}\0${after}`;
  let weighed = memory.verdicts.get(key);
  if (!weighed) {
    weighed = { verdict: 'same', asked: NOTHING, round: -1 };
    memory.verdicts.set(ownCopy(key), weighed);
  }
  return weighed;
}

const NOTHING: readonly number[] = [];

function verdictOf(
  weighed: Weighed,
  entity: EntitySuggestion,
  text: string,
  judge: Judge,
  memory: AdaptMemory,
): Verdict {
  if (weighed.round === memory.round) return weighed.verdict;
  const isKnown = weighed.round >= 0;
  if (
    !isKnown ||
    !(
      memory.isStill(weighed.round, (changed) => changed.hasAny(weighed.asked, ASKED)) ||
      judge.saysStill(weighed.asked)
    )
  ) {
    judge.asked = [];
    weighed.verdict = judged(placeOf(entity, text), entity.label, judge);
    weighed.asked = judge.asked;
  }
  weighed.round = memory.round;
  return weighed.verdict;
}

const placeOf = ({ start, end }: Span, text: string): Named => ({
  before: text.slice(Math.max(0, start - AROUND), start),
  name: text.slice(start, end),
  after: text.slice(end, end + 1),
  isCut: start > AROUND,
});

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
  accepted: readonly Span[],
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
  const decided = new Passed(accepted);
  let done = 0;
  for (let start = from; start < to; ) {
    const next = text.indexOf('\n', start);
    const end = next < 0 || next > to ? to : next;
    for (const name of namesOfLine(text.slice(start, end), start, judge, memory))
      if (!decided.hasOverlapping(name)) names.push(name);
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

/** A line, and what may be asked of its words. */
class LineWords {
  /** Where words begin and end, as pairs. */
  readonly #places: Int32Array;
  /** For each word the fact that an accepted name begins with it. */
  readonly firsts: Float64Array;
  /** For words that some name begins with the facts that up to so many words from there on are a name. */
  readonly #names: (Float64Array | undefined)[] = [];
  /** What else was asked when names were looked for. */
  #asked: readonly number[] = NOTHING;
  #round = -1;
  #offset = 0;
  #found: readonly KnownName[] = [];

  constructor(readonly line: string) {
    const words = wordsIn(line);
    this.#places = new Int32Array(2 * words.length);
    this.firsts = new Float64Array(words.length);
    words.forEach(({ start, end }, n) => {
      this.#places[2 * n] = start;
      this.#places[2 * n + 1] = end;
      this.firsts[n] = facts.word(line.slice(start, end));
    });
  }

  start(word: number): number {
    return this.#places[2 * word]!;
  }

  end(word: number): number {
    return this.#places[2 * word + 1]!;
  }

  /** The names that were found in it, while the same is known; in a line that stands elsewhere they stand elsewhere. */
  found(offset: number, memory: AdaptMemory): readonly KnownName[] | undefined {
    // A name that is the first or the last one of its text changes what is said of its first word as well.
    const isAsked = (changed: FactSet) => changed.hasAny(this.firsts) || changed.hasAny(this.#asked, ASKED);
    if (this.#round < 0 || !memory.isStill(this.#round, isAsked)) return undefined;
    const shift = offset - this.#offset;
    const found =
      shift === 0
        ? this.#found
        : this.#found.map(({ entity: _, ...name }) => ({
            ...name,
            start: name.start + shift,
            end: name.end + shift,
          }));
    this.keep(found, offset, this.#asked, memory);
    return found;
  }

  keep(found: readonly KnownName[], offset: number, asked: readonly number[], { round }: AdaptMemory): void {
    this.#found = found;
    this.#offset = offset;
    this.#asked = asked;
    this.#round = round;
  }

  namesFrom(first: number): Float64Array {
    let names = this.#names[first];
    if (!names) {
      const { line, firsts } = this;
      names = new Float64Array(Math.min(LONGEST_NAME, firsts.length - first));
      for (let n = 0; n < names.length; n++)
        names[n] = facts.text(line.slice(this.start(first), this.end(first + n)));
      this.#names[first] = names;
    }
    return names;
  }
}

function namesOfLine(line: string, offset: number, judge: Judge, memory: AdaptMemory): readonly KnownName[] {
  let words = memory.lines.get(line);
  if (!words) {
    const own = ownCopy(line);
    words = new LineWords(own);
    memory.lines.set(own, words);
  }
  const before = words.found(offset, memory);
  if (before) return before;
  const found: KnownName[] = [];
  const { firsts } = words;
  judge.asked = [];
  for (let first = 0; first < firsts.length; first++) {
    if (!judge.beginsName(firsts[first]!)) continue;
    const names = words.namesFrom(first);
    const start = words.start(first);
    for (let last = first + names.length - 1; last >= first; last--) {
      if (!judge.mayHave(names[last - first]!)) continue;
      const end = words.end(last);
      const name = line.slice(start, end);
      const said = judge.labelOf(name);
      if (!said || judge.all(facts.noName(name)) > 0) continue;
      const { label, fact, decisions, here } = said;
      if (!here && decisions < ENOUGH_FOR_PASSED && STANDARD.has(label)) continue;
      if (isPart(line, start, end, !here && last === first)) continue;
      found.push({ start: offset + start, end: offset + end, label, fact, decisions });
      first = last;
      break;
    }
  }
  words.keep(found, offset, judge.asked, memory);
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
  const [around, dated] = [new Around(entities), new Around(dates)];
  const covered = new Set<EntitySuggestion>();
  const added: EntitySuggestion[] = [];
  for (const name of names) {
    if (dated.overlapping(name).length > 0) continue;
    const others = around.overlapping(name);
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
  return withoutOverlaps(added.length === 0 ? free : inOrder([...free, ...added]));
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
