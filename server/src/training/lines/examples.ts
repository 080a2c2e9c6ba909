import { observe, type Repeated } from '../../core/recognition/lines/features';
import { LEXICON } from './lexicon';
import type { Page } from './page';
import { type Example, statesOf } from './train';
import { variantsOf } from './variants';

/** A page of the training corpus and the site that it is from. */
export interface SitePage {
  readonly site: string;
  readonly page: Page;
}

const CUES =
  /^(cue|only-cues|brand|hashtag|arrow|unannounced|rights-sign|repeated:|picture|source-end|closed-twice)/;
const CONTEXT = /^(prev|next|index|before|after|top:|around|relative|under|signs|item)/;

/**
 * Where a line stands and what is near differs more between sites than what a line says by itself, and
 * teasers may be of the article's own topic, so these features have to earn their weight. Cues mean the
 * same everywhere.
 */
export function caution(feature: string): number {
  if (feature.startsWith('topic')) return 15;
  if (CUES.test(feature)) return 0.3;
  return CONTEXT.test(feature) ? 5 : 1;
}

/** Examples from pages: each as it is, without and with the open corpus, and in its variants. */
export function examplesOf(pages: readonly SitePage[]): Example[] {
  const repeated = repetition(pages);
  return pages.flatMap(({ site, page }, seed) => {
    const others = pages.filter((other) => other.site !== site).map((other) => other.page);
    const variants = variantsOf(page, others, seed + 1);
    return [
      example(page),
      example(page, repeated),
      ...variants.map((variant, n) => example(variant, n % 4 === 0 ? chromeRepeated(variant) : undefined)),
    ];
  });
}

/** In how many further pages a line of one of the pages occurs. */
export function repetition(pages: readonly SitePage[]): Repeated {
  const counts = new Map<string, number>();
  for (const { page } of pages) {
    for (const text of new Set(page.map((line) => line.text))) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return (line) => (counts.get(line) ?? 1) - 1;
}

/** As if every second line of chrome stood in other articles of an open corpus. */
function chromeRepeated(page: Page): Repeated {
  const chrome = page.filter((line) => line.kind === 'boilerplate');
  const texts = new Set(chrome.filter((_, i) => i % 2 === 0).map((line) => line.text));
  return (line) => (texts.has(line) ? 3 : 0);
}

function example(page: Page, repeated?: Repeated): Example {
  const texts = page.map((line) => line.text);
  return {
    lines: observe(texts, LEXICON, repeated).map(({ line, context }) => [...line.features, ...context]),
    states: statesOf(page.map((line) => line.kind)),
  };
}
