import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import {
  type ApplyWorkspaceEditParams,
  CancellationTokenSource,
  type CodeAction,
  CodeActionRequest,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  DidSaveTextDocumentNotification,
  DocumentDiagnosticRequest,
  ErrorCodes,
  ExecuteCommandRequest,
  HoverRequest,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  LogMessageNotification,
  type MarkupContent,
  type MessageConnection,
  type Position,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  ResponseError,
  ShowMessageRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Host } from '../../src/lsp/host';
import { serve } from '../../src/lsp/server';
import { createHost } from '../../src/node/host';
import { SAVE, type SaveParams, type Settings } from '../../src/protocol';

/** As `npm run build` leaves it. */
const SERVER = join(__dirname, '..', '..', '..', '..', 'dist', 'server.js');

/** An editor without a screen: a workspace in a temporary folder, open documents, and one language server. */
export class Editor {
  readonly folder: string;
  readonly connection: ProtocolConnection;
  /** Section `dateline`; asked for by the server when the client says that it can be asked. */
  settings: Partial<Settings> | null = null;
  /** What the server has logged. */
  readonly log: string[] = [];
  readonly #documents = new Map<string, TextDocument>();
  readonly #pushed = new Map<string, { version: number | undefined; diagnostics: Diagnostic[] }>();
  readonly #waiting: (() => void)[] = [];
  readonly #process: ChildProcess | undefined;
  readonly #ownsFolder: boolean;
  #tokens = 0;

