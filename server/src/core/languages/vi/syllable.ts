const ONSETS = new Set(' b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '));

const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ă ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo oet oi om on ong ' +
    'ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung ' +
    'uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ' +
    'ương ươp ươt ươu y yêm yên yêng yêt yêu'
  ).split(' '),
);

const TONE_MARKS = /[\u0300\u0301\u0303\u0309\u0323]/g;
const STOP_TONE = /[\u0301\u0323]/;
const STOPPED = /[cpt]$|ch$/;
const FRONT = /^[eêiy]/;
const LONGEST = 'nghiêng'.length;

/**
 * Whether a word is a Vietnamese syllable by its spelling: an onset, a rhyme and a tone that go together.
 * What is none ("Macron", "Seoul", "WHO") is foreign, an abbreviation or misspelt; short foreign words may
 * pass ("Kim").
 *
 * @param word folded and in lower case, see `fold`
 */
export function isVietnameseSyllable(word: string): boolean {
  if (word.length === 0 || word.length > LONGEST) return false;
  const decomposed = word.normalize('NFD');
  const bare = decomposed.replace(TONE_MARKS, '');
  if (decomposed.length - bare.length > 1) return false;
  const stopTone = STOP_TONE.test(decomposed);
  const plain = bare.normalize('NFC');
  for (let length = Math.min(3, plain.length - 1); length >= 0; length--) {
    const onset = plain.slice(0, length);
    const rhyme = plain.slice(length);
    if (!ONSETS.has(onset) || !RHYMES.has(rhyme) || !goTogether(onset, rhyme)) continue;
    // Rhymes that end in a stop bear the sharp or the heavy tone only.
    if (stopTone || !STOPPED.test(rhyme)) return true;
  }
  return false;
}

function goTogether(onset: string, rhyme: string): boolean {
  switch (onset) {
    case 'k':
    case 'gh':
    case 'ngh':
      return FRONT.test(rhyme);
    case 'c':
    case 'ng':
      return !FRONT.test(rhyme);
    case '':
    case 'qu':
      return true;
    default:
      return !rhyme.startsWith('yê');
  }
}
