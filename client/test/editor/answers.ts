import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/**
 * An answer to a list by a part of the entry's label or description, to a dialog by a path, or to a question by a text; null closes it. A list that is
 * answered by a function stays open until that has an answer.
 */
export type Answer = RegExp | string | null | (() => Promise<RegExp | null>);

export interface Asked {
  /** The labels of each list, in the order in which they were shown. */
  readonly lists: readonly (readonly string[])[];
  /** Each message with its buttons. */
  readonly messages: readonly { readonly text: string; readonly buttons: readonly string[] }[];
}

type Show = (...args: readonly unknown[]) => Promise<unknown>;
const NAMES = [
  'showQuickPick',
  'showOpenDialog',
  'showInputBox',
  'showInformationMessage',
  'showWarningMessage',
  'showErrorMessage',
] as const;

/**
 * Does something while lists and dialogs are answered in order. Messages are answered with the button that
 * `button` names, if they have it.
 */
export async function answering(
  answers: readonly Answer[],
  work: () => Promise<unknown>,
  button?: string,
): Promise<Asked> {
  const window = vscode.window as unknown as Record<(typeof NAMES)[number], Show>;
  const before = NAMES.map((name) => window[name]);
  const left = [...answers];
  const lists: string[][] = [];
  const messages: { text: string; buttons: readonly string[] }[] = [];
  window.showQuickPick = async (list) => {
    const items = (await list) as (string | vscode.QuickPickItem)[];
    const labels = items.map((item) => (typeof item === 'string' ? item : item.label));
    lists.push(labels);
    const next = left.shift();
    const answer = typeof next === 'function' ? await next() : next;
    assert.ok(answer === null || answer instanceof RegExp, `unexpected list: ${labels.join(' | ')}`);
    if (answer === null) return undefined;
    const n = items.findIndex((item) =>
      typeof item === 'string'
        ? answer.test(item)
        : answer.test(item.label) || answer.test(item.description ?? ''),
    );
    assert.ok(n >= 0, `${answer} is none of ${labels.join(' | ')}`);
    return items[n];
  };
  window.showInputBox = async (options) => {
    const answer = left.shift();
    const { prompt } = options as vscode.InputBoxOptions;
    assert.ok(answer === null || typeof answer === 'string', `unexpected question: ${prompt}`);
    return answer ?? undefined;
  };
  window.showOpenDialog = async (options) => {
    const answer = left.shift();
    const { title } = options as vscode.OpenDialogOptions;
    assert.ok(answer === null || typeof answer === 'string', `unexpected dialog: ${title}`);
    return answer === null ? undefined : [vscode.Uri.file(answer)];
  };
  for (const name of NAMES.slice(3)) {
    window[name] = async (text, ...buttons) => {
      messages.push({ text: text as string, buttons: buttons as string[] });
      return buttons.find((one) => one === button);
    };
  }
  try {
    await work();
    assert.deepEqual(left, []);
    return { lists, messages };
  } finally {
    for (const [n, name] of NAMES.entries()) window[name] = before[n]!;
  }
}
