import { BEGIN, labelOfTag, positionOfTag, SINGLE } from '../../core/recognition/names/tags';
import type { NameView } from '../../core/recognition/names/view';
import type { Random } from '../random';
import type { GoldName, NamedLine } from './gold';
import type { NamePools } from './pools';

/** How often, per name or per line, a training text is changed. */
export interface AugmentOptions {
  /** A name gives way to another of its kind. */
  readonly substitute: number;
  /** The lists do not know a name; never a place, for nearly all places are listed. */
  readonly unlisted: number;
  /** The lists do not know a place either. */
  readonly unlistedPlace?: number;
  /** A word of a name is in no class of words. */
  readonly unknownWord?: number;
  /** The line stands in capitals. */
  readonly capitals: number;
  /** The next line follows in the same one, as on pages that have lost their line breaks. */
  readonly join: number;
}

/** Lines in one. */
const LONGEST = 4;

/** Puts some lines that follow one another into one, with nothing but a space between. */
export function joinLines(
  lines: readonly NamedLine[],
  { join }: AugmentOptions,
  random: Random,
): NamedLine[] {
  const joined: NamedLine[] = [];
  let parts = LONGEST;
  for (const line of lines) {
    const last = joined.at(-1);
    if (!last || parts === LONGEST || !random.chance(join)) {
      joined.push(line);
      parts = 1;
      continue;
    }
    const shift = last.text.length + 1;
    const names = line.names.map(({ start, end, label }) => ({
      start: start + shift,
      end: end + shift,
      label,
    }));
    joined[joined.length - 1] = { text: `${last.text} ${line.text}`, names: [...last.names, ...names] };
    parts++;
  }
  return joined;
}

/** The line with some names replaced by others of their kind, perhaps in capitals. */
export function augmentLine(
  line: NamedLine,
  pools: NamePools,
  options: AugmentOptions,
  random: Random,
): NamedLine {
  const names: GoldName[] = [];
  let text = '';
  let done = 0;
  for (const { start, end, label } of line.names) {
    text += line.text.slice(done, start);
    const name = line.text.slice(start, end);
    const other = random.chance(options.substitute) ? pools.substitute(name, label, random) : name;
    names.push({ start: text.length, end: text.length + other.length, label });
    text += other;
    done = end;
  }
  text += line.text.slice(done);
  if (random.chance(options.capitals)) {
    const upper = text.toUpperCase();
    if (upper.length === text.length) text = upper;
  }
  return { text, names };
}

/** Makes the lists forget some of the names, as they do not know many names of tomorrow. */
export function forgetNames(
  view: NameView,
  gold: Uint8Array,
  labels: readonly string[],
  options: AugmentOptions,
  random: Random,
): void {
  const { unlisted, unlistedPlace = 0, unknownWord = 0 } = options;
  let forget = false;
  for (let i = 0; i < view.length; i++) {
    if (gold[i] === 0) continue;
    const label = labelOfTag(gold[i]!);
    if (positionOfTag(gold[i]!) === BEGIN || positionOfTag(gold[i]!) === SINGLE) {
      if (labels[label] !== 'LOC') forget = random.chance(unlisted);
      else forget = unlistedPlace > 0 && random.chance(unlistedPlace);
    }
    if (unknownWord > 0 && random.chance(unknownWord)) view.scan.words[i] = 0;
    if (!forget) continue;
    view.listed[i] = 0;
    view.kinds[i] = 0;
  }
}
