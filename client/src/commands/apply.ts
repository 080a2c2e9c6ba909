import { l10n, type TextEditor, window } from 'vscode';
import {
  type ApplyArgument,
  type ApplyResult,
  COMMANDS,
  type WireAction,
} from '../../../server/src/lsp/protocol';
import { presentResult } from '../results';
import type { Session } from '../session';

/** Sends actions on an article to the server and says what came of them. */
export async function apply(
  session: Session,
  { document }: TextEditor,
  actions: readonly WireAction[],
): Promise<void> {
  if (actions.length === 0) return;
  const argument: ApplyArgument = { uri: document.uri.toString(), version: document.version, actions };
  presentResult(COMMANDS.apply, await session.server.execute<ApplyResult>(COMMANDS.apply, argument));
}

/** For commands that found nothing to work on. */
export function sayNothingHere(what: 'suggestion' | 'annotation' | 'word'): void {
  const messages = {
    suggestion: l10n.t('There is no suggestion under the cursor'),
    annotation: l10n.t('There is no annotation under the cursor'),
    word: l10n.t('There is no word under the cursor'),
  };
  window.setStatusBarMessage(messages[what], 3000);
}
