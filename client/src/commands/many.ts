import { l10n, Position, Range, type TextEditor, window } from 'vscode';
import {
  type AcceptAllArgument,
  type ApplyResult,
  COMMANDS,
  type LabelsArgument,
  type LineKindInfo,
  type UndoArgument,
  type WireAction,
} from '../../../server/src/protocol';
import { fromRange } from '../annotations';
import { isArticle } from '../language';
import { presentResult } from '../results';
import type { Session } from '../session';
import { apply } from './apply';
import { goOn, isSuggestion } from './navigate';

/**
 * Accepts the sure suggestions of the article, or of the selection when there is one, and goes to the first of those
 * that are left.
 */
export async function acceptAll(session: Session, editor: TextEditor): Promise<void> {
  const { document, selection } = editor;
  // Going from suggestion to suggestion leaves one selected; that is no wish to accept it alone.
  const annotation = session.annotations.at(document, selection.start);
  const whole = selection.isEmpty || annotation?.range.isEqual(selection);
  const argument: AcceptAllArgument = {
    uri: document.uri.toString(),
    version: document.version,
    ...(whole ? {} : { range: fromRange(selection) }),
  };
  const result = await session.server.execute<ApplyResult>(COMMANDS.acceptAll, argument);
  if (!result.applied && !result.message) {
    window.setStatusBarMessage(l10n.t('No suggestion is sure enough'), 3000);
  }
  presentResult(COMMANDS.acceptAll, result);
  if (whole ? session.annotations.shown(document)?.some(isSuggestion) : result.applied) {
    await goOn(session, editor, whole ? new Position(0, 0) : selection.start);
  }
}

/** Asks of what kind the selected lines are. */
export async function markLinesAs(session: Session, editor: TextEditor): Promise<void> {
  const argument: LabelsArgument = { uri: editor.document.uri.toString() };
  const kinds = await session.server.execute<LineKindInfo[]>(COMMANDS.lineKinds, argument);
  const picked = await window.showQuickPick(
    kinds.map(({ name, description }) => ({ label: name, description })),
    { placeHolder: l10n.t('Mark the line as'), matchOnDescription: true },
  );
  if (picked) await markLines(session, editor, picked.label);
}

/** Says of what kind the selected lines are, or that they are not of the kind that is shown. */
export async function markLines(session: Session, editor: TextEditor, kind?: string): Promise<void> {
  const { document } = editor;
  const lines = new Set<number>();
  for (const { start, end, isEmpty } of editor.selections) {
    // A selection that ends at the start of a line does not mean that line.
    const last = !isEmpty && end.character === 0 ? end.line - 1 : end.line;
    for (let line = start.line; line <= last; line++) lines.add(line);
  }
  const actions = [...lines]
    .sort((a, b) => a - b)
    .map((line) => document.lineAt(line))
    .filter((line) => !line.isEmptyOrWhitespace)
    .map(({ range: { start, end } }): WireAction => {
      const range = fromRange(new Range(start, end));
      return kind === undefined ? { do: 'unmark', range } : { do: 'mark', range, kind };
    });
  await apply(session, editor, actions);
}

/**
 * Takes back the last action on the article in front, or does it again; without an article the last one of all.
 *
 * @param action exactly this one, as a message offers it
 */
export async function again(session: Session, command: string, action?: unknown): Promise<ApplyResult> {
  const document = window.activeTextEditor?.document;
  const isHere = document !== undefined && (isArticle(document) || document.fileName.endsWith('.ann.yaml'));
  const argument: UndoArgument = {
    ...(isHere ? { uri: document.uri.toString() } : {}),
    ...(typeof action === 'number' ? { action } : {}),
  };
  const result = await session.server.execute<ApplyResult>(command, argument);
  presentResult(command, result);
  return result;
}
