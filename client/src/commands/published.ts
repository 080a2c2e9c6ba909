import { l10n, type TextEditor, window } from 'vscode';
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
  const value = await window.showInputBox({
    title: l10n.t('Publication date'),
    prompt: published
      ? l10n.t(
          'YYYY-MM-DD. {0} is from {1}. Empty: Dateline looks for it.',
          published.value,
          published.source,
        )
      : l10n.t('YYYY-MM-DD. Empty: Dateline looks for it.'),
    value: dayUnder(session, editor) ?? published?.value ?? '',
    validateInput: (typed) => check(session, typed, 'day'),
  });
  closed();
  if (value === undefined) return;
  await apply(session, editor, [{ do: 'publish', value: value.trim() }]);
}

/** The day of the date under the cursor: where an article says when it was published, the cursor is put there. */
function dayUnder(session: Session, { document, selection }: TextEditor): string | undefined {
  const { spans = [] } = session.annotations.get(document.uri) ?? {};
  const here = spans.find(
    ({ range, value }) => value !== undefined && toRange(range).contains(selection.active),
  );
  return /^\d{4}-\d{2}-\d{2}/.exec(here?.value ?? '')?.[0];
}
