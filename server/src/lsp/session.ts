import {
  type CancellationToken,
  ConfigurationRequest,
  type Connection,
  type Diagnostic,
  MessageType,
  ShowMessageNotification,
  ShowMessageRequest,
  TextDocuments,
} from 'vscode-languageserver';
import { URI, Utils } from 'vscode-uri';
import { PROJECT_FILE } from '../core/project/model';
import { readProject } from '../core/project/read';
import { isSidecar } from '../core/sidecar/name';
import { ReadMemo, readSidecar } from '../core/sidecar/read';
import { LineMap } from '../core/text/lines';
import type { Span } from '../core/text/span';
import type { FeatureContext } from '../features/context';
import { articleFindings, type Finding, projectFindings, sidecarFindings } from '../features/findings';
import { ANNOTATIONS, type ApplyResult } from '../protocol';
import { type Decidable, Decisions, type Wanted } from '../workspace/decisions';
import { faultText } from '../workspace/faults';
import { either } from '../workspace/files';
import { Agreement } from '../workspace/index/agreement';
import { Corpus } from '../workspace/index/update';
import type { LoadFault } from '../workspace/load';
import { type ArticleState, OpenArticles } from '../workspace/openArticles';
import type { OutsideModels } from '../workspace/outside';
import { Telling } from './annotations';
import { cardHost } from './cards';
import { ClientFiles } from './clientFiles';
import {
  type Config,
  hasCommands,
  INITIAL,
  isTrusted,
  pulls,
  refreshes,
  relates,
  showsAnnotations,
  withSettings,
} from './config';
import { type Source, toDiagnostic } from './convert';
import {
  agreementSurroundings,
  corpusSurroundings,
  decidedIn,
  decisionsFor,
  elsewhereIn,
  repeatedIn,
  whyLearned,
} from './corpus';
import { documentsThat } from './documents';
import { Cancelled, reasonOf } from './errors';
import type { Exchange, ExchangeContext } from './exchange';
import type { Host } from './host';
import { IdleTraining } from './idle';
import { FaultyModels, trainWhenIdle } from './learning';
import { Lull } from './lull';
import { configureOutside, outsideModels } from './outside';
import { SidecarEditor } from './sidecarEditor';

/** VS Code shows no more in one file, and others become slow; the last one says how many are left out. */
const MAX_FINDINGS = 1000;

export interface Diagnosis {
  readonly items: Diagnostic[];
  /** Stays while nothing changes; not there for files that are no articles. */
  readonly resultId?: string;
  readonly version?: number;
}

/** One client, and what it has open. */
export class Session {
  readonly connection: Connection;
  readonly host: Host;
  readonly documents = new TextDocuments(
    documentsThat((uri, changes, old, now) => this.articles.edited(uri, changes, old, now)),
  );
  /** The articles that are open and the corpus read the same sidecars. */
  readonly memo = new ReadMemo();
  readonly articles: OpenArticles;
  readonly decisions: Decisions;
  readonly corpus: Corpus;
  readonly agreement: Agreement;
  /** The models that the user has named; not there where none can be run. */
  readonly outside: OutsideModels | undefined;
  readonly telling = new Telling();
  readonly idle: IdleTraining;
  readonly #faultyModels = new FaultyModels();
  #config = INITIAL;
  readonly #lull: Lull;

  constructor(connection: Connection, host: Host) {
    this.connection = connection;
    const isOurs = (uri: string) => this.config.options.files !== true || host.reaches(uri);
    this.host = { ...host, files: either(isOurs, host.files, new ClientFiles(connection)) };
    this.#lull = new Lull({
      clock: () => host.clock(),
      rest: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    this.outside = outsideModels(this);
    this.articles = new OpenArticles(this.host, {
      openSource: (uri) => (isArticleUri(uri) ? undefined : this.documents.get(uri)?.getText()),
      folders: () => this.config.folders,
      trusted: () => isTrusted(this.config),
      repeated: (uri) => repeatedIn(this.corpus, uri),
      decisions: () => decidedIn(this),
      outside: () => this.outside,
      memo: this.memo,
      changed: (sidecar) => this.corpus.touch(sidecar),
    });
    this.corpus = new Corpus(corpusSurroundings(this));
    this.agreement = new Agreement(agreementSurroundings(this));
    this.decisions = new Decisions(this.articles, new SidecarEditor(this), host);
    this.idle = new IdleTraining({
      wanted: () => this.config.settings.trainWhenIdle,
      later: (milliseconds, run) => {
        const timer = setTimeout(run, host.quiet ?? milliseconds);
        return () => clearTimeout(timer);
      },
      train: (uri, signal) => trainWhenIdle(this, uri, signal),
      failed: (error) => this.log('dateline.trainWhenIdle', error),
    });
  }

