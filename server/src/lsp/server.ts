import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  type SemanticTokens,
  TextDocumentSyncKind,
  TextDocuments,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI, Utils } from 'vscode-uri';
import { PROJECT_FILE } from '../core/project/model';
import { readProject } from '../core/project/read';
import { isSidecar, SIDECAR_SUFFIX, sidecarOf } from '../core/sidecar/name';
import { readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import { fixAll, type Offer, offersAt } from '../features/actions';
import type { FeatureContext } from '../features/context';
import { articleFindings, type Finding, projectFindings, sidecarFindings } from '../features/diagnostics';
import { hoverAt } from '../features/hover';
import { annotationAt, mentionsOf, occurrences, tagAll } from '../features/mentions';
import { type Messages, messagesFor } from '../features/messages';
import { outline } from '../features/outline';
import type { FileText } from '../workspace/files';
import { type ArticleState, OpenArticles } from '../workspace/openArticles';
import { annotationsParams } from './annotations';
import { FIX_ALL, toCodeAction, toDiagnostic, toHover, toOffset, toRange, toSpan, toSymbol } from './convert';
import { Decisions } from './decisions';
import { Exchange, type ExchangeContext } from './exchange';
import type { Host } from './host';
import {
  type AcceptAllArgument,
  type AdoptArgument,
  ANNOTATIONS,
  type ApplyArgument,
  COMMANDS,
  type InitializationOptions,
  IS_ARTICLE,
  type IsArticleParams,
  type IsArticleResult,
  type Settings,
  type TagEveryArgument,
} from './protocol';
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from './semanticTokens';

const DEFAULTS: Settings = { acceptThreshold: 0.9, showThreshold: 0.5, author: '', language: 'auto' };
const LANGUAGE_ID = 'dateline-article';
/** More findings in one file make editors slow; the last one says how many are left out. */
const MAX_FINDINGS = 2500;

/** Serves one client. All that happens is a reaction to its messages; the connection is not yet listening. */
export function serve(connection: Connection, host: Host): void {
  const documents = new TextDocuments(TextDocument);
  let messages: Messages = messagesFor(undefined);
  let locale: string | undefined;
  let options: InitializationOptions = {};
  let settings = DEFAULTS;
  let folders: readonly string[] = [];
  let client: InitializeParams['capabilities'] = {};

  const articles = new OpenArticles(host, {
    openSource: (uri) => (isArticleUri(uri) ? undefined : documents.get(uri)?.getText()),
    folders: () => folders,
    trusted: () => options.trusted !== false,
  });
  const decisions = new Decisions(connection, host, articles, (uri) => {
    const document = documents.get(uri);
    return document && { text: document.getText(), version: document.version };
  });

  const exchange = new Exchange(connection, host);

  connection.onInitialize((params): InitializeResult => {
    client = params.capabilities;
    options = (params.initializationOptions ?? {}) as InitializationOptions;
    locale = params.locale;
    messages = messagesFor(locale);
    folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    decisions.canSave = options.save === true;
    decisions.canRename = client.workspace?.workspaceEdit?.resourceOperations?.includes('rename') === true;
    return {
      serverInfo: { name: 'dateline' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        hoverProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
        },
        documentSymbolProvider: true,
        documentHighlightProvider: true,
        referencesProvider: true,
        executeCommandProvider: { commands: Object.values(COMMANDS), workDoneProgress: true },
        ...(pulls()
          ? {
              diagnosticProvider: {
                identifier: 'dateline',
                interFileDependencies: false,
                workspaceDiagnostics: false,
              },
            }
          : {}),
        ...(options.annotations
          ? {}
          : {
              semanticTokensProvider: {
                legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
                full: true,
              },
            }),
        workspace: {
          workspaceFolders: { supported: true, changeNotifications: true },
          fileOperations: { [tellsOfRenames() ? 'didRename' : 'willRename']: { filters: ARTICLE_FILES } },
        },
      },
    };
  });

  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration) {
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'dateline' });
    }
    if (client.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(async () => {
        folders = (await connection.workspace.getWorkspaceFolders())?.map(({ uri }) => uri) ?? [];
        await changed();
      });
    }
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration && !options.annotations) {
      await connection.client.register(DidChangeWatchedFilesNotification.type, {
        watchers: [{ globPattern: `**/*${SIDECAR_SUFFIX}` }, { globPattern: `**/${PROJECT_FILE}` }],
      });
    }
    await readSettings();
    void articles.recognizer();
  });

  connection.onDidChangeConfiguration(async () => {
    await readSettings();
    await changed();
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    const everything = changes.some(({ uri }) => uri.endsWith(`/${PROJECT_FILE}`));
    if (everything) articles.invalidate();
    for (const { uri } of changes) {
      if (isSidecar(uri)) articles.invalidate(uri);
      else if (articles.has(uri)) await articles.saved(uri);
    }
    await changed();
  });

  documents.onDidOpen(async ({ document }) => {
    // What the client is to be sent follows with the change event, which comes for a new document too.
    if (isArticleUri(document.uri)) await articles.open(document, document.languageId === LANGUAGE_ID);
  });
  documents.onDidChangeContent(async ({ document }) => {
    if (isSidecar(document.uri)) {
      articles.invalidate(document.uri);
      await changed();
    } else if (isProject(document.uri)) {
      articles.invalidate();
      await changed();
    } else await publish(document.uri);
  });
  documents.onDidSave(async ({ document }) => {
    if (!articles.has(document.uri)) return;
    await articles.saved(document.uri);
    await decisions.saved(document.uri, messages);
  });
  documents.onDidClose(({ document }) => {
    articles.close(document.uri);
    if (isSidecar(document.uri)) articles.invalidate(document.uri);
    if (!pulls()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.onHover(async ({ textDocument, position }) => {
    const state = await articles.state(textDocument.uri);
    if (!state) return null;
    const { lines } = state.article;
    const card = hoverAt(contextOf(state), toOffset(lines, position));
    return card ? toHover(lines, card) : null;
  });

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    const { items, resultId } = await diagnose(textDocument.uri);
    return resultId !== undefined && resultId === previousResultId
      ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
      : { kind: DocumentDiagnosticReportKind.Full, items, ...(resultId === undefined ? {} : { resultId }) };
  });

  connection.onCodeAction(
    async ({ textDocument, range, context }: CodeActionParams): Promise<CodeAction[]> => {
      const state = await articles.state(textDocument.uri);
      if (!state) return [];
      const features = contextOf(state);
      const { lines } = state.article;
      const wants = (kind: string) =>
        !context.only || context.only.some((only) => kind === only || kind.startsWith(`${only}.`));
      const document = { uri: state.uri, version: state.version };
      const offers: Offer[] = [];
      if (wants(CodeActionKind.QuickFix) || wants(CodeActionKind.RefactorRewrite)) {
        offers.push(...offersAt(features, toSpan(lines, range)));
      }
      // Without being asked for it by kind, "fix all" would crowd the menu of every place.
      if (context.only && wants(FIX_ALL)) {
        const actions = fixAll(features);
        const title = messages.fixAll(actions.length, String(settings.acceptThreshold));
        if (actions.length > 0) offers.push({ title, kind: 'fixAll', actions });
      }
      return offers
        .map((offer) => toCodeAction(lines, offer, document, context.diagnostics))
        .filter(({ kind }) => wants(kind!));
    },
  );

  connection.onDocumentSymbol(async ({ textDocument }) => {
    const state = await articles.state(textDocument.uri);
    return state ? outline(contextOf(state)).map((item) => toSymbol(state.article.lines, item)) : [];
  });

  connection.onDocumentHighlight(
    async ({ textDocument, position }) => (await mentions(textDocument.uri, position)) ?? [],
  );
  connection.onReferences(async ({ textDocument, position }) =>
    ((await mentions(textDocument.uri, position)) ?? []).map(({ range }) => ({
      uri: textDocument.uri,
      range,
    })),
  );

  if (connection.languages.semanticTokens) {
    connection.languages.semanticTokens.on(async ({ textDocument }): Promise<SemanticTokens> => {
      const state = await articles.state(textDocument.uri);
      return { data: state ? semanticTokens(contextOf(state)) : [] };
    });
  }

  connection.onExecuteCommand(async ({ command, arguments: [argument] = [] }, token, report) => {
    switch (command) {
      case COMMANDS.apply:
        return done(await decisions.apply(argument as ApplyArgument, author(), messages));
      case COMMANDS.acceptAll: {
        const { threshold, range, ...target } = argument as AcceptAllArgument;
        const result = await decisions.applyTo(target, author(), messages, (state) =>
          fixAll(contextOf(state), threshold, range && toSpan(state.article.lines, range)),
        );
        return done(result);
      }
      case COMMANDS.tagEvery: {
        const { range, label, ...target } = argument as TagEveryArgument;
        const result = await decisions.applyTo(target, author(), messages, ({ article }) =>
          tagAll(occurrences(article, toSpan(article.lines, range)), label),
        );
        return done(result);
      }
      case COMMANDS.adopt: {
        const state = await articles.state((argument as AdoptArgument).uri);
        if (!state?.orphanUri) return { applied: false, changes: 0, message: messages.nothingToDo };
        return done(await decisions.move(state.orphanUri, state.sidecarUri, messages));
      }
      case COMMANDS.undo:
        return done(await decisions.undo(messages));
      default: {
        const result = await exchange.run(command, argument, exchangeContext(), token, report);
        if (command === COMMANDS.import) {
          articles.invalidate();
          await changed();
        }
        return result;
      }
    }
  });

  connection.onRequest<IsArticleResult, void>(IS_ARTICLE, ({ uri }: IsArticleParams) =>
    articles.isArticle(uri),
  );

  // Editors ask people about edits that are proposed beforehand, and who declines leaves the sidecar behind.
  connection.workspace.onDidRenameFiles(async ({ files }) => {
    for (const { oldUri, newUri } of files) {
      if (isSidecar(oldUri)) continue;
      const { applied, message } = await decisions.move(sidecarOf(oldUri), sidecarOf(newUri), messages);
      if (applied) await changed();
      else if (message !== messages.nothingToDo) connection.window.showWarningMessage(message!);
    }
  });

  connection.workspace.onWillRenameFiles(async ({ files }): Promise<WorkspaceEdit> => {
    const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
    for (const { oldUri, newUri } of files) {
      if (isSidecar(oldUri)) continue;
      const [from, to] = [sidecarOf(oldUri), sidecarOf(newUri)];
      const [source, target] = [await host.files.read(from), await host.files.read(to)];
      // An annotation that is already there is never written over.
      if (source.kind === 'text' && target.kind === 'missing') {
        documentChanges.push({ kind: 'rename', oldUri: from, newUri: to, options: { overwrite: false } });
      }
    }
    return { documentChanges };
  });

  documents.listen(connection);

  function pulls(): boolean {
    return client.textDocument?.diagnostic !== undefined;
  }

  function tellsOfRenames(): boolean {
    return client.workspace?.fileOperations?.didRename === true;
  }

  function author(): string {
    return settings.author || host.userName();
  }

  function exchangeContext(): ExchangeContext {
    return {
      messages,
      trusted: options.trusted !== false,
      folders,
      read: readOpen,
      batch() {
        const batch = decisions.batch();
        return { ...batch, write: (uri, ...rest) => batch.write(asOpen(uri), ...rest) };
      },
    };
  }

  /** A file as the editor has it, else as it is on disk. */
  async function readOpen(file: string): Promise<FileText> {
    const uri = asOpen(file);
    const text = (await articles.text(uri)) ?? documents.get(uri)?.getText();
    return text === undefined ? host.files.read(uri) : { kind: 'text', text };
  }

  /** The URI as the client spells it, if it has the file open. */
  function asOpen(uri: string): string {
    const parsed = URI.parse(uri);
    const usual = parsed.toString();
    if (documents.get(usual)) return usual;
    return documents.keys().find((key) => URI.parse(key).fsPath === parsed.fsPath) ?? usual;
  }

  function contextOf(state: ArticleState): FeatureContext {
    const { article, project, uri } = state;
    return {
      article,
      project,
      messages,
      showThreshold: settings.showThreshold,
      acceptThreshold: settings.acceptThreshold,
      sidecarName: Utils.basename(URI.parse(state.sidecarUri)),
      ...(state.orphanUri ? { orphanName: Utils.basename(URI.parse(state.orphanUri)) } : {}),
      link: (span) => {
        const { line, character } = article.lines.positionAt(span.start);
        return `${uri}#L${line + 1},${character + 1}`;
      },
    };
  }

  async function readSettings(): Promise<void> {
    if (!client.workspace?.configuration) return;
    const read = (await connection.workspace.getConfiguration('dateline')) as Partial<Settings> | null;
    settings = { ...DEFAULTS, ...read };
    messages = messagesFor(settings.language === 'auto' ? locale : settings.language);
  }

  /** After something other than an open text has changed: new diagnostics and highlights for all. */
  async function changed(): Promise<void> {
    if (pulls() && client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh();
    if (!options.annotations && client.workspace?.semanticTokens?.refreshSupport) {
      connection.languages.semanticTokens.refresh();
    }
    for (const { uri } of documents.all()) await publish(uri);
  }

  async function done<T extends { applied: boolean }>(result: T): Promise<T> {
    if (result.applied) await changed();
    return result;
  }

  /** Sends what the client does not ask for: highlights, and diagnostics where it cannot pull. */
  async function publish(uri: string): Promise<void> {
    const state = await articles.state(uri);
    if (state && options.annotations) {
      await connection.sendNotification(ANNOTATIONS, annotationsParams(contextOf(state), state));
    }
    if (pulls()) return;
    const { items, version } = await diagnose(uri);
    await connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(version === undefined ? {} : { version }),
    });
  }

  async function diagnose(
    uri: string,
  ): Promise<{ items: Diagnostic[]; resultId?: string; version?: number }> {
    const state = await articles.state(uri);
    if (state) {
      const features = contextOf(state);
      const items = toDiagnostics(state.article.lines, [
        ...faults(state),
        ...articleFindings(features, MAX_FINDINGS),
      ]);
      const resultId = `${state.revision} ${settings.showThreshold} ${settings.language}`;
      return { items, resultId, version: state.version };
    }
    const document = documents.get(uri);
    if (!document) return { items: [] };
    const source = document.getText();
    const lines = new LineMap(source);
    if (isSidecar(uri))
      return { items: toDiagnostics(lines, sidecarFindings(readSidecar(source), messages)) };
    if (!isProject(uri)) return { items: [] };
    const findings = projectFindings(readProject(source).problems, messages);
    return { items: toDiagnostics(lines, findings) };
  }

  /** Why the sidecar of an article is not even text. */
  function faults({ sidecarFault, sidecarUri: uri, article }: ArticleState): Finding[] {
    if (!sidecarFault) return [];
    const name = Utils.basename(URI.parse(uri));
    const message =
      sidecarFault.reason === 'not-utf8'
        ? messages.notUtf8(name, sidecarFault.offset)
        : messages.readOnly(name);
    return [{ span: article.lines.span(0), code: 'sidecar-unreadable', severity: 'error', message }];
  }

  function toDiagnostics(lines: LineMap, findings: readonly Finding[]): Diagnostic[] {
    return findings.map((finding) => toDiagnostic(lines, finding, host.documentation(finding.code)));
  }

  async function mentions(uri: string, position: { line: number; character: number }) {
    const state = await articles.state(uri);
    if (!state) return undefined;
    const annotation = annotationAt(state.article, toOffset(state.article.lines, position));
    return (
      annotation &&
      mentionsOf(state.article, annotation).map((m) => ({ range: toRange(state.article.lines, m) }))
    );
  }
}

const ARTICLE_FILES = [{ scheme: 'file', pattern: { glob: '**/*.txt' } }];
const isProject = (uri: string) => uri.endsWith(`/${PROJECT_FILE}`);
const isArticleUri = (uri: string) => !isSidecar(uri) && !isProject(uri);
