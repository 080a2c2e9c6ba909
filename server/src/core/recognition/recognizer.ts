import type { LearnedFile, Project } from '../project/model';
import { TextCache } from '../text/cache';
import { ownCopy } from '../text/ownCopy';
import { pieces } from '../text/pieces';
import { overlaps, type Span } from '../text/span';
import { runToEnd, type Steps } from '../text/steps';
import { lowerBound } from '../text/units';
import { datesBeside, namesBeside } from './beside';
import { findDateExpressions, shiftExpression } from './dates/find';
import { findPublicationDate, type PublishedLine, publicationYear } from './dates/published';
import { ArticleDates } from './dates/resolve';
import type { DateExpression } from './dates/types';
import { lexiconOf, packFor, withMixed } from './language';
import { ArticleLearned } from './learned/apply';
import { type LabelledSpan, type LearnedModel, readLearned } from './learned/model';
import type { Why } from './learned/why';
import { ArticleLines, nonBlank } from './lines/classify';
import type { Repeated } from './lines/features';
import { withHeader } from './lines/header';
import type { LineLexicon } from './lines/lexicon';
import type { Line } from './lines/own';
import type { Gazetteer } from './names/gazetteer';
import { findNames } from './names/label';
import { type NameReading, readNames } from './names/readings';
import { ArticleNames } from './names/reconcile';
import type { Decided, NameAnalysis, NameResources } from './names/types';
import { createView, type NameView } from './names/view';
import type { LanguagePack } from './pack';
import { NO_PARAGRAPHS, type Paragraph, type Paragraphs, type Piece, readParagraphs } from './paragraphs';
import { applyBoilerplate, applyProject, mappedDates, mappedNames } from './projectNames';
import type { Resources } from './resources';
import type { DateSuggestion, EntitySuggestion, Lang, PublicationDate, Recognition } from './types';

export interface RecognizeOptions {
  /** Detected when absent. */
  readonly lang?: Lang;
  /** Found in the article when absent. */
  readonly published?: PublicationDate;
  /** Its name may hold the publication date. */
  readonly fileName?: string;
  readonly project?: Project;
  /**
   * Whether names that a trained model is less sure of than `LEAST_SURE` are kept. To a person they spare looking for
   * the name, since nearly all lie on one; a program would take over a label that is more often wrong than right.
   */
  readonly doubtful?: boolean;
  /**
   * What a corpus index knows: lines that stand in other articles too are most likely chrome. Lines say nothing of
   * it when absent. May answer differently from version to version.
   */
  readonly repeated?: Repeated;
}

/** Recognizes names, dates and kinds of lines; remembers paragraphs by their text. */
export interface Recognizer {
  /**
   * Reads the data of the article's language, unless it has been read; to be awaited before the article is
   * recognized.
   * @throws Error when the data is not there or of another version
   */
  load(text: string, options: RecognizeOptions): Promise<void>;
  /**
   * The work in pieces of a few milliseconds, so that a caller may do something else in between, or stop.
   * @param memory that of the article's versions before, which makes the result no other, only sooner there
   */
  steps(text: string, options: RecognizeOptions, memory?: Memory): Steps<Recognition>;
  recognize(text: string, options: RecognizeOptions, memory?: Memory): Recognition;
  /** The names that may stand at a place of the article, the likeliest first; its data must have been loaded. */
  readings(text: string, place: Span, options: RecognizeOptions): NameReading[];
  /**
   * What may stand beside what people have decided, where that has taken a part of something that was suggested.
   *
   * @param lost these suggestions, by position
   * @param decided in the whole article, by position; no two overlap
   */
  beside(
    text: string,
    lost: readonly Span[],
    decided: readonly Decided[],
    options: RecognizeOptions,
  ): Pick<Recognition, 'entities' | 'dates'>;
  /** What spoke most for a name that the project's learned model has found; nothing where that has not. */
  why(text: string, options: RecognizeOptions, name: LabelledSpan): readonly Why[];
  /** The lists of a language whose data has been loaded. */
  gazetteerOf(lang: Lang): Gazetteer;
}

/**
 * What is kept of an article between its versions, so that an edit costs what it changes. Only one run at a time
 * may use it; one that was left unfinished must not be taken up again once another has begun.
 */
