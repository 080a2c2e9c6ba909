import { FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FILES } from '../../server/src/protocol/files';
import { fileAnswers } from './fileAnswers';
import { aloneBy, type Locks } from './windowLocks';

/** Lets the server reach the files of the window, and those of the extension. */
export function answerFiles(client: BaseLanguageClient, extension: Uri): void {
  const answers = fileAnswers({
    fs: workspace.fs,
    parse: (uri) => client.protocol2CodeConverter.asUri(uri),
    data: Uri.joinPath(extension, 'dist', 'data'),
    within: (folder, names) => Uri.joinPath(folder, ...names),
    types: FileType,
    alone: aloneBy((globalThis as { navigator?: { locks?: Locks } }).navigator?.locks),
  });
  for (const name of Object.values(FILES))
    client.onRequest(name, answers[name] as (params: unknown) => Promise<unknown>);
}
