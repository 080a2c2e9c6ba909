import type { Left as LeftEntry } from '../core/annotation/revert';
import type { Messages } from '../features/messages';

/** An entry that could not be taken back, and the sidecar that it stands in. */
export interface Left extends LeftEntry {
  readonly file?: string;
}

/** So many entries are named; of the others it is said how many there are. */
const NAMED = 3;
/** So many characters of a text are shown. */
const SHOWN = 40;

/** Says what could not be taken back, and why. */
export function leftText(left: readonly Left[], { history }: Messages): string {
  const short = (text: string) => {
    const characters = [...text];
    return characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : text;
  };
  const told = left.slice(0, NAMED).map(({ text, why, by, other }) => {
    if (why === 'covered') return history.covered(short(text), short(other ?? ''));
    return why === 'deleted' ? history.deleted(short(text)) : history.changed(short(text), by);
  });
  const more = left.length - told.length;
  return [...told, ...(more > 0 ? [history.more(more)] : [])].join('. ');
}
