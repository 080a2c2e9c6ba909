import { commands, l10n, window } from 'vscode';
import { type ApplyResult, COMMANDS } from '../../server/src/protocol';

const MILLISECONDS = 4000;

/** Says what an action did, when that is not plain to see in the editor. */
export function presentResult(command: string, result: unknown): void {
  if (!isApplyResult(result)) return;
  const { applied, changes, message, nothingHere } = result;
  if (!applied) {
    if (message && nothingHere) window.setStatusBarMessage(message, MILLISECONDS);
    else if (message) void window.showWarningMessage(message);
    return;
  }
  if (message) void window.showInformationMessage(message);
  if (command === COMMANDS.undo)
    window.setStatusBarMessage(l10n.t('The last action is undone'), MILLISECONDS);
  else if (changes > 1) void offerUndo(changes);
}

export function presentFailure(error: unknown): void {
  void window.showErrorMessage(`Dateline: ${error instanceof Error ? error.message : String(error)}`);
}

async function offerUndo(changes: number): Promise<void> {
  const undo = l10n.t('Undo');
  const answer = await window.showInformationMessage(l10n.t('Annotations changed: {0}', changes), undo);
  if (answer === undo) await commands.executeCommand('dateline.undo');
}

function isApplyResult(result: unknown): result is ApplyResult {
  return typeof result === 'object' && result !== null && 'applied' in result && 'changes' in result;
}
