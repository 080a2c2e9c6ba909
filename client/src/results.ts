import { commands, EventEmitter, l10n, Uri, window } from 'vscode';
import { type ApplyResult, COMMANDS, type RenameResult } from '../../server/src/protocol';

const MILLISECONDS = 4000;

/** A decision was saved. */
export const onApplied = new EventEmitter<void>();

/** Says what an action did, when that is not plain to see in the editor. */
export function presentResult(command: string, result: unknown): void {
  if (!isApplyResult(result)) return;
  const { applied, changes, message, nothingHere, action, elsewhere = [] } = result;
  if (!applied) {
    if (message && nothingHere) window.setStatusBarMessage(message, MILLISECONDS);
    else if (message) void window.showWarningMessage(message);
    return;
  }
  if (command !== COMMANDS.undo) onApplied.fire();
  if (message) void tell(message, elsewhere);
  if (command === COMMANDS.undo)
    window.setStatusBarMessage(l10n.t('The last action is undone'), MILLISECONDS);
  else if (command === COMMANDS.redo)
    window.setStatusBarMessage(l10n.t('The action is done again'), MILLISECONDS);
  else if ((changes > 1 || isOfMany(result)) && action !== undefined) void offerUndo(result, action);
}

/** What was changed out of sight is named, and the way there is offered. */
async function tell(message: string, [article]: readonly string[]): Promise<void> {
  const uri = article === undefined ? undefined : Uri.parse(article);
  const open = uri && l10n.t('Open {0}', uri.path.slice(uri.path.lastIndexOf('/') + 1));
  const answer = await window.showInformationMessage(message, ...(open ? [open] : []));
  if (uri && answer === open) await window.showTextDocument(uri);
}

export function presentFailure(error: unknown): void {
  void window.showErrorMessage(`Dateline: ${error instanceof Error ? error.message : String(error)}`);
}

/** What is offered takes back exactly this action, whatever is done until then. */
async function offerUndo(result: ApplyResult, action: number): Promise<void> {
  const undo = l10n.t('Undo');
  const said = isOfMany(result)
    ? l10n.t('Annotations changed: {0}, in articles: {1}', result.changes, result.articles)
    : l10n.t('Annotations changed: {0}', result.changes);
  const answer = await window.showInformationMessage(said, undo);
  if (answer === undo) await commands.executeCommand('dateline.undo', action);
}

const isOfMany = (result: ApplyResult): result is RenameResult => 'articles' in result;

function isApplyResult(result: unknown): result is ApplyResult {
  return typeof result === 'object' && result !== null && 'applied' in result && 'changes' in result;
}