  get config(): Config {
    return this.#config;
  }

  configure(config: Config): void {
    this.#config = config;
  }

  /** Asks the client for its settings, where it can be asked. */
  async readSettings(): Promise<void> {
    if (!this.config.client.workspace?.configuration) return;
    const said = await this.ask(
      ConfigurationRequest.method,
      this.connection.workspace.getConfiguration('dateline'),
    );
    this.configure(withSettings(this.config, said));
    configureOutside(this);
  }

  get author(): string {
    return this.config.settings.author || this.host.userName();
  }

  /**
   * The present state of an open article; undefined when the file is none.
   *
   * @throws Cancelled as soon as the client does not need it any more
   */
  async state(uri: string, token: CancellationToken): Promise<ArticleState | undefined> {
    if (token.isCancellationRequested) throw new Cancelled();
    return new Promise((resolve, reject) => {
      const listening = token.onCancellationRequested(() => reject(new Cancelled()));
      this.articles
        .state(uri)
        .then(resolve, reject)
        .finally(() => listening.dispose());
    });
  }

  contextOf(state: ArticleState): FeatureContext {
    const { article, project, uri } = state;
    const { messages, settings } = this.config;
    return {
      article,
      project,
      messages,
      showThreshold: settings.showThreshold,
      acceptThreshold: settings.acceptThreshold,
      problems: settings.problems === 'byMention' ? 'byMention' : 'byName',
      sidecarName: nameOf(state.sidecarUri),
      ...(state.orphanUri ? { orphanName: nameOf(state.orphanUri) } : {}),
      elsewhere: (label, name) => elsewhereIn(this.corpus.index, uri, label, name),
      decisions: (fact) => decisionsFor(this, state, fact),
      why: (name) => whyLearned(this, state, name),
      link: linkTo(uri, article.lines),
      ...(hasCommands(this.config) ? { card: cardHost(state, this.config.options.keys ?? {}) } : {}),
    };
  }

  /** Writes what is decided on the present state of an article. */
  decide(
    of: Decidable,
    token: CancellationToken,
    actions: (state: ArticleState) => Wanted,
  ): Promise<ApplyResult> {
    const work = this.#decide(of, token, actions);
    this.#lull.behind(work);
    return work;
  }

  /** Resolves when no decision of a person is being made, nor one right behind another. */
  quiet(): Promise<void> {
    return this.#lull.begins();
  }

