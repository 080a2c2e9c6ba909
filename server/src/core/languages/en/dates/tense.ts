import type { TenseCues } from '../../../recognition/dates/grammar';
import { words } from '../../../recognition/dates/words';

export const TENSE: TenseCues = {
  future: words('will shall upcoming scheduled due expected plans planned'),
  past: words('was were had did said since killed died'),
};
