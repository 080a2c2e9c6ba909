import type { Recognition } from '../recognition/types';
import type { Sidecar } from '../sidecar/model';
import { LineMap } from '../text/lines';
import { CodePoints } from '../text/units';
import { combine } from './combine';
import type { Annotations } from './model';

/** One article at one moment: its text, and everything that is known of it. Immutable. */
export interface Article {
  readonly text: string;
  readonly lines: LineMap;
  readonly codePoints: CodePoints;
  readonly recognition: Recognition;
  readonly annotations: Annotations;
}

/** `before` is the version before, of which what has not changed is taken over. */
export function articleOf(
  text: string,
  recognition: Recognition,
  sidecar?: Sidecar,
  before?: Article,
): Article {
  const codePoints = new CodePoints(text);
  return {
    text,
    lines: new LineMap(text),
    codePoints,
    recognition,
    annotations: combine(text, codePoints, recognition, sidecar, before?.annotations.spans),
  };
}
