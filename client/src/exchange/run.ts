import { commands, l10n, ProgressLocation, window } from 'vscode';
import type { Note } from '../../../server/src/protocol/exchange';
import { presentFailure } from '../results';
import type { Session } from '../session';

/** Runs a command of the server with its progress in a notification, from which it can be cancelled. */
export function runWithProgress<R>(
  session: Session,
  title: string,
  command: string,
  argument: unknown,
): Thenable<R> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (progress, token) => {
    let done = 0;
    return session.server.execute<R>(command, argument, {
      token,
      progress: ({ percentage = done, message }) => {
        progress.report({ increment: percentage - done, ...(message === undefined ? {} : { message }) });
        done = percentage;
      },
    });
  });
}

/** Says how work ended, with a button for each thing that can be done now; does not wait for an answer. */
export function present(
  session: Session,
  level: 'information' | 'warning' | 'error',
  text: string,
  notes: readonly Note[],
  actions: Readonly<Record<string, () => unknown>>,
): void {
  session.problems.show(notes);
  const showProblems = {
    [l10n.t('Show Problems')]: () => commands.executeCommand('workbench.actions.view.problems'),
  };
  const all: Readonly<Record<string, () => unknown>> = {
    ...actions,
    ...(notes.length > 0 ? showProblems : {}),
  };
  const show = {
    information: window.showInformationMessage,
    warning: window.showWarningMessage,
    error: window.showErrorMessage,
  }[level];
  show(text, ...Object.keys(all))
    .then((answer) => answer && all[answer]?.())
    .then(undefined, presentFailure);
}
