import { DecorationRangeBehavior, type DecorationRenderOptions, OverviewRulerLane, ThemeColor } from 'vscode';
import type { Shown } from './annotations';
import { borderWidth, lineStyle, THEMED } from './lineStyles';

const HEX = /^#[0-9a-f]{6}$/i;
/** Opacity of the backgrounds in a project's own colour. */
const TINT = { suggested: '1f', accepted: '50' } as const;

/**
 * The label decides how the line is drawn and in which colour, the status how thick it is and how strong the
 * background: thin on a faint one for suggestions, thicker on a stronger one for what is accepted.
 * @param colour `#rrggbb` of the project, which wins over the theme
 */
export function spanStyle(
  label: string,
  status: Shown['status'],
  colour: string | undefined,
): DecorationRenderOptions {
  const own = colour !== undefined && HEX.test(colour) ? colour : undefined;
  const name = THEMED.includes(label) ? label : 'other';
  const border = own ?? new ThemeColor(`dateline.${name}.border`);
  const accepted = status === 'accepted';
  const line = lineStyle(label);
  const themed = accepted ? `dateline.${name}.background` : `dateline.${name}.suggestedBackground`;
  const background = own ? `${own}${TINT[status]}` : new ThemeColor(themed);
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    borderColor: border,
    borderStyle: line.style,
    borderWidth: borderWidth(line, accepted),
    overviewRulerColor: border,
    overviewRulerLane: accepted ? OverviewRulerLane.Left : OverviewRulerLane.Right,
    backgroundColor: background,
  };
}

/** No grammar can tell a headline from a breadcrumb above it. */
export function titleStyle(): DecorationRenderOptions {
  return { rangeBehavior: DecorationRangeBehavior.ClosedClosed, fontWeight: 'bold' };
}

export function boilerplateStyle(): DecorationRenderOptions {
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    color: new ThemeColor('dateline.boilerplate.foreground'),
  };
}
