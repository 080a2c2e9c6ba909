import type { Evidence } from '../types';
import { COUNT, type Model } from './crf';
import type { Observation } from './features';

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
  ['prev-heading', 'under-heading'],
  ['around-open', 'short-run'],
  ['around-pair', 'short-run'],
  ['around-cut', 'short-run'],
  ['around-cued', 'short-run'],
  ['topic', 'other-topic'],
  ['index', 'position'],
  ['before', 'position'],
  ['after>', 'position'],
  ['top:', 'position'],
  ['source-end', 'caption-source'],
  ['credit-start', 'caption-source'],
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
  ['relative:', 'length'],
  ['words:', 'length'],
];
const RULE_OF = new Map<string, string | undefined>();
const MOST = 3;
/** How much more than the mean of the other states a rule must speak for the state, in natural logarithms. */
const LEAST = 0.4;

/** The rules that spoke most for the state that was chosen, strongest first. */
export function evidenceOf(model: Model, observation: Observation, state: number): Evidence[] {
  const strength = new Map<string, number>();
  for (const feature of observation.features) {
    const rule = ruleOf(feature);
    const weights = model.features.get(feature);
    if (!rule || !weights) continue;
    let sum = 0;
    for (let s = 0; s < COUNT; s++) sum += weights[s]!;
    const margin = weights[state]! - (sum - weights[state]!) / (COUNT - 1);
    strength.set(rule, (strength.get(rule) ?? 0) + margin);
  }
  return [...strength]
    .filter(([, margin]) => margin >= LEAST)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([rule]) => {
      const detail = rule === 'cue' ? cueText(observation) : undefined;
      return detail === undefined ? { rule } : { rule, detail };
    });
}

function ruleOf(feature: string): string | undefined {
  if (!RULE_OF.has(feature)) {
    RULE_OF.set(feature, RULES.find(([prefix]) => feature.startsWith(prefix))?.[1]);
  }
  return RULE_OF.get(feature);
}

/** The longest cue of the line. */
function cueText({ shape }: Observation): string | undefined {
  const [longest] = [...shape.cues].sort((a, b) => b.to - b.from - (a.to - a.from));
  if (!longest) return undefined;
  const from = shape.words[longest.from]!.start;
  const to = shape.words[longest.to - 1]!.end;
  return shape.text.slice(from, to).normalize('NFC');
}
