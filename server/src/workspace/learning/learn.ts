import { readFile } from '../../core/formats/read';
import { formatNamed } from '../../core/formats/registry';
import { detectLanguage } from '../../core/recognition/language';
import type { About } from '../../core/recognition/learned/model';
import type { RecognizeOptions, Recognizer } from '../../core/recognition/recognizer';
import type { Lang } from '../../core/recognition/types';
import { splitLines } from '../../core/text/lines';
import { bySpan } from '../../core/text/span';
import type { Example, ExampleArticle } from '../../training/learned/examples';
import { type Learned, type LearnRequest, learn } from '../../training/learned/train';
import { inputFile } from '../exchange/read';
import type { Files } from '../files';
import { findArticles } from '../find';
import { type Batch, type LoadFault, loadArticles, type Recognize, type Source } from '../load';
import { findSidecar } from '../sidecars';
import { classesIn } from './classes';
import { type Decided, decidedIn, type NotLearned } from './examples';

export interface LearnOptions {
  readonly basis: About['basis'];
  readonly seed: number;
  /** Of the program. */
  readonly program: string;
  readonly signal: AbortSignal;
  /** @param share of the stage, from 0 to 1 */
  progress(stage: 'reading' | 'training', share: number): void;
}

/** What there is to learn from. */
export interface Lessons extends Pick<LearnRequest, 'articles' | 'labels' | 'languages' | 'classes'> {
  readonly finished: number;
  /** Articles that cannot be read. */
  readonly faults: readonly LoadFault[];
  readonly left: NotLearned;
}

/** What is needed to recognize articles. */
export interface Means extends Batch {
  readonly recognize: Recognize;
  readonly recognizer: Recognizer;
}

/**
 * Reads what people have decided in the articles of folders; those that were finished last come last.
 *
 * @param texts files and folders of other articles, from which word classes are learned as well
 * @throws the signal's reason when it is aborted
 */
export async function lessonsIn(
  uris: readonly string[],
  source: Source,
  means: Means,
  { signal, progress }: Pick<LearnOptions, 'signal' | 'progress'>,
  texts: readonly string[] = [],
): Promise<Lessons> {
  const search = await findArticles(uris, source.files, source.projects, { signal });
  const found = await withSidecars(search.found, source.files);
  const decided: Decided[] = [];
  const faults: LoadFault[] = [];
  const left: NotLearned = { nested: 0 };
  const languages = new Set<Lang>();
  const labels = new Set<string>();
  let done = 0;
  for await (const { each, loaded } of loadArticles(found, source, {
    width: means.width,
    recognize: shipped(means.recognize),
  })) {
    signal.throwIfAborted();
    progress('reading', ++done / found.length);
    if ('fault' in loaded) {
      faults.push(loaded);
      continue;
    }
    const { lang } = loaded.article.recognition;
    await means.recognizer.load('', { lang });
    const lesson = decidedIn({ ...loaded, name: each.uri }, means.recognizer.gazetteerOf(lang), left);
    if (!lesson) continue;
    decided.push(lesson);
    languages.add(lang);
    for (const { name } of loaded.project.labels) labels.add(name);
  }
  const order = ({ finished }: Decided) => finished ?? '';
  decided.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  const lessons: Lessons = {
    articles: decided.map(({ article }) => article),
    labels: [...labels],
    languages: [...languages],
    finished: decided.filter(({ finished }) => finished !== undefined).length,
    faults,
    left,
  };
  // Where nothing is learned there is no use for them.
  return decided.length === 0 ? lessons : withClasses(lessons, [...uris, ...texts], source, signal);
}

/** Lessons with word classes from their own lines and from all articles of files and folders. */
export async function withClasses(
  lessons: Lessons,
  uris: readonly string[],
  source: Source,
  signal: AbortSignal,
): Promise<Lessons> {
  const { found } = await findArticles(uris, source.files, source.projects, { signal });
  const own = lessons.articles.flatMap(({ lines }) => lines.map(({ text }) => text));
  const classes = await classesIn(found, source, signal, own);
  return classes ? { ...lessons, classes } : lessons;
}

/** Articles of which nothing is known teach nothing, and need not be read. */
export async function withSidecars(
  found: Awaited<ReturnType<typeof findArticles>>['found'],
  files: Files,
): Promise<typeof found> {
  const kept = [];
  for (const each of found)
    if ((await findSidecar(each.uri, files, each.siblings)) !== undefined) kept.push(each);
  return kept;
}

/** As the shipped recognizer alone does it, with all that a learned model would see of it. */
const shipped =
  (recognize: Recognize): Recognize =>
  (text, options, slices) =>
    recognize(text, { ...withoutLearned(options), doubtful: true }, slices);

function withoutLearned({ project, ...options }: RecognizeOptions): RecognizeOptions {
  if (!project) return options;
  const { learned: _, ...rest } = project;
  return { ...options, project: rest };
}

/**
 * The sentences of files of the CoNLL formats, every one complete.
 *
 * @throws FormatError, and Error with the system's words
 */
export async function lessonsInConll(
  uris: readonly string[],
  { files, slices }: Source,
  { recognizer, recognize }: Means,
  { basis, lang }: { readonly basis: About['basis']; readonly lang?: Lang },
): Promise<Lessons> {
  const format = formatNamed('conll2002')!;
  const articles: ExampleArticle[] = [];
  const languages = new Set<Lang>();
  for (const uri of uris) {
    const file = await inputFile({ uri, name: uri }, files, [format]);
    for await (const doc of readFile(format, file, { skip() {}, note() {} })) {
      const { text } = doc;
      const language = lang ?? detectLanguage(text);
      await recognizer.load(text, { lang: language });
      languages.add(language);
      const hints =
        basis === 'scratch'
          ? []
          : ((await recognize(text, { lang: language, doubtful: true }, slices))?.entities ?? []);
      const spans = [...doc.spans].sort(bySpan);
      const lines: Example[] = [];
      let [next, hint] = [0, 0];
      for (const { start, end } of splitLines(text)) {
        const own = { names: [] as Example['names'][number][], hints: [] as Example['hints'][number][] };
        for (; next < spans.length && spans[next]!.start < end; next++) {
          const span = spans[next]!;
          own.names.push({ start: span.start - start, end: span.end - start, label: span.label });
        }
        for (; hint < hints.length && hints[hint]!.start < end; hint++) {
          const span = hints[hint]!;
          own.hints.push({
            start: span.start - start,
            end: span.end - start,
            label: span.label,
            confidence: span.confidence,
          });
        }
        if (start < end) lines.push({ text: text.slice(start, end), ...own, rejected: [], complete: true });
      }
      articles.push({ name: `${uri}:${doc.line}`, gazetteer: recognizer.gazetteerOf(language), lines });
    }
  }
  return {
    articles,
    labels: [],
    languages: [...languages],
    finished: articles.length,
    faults: [],
    left: { nested: 0 },
  };
}

/**
 * Trains on lessons, and lets other work run in between.
 *
 * @throws the signal's reason when it is aborted
 */
export async function trainOn(
  { articles, labels, languages, classes }: Lessons,
  held: readonly ExampleArticle[] | undefined,
  { slices }: Source,
  { basis, seed, program, signal, progress }: LearnOptions,
): Promise<Learned> {
  const steps = learn(
    { articles, labels, languages, classes, basis, seed, program, ...(held ? { held } : {}) },
    (share) => progress('training', share),
  );
  const learned = await slices.run(steps, () => signal.aborted);
  signal.throwIfAborted();
  return learned!;
}
