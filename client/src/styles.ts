import { DecorationRangeBehavior, type DecorationRenderOptions, OverviewRulerLane, ThemeColor } from 'vscode';
import type { Shown } from './annotations';

/** Labels with theme colours of their own; the others share `other`. */
const THEMED = new Set(['PER', 'LOC', 'ORG', 'MISC', 'DATE']);
const HEX = /^#[0-9a-f]{6}$/i;
/** Opacity of the backgrounds in a project's own colour. */
const TINT = { suggested: '14', accepted: '38' } as const;

/**
 * Suggestions have a thin dashed underline on a faint background, accepted annotations a solid one on a
 * stronger background. The underline of a diagnostic lies over the dashed one, the background stays.
 * @param colour `#rrggbb` of the project, which wins over the theme
 */
export function spanStyle(
  label: string,
  status: Shown['status'],
  colour: string | undefined,
): DecorationRenderOptions {
  const own = colour !== undefined && HEX.test(colour) ? colour : undefined;
  const name = THEMED.has(label) ? label : 'other';
  const border = own ?? new ThemeColor(`dateline.${name}.border`);
  const accepted = status === 'accepted';
  const themed = accepted ? `dateline.${name}.background` : `dateline.${name}.suggestedBackground`;
  const background = own ? `${own}${TINT[status]}` : new ThemeColor(themed);
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    borderColor: border,
    borderStyle: accepted ? 'solid' : 'dashed',
    borderWidth: accepted ? '0 0 2px 0' : '0 0 1px 0',
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
