import { l10n, type TextEditor, window } from 'vscode';
import { timexFault } from '../../../server/src/core/annotation/timex';
import {
  type ApplyResult,
  COMMANDS,
  type TagEveryArgument,
  type WireAction,
} from '../../../server/src/lsp/protocol';
import { fromRange } from '../annotations';
import { type Target, targets } from '../cursor';
import { presentResult } from '../results';
import type { Session } from '../session';
import { timexType } from '../timex';
import { apply, sayNothingHere } from './apply';
import { pickLabel } from './labels';

const DATE = 'DATE';

/** @param label asks when there is none */
export async function tag(session: Session, editor: TextEditor, label?: string): Promise<void> {
  const found = targets(editor, session.annotations);
  if (found.length === 0) return sayNothingHere('word');
  const chosen = label ?? (await pickLabel(session, editor.document, found[0]?.annotation?.label));
  if (chosen === undefined) return;
  const actions: WireAction[] = [];
  for (const target of found) {
    const action = await tagAction(editor, target, chosen);
    if (!action) return;
    actions.push(action);
  }
  await apply(session, editor, actions);
}

export async function accept(session: Session, editor: TextEditor): Promise<void> {
  const suggested = targets(editor, session.annotations).filter(
    ({ annotation }) => annotation?.status === 'suggested',
  );
  if (suggested.length === 0) return sayNothingHere('suggestion');
  const actions = suggested.map(
    ({ range, annotation }): WireAction => ({ do: 'tag', range: fromRange(range), label: annotation!.label }),
  );
  await apply(session, editor, actions);
}

export function reject(session: Session, editor: TextEditor): Promise<void> | undefined {
  return drop(session, editor, 'reject');
}

export function remove(session: Session, editor: TextEditor): Promise<void> | undefined {
  return drop(session, editor, 'remove');
}

/** Tags the text under the cursor wherever the article has it as a word of its own. */
export async function tagEveryMention(session: Session, editor: TextEditor): Promise<void> {
  const { document } = editor;
  const [target] = targets(editor, session.annotations);
  if (!target) return sayNothingHere('word');
  const label = target.annotation?.label ?? (await pickLabel(session, document));
  if (label === undefined) return;
  const { uri, version } = document;
  const argument: TagEveryArgument = { uri: uri.toString(), version, range: fromRange(target.range), label };
  presentResult(COMMANDS.tagEvery, await session.server.execute<ApplyResult>(COMMANDS.tagEvery, argument));
}

async function drop(session: Session, editor: TextEditor, how: 'reject' | 'remove'): Promise<void> {
  const found = targets(editor, session.annotations).filter(({ annotation }) => annotation);
  if (found.length === 0) return sayNothingHere('annotation');
  await apply(
    session,
    editor,
    found.map(({ range }) => ({ do: how, range: fromRange(range) })),
  );
}

/** A date that was not recognized needs a value from the person. Undefined when they cancel. */
async function tagAction(editor: TextEditor, target: Target, label: string): Promise<WireAction | undefined> {
  const range = fromRange(target.range);
  if (label !== DATE || target.annotation?.label === DATE) return { do: 'tag', range, label };
  const value = await window.showInputBox({
    title: l10n.t('Value of “{0}”', editor.document.getText(target.range)),
    prompt: l10n.t('TIMEX3, for example {0}. May be empty.', '2024-09-06, 2024-09, 2024-Q1, T11:00, P3Y'),
    validateInput: (text) =>
      text.trim() === '' || timexFault(text.trim()) === undefined
        ? undefined
        : l10n.t('This is no TIMEX3 value'),
  });
  if (value === undefined) return undefined;
  const trimmed = value.trim();
  if (trimmed === '') return { do: 'tag', range, label };
  return { do: 'tag', range, label, type: timexType(trimmed), value: trimmed };
}
