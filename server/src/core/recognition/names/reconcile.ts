import { commonEnds } from '../../text/commonEnds';
import { ownCopy } from '../../text/ownCopy';
import type { Span } from '../../text/span';
import { runToEnd, type Steps } from '../../text/steps';
import { tokenize } from '../../text/tokens';
import { HashFilter } from '../hashRows';
import type { EntityFacts, EntitySuggestion } from '../types';
import { commonAbbreviations, firstDefinitions } from './abbreviations';
import { calibrate } from './calibration';
import type { GazetteerEntry } from './gazetteer';
import { hashText } from './hash';
import { keyOf } from './label';
import { Word } from './lexicon';
import { highest, type NameRecord, NameTable } from './mentions';
import { PeopleIndex } from './people';
import type { NameEvidence } from './rules';
import { ShapeClass } from './shapes';
import type { FoundName, NameAnalysis, NameResources, NameWord } from './types';
import { PERSON_CUES } from './view';
import { isTitleAt, openingOf, titleOpening } from './works';

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
  return suggestions.map((suggestion) =>
    suggestionAt(suggestion.start + by, suggestion.end + by, suggestion),
  );
}

/** All have the same fields in the same order, since an edit moves all behind it, which engines do faster so. */
function suggestionAt(
  start: number,
  end: number,
  { label, confidence, canonical, facts, evidence }: Said,
): EntitySuggestion {
  return facts
    ? { start, end, label, confidence, canonical, facts, evidence }
    : { start, end, label, confidence, canonical, evidence };
}

