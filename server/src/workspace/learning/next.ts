import { isLive } from '../../core/annotation/model';
import { signatureOf } from '../../core/formats/split';
import type { Gazetteer } from '../../core/recognition/names/gazetteer';
import { findNames } from '../../core/recognition/names/label';
import { createUntrained } from '../../core/recognition/names/untrained';
import { textHashes } from '../../core/sidecar/quoted';
import { reviewState } from '../../core/sidecar/state';
import { overlaps, type Span } from '../../core/text/span';
import {
  type Candidate,
  type Chosen,
  type CurvePoint,
  chooseNext,
  keyOfName,
  type OpenSpan,
} from '../../training/learned/next';
import { learn } from '../../training/learned/train';
import { findArticles } from '../find';
import { type Loaded, type LoadFault, loadArticles, type Source, withDoubtful } from '../load';
import type { LearnOptions, Lessons, Means } from './learn';
import { inLines } from './lines';

/** What is worth to be done next, and what stands in the way. */
export interface Next extends Chosen {
  readonly faults: readonly LoadFault[];
  /** Articles that nobody has finished. */
  readonly open: number;
}

/**
 * The articles below folders that bring most when they are done next.
 *
 * @throws the signal's reason when it is aborted
 */
export async function nextIn(
  uris: readonly string[],
  count: number,
  source: Source,
  { recognizer, recognize, width }: Means,
  { signal, progress }: Pick<LearnOptions, 'signal' | 'progress'>,
): Promise<Next> {
  const { found } = await findArticles(uris, source.files, source.projects, { signal });
  const candidates: Candidate[] = [];
  const names = new Set<string>();
  const signatures: Uint32Array[] = [];
  const faults: LoadFault[] = [];
  let done = 0;
  for await (const { each, loaded } of loadArticles(found, source, withDoubtful({ recognize, width }))) {
    signal.throwIfAborted();
    progress('reading', ++done / found.length);
    if ('fault' in loaded) {
      faults.push(loaded);
      continue;
    }
    const { text, annotations, recognition } = loaded.article;
    const hashes = textHashes(text);
    const signature = signatureOf(text);
    if (reviewState(annotations.sidecar, (sha256) => hashes.has(sha256)) === 'finished') {
      signatures.push(signature);
      for (const { start, end } of annotations.spans.filter(isLive))
        names.add(keyOfName(text.slice(start, end)));
      continue;
    }
    await recognizer.load(text, { lang: recognition.lang });
    await source.slices.turn();
    const spans = openSpans(loaded, recognizer.gazetteerOf(recognition.lang));
    candidates.push({ name: each.uri, spans, lines: annotations.lines.length, signature });
  }
  const chosen = await source.slices.run(
    chooseNext(candidates, { names, signatures }, count),
    () => signal.aborted,
  );
  signal.throwIfAborted();
  return { ...chosen!, faults, open: candidates.length };
}

const rules = createUntrained();

/** The suggestions that nobody has decided on, and whether lists and rules say otherwise. */
function openSpans({ article }: Loaded, gazetteer: Gazetteer): OpenSpan[] {
  const { text, annotations } = article;
  const lines = annotations.lines.filter(({ kind }) => kind !== 'blank' && kind !== 'boilerplate');
  const suggested = annotations.spans.filter(({ entity, status }) => entity && status === 'suggested');
  return inLines(lines, suggested).flatMap((spans, n) => {
    if (spans.length === 0) return [];
    const { start, end } = lines[n]!;
    const ruled = findNames(text.slice(start, end), { gazetteer, model: rules }).names.map((name) => ({
      start: name.start + start,
      end: name.end + start,
      label: name.label,
    }));
    return spans.map((span): OpenSpan => {
      const { confidence = 1, label } = span;
      const at: Span = { start: span.start, end: span.end };
      const other = ruled.find((name) => overlaps(name, at));
      // Labels of the corpus's own are none that lists and rules know.
      const disputed =
        other !== undefined &&
        rules.tags.labels.includes(label) &&
        (other.label !== label || other.start !== at.start || other.end !== at.end);
      return { ...at, label, confidence, text: text.slice(at.start, at.end), disputed };
    });
  });
}

/** Shares of the finished articles that a curve has points for. */
const SHARES = [1 / 8, 1 / 4, 1 / 2, 1];
/** Finished articles from which on a curve tells something. */
const ENOUGH = 8;
/** Of these one in so many is kept back. */
const HELD = 4;

/**
 * Corrections for each name after parts of the finished articles, on others that are kept back; empty where too few are
 * finished.
 *
 * @throws the signal's reason when it is aborted
 */
export async function curveOf(
  { articles, labels, languages, classes }: Lessons,
  { slices }: Source,
  { basis, seed, program, signal, progress }: LearnOptions,
): Promise<CurvePoint[]> {
  const finished = articles.filter(({ lines }) => lines.some(({ complete }) => complete));
  if (finished.length < ENOUGH) return [];
  const held = finished.filter((_, n) => n % HELD === HELD - 1);
  const others = finished.filter((_, n) => n % HELD !== HELD - 1);
  const points: CurvePoint[] = [];
  for (const [n, share] of SHARES.entries()) {
    const part = others.slice(0, Math.max(1, Math.round(others.length * share)));
    const report = (done: number) => progress('training', (n + done) / SHARES.length);
    const request = { articles: part, held, labels, languages, classes, basis, seed, program };
    const learned = await slices.run(learn(request, report), () => signal.aborted);
    signal.throwIfAborted();
    const { held: scores } = learned!.about;
    if (!scores) return [];
    if (points.length === 0) points.push({ articles: 0, corrections: scores.before.corrections });
    points.push({ articles: part.length, corrections: scores.after.corrections });
  }
  return points;
}
