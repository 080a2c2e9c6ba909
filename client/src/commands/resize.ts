import { Selection, type TextEditor } from 'vscode';
import { COMMANDS, type ResizeArgument, type ResizeResult } from '../../../server/src/protocol';
import { fromRange, toRange } from '../annotations';
import { presentResult } from '../results';
import type { Session } from '../session';

/** Each press of a key counts from where the one before has led. */
let turn: Promise<void> = Promise.resolve();

/** Gives the annotation at the cursor a syllable more or less, and selects what it is then. */
export function resize(end: ResizeArgument['end'], to: ResizeArgument['to']) {
  return (session: Session, editor: TextEditor): Promise<void> => {
    const done = turn.then(async () => {
      const { document, selection } = editor;
      const argument: ResizeArgument = {
        uri: document.uri.toString(),
        version: document.version,
        at: fromRange(selection),
        end,
        to,
      };
      const result = await session.server.execute<ResizeResult>(COMMANDS.resize, argument);
      if (result.range) {
        const range = toRange(result.range);
        editor.selection = new Selection(range.end, range.start);
      }
      presentResult(COMMANDS.resize, result);
    });
    turn = done.catch(() => undefined);
    return done;
  };
}
