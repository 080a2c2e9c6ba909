import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path/posix';

interface Asked {
  readonly path: string;
  readonly to?: string;
  readonly bytes?: readonly number[];
}

/** Folders and files that only the extension in `provider/` reaches; see there. */
export class VirtualFolder {
  /** By absolute path; a folder has no bytes. */
  readonly #nodes = new Map<string, { bytes: Uint8Array | undefined; mtime: number }>();
  readonly #server: Server;

  private constructor(files: Readonly<Record<string, string>>) {
    this.#makeFolder('/tin');
    for (const [name, text] of Object.entries(files))
      this.#write(`/tin/${name}`, new TextEncoder().encode(text));
    this.#server = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        response.setHeader('Access-Control-Allow-Origin', '*');
        try {
          response.end(JSON.stringify(this.#answer(request.url!.slice(1), JSON.parse(body)) ?? null));
        } catch (error) {
          response.statusCode = 404;
          response.end((error as Error).message);
        }
      });
    });
  }

  /** @param files by name */
  static async serve(files: Readonly<Record<string, string>>): Promise<VirtualFolder> {
    const folder = new VirtualFolder(files);
    await new Promise<void>((resolve) => {
      folder.#server.listen(0, '127.0.0.1', resolve);
    });
    return folder;
  }

  get uri(): string {
    return `corpus://test${this.path}`;
  }

  /** That of the URI. */
  get path(): string {
    return `/${(this.#server.address() as AddressInfo).port}/tin`;
  }

  /** The names of all files, sorted. */
  names(): string[] {
    return [...this.#nodes]
      .filter(([, { bytes }]) => bytes)
      .map(([name]) => path.relative('/tin', name))
      .sort();
  }

  text(name: string): string | undefined {
    const bytes = this.#nodes.get(`/tin/${name}`)?.bytes;
    return bytes && new TextDecoder().decode(bytes);
  }

  end(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #answer(request: string, { path: at, to, bytes }: Asked): unknown {
    if (request === 'write') return this.#write(at, Uint8Array.from(bytes!));
    if (request === 'make') return this.#makeFolder(at);
    const node = this.#nodes.get(at);
    if (!node) throw new Error('FileNotFound');
    const below = [...this.#nodes.keys()].filter((name) => name.startsWith(`${at}/`));
    switch (request) {
      case 'stat':
        return { type: node.bytes ? 1 : 2, ctime: 0, mtime: node.mtime, size: node.bytes?.length ?? 0 };
      case 'list':
        return below
          .filter((name) => path.dirname(name) === at)
          .map((name) => [path.basename(name), this.#nodes.get(name)!.bytes ? 1 : 2]);
      case 'read':
        if (!node.bytes) throw new Error('FileIsADirectory');
        return [...node.bytes];
      case 'delete':
        for (const name of [at, ...below]) this.#nodes.delete(name);
        return;
      case 'rename':
        for (const name of [at, ...below]) {
          this.#nodes.set(to! + name.slice(at.length), this.#nodes.get(name)!);
          this.#nodes.delete(name);
        }
        return;
      default:
        throw new Error('Unavailable');
    }
  }

  #write(at: string, bytes: Uint8Array): void {
    this.#makeFolder(path.dirname(at));
    this.#nodes.set(at, { bytes, mtime: Date.now() });
  }

  #makeFolder(at: string): void {
    if (at !== '/') this.#makeFolder(path.dirname(at));
    if (!this.#nodes.has(at)) this.#nodes.set(at, { bytes: undefined, mtime: Date.now() });
  }
}
