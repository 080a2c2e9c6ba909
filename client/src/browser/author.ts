import { commands, type Disposable, l10n, type Memento, window, workspace } from 'vscode';
import { onApplied } from '../results';

const SAID = 'dateline.said.author';

/** Says with the first decision, once, that a browser does not know whose decisions these are. */
export function sayWhoDecides(memory: Memento): Disposable {
  return onApplied.event(async () => {
    const author = workspace.getConfiguration('dateline').get('author', '');
    if (author !== '' || memory.get(SAID)) return;
    await memory.update(SAID, true);
    const setting = l10n.t('Set Name');
    const said = l10n.t(
      'A browser does not say who you are, so your decisions are signed “anonymous”. The setting dateline.author gives them your name.',
    );
    if ((await window.showInformationMessage(said, setting)) === setting)
      await commands.executeCommand('workbench.action.openSettings', 'dateline.author');
  });
}
