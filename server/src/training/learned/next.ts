import { SIMILAR, similarity } from '../../core/formats/split';
import type { Hint } from '../../core/recognition/learned/model';
import { Pace, type Steps } from '../../core/text/steps';

/** A suggestion in an article that nobody has finished. */
export interface OpenSpan extends Hint {
  readonly text: string;
  /** The lists and rules say otherwise. */
  readonly disputed: boolean;
}

export interface Candidate {
  readonly name: string;
  readonly spans: readonly OpenSpan[];
  /** Lines that somebody has to read. */
  readonly lines: number;
  readonly signature: Uint32Array;
}

/** What is known from articles with decisions. */
export interface KnownArticles {
  readonly names: ReadonlySet<string>;
  readonly signatures: readonly Uint32Array[];
}

/** Why an article is worth the work. */
export interface Choice {
  readonly name: string;
  /** Corrections that are to be expected for each thing that has to be looked at, more where names are new. */
  readonly value: number;
  /** Names that are more likely wrong than one in four. */
  readonly unsure: number;
  readonly disputed: number;
  /** Share of its names that no article with decisions, nor one chosen before, has. */
  readonly fresh: number;
  readonly suggestions: number;
  /** Those that tell most, the most telling first. */
  readonly spans: readonly OpenSpan[];
}

const UNSURE = 0.75;
/** How likely a name is wrong that lists and rules speak against, at least. */
const DISPUTED = 0.5;
/** A line takes about as long to read as so many suggestions to decide. */
const LINE = 0.5;
const SHOWN = 5;

export const keyOfName = (text: string): string => text.normalize('NFC').toLowerCase();

/** How likely a correction is. */
const doubt = ({ confidence, disputed }: OpenSpan) => Math.max(1 - confidence, disputed ? DISPUTED : 0);

/** Articles compared in one step. */
const COMPARED = 4096;

export interface Chosen {
  readonly chosen: readonly Choice[];
  /** How many near-duplicates were left out. */
  readonly duplicates: number;
}

/**
 * The articles from which most is to be learned, the first of equals by name; each is chosen as if those before were
 * done. Near-duplicates of articles with decisions, or of ones chosen, are not chosen.
 */
export function* chooseNext(
  candidates: readonly Candidate[],
  known: KnownArticles,
  count: number,
): Steps<Chosen> {
  const names = new Set(known.names);
  const signatures = [...known.signatures];
  const pace = new Pace(COMPARED);
  let left: Candidate[] = [];
  for (const each of candidates) {
    if (!signatures.some((other) => similarity(each.signature, other) >= SIMILAR)) left.push(each);
    if (pace.isOver(1 + signatures.length)) yield;
  }
  left.sort((a, b) => (a.name < b.name ? -1 : 1));
  let duplicates = candidates.length - left.length;
  const worth = new Map(
    left.map((each) => [
      each,
      each.spans.reduce((sum, span) => sum + doubt(span), 0) / (each.spans.length + LINE * each.lines + 1),
    ]),
  );
  const freshIn = ({ spans }: Candidate) => {
    const own = new Set(spans.map(({ text }) => keyOfName(text)));
    if (own.size === 0) return 0;
    let fresh = 0;
    for (const name of own) if (!names.has(name)) fresh++;
    return fresh / own.size;
  };
  const chosen: Choice[] = [];
  while (chosen.length < count && left.length > 0) {
    let best = left[0]!;
    let most = { value: -1, fresh: 0 };
    for (const each of left) {
      const fresh = freshIn(each);
      const value = worth.get(each)! * (0.5 + 0.5 * fresh);
      if (value > most.value) [best, most] = [each, { value, fresh }];
      if (pace.isOver(1 + each.spans.length)) yield;
    }
    const { spans } = best;
    chosen.push({
      name: best.name,
      ...most,
      unsure: spans.filter(({ confidence }) => confidence < UNSURE).length,
      disputed: spans.filter(({ disputed }) => disputed).length,
      suggestions: spans.length,
      spans: [...spans].sort((a, b) => doubt(b) - doubt(a) || a.start - b.start).slice(0, SHOWN),
    });
    for (const { text } of spans) names.add(keyOfName(text));
    signatures.push(best.signature);
    const others = left.filter((each) => each !== best);
    left = others.filter((each) => similarity(each.signature, best.signature) < SIMILAR);
    duplicates += others.length - left.length;
  }
  return { chosen, duplicates };
}

/** Corrections for each name after so many articles. */
export interface CurvePoint {
  readonly articles: number;
  readonly corrections: number;
}

/**
 * What more articles would bring: a power law through the points, the later ones weighing more, as learning curves follow
 * one (Hestness et al. 2017). Undefined where they tell nothing: fewer than three, or corrections that do not become fewer.
 */
export function expectedAt(points: readonly CurvePoint[], articles: number): number | undefined {
  const used = points.filter(({ articles, corrections }) => articles > 0 && corrections > 0);
  if (used.length < 3) return undefined;
  let [sum, x, y, xx, xy] = [0, 0, 0, 0, 0];
  for (const point of used) {
    const weight = point.articles;
    const [a, b] = [Math.log(point.articles), Math.log(point.corrections)];
    sum += weight;
    x += weight * a;
    y += weight * b;
    xx += weight * a * a;
    xy += weight * a * b;
  }
  const slope = (sum * xy - x * y) / (sum * xx - x * x);
  if (!(slope < 0)) return undefined;
  return Math.exp((y - slope * x) / sum + slope * Math.log(articles));
}
