import { InputBoxValidationSeverity, l10n, type TextEditor, window } from 'vscode';
import { COMMANDS, type ReadDateArgument } from '../../../server/src/protocol';
import { toRange } from '../annotations';
import type { Session } from '../session';
import { apply, check } from './apply';

/**
 * Asks when the article was published; dates such as “yesterday” are counted from there.
 *
 * @param closed is told that nothing more is asked
 */
export async function setPublished(
  session: Session,
  editor: TextEditor,
  closed: () => void = () => {},
): Promise<void> {
  const { published } = session.annotations.get(editor.document.uri) ?? {};
  const known = dayUnder(session, editor) ?? published?.value ?? '';
  const value = await window.showInputBox({
    title: l10n.t('Publication date'),
    prompt: published
      ? l10n.t(
          'YYYY-MM-DD, or as articles write it, {0}. {1} is from {2}. Empty: Dateline looks for it.',
          '6/9',
          published.value,
          published.source,
        )
      : l10n.t('YYYY-MM-DD, or as articles write it, {0}. Empty: Dateline looks for it.', '6/9'),
    value: known,
    validateInput: async (typed) => {
      const fault = await check(session, typed, 'day');
      const day = fault && (await dayTyped(session, editor, typed, known));
      return day ? { message: l10n.t('Means {0}', day), severity: InputBoxValidationSeverity.Info } : fault;
    },
  });
  closed();
  if (value === undefined) return;
  const isDay = (await check(session, value, 'day')) === undefined;
  const day = isDay ? undefined : await dayTyped(session, editor, value, known);
  await apply(session, editor, [{ do: 'publish', value: day ?? value.trim() }]);
}

/** The day that somebody means who types less than all of it. */
async function dayTyped(
  session: Session,
  { document }: TextEditor,
  text: string,
  own: string,
): Promise<string | undefined> {
  const argument: ReadDateArgument = { uri: document.uri.toString(), text, own };
  const read = await session.server.execute<string | null>(COMMANDS.readDate, argument);
  return DAY.exec(read ?? '')?.[0];
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day of the date under the cursor: where an article says when it was published, the cursor is put there. */
function dayUnder(session: Session, { document, selection }: TextEditor): string | undefined {
  const { spans = [] } = session.annotations.get(document.uri) ?? {};
  const here = spans.find(
    ({ range, value }) => value !== undefined && toRange(range).contains(selection.active),
  );
  return /^\d{4}-\d{2}-\d{2}/.exec(here?.value ?? '')?.[0];
}
