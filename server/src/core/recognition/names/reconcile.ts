import { commonEnds } from '../../text/commonEnds';
import { ownCopy } from '../../text/ownCopy';
import type { Span } from '../../text/span';
import { tokenize } from '../../text/tokens';
import { HashFilter } from '../hashRows';
import { runToEnd, type Steps } from '../steps';
import type { EntitySuggestion } from '../types';
import { commonAbbreviations, firstDefinitions } from './abbreviations';
import { calibrate } from './calibration';
import type { GazetteerEntry } from './gazetteer';
import { hashText } from './hash';
import { keyOf } from './label';
import { highest, type NameRecord, NameTable } from './mentions';
import { PeopleIndex } from './people';
import type { NameEvidence } from './rules';
import { ShapeClass } from './shapes';
import type { FoundName, NameAnalysis, NameResources, NameWord } from './types';
import { PERSON_CUES } from './view';

export interface ParagraphNames {
  /** Where the paragraph begins in the article, UTF-16. */
  readonly offset: number;
  readonly analysis: NameAnalysis;
}

/** A mention of a name may be overruled by the others of the article when it is less sure than this. */
const FIRM = 0.9;
/** Share of the weight that a label needs to overrule. */
const MAJORITY = 0.6;
/** The same where no list knows the name: then only the article can tell. */
const MAJORITY_UNLISTED = 0.5;
/**
 * Single words that are known names are found again unless the labeller is surer than this that they are
 * none; at the start of a sentence a capital says less.
 */
const SURELY_OUTSIDE = 0.98;
const SURELY_OUTSIDE_AT_START = 0.7;
/** A name that the article has at least so many times is found again at any start that is no common word. */
const FREQUENT = 2;
/** How much more a mention of the full name says of the short one than a mention of that. */
const FULL_NAME = 2;
/** An article that names so many clubs reports on matches: there "Leicester" is the club. */
const CLUBS = 3;
/** Unless the labeller finds it less likely than this: "ở Leicester". */
const PERHAPS_CLUB = 0.02;
/** The least that a club in such a report is sure of: the report speaks for it where the labeller does not. */
const AT_LEAST_CLUB = 0.6;
/** A mention that the labeller missed is less sure than the name is elsewhere, even where nothing speaks against it. */
const FOUND_AGAIN = 0.9;
/** From so much on the labeller thinks of a person, and a mention may be short for a full name. */
const PERHAPS_PERSON = 0.05;
/** From so much on a full name is certain, and its last word alone that person where nothing says otherwise. */
const CERTAIN = 0.9;
/** How sure that is. */
const NAMESAKE = 0.75;
/** How much of the doubt is gone when all other mentions say the same. */
const SUPPORT = 0.5;
/** No name that is looked for again has more words. */
const LONGEST_MENTION = 8;
/** Names that are kept as one string each. */
const MOST_NAMES = 100_000;
/** Paragraphs that are gone through in one step. */
const STEP = 1000;

/**
 * The names of a whole article, in order, without overlap. Linear in the text.
 *
 * What the paragraphs say is taken together: mentions of one name get one label unless the labeller is
 * sure, names that are known from elsewhere in the article are found again where it missed them, and short
 * forms and abbreviations go to their long form.
 */
export function reconcileNames(
  paragraphs: readonly ParagraphNames[],
  resources: NameResources,
): EntitySuggestion[] {
  const analyses = paragraphs.map(({ analysis }) => analysis);
  const offsets = paragraphs.map(({ offset }) => offset);
  return runToEnd(new ArticleNames(resources).update(analyses, offsets));
}

/**
 * `reconcileNames` for an article that is edited: what a paragraph came to holds as long as nothing has
 * changed of any name that may be in it. A run that was left unfinished must not be taken up again.
 */
export class ArticleNames {
  readonly #reconciler: Reconciler;
  /** The first words of names of which something has changed since the results were made. */
  #changed = new HashFilter();
  #analyses: readonly NameAnalysis[] = [];
  #offsets: readonly number[] = [];
  /** The suggestions of each paragraph, with offsets in the article. */
  #results: readonly (readonly EntitySuggestion[])[] = [];

  constructor(resources: NameResources) {
    this.#reconciler = new Reconciler(resources);
  }

