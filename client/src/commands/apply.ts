import type { TextEditor } from 'vscode';
import {
  type ApplyArgument,
  type ApplyResult,
  type AtArgument,
  type CheckArgument,
  COMMANDS,
  type WireAction,
} from '../../../server/src/protocol';
import { fromRange } from '../annotations';
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

/** The selections and cursors of an editor; what they mean is for the server to say. */
export function at({ document, selections }: TextEditor): AtArgument {
  return { uri: document.uri.toString(), version: document.version, at: selections.map(fromRange) };
}

/** What is wrong with a value that a person types; undefined while nothing is, and while there is none. */
export async function check(
  session: Session,
  typed: string,
  as: CheckArgument['as'],
): Promise<string | undefined> {
  const value = typed.trim();
  if (value === '') return undefined;
  const argument: CheckArgument = { value, as };
  return (await session.server.execute<string | null>(COMMANDS.check, argument)) ?? undefined;
}

/** Runs a command of the server and says what came of it. */
export async function run(session: Session, command: string, argument: unknown): Promise<ApplyResult> {
  const result = await session.server.execute<ApplyResult>(command, argument);
  presentResult(command, result);
  return result;
}