export class Memory {
  passes: Passes | undefined;
}

/** The passes over one article in one language. */
class Passes {
  read: Paragraphs = NO_PARAGRAPHS;
  dated: readonly DatedLine[] = [];
  readonly names: ArticleNames;
  readonly lexicon: LineLexicon;
  readonly lines: ArticleLines;
  readonly dates = new ArticleDates();
  learned: ArticleLearned | undefined;

  constructor(
    readonly pack: LanguagePack,
    readonly resources: NameResources,
  ) {
    this.names = new ArticleNames(resources);
    this.lexicon = lexiconOf(pack);
    this.lines = new ArticleLines(pack.lineModel);
  }
}

/**
 * On pages that are no part of the corpus fewer than half of the names below were right, though the curve of confidences,
 * which comes from tidier articles, says otherwise.
 */
export const LEAST_SURE = 0.6;

/** UTF-16 code units of paragraphs whose analysis is remembered, half as many for that of lines. */
const CACHE_CAPACITY = 8_000_000;

/** UTF-16 code units of pieces whose views are kept for a learned model. */
const VIEWED = 200_000;

/** UTF-16 code units of pieces of which is kept what stands beside decisions in them. */
const BESIDE = 400_000;

/** What is remembered of a language by its text, so that after an edit only what has changed is looked at again. */
interface Caches {
  readonly pieces: TextCache<Piece>;
  readonly lines: TextCache<Line>;
}

/** Models of corpora that are kept; few workspaces have more. */
const MOST_MODELS = 4;

/**
 * @param remembered UTF-16 code units of paragraphs whose analysis is remembered. Editors go through versions of one
 *   article; work that sees each article once needs no more than what repeats from page to page
 */
