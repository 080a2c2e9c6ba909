import { type Format, FormatError } from '../core/formats/model';
import { formatNamed } from '../core/formats/registry';
import type { Asker } from '../lsp/host';
import { Projects } from '../workspace/projects';
import { nodeFiles } from './files';
import { reason } from './reason';
import { Declined, Refusal } from './refusal';

// What export, preview and import for an editor have in common.

export function projectsOf({ trusted, folders }: Asker): Projects {
  return new Projects(nodeFiles, () => ({ trusted, folders }));
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
  { signal }: Asker,
  failed: (why: string) => string,
): { readonly state: 'cancelled' | 'failed'; readonly message?: string } {
  if (signal.aborted || error instanceof Declined) return { state: 'cancelled' };
  const known = error instanceof Refusal || error instanceof FormatError;
  return { state: 'failed', message: failed(known ? error.message : reason(error)) };
}
