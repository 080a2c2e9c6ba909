import { lexiconOf, packOf } from '../../../core/recognition/language';
import { observe } from '../../../core/recognition/lines/features';
import type { SitePage } from '../examples';
import type { Page } from '../page';
import { type Example, statesOf } from '../train';
import { englishPages, type Own, ownOf } from './pages';

/** Pages made around each article, and around one that is mostly lists or results. */
const PAGES = 14;
const LIST_PAGES = 6;
/** So much of an article's text is sentences, else it is a list. */
const PROSE = 0.75;

/**
 * Whole pages have more around their article than those that are made here: what is no sentence outside the part with
 * most running text is chrome, sentences inside of it are the article. Chosen on public pages (docs/EVALUATION.md).
 */
export const PRIORS = {
  'core:before': { head: 0.7 },
  'core:before:none': { head: 1 },
  'core:before:stop': { head: 0.5 },
  'core:inside:none': { inner: 0.3 },
  'core:inside:stop': { lead: 0.6, body: 1.2 },
  'core:after': { tail: 1.5 },
  'core:after:none': { tail: 1.5 },
  'core:after:stop': { tail: 0.5 },
} as const;

const LEXICON = lexiconOf(packOf('en'));

/** Examples from English articles: each as it is, and in pages of invented sites. */
export function englishExamples(pages: readonly SitePage[]): Example[] {
  const all = pages.map(({ site, page }) => ({ site, page, own: ownOf(page) }));
  return all.flatMap(({ site, page, own }, seed) => {
    const others = all.filter((other) => other.site !== site).map((other) => other.own);
    return [page, ...englishPages(own, others, isProse(own) ? PAGES : LIST_PAGES, seed + 1)].map(example);
  });
}

function isProse({ text }: Own): boolean {
  const sentences = text.filter((line) => /[.!?]["”)]?$/.test(line.text) && line.text.length > 60);
  return sentences.length >= PROSE * text.length;
}

function example(page: Page): Example {
  return {
    lines: observe(
      page.map(({ text }) => text),
      LEXICON,
    ).map(({ line, context }) => [...line.features, ...context]),
    states: statesOf(page.map(({ kind }) => kind)),
  };
}
