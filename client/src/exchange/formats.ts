import { l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import type { FormatInfo } from '../../../server/src/protocol/exchange';

interface Item extends QuickPickItem {
  readonly format?: FormatInfo;
}

/**
 * Lets a person choose a format.
 *
 * @param formats in the order of the list
 * @param last name of the one that was taken last; it comes first unless others fit better
 */
export async function pickFormat(
  formats: readonly FormatInfo[],
  last: string | undefined,
  placeHolder: string,
): Promise<FormatInfo | undefined> {
  const likely = formats.filter((format) => format.likely);
  const known = formats.filter(({ name, likely }) => name === last && !likely);
  const others = formats.filter((format) => !likely.includes(format) && !known.includes(format));
  const items: Item[] = [
    ...group(l10n.t('fits the files'), likely),
    ...group(l10n.t('taken last'), known),
    ...group(likely.length + known.length > 0 ? l10n.t('other formats') : '', others),
  ];
  const picked = await window.showQuickPick(items, {
    placeHolder,
    matchOnDescription: true,
    matchOnDetail: true,
    ignoreFocusOut: true,
  });
  return picked?.format;
}

function group(label: string, formats: readonly FormatInfo[]): Item[] {
  if (formats.length === 0) return [];
  const items = formats.map((format): Item => {
    const { title, name, extensions, detail } = format;
    // Of labels that begin with what is typed the shortest comes first: a name that is typed in full is taken.
    return { label: name, description: `${title} ${extensions[0]}`, detail, format };
  });
  return label === '' ? items : [{ label, kind: QuickPickItemKind.Separator }, ...items];
}
