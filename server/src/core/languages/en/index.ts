import type { LanguagePack } from '../../recognition/pack';
import { DATES } from './dates/grammar';
import { LINES } from './lines';

/** What no other language claims is read as English. */
const UNCLAIMED = 0.1;

export const en: LanguagePack = {
  id: 'en',
  detect: () => UNCLAIMED,
  mixes: ['vi'],
  dates: DATES,
  lines: LINES,
  names: 'vi',
};
