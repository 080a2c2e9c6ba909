import type { ExtensionContext } from 'vscode';
import { type Api, begin } from '../extension';
import type { ClientHost } from '../host';
import { sayWhoDecides } from './author';

const host: ClientHost = {
  isMac: /Mac|iPad|iPhone/.test(navigator.userAgent),
  // What is imported only now is evaluated only now: most windows have no article.
  connect: async (context, options) => (await import('./connect.js')).connect(context, options),
};

export function activate(context: ExtensionContext): Api {
  context.subscriptions.push(sayWhoDecides(context.globalState));
  return begin(context, host);
}