  /** `offsets` are where the paragraphs begin in the article, UTF-16. */
  *update(analyses: readonly NameAnalysis[], offsets: readonly number[]): Steps<EntitySuggestion[]> {
    const old = this.#analyses;
    const touched = this.#reconciler.learn(analyses, this.#changed);
    yield;
    const { head, tail } = commonEnds(old.length, analyses.length, (a, b) => old[a] === analyses[b]);
    const behind = analyses.length - tail;
    const shift = old.length - analyses.length;
    const results: (readonly EntitySuggestion[])[] = [];
    const all: EntitySuggestion[] = [];
    for (let i = 0; i < analyses.length; i++) {
      const before = i < head ? i : i >= behind ? i + shift : -1;
      const suggestions =
        before >= 0 && touched[i] === 0
          ? moved(this.#results[before]!, offsets[i]! - this.#offsets[before]!)
          : this.#reconciler.suggest(analyses[i]!, offsets[i]!);
      results.push(suggestions);
      for (const suggestion of suggestions) all.push(suggestion);
      if (i % STEP === STEP - 1) yield;
    }
    this.#analyses = analyses;
    this.#offsets = offsets;
    this.#results = results;
    this.#changed = new HashFilter();
    return all;
  }
}

function moved(suggestions: readonly EntitySuggestion[], by: number): readonly EntitySuggestion[] {
  if (by === 0 || suggestions.length === 0) return suggestions;
  return suggestions.map((suggestion) => ({
    ...suggestion,
    start: suggestion.start + by,
    end: suggestion.end + by,
  }));
}

/** What is to be said of one mention. */
interface Decision {
  readonly label: string;
  readonly probability: number;
  readonly evidence: readonly NameEvidence[];
}

/** What the article tells of one written form. */
interface Known {
  readonly record: NameRecord | undefined;
  /** The full name of a person that it may be short for. */
  readonly full: NameRecord | undefined;
  /** The long form of the abbreviation that it is. */
  readonly long: NameRecord | undefined;
  /** What all mentions together say, the long form's with them. */
  readonly verdict: Verdict;
  /** The same if it stands for the person of that full name. */
  readonly asPerson: Verdict;
}

interface Verdict {
  /** Place among the model's labels of the label with the greatest weight. */
  readonly best: number;
  readonly weight: number;
  readonly sum: number;
}

class Reconciler {
  readonly #table: NameTable;
  readonly #roles: Roles;
  readonly #people: PeopleIndex;
  readonly #known = new Map<string, Known>();
  /** The words that may begin a name or a short form, and some that once could. */
  readonly #firsts = new Set<string>();
  /** Keys of long forms by those of their abbreviations. */
  #abbreviations: ReadonlyMap<string, string> = new Map();
  /** Abbreviations of common words. */
  #common: ReadonlySet<string> = new Set();
  /** How many clubs the article names. */
  #clubs = 0;
  #suggestions: EntitySuggestion[] = [];
  /** One string for each name: features group names by name at each edit, and compare the same string at once. */
  readonly #names = new Map<string, string>();

  constructor(readonly resources: NameResources) {
    const { labels } = resources.model.tags;
    this.#table = new NameTable(labels);
    this.#roles = { labels, person: labels.indexOf('PER'), body: labels.indexOf('ORG') };
    this.#people = new PeopleIndex(resources.gazetteer);
  }

