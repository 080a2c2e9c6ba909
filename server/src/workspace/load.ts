import { type Article, articleOf } from '../core/annotation/article';
import { acceptedPlaces } from '../core/annotation/combine';
import { placesSteps } from '../core/annotation/places';
import type { Project } from '../core/project/model';
import { detectLanguage } from '../core/recognition/language';
import type { Memory, RecognizeOptions, Recognizer } from '../core/recognition/recognizer';
import type { Lang, Recognition } from '../core/recognition/types';
import type { ProblemCode, Sidecar } from '../core/sidecar/model';
import { quotedText } from '../core/sidecar/quoted';
import { readSteps } from '../core/sidecar/read';
import { LineMap, splitLines } from '../core/text/lines';
import { runToEnd, type Steps } from '../core/text/steps';
import type { NotText } from '../core/text/utf8';
import type { FileText } from './files';
import type { Found } from './find';
import { inOrder } from './inOrder';
import { adapted, type Learned, type Readable } from './learned';
import { sidecarFor } from './sidecars';
import type { Slices } from './slices';
import { nameOf } from './uris';

/** Where articles are loaded from. */
export interface Source extends Readable {
  /** What decisions in other articles say; without it nothing is learned from any. */
  readonly learned?: Learned;
}

export interface Loaded extends Found {
  readonly sidecarUri: string;
  readonly project: Project;
  /** With its sidecar, if there is one. */
  readonly article: Article;
}

/** Why a file could not be loaded; `uri` is the article or its sidecar, `line` counts from 1. */
export interface LoadFault {
  readonly uri: string;
  readonly line?: number;
  readonly fault:
    | NotText
    | { readonly reason: 'sidecar'; readonly code: ProblemCode; readonly detail: string }
    | { readonly reason: 'missing' }
    | { readonly reason: 'failed'; readonly message: string };
}

/** How the suggestions of an article are made. */
export type Recognize = (
  text: string,
  options: RecognizeOptions,
  slices: Slices,
) => Promise<Recognition | undefined>;

/**
 * Reads, recognizes and combines one article.
 *
 * @param recognize without it the article has what people have decided, and nothing suggested: that is fast, and its
 *   result independent of the recognizer's version
 */
export async function loadArticle(
  { uri, name, siblings }: Found,
  { files, projects, slices, learned }: Source,
  recognize: Recognize | undefined,
): Promise<Loaded | LoadFault> {
  const file = await files.read(uri);
  if (file.kind !== 'text') return faultOf(uri, file);
  const { text } = file;
  const sidecarUri = await sidecarFor(uri, files, siblings);
  const read = await files.read(sidecarUri);
  if (read.kind !== 'text' && read.kind !== 'missing') return faultOf(sidecarUri, read);
  const sidecar = read.kind === 'text' ? await slices.run(readSteps(read.text)) : undefined;
  const governing = await projects.of(uri);
  const { project } = governing;
  const recognized = await recognize?.(text, recognizeOptions(uri, project, sidecar), slices);
  const places =
    learned &&
    sidecar &&
    (await slices.run(placesSteps(sidecar, text, quotedText(text, sidecar.header.version))));
  const accepted = places && acceptedPlaces(places, sidecar);
  const recognition =
    recognized && learned
      ? await adapted(recognized, text, { sidecar, accepted }, governing, learned, slices)
      : recognized;
  const article = recognition
    ? articleOf(text, recognition, sidecar, undefined, places)
    : decidedArticle(text, sidecar, { lang: project.language });
  return { uri, name, sidecarUri, project, article };
}

/** How the suggestions of many articles are made: of `width` articles at once. */
export interface Batch {
  readonly recognize: Recognize | undefined;
  readonly width: number;
}

/** The same with the doubtful names that a person is shown. */
export function withDoubtful({ recognize, width }: Batch): Batch {
  return {
    recognize:
      recognize && ((text, options, slices) => recognize(text, { ...options, doubtful: true }, slices)),
    width,
  };
}

