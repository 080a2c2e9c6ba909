import type { CancellationToken, Location, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import { evidenceOf } from '../core/annotation/adapt/evidence';
import { type Fact, facts, NOTHING_KNOWN } from '../core/annotation/adapt/facts';
import { type Article, quotedBy } from '../core/annotation/article';
import { type Annotation, isDate, isLive } from '../core/annotation/model';
import type { Evidence } from '../core/recognition/types';
import type { DecidedAt, Elsewhere } from '../features/context';
import { nameOf } from '../features/mentions';
import type { EntityName } from '../protocol';
import { CORPUS, type CorpusChanged } from '../protocol/corpus';
import { DASHBOARD } from '../protocol/dashboard';
import type { Agreement } from '../workspace/index/agreement';
import { elsewhere, placesByArticle } from '../workspace/index/query';
import { type CorpusIndex, foldName, mentionsAny } from '../workspace/index/store';
import type { Corpus, Surroundings } from '../workspace/index/update';
import type { ArticleState, Decided } from '../workspace/openArticles';
import { Projects } from '../workspace/projects';
import { canonical, nameOf as lastOf } from '../workspace/uris';
import { isTrusted } from './config';
import { toRange } from './convert';
import { Cancelled } from './errors';
import type { Session } from './session';

/** Milliseconds of work before people are told of it. */
const PATIENCE = 1000;

/** What the index of the corpus needs of a session: files, folders, and who is to be told. */
export function corpusSurroundings(session: Session): Surroundings {
  const { host } = session;
  const progress = new Reading(session);
  return {
    files: host.files,
    memo: session.memo,
    clock: () => host.clock(),
    pause: () => host.pause(),
    reach: () => ({ trusted: isTrusted(session.config), folders: session.config.folders }),
    messages: () => session.config.messages,
    locale: () => {
      const { settings, locale } = session.config;
      return settings.language === 'auto' ? locale : settings.language;
    },
    ...(host.indexReaders ? { readers: host.indexReaders } : {}),
    storage: () => session.config.options.storageUri,
    edition: () => {
      const { locale, settings, folders } = session.config;
      return JSON.stringify([host.version, settings.language, locale, isTrusted(session.config), folders]);
    },
    progress: (done, of) => progress.report(done, of),
    quiet: () => session.quiet(),
    changed: () => {
      const { corpus } = session;
      if (session.config.options.corpus !== true) return;
      const change: CorpusChanged = { complete: corpus.complete, articles: corpus.index.size };
      session.guard(CORPUS.changed, () => session.connection.sendNotification(CORPUS.changed, change));
    },
    learned: () => {
      if (session.config.settings.learn) session.guard('dateline.learn', () => session.changed());
    },
  };
}

/** What comparing suggestions with decisions needs of a session. */
export function agreementSurroundings(session: Session): ConstructorParameters<typeof Agreement>[0] {
  const { files, clock, pause, reach, changed } = corpusSurroundings(session);
  return {
    files,
    clock,
    pause,
    changed,
    projects: () => new Projects(files, reach),
    index: () => session.corpus.index,
    recognizer: () => session.articles.recognizer(),
    showThreshold: () => session.config.settings.showThreshold,
    failed: (error) => session.log(DASHBOARD, error),
  };
}

/** Progress of reading the corpus, where it takes long and the client shows such things. */
class Reading {
  readonly #session: Session;
  #since: number | undefined;
  #reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;

  constructor(session: Session) {
    this.#session = session;
  }

  report(done?: number, of?: number): void {
    const { config, host, connection } = this.#session;
    if (done === undefined || of === undefined) {
      void this.#reporter?.then((reporter) => reporter?.done());
      this.#reporter = undefined;
      this.#since = undefined;
      return;
    }
    this.#since ??= host.clock();
    if (config.client.window?.workDoneProgress !== true || host.clock() - this.#since < PATIENCE) return;
    this.#reporter ??= this.#session.ask('window/workDoneProgress/create', this.#begin(connection));
    const { exchange } = config.messages;
    void this.#reporter.then((reporter) => reporter?.report(exchange.articlesOf(done, of)));
  }

  async #begin({ window }: Session['connection']): Promise<WorkDoneProgressServerReporter> {
    const reporter = await window.createWorkDoneProgress();
    reporter.begin(this.#session.config.messages.readingCorpus);
    return reporter;
  }
}

/** In fewer articles a line may stand by chance, and most lines of chrome in one alone. */
const ENOUGH = 20;

/** In how many other articles a line stands; undefined while that says nothing. */
export function repeatedIn({ complete, index }: Corpus, uri: string): ((line: string) => number) | undefined {
  const own = canonical(uri);
  return complete && index.size >= ENOUGH ? (line) => index.repeats(line, own) : undefined;
}

/** What the decisions in the corpus say; undefined where nothing is to be learned from them. */
export function decidedIn({ config, corpus }: Session): Decided | undefined {
  if (!config.settings.learn) return undefined;
  return {
    revision: (uri) => corpus.decisionsBeside(canonical(uri)),
    but: (uri, root) =>
      corpus.complete ? corpus.index.decisionsOf(root ?? '', canonical(uri)) : NOTHING_KNOWN,
  };
}

/** Where the decisions were made that say something: in the article itself first. */
export function decisionsFor({ corpus }: Session, state: ArticleState, fact: Fact): DecidedAt[] {
  const { uri, article, root = '' } = state;
  const { sidecar } = article.annotations;
  const here = sidecar && evidenceOf(sidecar).get(fact);
  const own = canonical(uri);
  const places: DecidedAt[] = [];
  const add = (name: string, file: string, line: number) =>
    places.push({ name, line: line + 1, link: `${file}#L${line + 1}` });
  if (here) {
    const { lines } = article;
    const quoted = quotedBy(sidecar.header.version, article);
    add(lastOf(uri), uri, lines.lineAt(quoted.toArticle(quoted.codePoints.toUtf16(here.at))));
  }
  for (const { article: other, line } of corpus.index.saying(root, fact)) {
    if (other.uri !== own) add(other.name, other.uri, line);
    if (places.length > SHOWN) break;
  }
  return places;
}

/** Reasons that are told of a name that a model has found. */
const MOST_REASONS = 3;

/** What spoke most for a name, each with the decisions that say the nearest thing to it. */
export function whyLearned(session: Session, state: ArticleState, name: Annotation): Evidence[] {
  const { uri, article, root = '' } = state;
  const { sidecar } = article.annotations;
  const { corpus } = session;
  const [here, elsewhere] = [sidecar && evidenceOf(sidecar), corpus.index.decisionsOf(root, canonical(uri))];
  const count = (fact: Fact) => (here?.get(fact)?.count ?? 0) + elsewhere.of(fact);
  const text = article.text.slice(name.start, name.end);
  return session.articles
    .why(state, name)
    .slice(0, MOST_REASONS)
    .map(({ what, words, isBefore }) => {
      const candidates = [
        ...(isBefore ? [facts.outside(name.label, words)] : []),
        ...(what === 'in' ? [facts.name(name.label, text), facts.inside(name.label, words)] : []),
        facts.any(name.label),
      ];
      const fact = candidates.find((each) => count(each) > 0);
      return {
        rule: `learned-by-${what}`,
        ...(words === '' ? {} : { detail: words }),
        ...(fact === undefined ? {} : { learned: { decisions: count(fact), fact } }),
      };
    });
}

/** Articles that are named on a card. */
const SHOWN = 3;

export function elsewhereIn(
  index: CorpusIndex,
  uri: string,
  label: string,
  name: string,
): Elsewhere | undefined {
  const entity = index.entityNamed(label, name);
  if (!entity) return undefined;
  const own = canonical(uri);
  const here = index.get(own);
  const articles = entity.articles - (here && mentionsAny(here, new Set(entity.forms)) ? 1 : 0);
  if (articles === 0) return undefined;
  const places = elsewhere(index, entity, own, SHOWN).map(({ article, mention: { start } }) => ({
    name: article.name,
    line: start.line + 1,
    link: `${article.uri}#L${start.line + 1},${start.character + 1}`,
  }));
  return { articles, places };
}

/**
 * Where others speak of what an annotation of an open article names, once all articles are known: in those that are
 * open as they stand in the editor.
 */
export async function mentionsElsewhere(
  session: Session,
  { uri, article }: ArticleState,
  annotation: Annotation,
  token: CancellationToken,
): Promise<Location[]> {
  const { corpus, articles } = session;
  if (isDate(annotation)) return [];
  await untilSettled(corpus, token);
  const name = nameOf(article, annotation);
  const entity = corpus.index.entityNamed(annotation.label, name);
  if (!entity) return [];
  const isMeant = isNamed({ label: annotation.label, name });
  const found: Location[] = [];
  const own = canonical(uri);
  for (const [file, places] of placesByArticle(corpus.index, entity)) {
    if (file === own) continue;
    const open = session.asOpen(file);
    const state = articles.has(open) ? await articles.state(open) : undefined;
    if (!state)
      found.push(...places.map(({ mention: { start, end } }) => ({ uri: file, range: { start, end } })));
    else
      for (const span of state.article.annotations.spans)
        if (isLive(span) && isMeant(state.article, span))
          found.push({ uri: open, range: toRange(state.article.lines, span) });
  }
  return found;
}

/** Whether an annotation speaks of what is called so. */
export function isNamed({ label, name }: EntityName): (article: Article, annotation: Annotation) => boolean {
  const folded = foldName(name);
  return (article, annotation) =>
    annotation.label === label && foldName(nameOf(article, annotation)) === folded;
}

/** @throws Cancelled as soon as nobody waits for it any more */
export async function untilSettled(corpus: Corpus, token: CancellationToken): Promise<void> {
  if (token.isCancellationRequested) throw new Cancelled();
  await new Promise<void>((resolve, reject) => {
    const listening = token.onCancellationRequested(() => reject(new Cancelled()));
    corpus
      .settled()
      .then(resolve, reject)
      .finally(() => listening.dispose());
  });
}