export function createRecognizer(resources: Resources, remembered = CACHE_CAPACITY): Recognizer {
  const caches = new Map<LanguagePack, Caches>();

  function cachesOf(pack: LanguagePack): Caches {
    let known = caches.get(pack);
    if (!known) {
      known = { pieces: new TextCache(remembered), lines: new TextCache(remembered / 2) };
      caches.set(pack, known);
    }
    return known;
  }

  /** The views of the latest pieces, which a learned model looks at as well; kept for nobody else. */
  const views = new TextCache<NameView>(VIEWED);

  function readPiece(text: string, pack: LanguagePack, resources: NameResources, isViewed: boolean): Piece {
    const cache = cachesOf(pack).pieces;
    const known = cache.get(text);
    if (known) return known;
    const own = ownCopy(text);
    const view = createView(own, resources.gazetteer, isViewed);
    if (isViewed) views.set(own, view);
    const piece = {
      text: own,
      names: findNames(own, resources, view),
      dates: findDateExpressions(own, pack.dates),
    };
    cache.set(own, piece);
    return piece;
  }

  /** Names beside decisions, which stay the same while an article is edited elsewhere. */
  const besides = new TextCache<readonly EntitySuggestion[]>(BESIDE);

  function readBeside(
    text: string,
    lost: readonly Span[],
    decided: readonly Decided[],
    pack: LanguagePack,
  ): readonly EntitySuggestion[] {
    const said = [...lost, ...decided].map((one) => `${one.start} ${one.end} ${'label' in one && one.label}`);
    const key = `${pack.id}\0${said}\0${text}`;
    let found = besides.get(key);
    if (!found) {
      const own = ownCopy(text);
      found = namesBeside(own, lost, decided, resources.of(pack));
      besides.set(ownCopy(key), found);
    }
    return found;
  }

  /** What a line tells by itself; blank lines tell nothing. */
  function readLine(text: string, pack: LanguagePack, lexicon: LineLexicon): Line | undefined {
    const cache = cachesOf(pack).lines;
    const known = cache.get(text);
    if (known) return known;
    const line = nonBlank(text, lexicon);
    if (line) cache.set(text, line);
    return line;
  }

  /** Models of corpora that have been read, the latest last. */
  const models = new Map<string, LearnedModel>();

  /** The model of the project, where it is for the language. @throws {ModelError} as `readLearned` */
  function learnedFor(pack: LanguagePack, project: Project | undefined): LearnedModel | undefined {
    const file: LearnedFile | undefined = project?.learned;
    if (!file) return undefined;
    let model = models.get(file.id);
    if (!model) {
      model = readLearned(file.bytes);
      models.set(file.id, model);
      const [oldest] = models.keys();
      if (models.size > MOST_MODELS) models.delete(oldest!);
    }
    return model.about.languages.includes(pack.id) ? model : undefined;
  }

  function* steps(text: string, options: RecognizeOptions, memory = new Memory()): Steps<Recognition> {
    const pack = packFor(options.lang, text);
    if (memory.passes?.pack !== pack) memory.passes = new Passes(pack, resources.of(pack));
    const { passes } = memory;
    const { project } = options;
    const model = learnedFor(pack, project);
    const read = yield* readParagraphs(text, passes.read, {
      piece: (piece) => readPiece(piece, pack, passes.resources, model !== undefined),
      line: (line) => readLine(line, pack, passes.lexicon),
    });
    passes.read = read;
    const { spans, paragraphs } = read;
    yield;
    const analyses: NameAnalysis[] = [];
    const offsets: number[] = [];
    for (let n = 0; n < paragraphs.length; n++) {
      for (const { start, piece } of paragraphs[n]!.pieces) {
        analyses.push(piece.names);
        offsets.push(spans[n]!.start + start);
      }
    }
    const shipped = mappedNames(yield* passes.names.update(analyses, offsets), project);
    yield;
    if (passes.learned?.model !== model)
      passes.learned = model && new ArticleLearned(model, passes.resources.gazetteer, views);
    const named = passes.learned ? yield* passes.learned.update(text, spans, paragraphs, shipped) : shipped;
    const own = paragraphs.map(({ line }) => line);
    const { repeated } = options;
    const filled = repeated && paragraphs.filter(({ line }) => line);
    const repeats = repeated && ((i: number) => repeated(filled![i]!.text));
    const marks = withHeader(yield* passes.lines.update(spans, own, repeats), text, own);
    yield;
    const dated = datedLines(spans, paragraphs, passes.dated);
    passes.dated = dated;
    const expressions: DateExpression[] = [];
    for (const line of dated) for (const expression of line.expressions) expressions.push(expression);
    const told = {
      fileName: options.fileName,
      pattern: project?.published,
      otherwise: project?.publishedElse,
    };
    const published =
      options.published ??
      findPublicationDate(
        dated,
        withMixed(pack).map(({ dates }) => dates.publication),
        told,
      );
    const sure = options.doubtful ? named : sureOf(named, passes);
    const all = project ? applyProject(sure, text, project) : sure;
    const { entities, dates } = withoutOverlaps(all, mappedDates(expressions, project));
    yield;
    const resolved = yield* passes.dates.update(
      dates,
      published ? { published: published.value } : { year: publicationYear(told) },
    );
    return {
      lang: pack.id,
      ...(published ? { published } : {}),
      entities,
      dates: resolved,
      lines: project ? applyBoilerplate(marks, text, project) : marks,
    };
  }

  return {
    load: (text, { lang }) => resources.load(packFor(lang, text)),
    steps,
    gazetteerOf: (lang) => resources.of(packFor(lang, '')).gazetteer,
    recognize: (text, options, memory) => runToEnd(steps(text, options, memory)),
    why(text, options, name) {
      const pack = packFor(options.lang, text);
      const model = learnedFor(pack, options.project);
      if (!model) return [];
      const start = text.lastIndexOf('\n', name.start - 1) + 1;
      const end = text.indexOf('\n', name.end);
      const line = text.slice(start, end < 0 ? text.length : end);
      const { learned: _, ...project } = options.project!;
      const { entities } = runToEnd(steps(line, { ...options, lang: pack.id, project, doubtful: true }));
      const within = { ...name, start: name.start - start, end: name.end - start };
      return model.why(line, resources.of(pack).gazetteer, entities, within);
    },
    beside(text, lost, decided, { lang, project, published }) {
      const pack = packFor(lang, text);
      const entities: EntitySuggestion[] = [];
      const dates: DateSuggestion[] = [];
      let parts: readonly Span[] = [];
      for (let n = 0; n < lost.length; ) {
        // A line of many pieces is cut once for all that is lost in it.
        if (lost[n]!.start >= (parts.at(-1)?.end ?? 0)) parts = piecesAround(text, lost[n]!);
        const piece = pieceOf(parts, lost[n]!);
        const { start } = piece;
        const here: Span[] = [];
        do here.push(lost[n++]!);
        while (n < lost.length && lost[n]!.start < piece.end);
        const fixed = decided.slice(
          lowerBound(decided, ({ end }) => end > start),
          lowerBound(decided, (one) => one.start >= piece.end),
        );
        const inPiece = <S extends Span>(spans: readonly S[]) => spans.map((one) => shifted(one, -start));
        const found = readBeside(text.slice(start, piece.end), inPiece(here), inPiece(fixed), pack);
        entities.push(...found.map((one) => shifted(one, start)));
        dates.push(...datesBeside(text, here, fixed, pack.dates, { published: published?.value }));
      }
      return {
        entities: mappedNames(entities, project).filter(
          ({ start, end }) => !project?.ignore.has(text.slice(start, end).normalize('NFC')),
        ),
        dates: mappedDates(dates, project),
      };
    },
    readings(text, place, { lang, project }) {
      const { start, end } = pieceAround(text, place);
      const within = { start: place.start - start, end: Math.min(place.end, end) - start };
      const found = readNames(text.slice(start, end), within, resources.of(packFor(lang, text)));
      const moved = found.map((one) => shifted(one, start));
      return [...mappedNames(moved, project)];
    },
  };
}

