import type { Span } from '../../text/span';
import type { Evidence, Lang, LineMark } from '../types';
import { bestPath, COUNT, KINDS, type Model, marginals } from './crf';
import { observe, type Repeated } from './features';
import { parseModel } from './model';
import { Scorer } from './scorer';
import { LINE_MODEL } from './weights';

export interface ArticleLine extends Span {
  /** Without the line break. */
  readonly text: string;
}

export interface LineContext {
  /** Pages mix languages in their chrome, so the cues of all languages count whatever this says. */
  readonly lang?: Lang;
  readonly repeated?: Repeated;
}

const BLANK: readonly Evidence[] = [];
/** A model with what is derived from it once. */
interface Prepared {
  readonly model: Model;
  readonly scorer: Scorer;
}

let shipped: Prepared | undefined;

/**
 * The kind of every line of an article. `lines` are all its lines in order, blank ones too. Blank lines
 * have the kind `blank` and probability 0. Linear in the text.
 */
export function classifyLines(lines: readonly ArticleLine[], context: LineContext = {}): LineMark[] {
  shipped ??= prepare(parseModel(LINE_MODEL));
  return classifyWith(shipped, lines, context);
}

export function prepare(model: Model): Prepared {
  return { model, scorer: new Scorer(model) };
}

/** `classifyLines` with a model of one's own. */
export function classifyWith(
  { model, scorer }: Prepared,
  lines: readonly ArticleLine[],
  context: LineContext,
): LineMark[] {
  const filled = lines.filter((line) => line.text.trim() !== '');
  const scored = observe(
    filled.map((line) => line.text),
    context.repeated,
  ).map((observation) => scorer.score(observation));
  const scores = new Float64Array(scored.length * COUNT);
  scored.forEach((line, i) => {
    scores.set(line.scores, i * COUNT);
  });
  const path = bestPath(scores, model.pairs);
  const { states } = marginals(scores, model.pairs);
  let n = 0;
  return lines.map(({ text, start, end }) => {
    if (text.trim() === '') return { start, end, kind: 'blank', boilerplate: 0, evidence: BLANK };
    const line = n++;
    const state = path[line]!;
    let boilerplate = 0;
    for (let s = 0; s < COUNT; s++) if (KINDS[s] === 'boilerplate') boilerplate += states[line * COUNT + s]!;
    const evidence = scorer.evidence(scored[line]!, state);
    return { start, end, kind: KINDS[state]!, boilerplate: Math.min(1, boilerplate), evidence };
  });
}
