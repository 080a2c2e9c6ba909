import { l10n, type TextEditor, window } from 'vscode';
import {
  COMMANDS,
  type TagEveryArgument,
  type TargetInfo,
  type WireAction,
} from '../../../server/src/protocol';
import type { Session } from '../session';
import { apply, at, check, run } from './apply';
import { labelsOf, pickLabel } from './labels';

/** @param number of the label in the order of the project, from 1; asks when there is none */
export async function tag(session: Session, editor: TextEditor, number?: number): Promise<void> {
  const found = await session.server.execute<TargetInfo[]>(COMMANDS.target, at(editor));
  if (found.length === 0) return sayNothingHere();
  const labels = await labelsOf(session, editor.document);
  const label = (number && labels[number - 1]) || (await pickLabel(labels, found[0]?.label));
  if (!label) return;
  const actions: WireAction[] = [];
  for (const target of found) {
    // A date that was not recognized needs a value from the person.
    const asks = label.isDate && target.label !== label.name;
    const value = asks ? await askForValue(session, target.text) : '';
    if (value === undefined) return;
    actions.push({ do: 'tag', range: target.range, label: label.name, ...(value ? { value } : {}) });
  }
  await apply(session, editor, actions);
}

export const accept = (session: Session, editor: TextEditor) => run(session, COMMANDS.accept, at(editor));
export const reject = (session: Session, editor: TextEditor) => run(session, COMMANDS.reject, at(editor));
export const remove = (session: Session, editor: TextEditor) => run(session, COMMANDS.remove, at(editor));

/** Tags the text under the cursor wherever the article has it as a word of its own. */
export async function tagEveryMention(session: Session, editor: TextEditor): Promise<void> {
  const [target] = await session.server.execute<TargetInfo[]>(COMMANDS.target, at(editor));
  if (!target) return sayNothingHere();
  const label = target.label ?? (await pickLabel(await labelsOf(session, editor.document)))?.name;
  if (label === undefined) return;
  const { uri, version } = editor.document;
  const argument: TagEveryArgument = { uri: uri.toString(), version, range: target.range, label };
  await run(session, COMMANDS.tagEvery, argument);
}

function sayNothingHere(): void {
  window.setStatusBarMessage(l10n.t('There is no word under the cursor'), 3000);
}

/** Empty where the person gives none; undefined when they cancel. */
async function askForValue(session: Session, text: string): Promise<string | undefined> {
  const value = await window.showInputBox({
    title: l10n.t('Value of “{0}”', text),
    prompt: l10n.t('TIMEX3, for example {0}. May be empty.', '2024-09-06, 2024-09, 2024-Q1, T11:00, P3Y'),
    validateInput: (typed) => check(session, typed, 'timex'),
  });
  return value?.trim();
}
