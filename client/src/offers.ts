import { commands, l10n, type Memento, window, workspace } from 'vscode';
import { facts } from './facts';
import { findFiles } from './files';

/** Keys of what was offered already. */
const WALKTHROUGH = 'dateline.offered.walkthrough';
const NESTING = 'dateline.offered.nesting';

/** A folder with fewer sidecars is no corpus yet. */
const SIDECARS = 5;

export function openWalkthrough(): Thenable<unknown> {
  return commands.executeCommand('workbench.action.openWalkthrough', 'dateline.dateline#start');
}

const wantsWalkthroughs = () =>
  workspace.getConfiguration('workbench.welcomePage').get('walkthroughs.openOnInstall', true);

/** Offers the walkthrough with a person's first article, unless they want to see none; once. */
export async function offerWalkthrough(memory: Memento, wanted = wantsWalkthroughs()): Promise<void> {
  if (!wanted || memory.get(WALKTHROUGH)) return;
  await memory.update(WALKTHROUGH, true);
  const show = l10n.t('Show Me How');
  const said = l10n.t('This is your first article with Dateline: names and dates are suggested, you decide.');
  if ((await window.showInformationMessage(said, show)) === show) await openWalkthrough();
}

/** Offers to show sidecars below their articles in the explorer, in a corpus where nobody has said how; once. */
export async function offerNesting(memory: Memento): Promise<void> {
  const settings = workspace.getConfiguration('explorer.fileNesting');
  const { globalValue, workspaceValue } = settings.inspect<boolean>('enabled') ?? {};
  if (globalValue !== undefined || workspaceValue !== undefined || memory.get(NESTING)) return;
  if ((await findFiles('**/*.ann.yaml', facts().isSidecar, SIDECARS)).length < SIDECARS) return;
  await memory.update(NESTING, true);
  const [yes, no] = [l10n.t('Show Below'), l10n.t('Leave As It Is')];
  const question = l10n.t('Show each sidecar below its article in the explorer of this workspace?');
  if ((await window.showInformationMessage(question, yes, no)) === yes)
    await settings.update('enabled', true);
}
