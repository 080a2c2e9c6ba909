import { IncrementalLattice } from '../../crf/incremental';
import type { Span } from '../../text/span';
import { runToEnd, type Steps } from '../../text/steps';
import type { Evidence, LineKind, LineMark } from '../types';
import { observation, type Repeated } from './features';
import type { LineLexicon } from './lexicon';
import { parseModel } from './model';
import { type Line, lineOf } from './own';
import { type ScoredLine, Scorer } from './scorer';
import { CHAIN, KINDS, type Model } from './states';
import { Surroundings } from './surroundings';
import { LINE_MODEL } from './weights';

export interface ArticleLine extends Span {
  /** Without the line break. */
  readonly text: string;
}

export interface LineContext {
  readonly lexicon: LineLexicon;
  /** As `LanguagePack.lineModel`. */
  readonly model?: string | undefined;
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

const prepared = new Map<string, Prepared>();

/** The model of that text, the shared one without any. */
function modelOf(weights: string = LINE_MODEL): Prepared {
  let known = prepared.get(weights);
  if (!known) {
    const model = parseModel(weights);
    known = { model, scorer: new Scorer(model) };
    prepared.set(weights, known);
  }
  return known;
}

/**
 * The kind of every line of an article. `lines` are all its lines in order, blank ones too. Blank lines
 * have the kind `blank` and probability 0. Linear in the text.
 */
export function classifyLines(lines: readonly ArticleLine[], context: LineContext): readonly LineMark[] {
  const { lexicon, model, repeated } = context;
  const own = lines.map(({ text }) => nonBlank(text, lexicon));
  const filled = lines.filter((_, i) => own[i]);
  const repeats = repeated && ((i: number) => repeated(filled[i]!.text));
  return runToEnd(new ArticleLines(model).update(lines, own, repeats));
}

/** What a line tells by itself; blank lines tell nothing. */
export function nonBlank(text: string, lexicon: LineLexicon): Line | undefined {
  return text.trim() === '' ? undefined : lineOf(text, lexicon);
}

/**
 * `classifyLines` for an article that is edited: only lines that stand otherwise than before are scored. A run
 * that was left unfinished must not be taken up again.
 */
export class ArticleLines {
  readonly #scorer: Scorer;
  readonly #surroundings = new Surroundings();
  readonly #lattice: IncrementalLattice;
  /** Has holes where a run was left unfinished. */
  #scored: (ScoredLine | undefined)[] = [];
  #marks: readonly LineMark[] = [];

  /** @param weights as `LanguagePack.lineModel` */
  constructor(weights?: string) {
    const { model, scorer } = modelOf(weights);
    this.#scorer = scorer;
    this.#lattice = new IncrementalLattice(CHAIN, model.pairs);
  }

  /**
   * @param own what each line tells by itself, blank ones nothing
   * @param repeats in how many other articles a non-blank line occurs
   */
  *update(
    spans: readonly Span[],
    own: readonly (Line | undefined)[],
    repeats?: (i: number) => number,
  ): Steps<readonly LineMark[]> {
    const lines = own.filter((line) => line !== undefined);
    const { ends, isNew } = this.#surroundings.update(lines);
    const shift = this.#scored.length - lines.length;
    const old = this.#scored;
    this.#scored = lines.map((_, i) => (isNew(i) ? undefined : old[i < ends.head ? i : i + shift]));
    yield;
    const scored: ScoredLine[] = [];
    for (let i = 0; i < lines.length; i++) {
      const times = repeats?.(i);
      const known = this.#scored[i];
      const line =
        known && known.observation.repeats === times
          ? known
          : this.#scorer.score(observation(this.#surroundings, i, times));
      this.#scored[i] = line;
      scored.push(line);
      if (i % STEP === STEP - 1) yield;
    }
    this.#lattice.update(
      lines,
      scored.map(({ scores }) => scores),
    );
    yield;
    const path = this.#lattice.bestPath();
    yield;
    this.#mark(spans, own, scored, path);
    return this.#marks;
  }

  #mark(
    spans: readonly Span[],
    own: readonly (Line | undefined)[],
    scored: readonly ScoredLine[],
    path: ArrayLike<number>,
  ): void {
    const old = this.#marks;
    let n = 0;
    this.#marks = spans.map((span, i) => {
      if (!own[i]) return markOf(old[i], span, 'blank', 0, BLANK);
      const line = n++;
      const state = path[line]!;
      const boilerplate = this.#lattice.probability(line, BOILERPLATE);
      return markOf(old[i], span, KINDS[state]!, boilerplate, this.#scorer.evidence(scored[line]!, state));
    });
  }
}

/** The states of boilerplate. */
const BOILERPLATE = KINDS.flatMap((kind, state) => (kind === 'boilerplate' ? [state] : []));

/** What has not changed stays the same object. */
function markOf(
  old: LineMark | undefined,
  { start, end }: Span,
  kind: LineKind,
  boilerplate: number,
  evidence: readonly Evidence[],
): LineMark {
  return old?.start === start &&
    old.end === end &&
    old.kind === kind &&
    old.boilerplate === boilerplate &&
    old.evidence === evidence
    ? old
    : { start, end, kind, boilerplate, evidence };
}
