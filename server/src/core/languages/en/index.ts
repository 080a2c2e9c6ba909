import type { LanguagePack } from '../../recognition/pack';
import { DATES } from './dates/grammar';
import { UNCLAIMED } from './detect';
import { LINES } from './lines';
import { LINE_MODEL } from './lineWeights';
import { NAMES } from './names';

export const en: LanguagePack = {
  id: 'en',
  detect: () => UNCLAIMED,
  mixes: ['vi'],
  dates: DATES,
  lines: LINES,
  lineModel: LINE_MODEL,
  names: NAMES,
};
