import type { TenseCues } from '../../../recognition/dates/grammar';
import type { Tokens } from '../../../recognition/dates/tokens';
import { words } from '../../../recognition/dates/words';

export const TENSE: TenseCues = {
  future: words(`
    will shall upcoming scheduled slated due expected plans planned planning could would may might should begin begins resume
    resumes reopen reopens start starts expires hopes hope aims intends intend deadline expects expect reports speaks meets
    playing faces visits returns votes hosts travels
  `),
  past: words(`
    was were had did said since killed died told began began came went met won lost left took held made gave got saw became
    found ran hit struck broke shot sold sent led rose fell grew flew drove wrote spoke swore stole threw caught bought
    brought fought kept met beat fled sank shook opened closed reported announced arrested charged released confirmed
    signed launched called asked added accused approved rejected ordered voted passed arrived returned visited started
    ended happened occurred collapsed crashed attacked injured wounded convicted sentenced posted reached raised dropped
    climbed slipped gained warned declined refused denied resigned appeared attended discovered unveiled tied defeated
  `),
  pairs: new Map([
    ['is', [words('to due set'), 'future']],
    ['are', [words('to due set'), 'future']],
    ['set', [words('for to'), 'future']],
    ['going', [words('to'), 'future']],
    ['agreed', [words('to'), 'future']],
    ['goes', [words('on to'), 'future']],
    ['takes', [words('effect'), 'future']],
  ]),
  beside: (t, from) => (isPutOff(t, from) ? 'future' : undefined),
  // "was settled", "had rained".
  verb: (t, i) => (t.word(i).length > 4 && t.word(i).endsWith('ed') && !t.at(i).capital ? 'past' : undefined),
  otherwise: (t, from) => (UNTIL.has(t.word(from - 1)) || isNow(t, from) ? 'future' : undefined),
};

/** "Visitation is Friday": a sentence without any word of the past. */
function isNow(t: Tokens, from: number): boolean {
  for (let k = from - 1; k >= from - REACH && k >= 0 && t.at(k).sentence === t.at(from).sentence; k--)
    if (NOW.has(t.word(k))) return true;
  return false;
}
const NOW = words('is are am be');

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
