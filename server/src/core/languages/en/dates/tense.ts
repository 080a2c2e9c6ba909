import type { TenseCues } from '../../../recognition/dates/grammar';
import type { Tokens } from '../../../recognition/dates/tokens';
import { words } from '../../../recognition/dates/words';

export const TENSE: TenseCues = {
  future: words(
    'will shall upcoming scheduled slated due expected plans planned planning could would may might should begin begins resume resumes reopen reopens start starts',
  ),
  past: words(`
    was were had did said since killed died told began began came went met won lost left took held made gave got saw became
    found ran hit struck broke shot sold sent led rose fell grew flew drove wrote spoke swore stole threw caught bought
    brought fought kept met beat fled sank shook opened closed reported announced arrested charged released confirmed
    signed launched called asked added accused agreed approved rejected ordered voted passed arrived returned visited started
    ended happened occurred collapsed crashed attacked injured wounded convicted sentenced posted reached raised dropped
    climbed slipped gained warned declined refused denied resigned appeared attended discovered unveiled tied defeated
  `),
  beside: (t, from) => (isPutOff(t, from) ? 'future' : undefined),
  otherwise: (t, from) => (UNTIL.has(t.word(from - 1)) ? 'future' : undefined),
};

const UNTIL = words('until till');
const TO = words('until till to through for');
const PUTS_OFF = words(
  'postponed postponing delayed delaying deferred deferring adjourned adjourning rescheduled moved moving pushed pushing put putting suspended suspending closed extended extending shut wait waiting set scheduled slated',
);
/** How many words may stand between "postponed" and "until". */
const REACH = 5;

/** "was postponed until Monday", "pushed back to Friday": to a day that is to come. */
function isPutOff(t: Tokens, from: number): boolean {
  if (!TO.has(t.word(from - 1))) return false;
  for (let k = from - 2; k >= from - 1 - REACH; k--) {
    if (t.at(k).kind !== 'word') return false;
    if (PUTS_OFF.has(t.word(k))) return true;
  }
  return false;
}