  private constructor(
    folder: string,
    connection: ProtocolConnection,
    child: ChildProcess | undefined,
    owns: boolean,
    refuses: boolean,
  ) {
    this.folder = folder;
    this.connection = connection;
    this.#process = child;
    this.#ownsFolder = owns;
    connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, version, diagnostics }) => {
      this.#pushed.set(uri, { version, diagnostics });
      for (const wake of this.#waiting.splice(0)) wake();
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
      for (const wake of this.#waiting.splice(0)) wake();
    });
    if (refuses) {
      const every = connection as unknown as Pick<MessageConnection, 'onRequest'>;
      every.onRequest((method) => new ResponseError(ErrorCodes.InternalError, `no ${method}`));
    } else {
      connection.onRequest('workspace/configuration', () => [this.settings]);
      connection.onRequest('client/registerCapability', () => null);
      connection.onRequest('workspace/diagnostic/refresh', () => null);
      connection.onRequest('workspace/applyEdit', (params: ApplyWorkspaceEditParams) =>
        this.#applyEdit(params),
      );
      connection.onRequest(SAVE, ({ uri }: SaveParams) => {
        writeFileSync(this.#path(uri), this.text(uri));
      });
    }
    connection.listen();
  }

  /** Serves in this process, over streams in memory. */
  static async inMemory(
    files: Readonly<Record<string, string>>,
    options: EditorOptions = {},
  ): Promise<Editor> {
    const up = new PassThrough();
    const down = new PassThrough();
    const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
    const { host, ...others } = options;
    serve(server, { ...createHost(), ...host });
    server.listen();
    const client = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    return Editor.#start(files, others, client);
  }

  /** Starts the built server, as our client does. */
  static async overStdio(
    files: Readonly<Record<string, string>>,
    options: EditorOptions = {},
  ): Promise<Editor> {
    const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const client = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    return Editor.#start(files, options, client, child);
  }

  static async #start(
    files: Readonly<Record<string, string>>,
    { pull = true, folder, refuses = false, settings, ...rest }: EditorOptions,
    connection: ProtocolConnection,
    child?: ChildProcess,
  ): Promise<Editor> {
    const root = folder ?? mkdtempSync(join(tmpdir(), 'dateline-lsp-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
    const editor = new Editor(root, connection, child, folder === undefined, refuses);
    editor.settings = settings ?? null;
    const asked = new Promise<void>((resolve) => {
      if (!settings) return resolve();
      connection.onRequest('workspace/configuration', () => {
        resolve();
        return [editor.settings];
      });
    });
    const params: InitializeParams = {
      // A server in memory would watch this very process with a timer that keeps it from ending.
      processId: child ? process.pid : null,
      rootUri: pathToFileURL(root).toString(),
      capabilities: {
        textDocument: {
          ...(pull ? { diagnostic: { relatedInformation: true } } : {}),
          hover: { contentFormat: ['markdown'] },
        },
        workspace: {
          applyEdit: true,
          workspaceEdit: { documentChanges: true },
          ...(settings ? { configuration: true } : {}),
        },
      },
      workspaceFolders: [{ uri: pathToFileURL(root).toString(), name: 'test' }],
      ...rest,
    };
    await connection.sendRequest(InitializeRequest.type, params);
    await connection.sendNotification(InitializedNotification.type, {});
    await asked;
    return editor;
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).toString();
  }

  /** The file as it is on disk; undefined when there is none. */
  file(name: string): string | undefined {
    try {
      return readFileSync(join(this.folder, name), 'utf8');
    } catch {
      return undefined;
    }
  }

  /** The text of an open document. */
  text(uri: string): string {
    return this.#documents.get(uri)!.getText();
  }

  async open(name: string, shown = this.file(name) ?? '', languageId = 'dateline-article'): Promise<string> {
    const uri = this.uri(name);
    this.#documents.set(uri, TextDocument.create(uri, languageId, 1, shown));
    const textDocument = { uri, languageId, version: 1, text: shown };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
    return uri;
  }

  /** Replaces the first occurrence of `from`, as if typed. */
  async type(uri: string, from: string, to: string): Promise<void> {
    const document = this.#documents.get(uri)!;
    const at = document.getText().indexOf(from);
    const range = { start: document.positionAt(at), end: document.positionAt(at + from.length) };
    await this.#change(document, [{ range, text: to }]);
  }

  async save(uri: string): Promise<void> {
    writeFileSync(this.#path(uri), this.text(uri));
    await this.connection.sendNotification(DidSaveTextDocumentNotification.type, { textDocument: { uri } });
  }

  /** Diagnostics by pulling. */
  async diagnostics(uri: string): Promise<Diagnostic[]> {
    const report = await this.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: { uri },
    });
    return report.kind === 'full' ? report.items : [];
  }

  /** Diagnostics that the server sends by itself, once they meet the condition. */
  async pushed(
    uri: string,
    condition: (diagnostics: readonly Diagnostic[]) => boolean,
  ): Promise<Diagnostic[]> {
    for (;;) {
      const known = this.#pushed.get(uri);
      if (known && condition(known.diagnostics)) return known.diagnostics;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** Resolves when the server has logged what matches. */
  async logged(expected: RegExp): Promise<void> {
    while (!this.log.some((line) => expected.test(line))) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async hover(uri: string, word: string): Promise<string> {
    const position = this.position(uri, word);
    const hover = await this.connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
    return hover ? (hover.contents as MarkupContent).value : '';
  }

  async actions(uri: string, word: string, only?: string): Promise<CodeAction[]> {
    const range = this.range(uri, word);
    const diagnostics = (await this.diagnostics(uri)).filter((d) => overlaps(d.range, range));
    const context = { diagnostics, ...(only === undefined ? {} : { only: [only] }) };
    const params = { textDocument: { uri }, range, context };
    return ((await this.connection.sendRequest(CodeActionRequest.type, params)) ?? []) as CodeAction[];
  }

  /** Takes the quick fix whose title matches. */
  async fix(uri: string, word: string, title: RegExp): Promise<unknown> {
    const action = (await this.actions(uri, word)).find((a) => title.test(a.title));
    if (!action?.command) throw new Error(`No action ${title} at ${word}`);
    return this.command(action.command.command, ...(action.command.arguments ?? []));
  }

  command(command: string, ...args: unknown[]): Promise<unknown> {
    return this.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  position(uri: string, word: string): Position {
    const document = this.#documents.get(uri)!;
    const at = document.getText().indexOf(word);
    if (at < 0) throw new Error(`No ${word} in the text`);
    return document.positionAt(at);
  }

  range(uri: string, word: string): Range {
    const document = this.#documents.get(uri)!;
    const start = document.offsetAt(this.position(uri, word));
    return { start: document.positionAt(start), end: document.positionAt(start + word.length) };
  }

  /**
   * Runs a command that tells how far it is, and may be cancelled at a report.
   *
   * @param cancel called with each message of progress; true cancels
   * @param answer to what the server asks the person: the title of a button, or none
   */
  async watch<R>(
    command: string,
    argument: unknown,
    {
      cancel = () => false,
      answer,
    }: { readonly cancel?: (message: string) => boolean; readonly answer?: string } = {},
  ): Promise<{
    readonly result: R;
    readonly progress: readonly string[];
    readonly questions: readonly string[];
  }> {
    const progress: string[] = [];
    const questions: string[] = [];
    const source = new CancellationTokenSource();
    const workDoneToken = `work-${++this.#tokens}`;
    const listening = this.connection.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      const message = value.kind === 'end' ? 'end' : (value.message ?? '');
      progress.push(message);
      if (cancel(message)) source.cancel();
    });
    const asked = this.connection.onRequest(ShowMessageRequest.type, ({ message, actions = [] }) => {
      questions.push(message);
      return actions.find(({ title }) => title === answer) ?? null;
    });
    try {
      const params = { command, arguments: [argument], workDoneToken };
      const result = await this.connection.sendRequest(ExecuteCommandRequest.type, params, source.token);
      return { result: result as R, progress, questions };
    } finally {
      listening.dispose();
      asked.dispose();
    }
  }

  /** Ends the server at once, whatever it is doing. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#process!.once('exit', resolve));
    this.#process!.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) {
      const gone = new Promise((resolve) => this.#process!.once('exit', resolve));
      await this.connection.sendRequest('shutdown');
      await this.connection.sendNotification('exit');
      await gone;
    }
    this.connection.dispose();
    if (this.#ownsFolder) rmSync(this.folder, { recursive: true, force: true });
  }

  async #change(document: TextDocument, contentChanges: { range: Range; text: string }[]): Promise<void> {
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    const textDocument = { uri: document.uri, version };
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges,
    });
  }

  async #applyEdit({ edit }: ApplyWorkspaceEditParams): Promise<{ applied: boolean }> {
    for (const change of edit.documentChanges ?? []) {
      if (!('edits' in change)) return { applied: false };
      const document = this.#documents.get(change.textDocument.uri);
      if (!document || document.version !== change.textDocument.version) return { applied: false };
      const edits = change.edits.map((e) => ({ range: e.range, text: 'newText' in e ? e.newText : '' }));
      await this.#change(document, edits);
    }
    return { applied: true };
  }

  #path(uri: string): string {
    return join(
      this.folder,
      decodeURIComponent(uri.slice(pathToFileURL(dirname(this.folder)).toString().length + 1)).replace(
        /^[^/]*\//,
        '',
      ),
    );
  }
}

export interface EditorOptions extends Partial<InitializeParams> {
  /** What the editor is set to; the server then asks for it before anything is opened. */
  readonly settings?: Partial<Settings>;
  /** Whether the client pulls diagnostics. */
  readonly pull?: boolean;
  /** A folder of the test's own instead of a temporary one. */
  readonly folder?: string;
  /** Answers every request of the server with an error. */
  readonly refuses?: boolean;
  /** What the server's host has in the place of what a process has; in memory only. */
  readonly host?: Partial<Host>;
}

function overlaps(a: Range, b: Range): boolean {
  const before = (p: Position, q: Position) =>
    p.line < q.line || (p.line === q.line && p.character < q.character);
  return before(a.start, b.end) && before(b.start, a.end);
}
