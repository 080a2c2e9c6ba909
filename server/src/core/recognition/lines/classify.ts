import type { Span } from '../../text/span';
import { runToEnd, type Steps } from '../steps';
import type { Evidence, Lang, LineMark } from '../types';
import { bestPath, COUNT, KINDS, type Model, marginals } from './crf';
import { observer, type Repeated } from './features';
import { parseModel } from './model';
import { type ScoredLine, Scorer } from './scorer';
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

/** Lines that are looked at in one step. */
const STEP = 500;
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
  return runToEnd(classifySteps(lines, context));
}

/** `classifyLines` in steps. */
export function classifySteps(lines: readonly ArticleLine[], context: LineContext): Steps<LineMark[]> {
  shipped ??= prepare(parseModel(LINE_MODEL));
  return stepsWith(shipped, lines, context);
}

export function prepare(model: Model): Prepared {
  return { model, scorer: new Scorer(model) };
}

/** `classifyLines` with a model of one's own. */
export function classifyWith(
  prepared: Prepared,
  lines: readonly ArticleLine[],
  context: LineContext,
): LineMark[] {
  return runToEnd(stepsWith(prepared, lines, context));
}

function* stepsWith(
  { model, scorer }: Prepared,
  lines: readonly ArticleLine[],
  context: LineContext,
): Steps<LineMark[]> {
  const filled = lines.filter((line) => line.text.trim() !== '').map((line) => line.text);
  const observe = observer(filled, context.repeated);
  yield;
  const scored: ScoredLine[] = [];
  const scores = new Float64Array(filled.length * COUNT);
  for (let i = 0; i < filled.length; i++) {
    const line = scorer.score(observe(i));
    scored.push(line);
    scores.set(line.scores, i * COUNT);
    if (i % STEP === STEP - 1) yield;
  }
  const path = bestPath(scores, model.pairs);
  yield;
  const { states } = marginals(scores, model.pairs);
  yield;
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
