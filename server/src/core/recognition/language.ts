import { LANGUAGES } from '../languages';
import { TextCache } from '../text/cache';
import { ownCopy } from '../text/ownCopy';
import { LineLexicon } from './lines/lexicon';
import type { LanguagePack } from './pack';

/** Code units that are looked at; enough for any article. */
const SAMPLE = 8000;

/** The language that an article looks most like, the first of equals. */
export function detectLanguage(text: string): string {
  return detect(text).id;
}

function detect(text: string): LanguagePack {
  const beginning = text.slice(0, SAMPLE);
  let pack = detected.get(beginning);
  if (!pack) {
    pack = likeliest(beginning.normalize('NFC'));
    detected.set(ownCopy(beginning), pack);
  }
  return pack;
}

/** Most edits of a long text are behind its beginning. */
const detected = new TextCache<LanguagePack>(20 * SAMPLE);

function likeliest(sample: string): LanguagePack {
  let best = LANGUAGES[0]!;
  let most = -1;
  for (const pack of LANGUAGES) {
    const share = pack.detect(sample);
    if (share === 1) return pack;
    if (share > most) {
      best = pack;
      most = share;
    }
  }
  return best;
}

const BY_ID: ReadonlyMap<string, LanguagePack> = new Map(LANGUAGES.map((pack) => [pack.id, pack]));

/** Ids of all languages, as projects and the command line may name them. */
export const LANGUAGE_IDS: readonly string[] = [...BY_ID.keys()];

/** The pack of that id, else the one that the article looks most like. */
export function packFor(id: string | undefined, text: string): LanguagePack {
  return (id === undefined ? undefined : BY_ID.get(id)) ?? detect(text);
}

/** The pack and those whose chrome its pages have as well. */
export function withMixed(pack: LanguagePack): LanguagePack[] {
  return [pack, ...pack.mixes.map((id) => packOf(id))];
}

const lexicons = new Map<LanguagePack, LineLexicon>();

/** The line words of the pack and of those whose chrome its pages have as well. */
export function lexiconOf(pack: LanguagePack): LineLexicon {
  let lexicon = lexicons.get(pack);
  if (!lexicon) {
    lexicon = new LineLexicon(withMixed(pack).map(({ lines }) => lines));
    lexicons.set(pack, lexicon);
  }
  return lexicon;
}

/** @throws Error when no language has that id. */
export function packOf(id: string): LanguagePack {
  const pack = BY_ID.get(id);
  if (!pack) throw new Error(`Unknown language: ${id}`);
  return pack;
}
