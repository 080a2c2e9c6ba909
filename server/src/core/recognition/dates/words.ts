import { foldWord } from '../../text/fold';

/** A set of words written as one text, folded like the tokens that are looked up in it. */
export function words(list: string): ReadonlySet<string> {
  const folded = list.split(/\s+/).map((word) => foldWord(word, { lower: true }));
  return new Set(folded.filter((word) => word !== ''));
}
