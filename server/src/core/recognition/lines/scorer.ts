import type { Evidence } from '../types';
import { addScores, COUNT, type Model } from './crf';
import { type EvidenceTable, evidenceOf, evidenceTable } from './evidence';
import type { Observation } from './features';
import type { Line } from './own';

/** What a model says of a line where it stands, before the lines around it are asked. */
export interface ScoredLine {
  readonly observation: Observation;
  /** One for each state. */
  readonly scores: Float64Array;
  /** The reasons for each state, once they were asked for. */
  readonly evidence: (readonly Evidence[] | undefined)[];
}

/**
 * Scores lines by a model. After an edit nearly all lines stand as they stood, so the last result for each
 * line is kept and holds while the line's neighbourhood says the same.
 */
export class Scorer {
  readonly #table: EvidenceTable;
  readonly #known = new WeakMap<Line, ScoredLine>();

  constructor(readonly model: Model) {
    this.#table = evidenceTable(model);
  }

  score(observation: Observation): ScoredLine {
    const { line, context } = observation;
    const known = this.#known.get(line);
    if (known && sameNames(known.observation.context, context)) return known;
    const scores = new Float64Array(COUNT);
    addScores(this.model, line.features, scores);
    addScores(this.model, context, scores);
    const scored: ScoredLine = { observation, scores, evidence: [] };
    this.#known.set(line, scored);
    return scored;
  }

  /** The rules that spoke most for the state, strongest first. */
  evidence({ observation, evidence }: ScoredLine, state: number): readonly Evidence[] {
    evidence[state] ??= evidenceOf(this.#table, observation, state);
    return evidence[state];
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name, i) => name === b[i]);
}
