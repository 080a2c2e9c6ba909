import { l10n, type TextEditor, window } from 'vscode';
import {
  COMMANDS,
  type TagEveryArgument,
  type TargetInfo,
  type ValueInfo,
  type WireAction,
} from '../../../server/src/protocol';
import type { Session } from '../session';
import { apply, at, run } from './apply';
import { labelsOf, pickLabel } from './labels';
import { goOn } from './navigate';
import { askForValue } from './value';

/** @param number of the label in the order of the project, from 1; asks when there is none */
export async function tag(session: Session, editor: TextEditor, number?: number): Promise<void> {
  const found = await session.server.execute<TargetInfo[]>(COMMANDS.target, at(editor));
  if (found.length === 0) return sayNothingHere();
  const labels = await labelsOf(session.server, editor.document);
  const label = (number && labels[number - 1]) || (await pickLabel(labels, found[0]?.label));
  if (!label) return;
  if (label.isDate) {
    await tagDates(session, editor, label.name);
    return;
  }
  const doubtful = found.find((target) => target.doubtful);
  if (number && doubtful && !(await isMeant(doubtful.text, label.name))) return;
  const actions = found.map(({ range }): WireAction => ({ do: 'tag', range, label: label.name }));
  await apply(session, editor, actions);
}

/** No name begins with a small letter: the key may have been meant for something else. */
export async function isMeant(text: string, label: string): Promise<boolean> {
  const yes = l10n.t('Tag “{0}” as {1}', text, label);
  const placeHolder = l10n.t('Names do not begin with a small letter. Tag it all the same?');
  return (await window.showQuickPick([yes], { placeHolder })) === yes;
}

/** Asks for the value of the date at the cursor. */
export async function editValue(session: Session, editor: TextEditor): Promise<void> {
  const date = (await labelsOf(session.server, editor.document)).find(({ isDate }) => isDate)?.name;
  if (date === undefined) return;
  if (!(await tagDates(session, editor, date, ({ label }) => label === date))) {
    window.setStatusBarMessage(l10n.t('There is no date under the cursor'), 3000);
  }
}

/** @returns whether there was any */
async function tagDates(
  session: Session,
  editor: TextEditor,
  label: string,
  wanted: (found: ValueInfo) => boolean = () => true,
): Promise<boolean> {
  const found = (await session.server.execute<ValueInfo[]>(COMMANDS.values, at(editor))).filter(wanted);
  const actions: WireAction[] = [];
  for (const one of found) {
    const value = await askForValue(session, editor.document.uri.toString(), one);
    if (value === undefined) return true;
    if (one.status === 'accepted' && one.label === label && one.value === value) continue;
    actions.push({ do: 'tag', range: one.range, label, ...(value ? { value } : {}) });
  }
  await apply(session, editor, actions);
  return found.length > 0;
}

export const accept = (session: Session, editor: TextEditor) => settle(session, editor, COMMANDS.accept);
export const reject = (session: Session, editor: TextEditor) => settle(session, editor, COMMANDS.reject);
export const remove = (session: Session, editor: TextEditor) => run(session, COMMANDS.remove, at(editor));

/** Decides on the suggestion at the cursor and goes on to the next one. */
async function settle(session: Session, editor: TextEditor, command: string): Promise<void> {
  // A rejected one is not shown any more.
  const settled = session.annotations.at(editor.document, editor.selection.start)?.range.end;
  const { applied } = await run(session, command, at(editor));
  if (applied) await goOn(session, editor, settled);
}

/** Tags the text under the cursor wherever the article has it as a word of its own. */
export async function tagEveryMention(session: Session, editor: TextEditor): Promise<void> {
  const [target] = await session.server.execute<TargetInfo[]>(COMMANDS.target, at(editor));
  if (!target) return sayNothingHere();
  const label = target.label ?? (await pickLabel(await labelsOf(session.server, editor.document)))?.name;
  if (label === undefined) return;
  const { uri, version } = editor.document;
  const argument: TagEveryArgument = { uri: uri.toString(), version, range: target.range, label };
  await run(session, COMMANDS.tagEvery, argument);
}

function sayNothingHere(): void {
  window.setStatusBarMessage(l10n.t('There is no word under the cursor'), 3000);
}
