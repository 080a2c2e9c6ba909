import { l10n, type TextDocument, window } from 'vscode';
import { COMMANDS, type LabelInfo, type LabelsArgument } from '../../../server/src/protocol';
import type { Server } from '../server';

/** The labels of a document's project, in its order. */
export function labelsOf(server: Server, { uri }: TextDocument): Promise<LabelInfo[]> {
  return server.execute<LabelInfo[]>(COMMANDS.labels, {
    uri: uri.toString(),
  } satisfies LabelsArgument);
}

/** Asks for one of the labels. @param current is named first */
export async function pickLabel(
  labels: readonly LabelInfo[],
  current?: string,
): Promise<LabelInfo | undefined> {
  const items = labels.map((info) => ({ label: info.name, description: info.description, info }));
  items.sort((a, b) => Number(b.label === current) - Number(a.label === current));
  const picked = await window.showQuickPick(items, {
    placeHolder: l10n.t('Tag as'),
    matchOnDescription: true,
  });
  return picked?.info;
}