type Said = Pick<EntitySuggestion, 'label' | 'confidence' | 'canonical' | 'evidence'> & {
  readonly facts?: EntityFacts | undefined;
};

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
  /** For each first word of a title how many titles begin with it. */
  readonly #titleWords = new Map<string, number>();
  /** Titles of works by their first two words. */
  readonly #titles = new Map<string, Set<NameRecord>>();
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
    for (const record of changes.gone) {
      const { key, entry } = record;
      keys.add(key);
      this.#forgetTitle(record);
      if (entry?.kind === 'club') this.#clubs--;
    }
    for (const record of changes.come) {
      const { key, forms, label, entry } = record;
      keys.add(key);
      this.#learnTitle(record);
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

  #learnTitle(record: NameRecord): void {
    const opening = titleOpening(record);
    if (opening === undefined) return;
    this.#titles.set(opening, (this.#titles.get(opening) ?? new Set()).add(record));
    this.#titleWords.set(record.forms[0]!, (this.#titleWords.get(record.forms[0]!) ?? 0) + 1);
  }

  #forgetTitle(record: NameRecord): void {
    const opening = titleOpening(record);
    const titles = opening === undefined ? undefined : this.#titles.get(opening);
    if (opening === undefined || !titles?.delete(record)) return;
    if (titles.size === 0) this.#titles.delete(opening);
    const [first] = record.forms as [string];
    const left = this.#titleWords.get(first)! - 1;
    if (left === 0) this.#titleWords.delete(first);
    else this.#titleWords.set(first, left);
  }

  suggest(paragraph: NameAnalysis, offset: number): EntitySuggestion[] {
    this.#suggestions = [];
    const { names, words } = paragraph;
    const titles = this.#titlesIn(paragraph);
    let next = 0;
    let word = 0;
    for (const name of names) {
      for (; next < titles.length && titles[next]!.start < name.end; next++) {
        this.#findAgain(paragraph, offset, word, titles[next]!.from);
        word = titles[next]!.to;
        this.#pushTitle(titles[next]!, offset);
      }
      if (name.from < word) continue;
      this.#findAgain(paragraph, offset, word, name.from);
      word = name.to;
      const part = this.#partOf(name, paragraph);
      if (part) {
        this.#pushPart(part, paragraph, offset);
        continue;
      }
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
    for (; next < titles.length; next++) {
      this.#findAgain(paragraph, offset, word, titles[next]!.from);
      word = titles[next]!.to;
      this.#pushTitle(titles[next]!, offset);
    }
    this.#findAgain(paragraph, offset, word, words.length);
    return this.#suggestions;
  }

  /**
   * The words of a name that is known from elsewhere, where a word of its surroundings was taken for a part of it because
   * the page lost what divides them: "Vắng Xuân Trường", "chiếc quần của Hoàng Kiều Trang facebook".
   */
  #partOf(name: FoundName, { text, words }: NameAnalysis): Part | undefined {
    const { from, to, end, entry } = name;
    if (to - from < 2 || entry) return undefined;
    if (words[from]!.opens && !this.#mayBeginName(words[from]!.form)) {
      const record = this.#knownName(words, from + 1, to, name);
      if (record) return { record, from: from + 1, to };
    }
    if (to - from > 2 && isLowerAt(text, end + 1) && this.#isOfLanguage(words[to - 1]!.form)) {
      const record = this.#knownName(words, from, to - 1, name);
      if (record) return { record, from, to: to - 1 };
    }
    return undefined;
  }

  /** The name of those words, if the article has it again and again with the same label. */
  #knownName(
    words: readonly NameWord[],
    from: number,
    to: number,
    { label, key }: FoundName,
  ): NameRecord | undefined {
    const record = this.#table.get(keyOf(words, from, to));
    const again = record && record.mentions >= FREQUENT && record.label === label;
    return again && this.#table.get(key)!.mentions === 1 ? record : undefined;
  }

  #mayBeginName(form: string): boolean {
    return (this.resources.gazetteer.wordBits(form) & BEGINS_NAME) !== 0 || !this.#isOfLanguage(form);
  }

  #pushPart({ record, from, to }: Part, { text, words }: NameAnalysis, offset: number): void {
    const known = this.#knownOf(record.key)!;
    const { label, weights, mentions, surface } = record;
    const span = { start: words[from]!.start, end: words[to - 1]!.end };
    const trust = weights[this.#roles.labels.indexOf(label)]! / mentions;
    const evidence: NameEvidence[] = [{ rule: 'consistency', detail: surface }];
    const decision = { label, probability: trust * FOUND_AGAIN, evidence };
    this.#push(offset, span, text.slice(span.start, span.end), decision, known, undefined);
  }

  /** Where titles stand that the labeller did not find, in order; no name lies over their borders. */
  #titlesIn({ text, words, names }: NameAnalysis): readonly FoundTitle[] {
    if (this.#titles.size === 0) return [];
    const found: FoundTitle[] = [];
    let name = 0;
    for (let i = 0; i < words.length; i++) {
      const word = words[i]!;
      if (!this.#titleWords.has(word.form)) continue;
      const opening = openingOf(text, word);
      const titles = opening === undefined ? undefined : this.#titles.get(opening);
      const record = titles && longestOf(titles, (title) => isTitleAt(title, text, word));
      if (!record) continue;
      const end = word.start + record.surface.length;
      while (name < names.length && names[name]!.end <= word.start) name++;
      let last = name;
      while (last < names.length && names[last]!.end <= end) last++;
      const crossed = last < names.length && names[last]!.start < end;
      const known = names[name];
      const same = known?.start === word.start && known.end === end;
      if (crossed || same || (known && known.start < word.start)) continue;
      let to = i + 1;
      while (to < words.length && words[to]!.start < end) to++;
      found.push({ record, start: word.start, end, from: i, to });
      i = to - 1;
    }
    return found;
  }

  #pushTitle({ record, start, end }: FoundTitle, offset: number): void {
    const known = this.#knownOf(record.key)!;
    const { label, surface, weights, mentions } = record;
    const trust = weights[this.#roles.labels.indexOf(label)]! / mentions;
    const evidence: NameEvidence[] = [{ rule: 'consistency', detail: surface }];
    const decision = { label, probability: trust * FOUND_AGAIN, evidence };
    this.#push(offset, { start, end }, surface, decision, known, undefined);
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
    // Within a sentence the capital alone says that it is no common word: "Nữa" in an article on "Lê Văn Nữa".
    const namesake =
      full !== undefined && isWithin(text, first) && isLastWordOf(full, first.form, this.#roles);
    const source = full && (introduced || namesake || !record) ? full : record!;
    const frequent = record !== undefined && record.label === 'PER' && record.mentions >= FREQUENT;
    const common = first.opens && !frequent && this.#isOfLanguage(first.form);
    const limit = common ? SURELY_OUTSIDE_AT_START : SURELY_OUTSIDE;
    if (outside > limit && to - from === 1 && !introduced && !namesake) return false;
    const label = source === full ? 'PER' : source.label;
    const trust = source.weights[this.#roles.labels.indexOf(label)]! / source.mentions;
    if (trust < MAJORITY) return false;
    const probability = namesake ? NAMESAKE : trust * (1 - outside / 2) * FOUND_AGAIN;
    const evidence: NameEvidence[] = [{ rule: 'consistency', detail: source.surface }];
    const span = { start: first.start, end: words[to - 1]!.end };
    const surface = text.slice(span.start, span.end);
    this.#push(offset, span, surface, { label, probability, evidence }, known, undefined);
    return true;
  }

  /** Whether the word may be one of the language, which has a capital at the beginning of a sentence only. */
  #isOfLanguage(form: string): boolean {
    return (this.resources.gazetteer.wordBits(form) & OF_LANGUAGE) !== 0;
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
    this.#suggestions.push(
      suggestionAt(offset + start, offset + end, {
        label,
        confidence: calibrate(probability, this.resources.model.calibration),
        canonical,
        facts: entry,
        evidence:
          whole?.label === label
            ? [...evidence, { rule: long ? 'abbreviation' : 'consistency', detail: whole.surface }]
            : evidence,
      }),
    );
  }
}

