import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';

interface Entry extends QuickPickItem {
  readonly command?: string;
}

/** What the status bar item opens. */
export async function showMenu(): Promise<void> {
  const entry = (label: string, command: string): Entry => ({ label, command: `dateline.${command}` });
  const line: Entry = { label: '', kind: QuickPickItemKind.Separator };
  const entries: Entry[] = [
    entry(l10n.t('$(arrow-down) Next suggestion'), 'nextSuggestion'),
    entry(l10n.t('$(check-all) Accept all sure suggestions'), 'acceptAll'),
    entry(l10n.t('$(discard) Undo last action'), 'undo'),
    entry(l10n.t('$(redo) Redo last undone action'), 'redo'),
    entry(l10n.t('$(pass) Finish this article'), 'finish'),
    entry(l10n.t('$(circle-slash) Reopen this article'), 'reopen'),
    line,
    entry(l10n.t('$(calendar) Set publication date…'), 'setPublished'),
    entry(l10n.t('$(export) Export…'), 'export'),
    entry(l10n.t('$(desktop-download) Import…'), 'import'),
    entry(l10n.t('$(go-to-file) Open sidecar to the side'), 'openSidecar'),
    entry(l10n.t('$(eye) Show or hide highlights'), 'toggleHighlights'),
    line,
    entry(l10n.t('$(output) Show output'), 'showOutput'),
    entry(l10n.t('$(debug-restart) Restart server'), 'restart'),
  ];
  const picked = await window.showQuickPick(entries, { title: 'Dateline' });
  if (picked?.command) await commands.executeCommand(picked.command);
}
