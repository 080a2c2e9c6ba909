import type { Evidence } from '../types';
import { type EvidenceTable, evidenceOf, evidenceTable } from './evidence';
import type { Observation } from './features';
import { addScores, COUNT, type Model } from './states';

/** What a model says of a line where it stands, before the lines around it are asked. */
export interface ScoredLine {
  readonly observation: Observation;
  /** One for each state. */
  readonly scores: Float64Array;
  /** The reasons for each state, once they were asked for. */
  readonly evidence: (readonly Evidence[] | undefined)[];
}

/** Scores lines by a model. */
export class Scorer {
  readonly #table: EvidenceTable;

  constructor(readonly model: Model) {
    this.#table = evidenceTable(model);
  }

  score(observation: Observation): ScoredLine {
    const scores = new Float64Array(COUNT);
    addScores(this.model, observation.line.features, scores);
    addScores(this.model, observation.context, scores);
    return { observation, scores, evidence: [] };
  }

  /** The rules that spoke most for the state, strongest first. */
  evidence({ observation, evidence }: ScoredLine, state: number): readonly Evidence[] {
    evidence[state] ??= evidenceOf(this.#table, observation, state);
    return evidence[state];
  }
}
