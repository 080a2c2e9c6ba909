import { DecorationRangeBehavior, type DecorationRenderOptions, OverviewRulerLane, ThemeColor } from 'vscode';
import type { Shown } from './annotations';

/** Labels with theme colours of their own; the others share `other`. */
const THEMED = new Set(['PER', 'LOC', 'ORG', 'MISC', 'DATE']);
const HEX = /^#[0-9a-f]{6}$/i;
/** Opacity of the background of an accepted annotation in a project's own colour. */
const TINT = '2a';

/**
 * Suggestions have a dashed underline, accepted annotations a solid one on a soft background.
 * @param colour `#rrggbb` of the project, which wins over the theme
 * @param showLabel adds the label as small text behind the span
 */
export function spanStyle(
  label: string,
  status: Shown['status'],
  colour: string | undefined,
  showLabel: boolean,
): DecorationRenderOptions {
  const own = colour !== undefined && HEX.test(colour) ? colour : undefined;
  const name = THEMED.has(label) ? label : 'other';
  const border = own ?? new ThemeColor(`dateline.${name}.border`);
  const background = own ? `${own}${TINT}` : new ThemeColor(`dateline.${name}.background`);
  const accepted = status === 'accepted';
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    borderColor: border,
    borderStyle: accepted ? 'solid' : 'dashed',
    borderWidth: accepted ? '0 0 2px 0' : '0 0 1px 0',
    overviewRulerColor: border,
    overviewRulerLane: accepted ? OverviewRulerLane.Left : OverviewRulerLane.Right,
    ...(accepted ? { backgroundColor: background } : {}),
    ...(showLabel ? { after: labelText(label, border) } : {}),
  };
}

export function boilerplateStyle(): DecorationRenderOptions {
  return {
    rangeBehavior: DecorationRangeBehavior.ClosedClosed,
    color: new ThemeColor('dateline.boilerplate.foreground'),
  };
}

function labelText(label: string, color: ThemeColor | string) {
  return {
    contentText: label,
    color,
    margin: '0 0.2em 0 0.15em',
    // There is no option for the size of attached text.
    textDecoration: 'none; font-size: 65%; vertical-align: super; line-height: 0',
  };
}
