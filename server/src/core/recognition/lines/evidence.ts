import type { Evidence } from '../types';
import type { Observation } from './features';
import { KINDS, type Model } from './states';

/** Stable codes of the reasons that a hover gives, by the beginning of the feature that they stand for. */
const RULES: readonly (readonly [prefix: string, rule: string])[] = [
  ['cue', 'cue'],
  ['brand', 'site-name'],
  ['only-cues', 'cue'],
  ['related-start', 'cue'],
  ['tags-start', 'cue'],
  ['repeated:', 'repeated-in-corpus'],
  ['repeat-far', 'repeated-heading'],
  ['repeat', 'teaser-pair'],
  ['prev-same', 'teaser-pair'],
  ['next-same', 'teaser-pair'],
  ['after-pair', 'teaser-pair'],
  ['cut-summary', 'truncated-summary'],
  ['end:cut', 'truncated-summary'],
  ['after-end', 'after-end'],
  ['under-heading', 'under-heading'],
  ['under>', 'under-heading'],
  ['unannounced', 'paragraph'],
  ['prev-heading', 'under-heading'],
  ['around-open', 'short-run'],
  ['around-pair', 'short-run'],
  ['around-cut', 'short-run'],
  ['around-cued', 'short-run'],
  ['topic', 'other-topic'],
  ['index', 'position'],
  ['before', 'position'],
  ['after>', 'position'],
  ['core', 'position'],
  ['top:', 'position'],
  ['top-end', 'position'],
  ['text-ahead', 'position'],
  ['first-headline', 'position'],
  ['first-sentence', 'position'],
  ['source-end', 'caption-source'],
  ['credit-start', 'caption-source'],
  ['scene', 'caption-source'],
  ['picture', 'caption-source'],
  ['byline-shape', 'byline-shape'],
  ['credit-by', 'byline-shape'],
  ['author', 'byline-shape'],
  ['dated:', 'date-line'],
  ['updated', 'date-line'],
  ['date-end', 'dated-headline'],
  ['sections:', 'section-names'],
  ['path', 'breadcrumb'],
  ['many-separators', 'link-list'],
  ['figures', 'link-list'],
  ['separators', 'link-list'],
  ['numbered', 'numbered-list'],
  ['bullet', 'bullet-list'],
  ['arrow', 'bullet-list'],
  ['phone', 'contact'],
  ['address', 'contact'],
  ['domain', 'contact'],
  ['rights-sign', 'cue'],
  ['hashtag', 'cue'],
  ['paragraph', 'paragraph'],
  ['broken', 'paragraph'],
  ['relative:', 'length'],
  ['words:', 'length'],
];
/** Rules that nearly every line has something of; they are told last. */
const GENERAL = new Set(['position', 'length', 'short-run', 'other-topic']);
const MOST = 3;
/** How much more than for the other kinds of line a rule must speak for the state, in natural logarithms. */
const LEAST = 0.4;

/** What a model's features say: for each its rule and how much it speaks for each state. */
export type EvidenceTable = ReadonlyMap<string, { readonly rule: string; readonly margins: Float64Array }>;

export function evidenceTable(model: Model): EvidenceTable {
  const table = new Map<string, { rule: string; margins: Float64Array }>();
  for (const [feature, weights] of model.features) {
    const rule = RULES.find(([prefix]) => feature.startsWith(prefix))?.[1];
    if (rule === undefined) continue;
    table.set(feature, {
      rule,
      margins: weights.map((weight, state) => weight - meanOfOthers(weights, state)),
    });
  }
  return table;
}

/** The mean weight of the states that are other kinds of line. */
function meanOfOthers(weights: Float64Array, state: number): number {
  const others = weights.filter((_, other) => KINDS[other] !== KINDS[state]);
  return others.reduce((sum, weight) => sum + weight, 0) / others.length;
}

/** The rules that spoke most for the state that was chosen, strongest first. */
export function evidenceOf(table: EvidenceTable, { line, context }: Observation, state: number): Evidence[] {
  const strength = new Map<string, number>();
  for (const features of [line.features, context]) {
    for (const feature of features) {
      const entry = table.get(feature);
      if (entry) strength.set(entry.rule, (strength.get(entry.rule) ?? 0) + entry.margins[state]!);
    }
  }
  return [...strength]
    .filter(([, margin]) => margin >= LEAST)
    .sort(([a, x], [b, y]) => Number(GENERAL.has(a)) - Number(GENERAL.has(b)) || y - x)
    .slice(0, MOST)
    .map(([rule]) => (rule === 'cue' && line.cue !== undefined ? { rule, detail: line.cue } : { rule }));
}