  /**
   * Takes in what an article of those paragraphs tells, and adds the names of which it tells something new.
   * @returns for each paragraph whether one of the names that were added may be in it
   */
  learn(analyses: readonly NameAnalysis[], changed: HashFilter): Uint8Array {
    const changes = this.#table.update(analyses);
    const keys = this.#people.update(changes);
    const reported = this.#reportsMatches;
    for (const { key, entry } of changes.gone) {
      keys.add(key);
      if (entry?.kind === 'club') this.#clubs--;
    }
    for (const { key, forms, label, entry } of changes.come) {
      keys.add(key);
      if (entry?.kind === 'club') this.#clubs++;
      this.#firsts.add(forms[0]!);
      if (label === 'PER') for (const form of forms) this.#firsts.add(form);
    }
    const before = this.#abbreviations;
    if (changes.redefined) {
      this.#abbreviations = firstDefinitions(analyses);
      const common = commonAbbreviations(analyses);
      for (const form of [...this.#common, ...common]) {
        if (this.#common.has(form) !== common.has(form)) keys.add(form);
      }
      this.#common = common;
    }
    for (const short of [...before.keys(), ...this.#abbreviations.keys()]) {
      const long = this.#abbreviations.get(short);
      if (long !== before.get(short) || keys.has(long!)) keys.add(short);
    }
    for (const key of keys) {
      this.#known.delete(key);
      changed.add(hashText(firstWord(key)));
    }
    // Every place may be a club now, or none any more.
    if (this.#reportsMatches !== reported) changed.addAll();
    return this.#table.rows.touchedBy(changed);
  }

  get #reportsMatches(): boolean {
    return this.#clubs >= CLUBS;
  }

  suggest(paragraph: NameAnalysis, offset: number): EntitySuggestion[] {
    this.#suggestions = [];
    const { names, words } = paragraph;
    let word = 0;
    for (const name of names) {
      this.#findAgain(paragraph, offset, word, name.from);
      word = name.to;
      if (!name.entry && this.#common.has(name.key)) continue;
      const known = this.#knownOf(name.key)!;
      const club = this.#clubOf(name);
      const decision = club
        ? asClub(club, name, this.#roles)
        : decide(known, name, words[name.from]!, this.#roles);
      const entry = club ?? (decision.label === name.label ? name.entry : undefined);
      const isClub = !club && decision.label === 'ORG' && entry?.kind === 'club' && this.#reportsMatches;
      const told = isClub ? { ...decision, evidence: [...decision.evidence, clubRule(entry)] } : decision;
      this.#push(offset, name, name.surface, told, known, entry);
    }
    this.#findAgain(paragraph, offset, word, words.length);
    return this.#suggestions;
  }

  /** Looks for names known from elsewhere among the words that the labeller left out. */
  #findAgain(paragraph: NameAnalysis, offset: number, from: number, to: number): void {
    const { words } = paragraph;
    for (let i = from; i < to; ) {
      if (!this.#firsts.has(words[i]!.form)) {
        i++;
        continue;
      }
      let end = Math.min(to, i + LONGEST_MENTION);
      for (let k = i + 1; k < end; k++) if (!words[k]!.joined) end = k;
      for (; end > i; end--) if (this.#recall(paragraph, offset, i, end)) break;
      i = Math.max(end, i + 1);
    }
  }

  #recall({ text, words }: NameAnalysis, offset: number, from: number, to: number): boolean {
    const known = this.#knownOf(keyOf(words, from, to));
    if (!known || (to - from === 1 && this.#common.has(words[from]!.form))) return false;
    const { record, full } = known;
    const first = words[from]!;
    const introduced = (first.introduced & PERSON_CUES) !== 0;
    let outside = 1;
    for (let i = from; i < to; i++) outside = Math.min(outside, words[i]!.outside);
    if (to - from === 1 && (first.shape === ShapeClass.Lower || (first.common && !introduced))) return false;
    const source = full && (introduced || !record) ? full : record!;
    const frequent = record !== undefined && record.label === 'PER' && record.mentions >= FREQUENT;
    const limit = first.opens && !frequent ? SURELY_OUTSIDE_AT_START : SURELY_OUTSIDE;
    if (outside > limit && to - from === 1 && !introduced) return false;
    const label = source === full ? 'PER' : source.label;
    const trust = source.weights[this.#roles.labels.indexOf(label)]! / source.mentions;
    if (trust < MAJORITY) return false;
    const probability = trust * (1 - outside / 2) * FOUND_AGAIN;
    const evidence: NameEvidence[] = [{ rule: 'consistency', detail: source.surface }];
    const span = { start: first.start, end: words[to - 1]!.end };
    const surface = text.slice(span.start, span.end);
    this.#push(offset, span, surface, { label, probability, evidence }, known, undefined);
    return true;
  }

  /** The club that a place stands for in a report on matches: one of its name, or of "CLB" and its name. */
  #clubOf({ label, labels, club, surface }: FoundName): GazetteerEntry | undefined {
    if (!this.#reportsMatches || label !== 'LOC' || labels[this.#roles.body]! <= PERHAPS_CLUB)
      return undefined;
    if (club) return club;
    const name = `CLB ${surface}`;
    const [reading] = this.resources.gazetteer.lookup(name, tokenize(name));
    return reading?.entry.kind === 'club' ? reading.entry : undefined;
  }

  /** Undefined when the article has no such name. */
  #knownOf(key: string): Known | undefined {
    const known = this.#known.get(key);
    if (known) return known;
    const record = this.#table.get(key);
    const full = this.#people.fullName(key);
    if (!record && !full) return undefined;
    const abbreviated = this.#abbreviations.get(key);
    const long = abbreviated === undefined ? undefined : this.#table.get(abbreviated);
    const verdict = verdictOf(record, long, undefined, this.#roles);
    const made = {
      record,
      full,
      long,
      verdict,
      asPerson: full ? verdictOf(record, long, full, this.#roles) : verdict,
    };
    this.#known.set(key, made);
    return made;
  }

  #oneOf(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES) this.#names.clear();
    const own = ownCopy(name);
    this.#names.set(own, own);
    return own;
  }

  #push(
    offset: number,
    { start, end }: Span,
    surface: string,
    { label, probability, evidence }: Decision,
    { record, full, long }: Known,
    listed: GazetteerEntry | undefined,
  ): void {
    const entry = listed ?? (record?.label === label ? record.entry : undefined);
    const whole = long ?? (label === 'PER' ? full : undefined);
    const official = entry?.canonical ?? whole?.entry?.canonical;
    const canonical = official ?? this.#oneOf(whole?.surface ?? surface);
    this.#suggestions.push({
      start: offset + start,
      end: offset + end,
      label,
      confidence: calibrate(probability, this.resources.model.calibration),
      canonical,
      ...(entry && { facts: entry }),
      evidence:
        whole?.label === label
          ? [...evidence, { rule: long ? 'abbreviation' : 'consistency', detail: whole.surface }]
          : evidence,
    });
  }
}

/** The labels of a model, and which of them the rules speak of; -1 where it has none such. */
interface Roles {
  readonly labels: readonly string[];
  readonly person: number;
  readonly body: number;
}

/** A place taken for the club of its name, because the article reports on matches. */
function asClub(club: GazetteerEntry, { labels }: FoundName, { body }: Roles): Decision {
  const probability = Math.max(labels[body]!, AT_LEAST_CLUB);
  return { label: 'ORG', probability, evidence: [clubRule(club)] };
}

function clubRule({ canonical }: GazetteerEntry): NameEvidence {
  return { rule: 'clubs', detail: canonical };
}

function firstWord(key: string): string {
  const end = key.indexOf(' ');
  return end < 0 ? key : key.slice(0, end);
}

function verdictOf(
  record: NameRecord | undefined,
  long: NameRecord | undefined,
  full: NameRecord | undefined,
  { labels, person }: Roles,
): Verdict {
  const weights = record ? [...record.weights] : labels.map(() => 0);
  if (full) weights[person]! += FULL_NAME * full.mentions;
  if (long) weights[labels.indexOf(long.label)]! += long.mentions;
  const best = highest(weights);
  return { best, weight: weights[best]!, sum: total(weights) };
}

function decide(
  { record, full, long, verdict, asPerson }: Known,
  name: FoundName,
  first: NameWord,
  roles: Roles,
): Decision {
  const { labels, probability } = name;
  if (full && isNamesake(record, full, name, roles)) {
    const evidence: NameEvidence[] = [{ rule: 'consistency', detail: full.surface }];
    return { label: 'PER', probability: NAMESAKE, evidence };
  }
  // A surname that no list has otherwise is the person's: "Navas" in an article on "Keylor Navas".
  const personal =
    first.introduced & PERSON_CUES || labels[roles.person]! > PERHAPS_PERSON || (full && !name.entry);
  const { best, weight, sum } = personal ? asPerson : verdict;
  const label = roles.labels[best]!;
  if (label === name.label) {
    const support = (weight - labels[best]!) / (sum - total(labels) + 1);
    const raised = probability + (1 - probability) * SUPPORT * Math.max(0, support);
    return { label, probability: raised, evidence: name.evidence };
  }
  const share = weight / sum;
  if (probability >= FIRM || share < (name.entry ? MAJORITY : MAJORITY_UNLISTED)) return name;
  const detail = (full ?? long ?? record)!.surface;
  return { label, probability: share * Math.max(...labels), evidence: [{ rule: 'consistency', detail }] };
}

/**
 * The last word of a full name that is taken for a place or a body elsewhere, though nothing that stands beside it in
 * the whole article says so: "Houston" in an article on "Whitney Houston". A listed body and a country stay what they are.
 */
function isNamesake(
  record: NameRecord | undefined,
  full: NameRecord,
  { label, key, entry }: FoundName,
  { person }: Roles,
): boolean {
  if (label === 'LOC' ? entry?.kind === 'country' : label !== 'ORG' || entry) return false;
  return (
    full.forms.at(-1) === key && full.weights[person]! >= CERTAIN * full.mentions && record?.placed !== true
  );
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