const shifted = <S extends Span>(one: S, by: number): S => ({
  ...one,
  start: one.start + by,
  end: one.end + by,
});

/** What is read as a whole there: the line, or a part of an overlong one. */
const pieceAround = (text: string, place: Span): Span => pieceOf(piecesAround(text, place), place);

/** The pieces of the line in which a place begins. */
function piecesAround(text: string, { start }: Span): readonly Span[] {
  const behind = text.indexOf('\n', start);
  return pieces(text, {
    start: text.lastIndexOf('\n', start - 1) + 1,
    end: behind < 0 ? text.length : behind,
  });
}

const pieceOf = (parts: readonly Span[], { start }: Span): Span =>
  parts[lowerBound(parts, ({ end }) => start < end)] ?? parts.at(-1)!;

/** Without a curve there are no confidences to go by; a model of the corpus has one of its own. */
function sureOf(
  named: readonly EntitySuggestion[],
  { pack, resources, learned }: Passes,
): readonly EntitySuggestion[] {
  if (resources.model.calibration.length === 0) return named;
  const own = learned?.model.labels ?? [];
  const least = pack.names.leastSure ?? LEAST_SURE;
  return named.filter(({ confidence, label }) => confidence >= least || own.includes(label));
}

interface DatedLine extends PublishedLine {
  readonly paragraph: Paragraph;
}

const NO_DATES: readonly DateExpression[] = [];

/** The lines with their expressions, all offsets in the article; lines that have not moved stay the same. */
function datedLines(
  spans: readonly Span[],
  paragraphs: readonly Paragraph[],
  before: readonly DatedLine[],
): DatedLine[] {
  return paragraphs.map((paragraph, n) => {
    const { start } = spans[n]!;
    const old = before[n];
    if (old?.paragraph === paragraph && old.start === start) return old;
    const { text, dates } = paragraph;
    const expressions = dates.length === 0 ? NO_DATES : dates.map((date) => shiftExpression(date, start));
    return { text, start, expressions, paragraph };
  });
}

/** Of a name and a date that overlap the longer one stays: "Luật Đất đai 2024", but "Tết Nguyên đán 2025". */
function withoutOverlaps(
  entities: readonly EntitySuggestion[],
  dates: readonly DateExpression[],
): { entities: readonly EntitySuggestion[]; dates: readonly DateExpression[] } {
  const lost = new Set<Span>();
  let next = 0;
  for (const date of dates) {
    while (next < entities.length && entities[next]!.end <= date.start) next++;
    for (let i = next; i < entities.length && entities[i]!.start < date.end; i++) {
      const entity = entities[i]!;
      if (overlaps(entity, date)) lost.add(entity.end - entity.start > date.end - date.start ? date : entity);
    }
  }
  if (lost.size === 0) return { entities, dates };
  const stays = (span: Span) => !lost.has(span);
  return { entities: entities.filter(stays), dates: dates.filter(stays) };
}
