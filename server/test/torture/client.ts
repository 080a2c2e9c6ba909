import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { createConnection } from 'vscode-languageserver/node';
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type Range,
  ShowMessageRequest,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { DEFAULT_PROJECT } from '../../src/core/project/model';
import type { Recognizer } from '../../src/core/recognition/recognizer';
import { LineMap } from '../../src/core/text/lines';
import type { Span } from '../../src/core/text/span';
import { serve } from '../../src/lsp/server';
import { createHost } from '../../src/node/host';
import { ALL_ANNOTATIONS, type AnnotationsChange } from '../../src/protocol/annotations';
import { CLI } from '../support/cli';
import { MemoryFiles } from '../support/memoryFiles';

export interface Shown extends Span {
  readonly type: string;
  readonly accepted: boolean;
}

/** Where the files are that client and server share. */
interface Disk {
  readonly root: string;
  read(name: string): Promise<string | undefined>;
  write(name: string, text: string): void;
  remove(name: string): void;
  dispose(): void;
}

const host = createHost();
let recognizer: Recognizer | undefined;

/** A client of one server that may be ended and started again. */
export class Client {
  #connection!: ProtocolConnection;
  #process: ChildProcess | undefined;
  readonly #disk: Disk;
  readonly #files: MemoryFiles | undefined;
  #last: { readonly text?: string; readonly boilerplate: ReadonlySet<number> } = { boilerplate: new Set() };

  private constructor(private readonly overStdio: boolean) {
    if (overStdio) {
      const root = mkdtempSync(join(tmpdir(), 'dateline-torture-'));
      this.#disk = {
        root: pathToFileURL(root).toString(),
        read: (name) => readFile(join(root, name), 'utf8').catch(() => undefined),
        write: (name, text) => writeFileSync(join(root, name), text),
        remove: (name) => rmSync(join(root, name), { force: true }),
        dispose: () => rmSync(root, { recursive: true, force: true }),
      };
      return;
    }
    const files = new MemoryFiles('file:///torture');
    this.#files = files;
    this.#disk = {
      root: files.root,
      read: async (name) => {
        const file = await files.read(files.uri(name));
        return file.kind === 'text' ? file.text : undefined;
      },
      write: (name, text) => files.put(files.uri(name), text),
      remove: (name) => files.delete(files.uri(name)),
      dispose: () => undefined,
    };
  }

  static async start(overStdio: boolean): Promise<Client> {
    const client = new Client(overStdio);
    await client.#begin();
    return client;
  }

  async #begin(): Promise<void> {
    if (this.#files) {
      const [up, down] = [new PassThrough(), new PassThrough()];
      const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
      serve(server, { ...host, files: this.#files });
      server.listen();
      this.#connection = createProtocolConnection(new StreamMessageReader(down), new StreamMessageWriter(up));
    } else {
      const child = spawn(process.execPath, [CLI, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
      this.#process = child;
      this.#connection = createProtocolConnection(
        new StreamMessageReader(child.stdout),
        new StreamMessageWriter(child.stdin),
      );
    }
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onRequest(ShowMessageRequest.type, ({ actions = [] }) => actions[0] ?? null);
    this.#connection.onRequest('workspace/diagnostic/refresh', () => null);
    this.#connection.onRequest('workspace/semanticTokens/refresh', () => null);
    this.#connection.listen();
    const { root } = this.#disk;
    await this.request('initialize', {
      processId: this.overStdio ? process.pid : null,
      rootUri: root,
      capabilities: { textDocument: { diagnostic: {} }, workspace: {} },
      workspaceFolders: [{ uri: root, name: 'torture' }],
    });
    await this.notify('initialized', {});
  }

  async end(): Promise<void> {
    const child = this.#process;
    if (child) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      await this.request('shutdown', undefined);
      await this.notify('exit', undefined);
      await gone;
    }
    this.#connection.dispose();
  }

  async restart(): Promise<void> {
    await this.end();
    await this.#begin();
  }

  async dispose(): Promise<void> {
    await this.end();
    this.#disk.dispose();
  }

  uri(name: string): string {
    return `${this.#disk.root}/${name}`;
  }

  read(name: string): Promise<string | undefined> {
    return this.#disk.read(name);
  }

  write(name: string, text: string): void {
    this.#disk.write(name, text);
  }

  /** Takes files away and tells the server. */
  async remove(...names: readonly string[]): Promise<void> {
    for (const name of names) this.#disk.remove(name);
    const changes = names.map((name) => ({ uri: this.uri(name), type: 3 }));
    await this.notify('workspace/didChangeWatchedFiles', { changes });
  }

  notify(method: string, params: unknown): Promise<void> {
    return this.#connection.sendNotification(method, params);
  }

  request<R>(method: string, params: unknown): Promise<R> {
    return this.#connection.sendRequest<R>(method, params);
  }

  command<R>(command: string, ...args: unknown[]): Promise<R> {
    return this.request('workspace/executeCommand', { command, arguments: args });
  }

  /** What is shown in a text: names and dates, and the numbers of the lines that are boilerplate. */
  async shown(
    uri: string,
    text: string,
  ): Promise<{ readonly spans: readonly Shown[]; readonly boilerplate: ReadonlySet<number> }> {
    const told = await this.request<AnnotationsChange>(ALL_ANNOTATIONS, { uri });
    const map = new LineMap(text);
    const spans = told.spans.items.map(({ range, label, status }) => ({
      start: map.offsetAt(range.start),
      end: map.offsetAt(range.end),
      type: label,
      accepted: status === 'accepted',
    }));
    return { spans, boilerplate: new Set(told.boilerplate.items.map(({ start }) => start.line)) };
  }

  /** Where accepted names and dates begin for editors that know semantic tokens only. */
  async tokens(uri: string, text: string): Promise<readonly number[]> {
    const { data } = await this.request<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    const map = new LineMap(text);
    const starts: number[] = [];
    let [line, character] = [0, 0];
    for (let n = 0; n < data.length; n += 5) {
      const [lines, columns, , , modifiers] = data.slice(n, n + 5) as [
        number,
        number,
        number,
        number,
        number,
      ];
      character = lines > 0 ? columns : character + columns;
      line += lines;
      if ((modifiers & 2) > 0) starts.push(map.offsetAt({ line, character }));
    }
    return starts;
  }

  /** The lines that the recognizer takes for boilerplate, where no corpus says more. */
  async suggested(name: string, text: string): Promise<ReadonlySet<number>> {
    if (this.#last.text === text) return this.#last.boilerplate;
    recognizer ??= await host.loadRecognizer();
    const options = { project: DEFAULT_PROJECT, fileName: name };
    await recognizer.load(text, options);
    const { lines } = recognizer.recognize(text, options);
    this.#last = {
      text,
      boilerplate: new Set(lines.flatMap(({ kind }, n) => (kind === 'boilerplate' ? [n] : []))),
    };
    return this.#last.boilerplate;
  }

  async stale(uri: string): Promise<string[]> {
    const { items } = await this.request<{ items: Diagnostic[] }>('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return items.filter(({ code }) => code === 'stale-annotation').map(({ message }) => message as string);
  }
}

export function rangeOf(text: string, { start, end }: Span): Range {
  const map = new LineMap(text);
  return { start: map.positionAt(start), end: map.positionAt(end) };
}
