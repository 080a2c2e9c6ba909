import type { TenseCues } from '../../../recognition/dates/grammar';
import type { Tokens } from '../../../recognition/dates/tokens';
import { words } from '../../../recognition/dates/words';

export const TENSE: TenseCues = {
  future: words('will shall upcoming scheduled due expected plans planned'),
  past: words('was were had did said since killed died'),
  beside: (t, from) => (isPutOff(t, from) ? 'future' : undefined),
  otherwise: (t, from) => (UNTIL.has(t.word(from - 1)) ? 'future' : undefined),
};

const UNTIL = words('until till');
const TO = words('until till to through for');
const PUTS_OFF = words(
  'postponed delayed deferred adjourned rescheduled moved pushed put suspended closed extended shut wait waiting',
);
/** How many words may stand between "postponed" and "until". */
const REACH = 3;

/** "was postponed until Monday", "pushed back to Friday": to a day that is to come. */
function isPutOff(t: Tokens, from: number): boolean {
  if (!TO.has(t.word(from - 1))) return false;
  for (let k = from - 2; k >= from - 1 - REACH; k--) {
    if (t.at(k).kind !== 'word') return false;
    if (PUTS_OFF.has(t.word(k))) return true;
  }
  return false;
}
