import type { Recognition } from '../recognition/types';
import { SIDECAR_VERSION, type Sidecar } from '../sidecar/model';
import { type QuotedText, quotedText } from '../sidecar/quoted';
import { LineMap } from '../text/lines';
import { CodePoints } from '../text/units';
import { combine } from './combine';
import type { Annotations } from './model';
import { type Places, placesIn } from './places';

/** One article at one moment: its text, and everything that is known of it. Immutable. */
export interface Article {
  readonly text: string;
  readonly lines: LineMap;
  readonly codePoints: CodePoints;
  /** As sidecars of this version quote it; those of other versions go by `quotedBy`. */
  readonly quoted: QuotedText;
  readonly recognition: Recognition;
  readonly annotations: Annotations;
}

/**
 * @param before the version before, of which what has not changed is taken over
 * @param places where the entries of the sidecar stand, if that is known from following the text's changes
 */
export function articleOf(
  text: string,
  recognition: Recognition,
  sidecar?: Sidecar,
  before?: Article,
  places?: Places,
): Article {
  const same = before?.text === text ? before : undefined;
  const codePoints = same?.codePoints ?? new CodePoints(text);
  const quoted = same?.quoted ?? quotedText(text, SIDECAR_VERSION, codePoints);
  const known = same?.annotations.places;
  const read = () => quotedBy(sidecar!.header.version, { text, codePoints, quoted });
  // Without a sidecar what undo may bring back is followed all the same.
  const found = places ?? (sidecar ? placesIn(sidecar, text, read(), known) : (known ?? new Map()));
  return {
    text,
    lines: same?.lines ?? new LineMap(text),
    codePoints,
    quoted,
    recognition,
    annotations: combine(text, recognition, found, sidecar, before?.annotations),
  };
}

/** The article's text as sidecars of a version quote it. */
export function quotedBy(
  version: number,
  { text, codePoints, quoted }: Pick<Article, 'text' | 'codePoints' | 'quoted'>,
): QuotedText {
  return version === SIDECAR_VERSION ? quoted : quotedText(text, version, codePoints);
}
