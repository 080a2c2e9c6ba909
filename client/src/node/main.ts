import type { ExtensionContext } from 'vscode';
import { type Api, begin } from '../extension';
import type { ClientHost } from '../host';

const host: ClientHost = {
  isMac: process.platform === 'darwin',
  // Loaded only when a server is needed: most windows have no article.
  connect: async (context, options) => (await import('./connect.js')).connect(context, options),
};

export const activate = (context: ExtensionContext): Api => begin(context, host);
