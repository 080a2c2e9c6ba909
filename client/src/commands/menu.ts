import { commands, l10n, type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { articleEditor } from '../language';

interface Entry extends QuickPickItem {
  readonly command?: string;
}

/** What the status bar item opens: what can be done with the article in front, or with the folder. */
export async function showMenu(): Promise<void> {
  const entries = articleEditor(window.activeTextEditor) ? ofArticle() : ofFolder();
  const picked = await window.showQuickPick(entries, { title: 'Dateline' });
  if (picked?.command) await commands.executeCommand(picked.command);
}

const entry = (label: string, command: string): Entry => ({ label, command: `dateline.${command}` });
const line: Entry = { label: '', kind: QuickPickItemKind.Separator };

function ofArticle(): Entry[] {
  return [
    entry(l10n.t('$(checklist) Review this article'), 'review'),
    entry(l10n.t('$(arrow-down) Next suggestion'), 'nextSuggestion'),
    entry(l10n.t('$(check-all) Accept all sure suggestions'), 'acceptAll'),
    entry(l10n.t('$(discard) Undo last action'), 'undo'),
    entry(l10n.t('$(redo) Redo last undone action'), 'redo'),
    entry(l10n.t('$(pass) Finish this article'), 'finish'),
    entry(l10n.t('$(circle-slash) Reopen this article'), 'reopen'),
    entry(l10n.t('$(arrow-right) Next article to review'), 'nextArticle'),
    entry(l10n.t('$(lightbulb) What to annotate next…'), 'whatNext'),
    entry(l10n.t('$(search) Search names and dates…'), 'search'),
    entry(l10n.t('$(graph) Dashboard'), 'dashboard'),
    line,
    entry(l10n.t('$(calendar) Set publication date…'), 'setPublished'),
    entry(l10n.t('$(export) Export…'), 'export'),
    entry(l10n.t('$(desktop-download) Import…'), 'import'),
    entry(l10n.t('$(go-to-file) Open sidecar to the side'), 'openSidecar'),
    entry(l10n.t('$(eye) Show or hide highlights'), 'toggleHighlights'),
    line,
    ...general(),
  ];
}

function ofFolder(): Entry[] {
  return [
    entry(l10n.t('$(go-to-file) Open an article…'), 'openArticle'),
    entry(l10n.t('$(lightbulb) What to annotate next…'), 'whatNext'),
    entry(l10n.t('$(graph) Dashboard'), 'dashboard'),
    line,
    entry(l10n.t('$(export) Export…'), 'export'),
    entry(l10n.t('$(desktop-download) Import…'), 'import'),
    entry(l10n.t('$(settings-gear) Set up this folder'), 'setUpFolder'),
    line,
    ...general(),
  ];
}

function general(): Entry[] {
  return [
    entry(l10n.t('$(mortar-board) Show how it works'), 'walkthrough'),
    entry(l10n.t('$(output) Show output'), 'showOutput'),
    entry(l10n.t('$(debug-restart) Restart server'), 'restart'),
  ];
}
