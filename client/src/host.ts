import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What the extension host has, a process of Node or a web worker. */
export interface ClientHost {
  /** Whether keys are those of macOS. */
  readonly isMac: boolean;
  /** Makes a client that starts a server when it is started. */
  connect(context: ExtensionContext, options: LanguageClientOptions): Promise<Connected>;
}

export interface Connected {
  readonly client: BaseLanguageClient;
  /** The server's process, where it has one, while it runs. */
  pid(): number | undefined;
}
