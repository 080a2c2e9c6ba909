import {
  commands,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import type { Session } from '../session';
import { lettersFor } from './letters';
import { isOfReview } from './manifest';
import type { Reviewed } from './mode';

interface Entry extends QuickPickItem {
  readonly run?: () => Thenable<unknown>;
}

/** The keys of the review as they are delivered, each with what it does; an entry does it. */
export async function showKeys(session: Session, editor: TextEditor): Promise<void> {
  const reviewed = session.review.of(editor);
  const { commands: known, keybindings } = session.manifest.contributes;
  const isMac = session.host.isMac;
  const bound = keybindings.filter(isOfReview);
  const keysOf = (wanted: string) =>
    bound
      .filter(({ command, args }) => command === wanted && !args)
      .map(({ key, mac }) => pretty((isMac && mac) || key))
      .join(', ');
  const entries: Entry[] = [...new Set(bound.filter(({ args }) => !args).map(({ command }) => command))].map(
    (command) => ({
      label: keysOf(command),
      description: known.find((one) => one.command === command)?.title ?? command,
      run: () => commands.executeCommand(command),
    }),
  );
  const marks: Entry = {
    label: isMac ? '⌃C … ⌃X' : 'Alt+C … Alt+X',
    description: l10n.t('Go to the place with that small letter; with Shift also the next reading of it'),
  };
  const hasMarks = workspace.getConfiguration('dateline').get('reviewLetters', true);
  const line: Entry = { label: l10n.t('Labels, everywhere with Shift'), kind: QuickPickItemKind.Separator };
  const own: Entry = {
    label: `$(keyboard) ${l10n.t('Change these keys…')}`,
    run: () => commands.executeCommand('workbench.action.openGlobalKeybindings', 'dateline'),
  };
  const picked = await window.showQuickPick<Entry>(
    [...entries, ...(hasMarks ? [marks] : []), line, ...labelEntries(reviewed), own],
    {
      title: l10n.t('Keys of the review'),
      matchOnDescription: true,
    },
  );
  await picked?.run?.();
}

function labelEntries(reviewed: Reviewed | undefined): Entry[] {
  const labels = reviewed?.labels ?? [];
  const letters = [...lettersFor(labels.map(({ name }) => name))];
  return labels.map(({ name, description }, n): Entry => {
    const letter = letters.find(([, label]) => label === name)?.[0].toUpperCase();
    return {
      label: [letter, n < 9 ? `${n + 1}` : undefined].filter((key) => key !== undefined).join(', ') || '0',
      description: [name, description].filter(Boolean).join(' · '),
      run: () => commands.executeCommand('dateline.reviewLabel', { label: name }),
    };
  });
}

/** `shift+a` → `Shift+A` */
function pretty(key: string): string {
  return key.replace(/[a-z]+/g, (part) => part[0]!.toUpperCase() + part.slice(1));
}
