import type { Span } from '../../text/span';
import type { Evidence, Lang, LineKind, LineMark } from '../types';
import { bestPath, COUNT, localScores, type Model, marginals, STATES } from './crf';
import { evidenceOf } from './evidence';
import { observe, type Repeated } from './features';
import { parseModel } from './model';
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
const BOILERPLATE = ['head', 'inner', 'tail'];
const IS_BOILERPLATE = STATES.map((state) => BOILERPLATE.includes(state));

let shipped: Model | undefined;

/**
 * The kind of every line of an article. `lines` are all its lines in order, blank ones too. Blank lines
 * have the kind `blank` and probability 0. Linear in the text.
 */
export function classifyLines(lines: readonly ArticleLine[], context: LineContext = {}): LineMark[] {
  shipped ??= parseModel(LINE_MODEL);
  return classifyWith(shipped, lines, context);
}

/** `classifyLines` with a model of one's own. */
export function classifyWith(model: Model, lines: readonly ArticleLine[], context: LineContext): LineMark[] {
  const filled = lines.filter((line) => line.text.trim() !== '');
  const observations = observe(
    filled.map((line) => line.text),
    context.repeated,
  );
  const scores = localScores(
    model,
    observations.map((observation) => observation.features),
  );
  const path = bestPath(scores, model.pairs);
  const { states } = marginals(scores, model.pairs);
  let n = 0;
  return lines.map(({ text, start, end }) => {
    if (text.trim() === '') return { start, end, kind: 'blank', boilerplate: 0, evidence: BLANK };
    const line = n++;
    const state = path[line]!;
    let boilerplate = 0;
    for (let s = 0; s < COUNT; s++) if (IS_BOILERPLATE[s]) boilerplate += states[line * COUNT + s]!;
    const kind: LineKind = IS_BOILERPLATE[state] ? 'boilerplate' : (STATES[state] as LineKind);
    const evidence = evidenceOf(model, observations[line]!, state);
    return { start, end, kind, boilerplate: Math.min(1, boilerplate), evidence };
  });
}