/** Loads articles one after another, or several at once; gives them in their order in any case. */
export function loadArticles(
  found: readonly Found[],
  source: Source,
  { recognize, width }: Batch,
): AsyncGenerator<{ readonly each: Found; readonly loaded: Loaded | LoadFault }> {
  return inOrder(found, width, async (each) => ({
    each,
    loaded: await loadArticle(each, source, recognize),
  }));
}

/** Recognition that lets other work of the process run in between. */
export function recognizeBy(recognizer: Recognizer): Recognize {
  return (text, options, slices) => recognizeInSlices(recognizer, text, options, slices);
}

/**
 * @param memory that of the versions of the article before
 * @param outdated whether nobody wants the result any more; then it is undefined
 * @throws Error when the data of the article's language is not there
 */
export async function recognizeInSlices(
  recognizer: Recognizer,
  text: string,
  options: RecognizeOptions,
  slices: Slices,
  { memory, outdated }: { readonly memory?: Memory; readonly outdated?: () => boolean } = {},
): Promise<Recognition | undefined> {
  await recognizer.load(text, options);
  if (outdated?.()) return undefined;
  return slices.run(recognizer.steps(text, options, memory), outdated);
}

/** What recognition needs to know of an article besides its text. */
export function recognizeOptions(
  uri: string,
  project: Project,
  sidecar: Sidecar | undefined,
): RecognizeOptions {
  const published = sidecar?.header.published;
  return {
    project,
    fileName: nameOf(uri),
    ...(project.language ? { lang: project.language } : {}),
    ...(published === undefined ? {} : { published: { value: published, source: 'sidecar' } }),
  };
}

/** An article with what people have decided, and nothing suggested. */
export function decidedArticle(text: string, sidecar: Sidecar | undefined, known?: Decided): Article {
  return runToEnd(decidedSteps(text, sidecar, known));
}

/** What is known of an article besides its text and its sidecar. */
interface Decided {
  readonly lang?: Lang | undefined;
  readonly published?: string | undefined;
  /** Where its entries stand is known of it. */
  readonly before?: Article | undefined;
}

/** The same in steps. */
export function* decidedSteps(
  text: string,
  sidecar: Sidecar | undefined,
  { lang = detectLanguage(text), published = sidecar?.header.published, before }: Decided = {},
): Steps<Article> {
  const known = before?.text === text ? before.annotations.places : undefined;
  const places =
    sidecar && (yield* placesSteps(sidecar, text, quotedText(text, sidecar.header.version), known));
  const recognition = {
    lang,
    ...(published === undefined ? {} : { published: { value: published, source: 'sidecar' as const } }),
    entities: [],
    dates: [],
    lines: [],
  };
  return articleOf(text, recognition, sidecar, before, places);
}

/** Nothing is suggested, and every line may be one that somebody has marked. */
export function bareRecognition(text: string, lang: Lang = 'und'): Recognition {
  const lines = splitLines(text).map(({ start, end }) => ({
    start,
    end,
    kind: 'body' as const,
    boilerplate: 0,
    evidence: [],
  }));
  return { lang, entities: [], dates: [], lines };
}

/** What of a sidecar could not be understood. */
export function sidecarFaults({ sidecarUri, article }: Loaded): LoadFault[] {
  const { sidecar } = article.annotations;
  if (!sidecar || sidecar.problems.length === 0) return [];
  const lines = new LineMap(sidecar.source);
  return sidecar.problems.map(({ code, detail, source }) => ({
    uri: sidecarUri,
    line: lines.lineAt(source.start) + 1,
    fault: { reason: 'sidecar', code, detail },
  }));
}

export function faultOf(uri: string, file: Exclude<FileText, { kind: 'text' }>): LoadFault {
  if (file.kind === 'not-text') return { uri, fault: file.fault };
  if (file.kind === 'failed') return { uri, fault: { reason: 'failed', message: file.message } };
  return { uri, fault: { reason: 'missing' } };
}
