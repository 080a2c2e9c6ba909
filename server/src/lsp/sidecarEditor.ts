import type { RenameFile, TextDocumentEdit } from 'vscode-languageserver';
import type { SourceEdit } from '../core/sidecar/edit';
import { commonText } from '../core/text/commonEnds';
import { LineMap } from '../core/text/lines';
import { SAVE, type SaveParams } from '../protocol';
import type { SidecarWriter } from '../workspace/decisions';
import type { FileText, Listing, WriteResult } from '../workspace/files';
import { toTextEdits } from './convert';
import { reasonOf } from './errors';
import type { Session } from './session';

/** Sidecars that are open in the client's editor are changed and renamed there, others on disk. */
export class SidecarEditor implements SidecarWriter {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  async read(uri: string): Promise<FileText> {
    const open = this.#session.documents.get(uri);
    return open ? { kind: 'text', text: open.getText() } : this.#session.host.files.read(uri);
  }

  list(uri: string): Promise<Listing> {
    return this.#session.host.files.list(uri);
  }

  async replace(uri: string, text: string | undefined, expected: string | undefined): Promise<WriteResult> {
    const open = this.#session.documents.get(uri);
    if (!open) return this.#session.host.files.replace(uri, text, expected);
    const source = open.getText();
    if (source !== expected) return { kind: 'changed' };
    // A file that is open is not deleted under the editor's hands.
    const edits = toTextEdits(new LineMap(source), [difference(source, text ?? '')]);
    const result = await this.#apply({ textDocument: { uri, version: open.version }, edits });
    // The editor refuses when somebody has typed meanwhile.
    return result.kind === 'refused'
      ? { kind: 'changed' }
      : result.kind === 'written'
        ? this.#save(uri)
        : result;
  }

  async rename(oldUri: string, newUri: string): Promise<WriteResult | undefined> {
    const { documents, config } = this.#session;
    const can = config.client.workspace?.workspaceEdit?.resourceOperations?.includes('rename');
    if (!can || !documents.get(oldUri)) return undefined;
    const result = await this.#apply({ kind: 'rename', oldUri, newUri, options: { overwrite: false } });
    return result.kind === 'refused' ? { kind: 'failed', message: result.why } : result;
  }

  async #apply(
    change: TextDocumentEdit | RenameFile,
  ): Promise<WriteResult | { kind: 'refused'; why: string }> {
    try {
      const edit = { documentChanges: [change] };
      const { applied, failureReason } = await this.#session.connection.workspace.applyEdit(edit);
      return applied ? { kind: 'written' } : { kind: 'refused', why: failureReason ?? '' };
    } catch (error) {
      return { kind: 'failed', message: reasonOf(error) };
    }
  }

  async #save(uri: string): Promise<WriteResult> {
    if (this.#session.config.options.save !== true) return { kind: 'written' };
    try {
      await this.#session.connection.sendRequest(SAVE, { uri } satisfies SaveParams);
      return { kind: 'written' };
    } catch (error) {
      return { kind: 'failed', message: reasonOf(error) };
    }
  }
}

/** The one edit that turns `from` into `to`: what lies between their common ends. */
function difference(from: string, to: string): SourceEdit {
  let { head, tail } = commonText(from, to);
  // A CRLF is one position for editors, so an edit must not begin or end inside it.
  if (from[head] === '\n' && from[head - 1] === '\r') head--;
  if (tail > 0 && from[from.length - tail] === '\n' && from[from.length - tail - 1] === '\r') tail--;
  return { span: { start: head, end: from.length - tail }, text: to.slice(head, to.length - tail) };
}
