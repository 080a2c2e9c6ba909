/** What a phrase of site chrome is about. */
export const CUE_GROUPS = [
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
  'paging',
  'section',
  'credit',
  'author',
  'updated',
] as const;

export type CueGroup = (typeof CUE_GROUPS)[number];
