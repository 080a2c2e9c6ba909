import { type Connection, TextDocumentSyncKind } from 'vscode-languageserver';
import { configOf } from './config';
import { capabilitiesOf, register } from './dispatch';
import { HANDLERS } from './handlers';
import { follow } from './handlers/documents';
import type { Host } from './host';
import { Session } from './session';

/** Serves one client. All that happens is a reaction to its messages; the connection is not yet listening. */
export function serve(connection: Connection, host: Host): void {
  const session = new Session(connection, host);
  follow(session);

  connection.onInitialize((params) => {
    session.configure(configOf(params));
    const { config } = session;
    const offered = HANDLERS.filter(({ capability }) => !capability || capability(config));
    for (const handler of offered) handler.listen(session);
    return {
      serverInfo: { name: 'dateline' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        ...capabilitiesOf(offered, config),
      },
    };
  });

  connection.onShutdown(async () => {
    session.idle.stop();
    session.outside?.end();
    await Promise.all([session.corpus.stop(), session.agreement.stop()]);
  });

  connection.onInitialized(() =>
    session.guard('initialized', async () => {
      await register(session, HANDLERS);
      await session.readSettings();
      session.corpus.refresh();
      await session.articles.recognizer();
    }),
  );
}
