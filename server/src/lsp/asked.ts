import { URI } from 'vscode-uri';
import { type Format, FormatError } from '../core/formats/model';
import { formatNamed } from '../core/formats/registry';
import { Declined, Refusal } from '../workspace/exchange/refusals';
import { BeyondHost, type Files } from '../workspace/files';
import type { Source } from '../workspace/load';
import { Projects } from '../workspace/projects';
import { Slices } from '../workspace/slices';
import type { Asker, Host } from './host';

// What export, preview and import for an editor have in common.

/** @param files as they are on disk, or as the editor has them */
export function sourceFor({ trusted, folders }: Asker, files: Files, host: Host): Source {
  return { files, projects: new Projects(files, () => ({ trusted, folders })), slices: new Slices(host) };
}

/** How a file is written for people, who know it by its path. */
export function shownPath(uri: string): string {
  const { scheme, fsPath, path } = URI.parse(uri);
  return scheme === 'file' ? fsPath : path;
}

/** @throws Refusal when there is none */
export function requiredFormat(name: string, { messages }: Asker): Format {
  const format = formatNamed(name);
  if (!format) throw new Refusal(messages.exchange.noFormat(name));
  return format;
}

/** How work ended that threw; nothing was written. */
export function ended(
  error: unknown,
  { signal, messages }: Asker,
  failed: (why: string) => string,
): { readonly state: 'cancelled' | 'failed'; readonly message?: string } {
  if (signal.aborted || error instanceof Declined) return { state: 'cancelled' };
  if (error instanceof BeyondHost)
    return { state: 'failed', message: failed(messages.exchange.beyondHost(error.megabytes)) };
  const known = error instanceof Refusal || error instanceof FormatError || error instanceof Error;
  return { state: 'failed', message: failed(known ? error.message : String(error)) };
}
