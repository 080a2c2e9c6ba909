import type { Project } from '../project/model';
import { splitLines } from '../text/lines';
import { pieces } from '../text/pieces';
import { overlaps, type Span } from '../text/span';
import { TextCache } from './cache';
import { findDateExpressions, shiftExpression } from './dates/find';
import { findPublicationDate } from './dates/published';
import { resolveSteps } from './dates/resolve';
import type { DateExpression } from './dates/types';
import { detectLanguage } from './language';
import { classifySteps } from './lines/classify';
import { findNames, type NameAnalysis, type NameResources } from './names/find';
import { reconcileSteps } from './names/reconcile';
import { applyProject } from './projectNames';
import { runToEnd, type Steps } from './steps';
import type { EntitySuggestion, Lang, PublicationDate, Recognition } from './types';

export interface RecognizeOptions {
  /** Detected when absent. */
  readonly lang?: Lang;
  /** Found in the article when absent. */
  readonly published?: PublicationDate;
  /** Its name may hold the publication date. */
  readonly fileName?: string;
  readonly project?: Project;
  /** In how many other articles of the corpus a line occurs. */
  readonly repeated?: (line: string) => number;
}

/** Recognizes names, dates and kinds of lines; remembers paragraphs by their text. */
export interface Recognizer {
  /** The work in pieces of a few milliseconds, so that a caller may do something else in between. */
  steps(text: string, options: RecognizeOptions): Steps<Recognition>;
  recognize(text: string, options: RecognizeOptions): Recognition;
}

/** What one paragraph tells by itself; offsets are relative to it. */
interface ParagraphAnalysis {
  readonly names: NameAnalysis;
  readonly dates: readonly DateExpression[];
}

/** UTF-16 code units of paragraphs whose analysis is remembered. */
const CACHE_CAPACITY = 8_000_000;
/** Code units of new paragraphs that are analysed in one piece of work; known ones count a hundredth. */
const STEP = 2000;

export function createRecognizer(resources: NameResources): Recognizer {
  const caches: Readonly<Record<Lang, TextCache<ParagraphAnalysis>>> = {
    vi: new TextCache(CACHE_CAPACITY),
    en: new TextCache(CACHE_CAPACITY),
  };

  function* steps(text: string, options: RecognizeOptions): Steps<Recognition> {
    const lang = options.lang ?? detectLanguage(text);
    const lines = splitLines(text).map(({ start, end }) => ({ start, end, text: text.slice(start, end) }));
    const paragraphs: { offset: number; text: string; analysis: NameAnalysis }[] = [];
    const expressions: DateExpression[] = [];
    const dated: { text: string; start: number; expressions: readonly DateExpression[] }[] = [];
    let fresh = 0;
    for (const line of lines) {
      const first = expressions.length;
      for (const piece of pieces(text, line)) {
        const content = piece === line ? line.text : text.slice(piece.start, piece.end);
        let analysis = caches[lang].get(content);
        if (!analysis) {
          analysis = { names: findNames(content, resources), dates: findDateExpressions(content, lang) };
          caches[lang].set(content, analysis);
          fresh += content.length;
        }
        // Looking up is so much faster than analysing.
        fresh += content.length / 100;
        if (fresh > STEP) {
          fresh = 0;
          yield;
        }
        paragraphs.push({ offset: piece.start, text: content, analysis: analysis.names });
        for (const expression of analysis.dates) {
          expressions.push(shiftExpression(expression, piece.start, line.start));
        }
      }
      dated.push({ text: line.text, start: line.start, expressions: expressions.slice(first) });
    }
    yield;
    const named = yield* reconcileSteps(paragraphs, resources);
    yield;
    const marks = yield* classifySteps(lines, {
      lang,
      ...(options.repeated ? { repeated: options.repeated } : {}),
    });
    yield;
    const { project } = options;
    const published =
      options.published ??
      findPublicationDate(dated, {
        ...(options.fileName === undefined ? {} : { fileName: options.fileName }),
        ...(project?.published === undefined ? {} : { pattern: project.published }),
      });
    const all = project ? applyProject(named, text, project) : named;
    const { entities, dates } = withoutOverlaps(all, expressions);
    yield;
    const resolved = yield* resolveSteps(dates, published ? { published: published.value } : {});
    return {
      lang,
      ...(published ? { published } : {}),
      entities,
      dates: resolved,
      lines: marks,
    };
  }

  return { steps, recognize: (text, options) => runToEnd(steps(text, options)) };
}

/** Of a name and a date that overlap the longer one stays: "Luật Đất đai 2024", but "Tết Nguyên đán 2025". */
function withoutOverlaps(
  entities: readonly EntitySuggestion[],
  dates: readonly DateExpression[],
): { entities: EntitySuggestion[]; dates: DateExpression[] } {
  const lost = new Set<Span>();
  let next = 0;
  for (const date of dates) {
    while (next < entities.length && entities[next]!.end <= date.start) next++;
    for (let i = next; i < entities.length && entities[i]!.start < date.end; i++) {
      const entity = entities[i]!;
      if (overlaps(entity, date)) lost.add(entity.end - entity.start > date.end - date.start ? date : entity);
    }
  }
  const stays = (span: Span) => !lost.has(span);
  return { entities: entities.filter(stays), dates: dates.filter(stays) };
}
