import { type Disposable, type ExtensionContext, type LogOutputChannel, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  CloseAction,
  ErrorAction,
  type LanguageClientOptions,
  RevealOutputChannelOn,
  State,
  WorkDoneProgress,
} from 'vscode-languageclient';
import {
  type InitializationOptions,
  LINKED_COMMANDS,
  SAVE,
  type SaveParams,
} from '../../server/src/protocol';
import { facts } from './facts';
import { answerFiles } from './fileRequests';
import type { ClientHost, Connected } from './host';
import { keysOf } from './keys';
import { ARTICLE, schemes } from './language';
import { presentFailure, presentResult } from './results';

/** How far work of the server is; `percentage` from 0 to 100. */
export interface WorkDoneState {
  readonly percentage?: number;
  readonly message?: string;
}

let tokens = 0;

/** Listens to the progress of one request, which must carry the token. */
export function onWorkDone(
  client: BaseLanguageClient,
  listener: (state: WorkDoneState) => void,
): { readonly workDoneToken: string; readonly subscription: Disposable } {
  const workDoneToken = `dateline-${++tokens}`;
  const subscription = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind !== 'end') listener(value);
  });
  return { workDoneToken, subscription };
}

export interface Listener {
  /** The server has ended by itself. @returns whether it is to be started again */
  closed(): boolean;
  changed(running: boolean): void;
}

/** A client for a server of the host, not yet started. */
export async function connect(
  context: ExtensionContext,
  host: ClientHost,
  outputChannel: LogOutputChannel,
  listener: Listener,
): Promise<Connected> {
  const { projectFile, namesFile, modelPath } = facts();
  const selected = schemes();
  const found = [projectFile, namesFile, modelPath].map((name) => `**/${name}`);
  const watchers = ['**/*.ann.yaml', ...found, '**/*.txt'].map((glob) =>
    workspace.createFileSystemWatcher(glob),
  );
  const options: LanguageClientOptions = {
    documentSelector: [
      ...selected.map((scheme) => ({ scheme, language: ARTICLE })),
      // Sidecars and project files, so that the server sees what is not saved yet.
      ...selected.flatMap((scheme) => [
        { scheme, pattern: '**/*.ann.yaml' },
        { scheme, pattern: `**/${projectFile}` },
      ]),
    ],
    synchronize: { configurationSection: 'dateline', fileEvents: watchers },
    outputChannel,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationOptions: (): InitializationOptions => ({
      annotations: true,
      commands: true,
      keys: keysOf(context.extension.packageJSON.contributes.keybindings, host.isMac),
      save: true,
      files: true,
      trusted: workspace.isTrusted,
      corpus: true,
      ...(context.storageUri ? { storageUri: context.storageUri.toString() } : {}),
    }),
    initializationFailedHandler: () => false,
    // Cards lead to our own commands, and text of articles in them is escaped.
    markdown: { isTrusted: { enabledCommands: LINKED_COMMANDS } },
    errorHandler: {
      error: (_error, _message, count) => ({
        action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
        handled: true,
      }),
      closed: () => ({
        action: listener.closed() ? CloseAction.Restart : CloseAction.DoNotRestart,
        handled: true,
      }),
    },
    middleware: {
      // Boilerplate is dimmed here, by a theme colour; a tag would dim it once more.
      provideDiagnostics: async (document, previous, token, next) => {
        const report = await next(document, previous, token);
        if (report && 'items' in report) for (const item of report.items) delete item.tags;
        return report;
      },
      // Quick fixes run the server's commands through here.
      executeCommand: async (command, args, next) => {
        try {
          const result = await next(command, args);
          presentResult(command, result);
          return result;
        } catch (error) {
          presentFailure(error);
          return undefined;
        }
      },
    },
  };
  const connected = await host.connect(context, options);
  const { client } = connected;
  answerFiles(client, context.extensionUri);
  client.onRequest(SAVE, async ({ uri }: SaveParams) => {
    const wanted = client.protocol2CodeConverter.asUri(uri).toString();
    await workspace.textDocuments.find((document) => document.uri.toString() === wanted)?.save();
  });
  client.onDidChangeState(({ newState }) => {
    if (newState === State.Running || newState === State.Stopped)
      listener.changed(newState === State.Running);
  });
  context.subscriptions.push(...watchers);
  return connected;
}
