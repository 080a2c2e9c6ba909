/** Groups that mark chrome; the others also occur in an article's own lines. */
export const CHROME_GROUPS = [
  'follow',
  'share',
  'comment',
  'popular',
  'related',
  'tags',
  'contact',
  'rights',
  'consent',
  'publisher',
  'tools',
  'navigation',
  'app',
  'advertising',
  'social',
  'account',
] as const;

/** What a phrase of site chrome is about. */
export const CUE_GROUPS = [...CHROME_GROUPS, 'paging', 'section', 'credit', 'author', 'updated'] as const;

export type CueGroup = (typeof CUE_GROUPS)[number];
