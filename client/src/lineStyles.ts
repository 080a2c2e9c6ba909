import type { BuiltInLabel } from '../../server/src/protocol';

/** How the line under a label is drawn: CSS `border-style` and the least width at which it can be made out. */
export interface LineStyle {
  readonly style: 'solid' | 'dashed' | 'dotted' | 'double';
  /** Pixels. */
  readonly width: number;
  /** A frame around the whole span instead of a line below it. */
  readonly frame?: true;
}

/** Colour is never the only thing that tells labels apart: each has a line of its own. */
const LINES: Readonly<Record<BuiltInLabel, LineStyle>> = {
  PER: { style: 'solid', width: 1 },
  LOC: { style: 'dashed', width: 1 },
  ORG: { style: 'double', width: 3 },
  MISC: { style: 'dotted', width: 2 },
  DATE: { style: 'solid', width: 1, frame: true },
};

const lines: ReadonlyMap<string, LineStyle> = new Map(Object.entries(LINES));

/** Labels of a project share one that no built-in label has; their colours and inlay hints tell them apart. */
const OTHER: LineStyle = { style: 'dashed', width: 1, frame: true };

/** Labels that have theme colours of their own; the others share `other`. */
export const THEMED: readonly string[] = [...lines.keys()];

export function lineStyle(label: string): LineStyle {
  return lines.get(label) ?? OTHER;
}

/** `border-width`. What is accepted has a line one pixel thicker than what is suggested. */
export function borderWidth({ width, frame }: LineStyle, accepted: boolean): string {
  const thick = width + (accepted ? 1 : 0);
  return frame ? `${accepted ? 2 : 1}px` : `0 0 ${thick}px 0`;
}
