import { l10n, Selection, type TextEditor, TextEditorRevealType, window } from 'vscode';
import {
  type ApplyResult,
  COMMANDS,
  type FinishArgument,
  type FinishResult,
  type ReopenArgument,
} from '../../../server/src/protocol';
import { toRange } from '../annotations';
import { presentResult } from '../results';
import type { Session } from '../session';

/**
 * Calls the article finished. Where something is left to do it goes to the first of it and says so; the person may
 * insist.
 */
export async function finish(session: Session, editor: TextEditor): Promise<void> {
  const { document } = editor;
  const ask = (force: boolean) => {
    const argument: FinishArgument = {
      uri: document.uri.toString(),
      version: document.version,
      ...(force ? { force } : {}),
    };
    return session.server.execute<FinishResult>(COMMANDS.finish, argument);
  };
  let result = await ask(false);
  if (result.left) {
    const range = toRange(result.left.range);
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
    const anyway = l10n.t('Finish Anyway');
    if ((await window.showWarningMessage(result.message ?? '', anyway)) !== anyway) return;
    result = await ask(true);
  }
  presentResult(COMMANDS.finish, result);
  if (result.applied) window.setStatusBarMessage(l10n.t('$(pass-filled) The article is finished'), 4000);
}

export async function reopen(session: Session, { document }: TextEditor): Promise<void> {
  const argument: ReopenArgument = { uri: document.uri.toString(), version: document.version };
  const result = await session.server.execute<ApplyResult>(COMMANDS.reopen, argument);
  presentResult(COMMANDS.reopen, result);
  if (result.applied) window.setStatusBarMessage(l10n.t('The article is open again'), 4000);
}