  async #decide(
    of: Decidable,
    token: CancellationToken,
    actions: (state: ArticleState) => Wanted,
  ): Promise<ApplyResult> {
    const { messages } = this.config;
    const result = await this.decisions.apply(of, this.author, messages, (state) => {
      if (token.isCancellationRequested) throw new Cancelled();
      return actions(state);
    });
    if (result.applied) this.idle.decided(of.uri, result.changes);
    return this.done(result);
  }

  /** Tells the client when something was written. */
  async done(result: ApplyResult): Promise<ApplyResult> {
    if (result.applied) await this.changed();
    return result;
  }

  /** Formats are read and written now and then, and a server starts sooner without them. */
  async exchange(): Promise<Exchange> {
    const loaded = await import('./exchange.js');
    return new loaded.Exchange(this.host, (question, yes) => this.confirm(question, yes));
  }

  exchangeContext(): ExchangeContext {
    const { messages, folders } = this.config;
    return {
      messages,
      trusted: isTrusted(this.config),
      learn: this.config.settings.learn,
      folders,
      openText: (uri) => this.openText(uri),
      openArticle: async (uri) => {
        const open = this.asOpen(uri);
        return this.articles.has(open) ? (await this.articles.state(open))?.article : undefined;
      },
      batch: () => {
        const batch = this.decisions.batch();
        return { ...batch, write: (uri, ...rest) => batch.write(this.asOpen(uri), ...rest) };
      },
    };
  }

  /** After something other than an open text has changed: new diagnostics and highlights for all. */
  async changed(): Promise<void> {
    for (const { method } of refreshes(this.config)) {
      this.guard(method, () => this.connection.sendRequest(method));
    }
    for (const { uri } of this.documents.all())
      await this.publish(uri).catch((error) => this.log(uri, error));
  }

  /** Sends what the client does not ask for: highlights, and diagnostics where it cannot pull. */
  async publish(uri: string): Promise<void> {
    const state = await this.articles.state(uri);
    this.#faultyModels.tell(this);
    if (state && showsAnnotations(this.config)) {
      await this.connection.sendNotification(ANNOTATIONS, this.telling.change(this.contextOf(state), state));
    }
    if (pulls(this.config)) return;
    const { items, version } = this.diagnose(uri, state);
    await this.connection.sendDiagnostics({
      uri,
      diagnostics: items,
      ...(version === undefined ? {} : { version }),
    });
  }

  /** @param state of the file when it is an article */
  diagnose(uri: string, state: ArticleState | undefined): Diagnosis {
    const { messages, settings } = this.config;
    if (state) {
      const found = articleFindings(this.contextOf(state), MAX_FINDINGS);
      return {
        items: this.#toDiagnostics(
          { uri, lines: state.article.lines },
          [...this.#faults(state), ...found],
          relates(this.config) ? sidecarSource(state) : undefined,
        ),
        resultId: `${state.revision} ${settings.showThreshold} ${settings.language} ${settings.problems}`,
        version: state.version,
      };
    }
    const source = this.documents.get(uri)?.getText();
    if (source === undefined) return { items: [] };
    const lines = new LineMap(source);
    if (isSidecar(uri)) {
      return { items: this.#toDiagnostics({ uri, lines }, sidecarFindings(readSidecar(source), messages)) };
    }
    if (!isProject(uri)) return { items: [] };
    return {
      items: this.#toDiagnostics({ uri, lines }, projectFindings(readProject(source).problems, messages)),
    };
  }

  /** Why the article, or its sidecar, is not even text that others can read. */
  #faults({ uri, fileFault, sidecarFault, sidecarUri, article }: ArticleState): Finding[] {
    const finding = (code: string, of: string, fault: LoadFault['fault'] | undefined): Finding[] => {
      if (!fault) return [];
      const message = faultText(this.config.messages, nameOf(of), fault);
      const cause = of === sidecarUri ? { cause: { span: { start: 0, end: 0 }, message } } : {};
      return [{ span: article.lines.span(0), code, severity: 'error', message, ...cause }];
    };
    return [
      ...finding('not-text', uri, fileFault),
      ...finding('sidecar-unreadable', sidecarUri, sidecarFault),
    ];
  }

  #toDiagnostics(file: Source, findings: readonly Finding[], sidecar?: Source): Diagnostic[] {
    return findings.map((finding) =>
      toDiagnostic(file, finding, this.host.documentation(finding.code), sidecar),
    );
  }

  /** The text of a file that is open, saved or not; undefined when it is not open. */
  async openText(file: string): Promise<string | undefined> {
    const uri = this.asOpen(file);
    return (await this.articles.text(uri)) ?? this.documents.get(uri)?.getText();
  }

  /** The URI as the client spells it, if it has the file open. */
  asOpen(uri: string): string {
    const parsed = URI.parse(uri);
    const usual = parsed.toString();
    if (this.documents.get(usual)) return usual;
    const isSame = ({ scheme, fsPath }: URI) => scheme === parsed.scheme && fsPath === parsed.fsPath;
    return this.documents.keys().find((key) => isSame(URI.parse(key))) ?? usual;
  }

  warn(message: string): void {
    this.guard(ShowMessageRequest.method, () =>
      this.connection.sendRequest(ShowMessageRequest.type, { type: MessageType.Warning, message }),
    );
  }

  tell(message: string): void {
    this.guard(ShowMessageNotification.method, () =>
      this.connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message }),
    );
  }

  /** @returns whether the person wants it */
  async confirm(question: string, yes: string): Promise<boolean> {
    const asked = this.connection.window.showWarningMessage(question, { title: yes });
    return (await this.ask(ShowMessageRequest.method, asked))?.title === yes;
  }

  /** What the client answers to a request of the server; undefined, and a line in the log, where it is an error. */
  async ask<T>(request: string, answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      this.log(request, error);
      return undefined;
    }
  }

  /** Work that nobody waits for: when it fails, that is a line in the log. */
  guard(what: string, work: () => Promise<unknown>): void {
    work().catch((error) => this.log(what, error));
  }

  log(what: string, error: unknown): void {
    this.connection.console.error(`${what}: ${reasonOf(error)}`);
  }
}

/** Makes links for Markdown to places in a file. */
export const linkTo =
  (uri: string, lines: LineMap) =>
  (span: Span): string => {
    const { line, character } = lines.positionAt(span.start);
    return `${uri}#L${line + 1},${character + 1}`;
  };

/** The sidecar of an article as a place to lead to. */
export function sidecarSource({ sidecarUri: uri, sidecarSource: text = '' }: ArticleState): Source {
  let lines: LineMap | undefined;
  return {
    uri,
    get lines() {
      lines ??= new LineMap(text);
      return lines;
    },
  };
}

const nameOf = (uri: string) => Utils.basename(URI.parse(uri));
export const isProject = (uri: string) => uri.endsWith(`/${PROJECT_FILE}`);
export const isArticleUri = (uri: string) => !isSidecar(uri) && !isProject(uri);
