import type { LanguagePack } from '../../recognition/pack';
import { DATES } from './dates/grammar';
import { detect } from './detect';
import { LINES } from './lines';
import { NAMES } from './names';

export const id: LanguagePack = {
  id: 'id',
  detect,
  mixes: ['en'],
  dates: DATES,
  lines: LINES,
  names: NAMES,
};