/** Words `from..to` of a paragraph that are a name known from elsewhere. */
interface Part {
  readonly record: NameRecord;
  readonly from: number;
  readonly to: number;
}

/** A title that stands at the words `from..to` of its paragraph, offsets in the paragraph. */
interface FoundTitle extends Span {
  readonly record: NameRecord;
  readonly from: number;
  readonly to: number;
}

function longestOf(
  records: ReadonlySet<NameRecord>,
  fits: (title: string) => boolean,
): NameRecord | undefined {
  let longest: NameRecord | undefined;
  for (const record of records) {
    if (longest && longest.surface.length >= record.surface.length) continue;
    if (fits(record.surface)) longest = record;
  }
  return longest;
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

/** Classes of words that a person's name may begin with. */
const BEGINS_NAME =
  Word.surname | Word.rareSurname | Word.sinoSurname | Word.koreanSurname | Word.given | Word.middle;
const OF_LANGUAGE = Word.syllable | Word.function | Word.common | Word.english;

/** Whether the word stands within a sentence, where a capital says that it is a name. */
function isWithin(text: string, { start, opens }: NameWord): boolean {
  return !opens && /[\p{L}\p{N},)] *$/u.test(text.slice(Math.max(0, start - 4), start));
}

function isLowerAt(text: string, at: number): boolean {
  return text[at - 1] === ' ' && /^\p{Ll}/u.test(text.slice(at, at + 1));
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
  const least = personal && full && label === 'PER' ? NAMESAKE : 0;
  const raised = Math.max(least, share * Math.max(...labels));
  return { label, probability: raised, evidence: [{ rule: 'consistency', detail }] };
}

/**
 * The last word of a full name that is taken for a place or a body elsewhere, though nothing that stands beside it in
 * the whole article says so: "Houston" in an article on "Whitney Houston". A listed body and a country stay what they are.
 */
function isNamesake(
  record: NameRecord | undefined,
  full: NameRecord,
  { label, key, entry }: FoundName,
  roles: Roles,
): boolean {
  if (label === 'LOC' ? entry?.kind === 'country' : label !== 'ORG' || entry) return false;
  return isLastWordOf(full, key, roles) && record?.placed !== true;
}

/** Whether a full name that is certain ends with the word. */
function isLastWordOf(full: NameRecord, word: string, { person }: Roles): boolean {
  return full.forms.at(-1) === word && full.weights[person]! >= CERTAIN * full.mentions;
}

function total(values: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
}
