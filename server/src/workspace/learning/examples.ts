import { isDate, isLive } from '../../core/annotation/model';
import type { Hint, LabelledSpan } from '../../core/recognition/learned/model';
import type { Gazetteer } from '../../core/recognition/names/gazetteer';
import { textHashes } from '../../core/sidecar/quoted';
import { reviewState } from '../../core/sidecar/state';
import { bySpan, overlaps, type Span } from '../../core/text/span';
import type { Example, ExampleArticle } from '../../training/learned/examples';
import type { Loaded } from '../load';
import { inLines } from './lines';

/** What of an article's decisions no model can learn. */
export interface NotLearned {
  /** Names that lie inside others, or over two lines. */
  nested: number;
}

/** An article to learn from, and when it was finished. */
export interface Decided {
  readonly article: ExampleArticle;
  readonly finished?: string;
}

/**
 * What an article teaches; undefined where nobody has decided anything on names there.
 *
 * @param loaded with suggestions of the shipped recognizer
 */
export function decidedIn(
  { name, article }: Loaded,
  gazetteer: Gazetteer,
  left: NotLearned,
): Decided | undefined {
  const { annotations, recognition, text, lines: map } = article;
  const { sidecar } = annotations;
  if (!sidecar) return undefined;
  const hashes = textHashes(text);
  const isComplete = reviewState(sidecar, (sha256) => hashes.has(sha256)) === 'finished';
  const decided = annotations.spans.filter((span) => span.item && span.status !== 'suggested');
  const accepted = decided.filter((span) => isLive(span) && !isDate(span));
  const others = decided.filter((span) => !isLive(span) || isDate(span));
  if (accepted.length + others.length === 0 && !isComplete) return undefined;
  const examples: Example[] = [];
  const lines = annotations.lines.filter(({ kind }) => kind !== 'blank' && kind !== 'boilerplate');
  const named = inLines(lines, accepted);
  const decidedElse = inLines(lines, others);
  const suggested = inLines(lines, recognition.entities);
  for (const [n, line] of lines.entries()) {
    const names = outermost(named[n]!, left);
    // A date is no name either.
    const rejected = decidedElse[n]!.filter((span) => !names.some((each) => overlaps(each, span)));
    if (!isComplete && names.length + rejected.length === 0) continue;
    const shift = <S extends Span>(span: S) => ({
      ...span,
      start: span.start - line.start,
      end: span.end - line.start,
    });
    examples.push({
      text: text.slice(line.start, line.end),
      names: names.map(({ start, end, label }): LabelledSpan => shift({ start, end, label })),
      rejected: rejected.map(({ start, end }) => shift({ start, end })),
      complete: isComplete,
      hints: suggested[n]!.map(
        ({ start, end, label, confidence }): Hint => shift({ start, end, label, confidence }),
      ),
    });
  }
  left.nested += accepted.filter(({ start, end }) => map.lineAt(start) !== map.lineAt(end)).length;
  const finished = isComplete ? (sidecar.header.finished?.at ?? '') : undefined;
  return { article: { name, gazetteer, lines: examples }, ...(finished === undefined ? {} : { finished }) };
}

/** Of names inside one another the outermost, of others that overlap the first. */
function outermost<S extends Span>(spans: readonly S[], left: NotLearned): S[] {
  const kept: S[] = [];
  for (const span of [...spans].sort(bySpan)) {
    const last = kept.at(-1);
    if (!last || last.end <= span.start) kept.push(span);
    else if (span.start === last.start && span.end > last.end) {
      kept[kept.length - 1] = span;
      left.nested++;
    } else left.nested++;
  }
  return kept;
}
