import { commands, l10n, Selection, type TextEditor, TextEditorRevealType, window } from 'vscode';
import type { Session } from '../session';

/** Selects the next suggestion (1) or the one before (-1), around the end of the article, and shows its card. */
export async function goToSuggestion(session: Session, editor: TextEditor, step: 1 | -1): Promise<void> {
  const suggested = (session.annotations.shown(editor.document) ?? []).filter(
    ({ status }) => status === 'suggested',
  );
  if (suggested.length === 0) {
    window.setStatusBarMessage(l10n.t('There are no suggestions in this article'), 3000);
    return;
  }
  const { start, active } = editor.selection;
  const current = suggested.find(({ range }) => range.isEqual(editor.selection));
  const from = current ? start : active;
  const next =
    step > 0
      ? (suggested.find(({ range }) =>
          current ? range.start.isAfter(from) : range.start.isAfterOrEqual(from),
        ) ?? suggested[0])
      : (suggested.findLast(({ range }) => range.start.isBefore(from)) ?? suggested.at(-1));
  const { range } = next!;
  const moved = selectionMoved(editor);
  // The cursor stands at the start: behind the end there is no card.
  editor.selection = new Selection(range.end, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  // The card would be closed again by the move.
  await moved;
  await commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
}

/** Resolves when the selection of the editor has changed, or after a moment when it need not change. */
function selectionMoved(editor: TextEditor): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      listener.dispose();
      resolve();
    };
    const listener = window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === editor) done();
    });
    const timer = setTimeout(done, 200);
  });
}
