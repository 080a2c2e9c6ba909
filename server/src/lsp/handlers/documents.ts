import { isSidecar } from '../../core/sidecar/name';
import { pulls } from '../config';
import { isArticleUri, isProject, type Session } from '../session';

/** Who opens a document in this language knows that it is an article. */
const LANGUAGE_ID = 'dateline-article';

/** What follows from documents that are opened, changed, saved and closed. */
export function follow(session: Session): void {
  const { articles, connection, decisions, documents } = session;

  documents.onDidOpen(({ document }) => {
    // What the client is to be sent follows with the change event, which comes for a new document too.
    if (!isArticleUri(document.uri)) return;
    session.guard(document.uri, () => articles.open(document, document.languageId === LANGUAGE_ID));
  });

  documents.onDidChangeContent(({ document: { uri } }) => {
    session.idle.moved();
    session.guard(uri, async () => {
      if (!isSidecar(uri) && !isProject(uri)) return session.publish(uri);
      articles.invalidate(isSidecar(uri) ? uri : undefined);
      await session.changed();
    });
  });

  documents.onDidSave(({ document: { uri } }) =>
    session.guard(uri, async () => {
      if (!articles.has(uri)) return;
      await decisions.saved(uri, session.config.messages);
      session.corpus.touch(uri);
    }),
  );

  documents.onDidClose(({ document: { uri } }) =>
    session.guard(uri, async () => {
      articles.close(uri);
      session.telling.forget(uri);
      if (isSidecar(uri)) articles.invalidate(uri);
      if (!pulls(session.config)) await connection.sendDiagnostics({ uri, diagnostics: [] });
    }),
  );

  documents.listen(connection);
}
