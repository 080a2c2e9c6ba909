import {
  commands,
  l10n,
  type Range,
  Selection,
  type TextEditor,
  TextEditorRevealType,
  window,
  workspace,
} from 'vscode';
import type { Shown } from '../annotations';
import type { Session } from '../session';

/** Which annotations are gone to. */
type Which = (annotation: Shown) => boolean;

export const isSuggestion: Which = ({ status }) => status === 'suggested';
export const isAny: Which = () => true;

/** Selects the next annotation (1) or the one before (-1), around the end of the article. */
export async function goTo(session: Session, editor: TextEditor, step: 1 | -1, which: Which): Promise<void> {
  const found = (session.annotations.shown(editor.document) ?? []).filter(which);
  if (found.length === 0) {
    const none =
      which === isAny
        ? l10n.t('There are no annotations in this article')
        : l10n.t('There are no suggestions in this article');
    window.setStatusBarMessage(none, 3000);
    return;
  }
  const { start, active } = editor.selection;
  const current = found.find(({ range }) => range.isEqual(editor.selection));
  const from = current ? start : active;
  const next =
    step > 0
      ? (found.find(({ range }) =>
          current ? range.start.isAfter(from) : range.start.isAfterOrEqual(from),
        ) ?? found[0])
      : (found.findLast(({ range }) => range.start.isBefore(from)) ?? found.at(-1));
  await select(editor, next!.range);
}

/** Goes on after a decision at the cursor, if the person wants that. */
export async function goOn(session: Session, editor: TextEditor, from = editor.selection.end): Promise<void> {
  const { document, selections } = editor;
  const wanted = workspace.getConfiguration('dateline', document.uri).get('acceptMoves', true);
  if (!wanted || selections.length > 1) return;
  editor.selection = new Selection(from, from);
  await goTo(session, editor, 1, isSuggestion);
}

async function select(editor: TextEditor, range: Range): Promise<void> {
  const { document } = editor;
  const card = workspace.getConfiguration('dateline', document.uri).get('cardWhileWalking', false);
  const moved = selectionMoved(editor);
  // The cursor stands at the start: behind the end there is no card.
  editor.selection = new Selection(range.end, range.start);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  if (!card) return;
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
