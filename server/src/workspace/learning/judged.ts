import { isDate } from '../../core/annotation/model';
import { FormatError, type ReadDoc } from '../../core/formats/model';
import { readFile } from '../../core/formats/read';
import { formatNamed } from '../../core/formats/registry';
import type { LearnedFile, Project } from '../../core/project/model';
import { readLearned } from '../../core/recognition/learned/model';
import type { RecognizeOptions } from '../../core/recognition/recognizer';
import { textHashes } from '../../core/sidecar/quoted';
import { reviewState } from '../../core/sidecar/state';
import { splitLines } from '../../core/text/lines';
import { bySpan } from '../../core/text/span';
import type { Judged, JudgedSpan } from '../../training/evaluation/judge';
import { inputFile } from '../exchange/read';
import { findArticles } from '../find';
import { type LoadFault, loadArticles, type Recognize, type Source } from '../load';
import { type LearnOptions, type Lessons, type Means, withSidecars } from './learn';
import { inLines } from './lines';

/** Whose suggestions are judged: those of the corpus's own model where there is one, of the shipped ones, or of a file. */
export type Judging = 'own' | 'shipped' | LearnedFile;

/** What is judged, and what could not be. */
export interface JudgedArticles {
  /** One for each article. */
  readonly judged: readonly Judged[];
  readonly faults: readonly LoadFault[];
}

/**
 * Suggestions against what people have accepted, in finished articles, without lines of the site.
 *
 * @throws the signal's reason when it is aborted
 */
export async function judgedIn(
  uris: readonly string[],
  source: Source,
  { recognize, width }: Means,
  by: Judging,
  { signal, progress }: Pick<LearnOptions, 'signal' | 'progress'>,
): Promise<JudgedArticles> {
  const search = await findArticles(uris, source.files, source.projects, { signal });
  const found = await withSidecars(search.found, source.files);
  const judged: Judged[] = [];
  const faults: LoadFault[] = [];
  let done = 0;
  for await (const { loaded } of loadArticles(found, source, { width, recognize: judging(recognize, by) })) {
    signal.throwIfAborted();
    progress('reading', ++done / found.length);
    if ('fault' in loaded) {
      faults.push(loaded);
      continue;
    }
    const { text, annotations, recognition } = loaded.article;
    const hashes = textHashes(text);
    if (reviewState(annotations.sidecar, (sha256) => hashes.has(sha256)) !== 'finished') continue;
    const lines = annotations.lines.filter(({ kind }) => kind !== 'boilerplate');
    const accepted = annotations.spans.filter((span) => span.status === 'accepted' && !isDate(span));
    judged.push({
      gold: disjoint(inLines(lines, accepted).flat()),
      predicted: inLines(lines, recognition.entities).flat().map(spanOf),
    });
  }
  return { judged, faults };
}

const judging =
  (recognize: Recognize, by: Judging): Recognize =>
  (text, options, slices) =>
    recognize(text, by === 'own' ? options : withModel(options, by === 'shipped' ? undefined : by), slices);

function withModel(
  { project, ...options }: RecognizeOptions,
  learned: LearnedFile | undefined,
): RecognizeOptions {
  if (!project) return options;
  const { learned: _, ...rest } = project;
  const changed: Project = learned ? { ...rest, learned } : rest;
  return { ...options, project: changed };
}

const spanOf = ({ start, end, label, confidence }: JudgedSpan): JudgedSpan => ({
  start,
  end,
  label,
  ...(confidence === undefined ? {} : { confidence }),
});

/** Of names inside one another the outermost. */
function disjoint(spans: readonly JudgedSpan[]): JudgedSpan[] {
  const kept: JudgedSpan[] = [];
  for (const { start, end, label } of [...spans].sort(bySpan))
    if (start >= (kept.at(-1)?.end ?? 0)) kept.push({ start, end, label });
  return kept;
}

/** What a model, or the shipped recognizer, finds in the sentences of files of tokens; one for each sentence. */
export function judgedInLessons(
  { articles }: Pick<Lessons, 'articles'>,
  by: LearnedFile | 'shipped',
): Judged[] {
  const model = by === 'shipped' ? undefined : readLearned(by.bytes);
  return articles.flatMap(({ lines, gazetteer }) =>
    lines.map(({ text, names, hints }) => ({
      gold: names,
      predicted: model ? model.find(text, gazetteer, hints) : hints,
    })),
  );
}

/**
 * What one file of tokens says against another, which has the same tokens; one for each sentence.
 *
 * @throws FormatError where they differ, and Error with the system's words
 */
export async function judgedInFiles(gold: string, predicted: string, { files }: Source): Promise<Judged[]> {
  const [there, said] = [await docsIn(gold, files), await docsIn(predicted, files)];
  const judged: Judged[] = [];
  for (let n = 0; n < Math.max(there.length, said.length); n++) {
    const [a, b] = [there[n], said[n]];
    if (!a || !b || a.text !== b.text) {
      const line = b?.line ?? said.at(-1)?.line ?? 1;
      throw new FormatError(predicted, line, `its tokens from here on are not those of ${gold}`);
    }
    const lines = splitLines(a.text).filter(({ start, end }) => start < end);
    const right = inLines(lines, [...a.spans].sort(bySpan));
    const tool = inLines(lines, [...b.spans].sort(bySpan));
    lines.forEach((_, i) => {
      judged.push({ gold: disjoint(right[i]!), predicted: disjoint(tool[i]!) });
    });
  }
  return judged;
}

async function docsIn(uri: string, files: Source['files']): Promise<ReadDoc[]> {
  const format = formatNamed('conll2002')!;
  const docs: ReadDoc[] = [];
  const file = await inputFile({ uri, name: uri }, files, [format]);
  for await (const doc of readFile(format, file, { skip() {}, note() {} })) docs.push(doc);
  return docs;
}
