import { existsSync } from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Host } from '../lsp/host';
import { learnInThread } from './learner';
import { mergeDriver } from './mergeDriver';
import { connectOutside } from './outside/connect';
import { nodeRuntime } from './runtime';
import { programVersion } from './version';

/** The world of a Node process. */
export function createHost(): Host {
  const documentation = join(__dirname, '..', 'docs', 'DIAGNOSTICS.md');
  const documented = existsSync(documentation) ? pathToFileURL(documentation).toString() : undefined;
  return {
    ...nodeRuntime,
    reaches: (uri) => uri.startsWith('file:'),
    mergeDriver,
    learn: learnInThread,
    // Nothing of a workspace decides what runs.
    connectOutside: connectOutside(homedir()),
    version: programVersion(),
    userName: () => userInfo().username,
    now: () => `${new Date().toISOString().slice(0, 19)}Z`,
    documentation: (code) => documented && `${documented}#${code}`,
  };
}
