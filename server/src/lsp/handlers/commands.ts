import {
  type CancellationToken,
  ErrorCodes,
  ExecuteCommandRequest,
  MessageType,
  type Range,
  ResponseError,
  ShowDocumentRequest,
  ShowMessageNotification,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import type { Article } from '../../core/annotation/article';
import { DATE, isDate } from '../../core/annotation/model';
import { renameIn } from '../../core/annotation/rename';
import { timexFault } from '../../core/annotation/timex';
import { type CorpusDecision, NAMES_FILE, withDecision } from '../../core/project/decisions';
import { PROJECT_FILE } from '../../core/project/model';
import { LINE_KINDS, TIMEX_TYPES } from '../../core/recognition/types';
import { KEEPS } from '../../core/sidecar/merge';
import { isSidecar } from '../../core/sidecar/name';
import { LINE_KIND } from '../../core/sidecar/schema';
import { parseDay } from '../../core/text/civil';
import { fixAll } from '../../features/actions';
import { moved, resized } from '../../features/boundaries';
import type { FeatureContext } from '../../features/context';
import { leftToDo } from '../../features/finishing';
import { nameOf, occurrences, rejectAll, tagAll } from '../../features/mentions';
import type { Messages } from '../../features/messages';
import { readingsAt } from '../../features/readings';
import { seenFault } from '../../features/seen';
import { NEW_FILES } from '../../features/setUp';
import { accept, labelsOf } from '../../features/suggestions';
import { type Target, tagTargets, targetsAt } from '../../features/target';
import { candidatesFor, valueTyped } from '../../features/values';
import { wordFor } from '../../features/words';
import {
  type ApplyResult,
  COMMANDS,
  type EntityName,
  type FinishResult,
  type LabelInfo,
  type LineKindInfo,
  type MergeDriverResult,
  type ReadingInfo,
  type RenameResult,
  type RenamingResult,
  type ResizeResult,
  type Seen,
  type SetUpResult,
  type TargetInfo,
  type ValueInfo,
  type WireAction,
} from '../../protocol';
import type { Wanted } from '../../workspace/decisions';
import { WHICH } from '../../workspace/exchange/choose';
import { acceptedMentions } from '../../workspace/index/query';
import { canonical, nameOf as fileName, folderOf, relativeTo, within } from '../../workspace/uris';
import {
  anything,
  boolean,
  type Check,
  either,
  listOf,
  nullable,
  number,
  oneOf,
  optional,
  range,
  shape,
  string,
} from '../check';
import { hasCommands, isTrusted, showsFiles } from '../config';
import { fromWire, toRange, toSpan } from '../convert';
import { isNamed, untilSettled } from '../corpus';
import { answers, type Handler } from '../dispatch';
import { train } from '../learning';
import { nextToAnnotate } from '../next';
import type { Session } from '../session';

/** What a command may need besides its argument. */
interface Call {
  readonly token: CancellationToken;
  readonly report: WorkDoneProgressReporter;
}

interface Command {
  readonly name: string;
  run(session: Session, argument: unknown, call: Call): Promise<unknown>;
}

function command<A>(
  name: string,
  accepts: Check<A>,
  run: (session: Session, argument: A, call: Call) => Promise<unknown>,
): Command {
  return {
    name,
    async run(session, argument, call) {
      if (!accepts(argument)) throw new ResponseError(ErrorCodes.InvalidParams, `${name}: malformed`);
      return run(session, argument, call);
    },
  };
}

const target = { uri: string, version: optional(number) };
const seen = optional(listOf(shape({ range, label: string, value: optional(string) })));

const lineKindName: Check<string> = (value): value is string =>
  typeof value === 'string' && LINE_KIND.test(value);

const wireAction: Check<WireAction> = either(
  shape({
    do: oneOf(['tag']),
    range,
    id: optional(string),
    from: optional(range),
    label: string,
    type: optional(oneOf(TIMEX_TYPES)),
    value: optional(string),
  }),
  shape({ do: oneOf(['reject', 'remove', 'distinguish']), range, id: optional(string) }),
  shape({ do: oneOf(['split']), range, parts: listOf(range) }),
  shape({ do: oneOf(['note']), range, text: string }),
  shape({ do: oneOf(['unmark']), range }),
  shape({
    do: oneOf(['mark']),
    range,
    kind: lineKindName,
  }),
  shape({ do: oneOf(['reanchor']), range, id: string }),
  shape({ do: oneOf(['forget']), id: string }),
  shape({ do: oneOf(['publish']), value: string }),
);

const apply = command(
  COMMANDS.apply,
  shape({ ...target, seen, actions: listOf(wireAction) }),
  (session, { actions, seen, ...of }, { token }) =>
    session.decide(
      of,
      token,
      (state) =>
        unlessSeen(session.contextOf(state), seen) ??
        actions.map((action) => fromWire(state.article, action)).filter((action) => action !== undefined),
    ),
);

/** Why a decision is not made: where the person saw something, something else stands now. */
function unlessSeen(
  context: FeatureContext,
  seen: readonly Seen[] = [],
): { readonly refused: string } | undefined {
  const { lines } = context.article;
  const there = seen.map(({ range: place, ...rest }) => ({ ...rest, span: toSpan(lines, place) }));
  const refused = seenFault(context, there);
  return refused === undefined ? undefined : { refused };
}

const acceptAll = command(
  COMMANDS.acceptAll,
  shape({ ...target, threshold: optional(number), range: optional(range) }),
  (session, { threshold, range: within, ...of }, { token }) =>
    session.decide({ ...of, settled: true }, token, (state) =>
      fixAll(session.contextOf(state), threshold, within && toSpan(state.article.lines, within)),
    ),
);

/** What selections and cursors mean in an article. */
function targetsOf(context: FeatureContext, places: readonly Range[]): Target[] {
  const spans = places.map((place) => toSpan(context.article.lines, place));
  return targetsAt(context, spans);
}

interface At {
  readonly uri: string;
  readonly version?: number;
  readonly at: readonly Range[];
}

/** Decides on what is at the places; where that is nothing, says so. */
async function decideAt(
  session: Session,
  { at: places, ...of }: At,
  { token }: Call,
  nothing: () => string,
  actions: (targets: readonly Target[], context: FeatureContext) => Wanted,
): Promise<ApplyResult> {
  let none = false;
  const result = await session.decide(of, token, (state) => {
    const context = session.contextOf(state);
    const wanted = actions(targetsOf(context, places), context);
    none = !('refused' in wanted) && wanted.length === 0;
    return wanted;
  });
  return none ? { ...result, message: nothing(), nothingHere: true } : result;
}

const tagEvery = command(
  COMMANDS.tagEvery,
  shape({ ...target, range, label: optional(string), seen }),
  (session, { range: place, label, seen, ...of }, call) =>
    decideAt(
      session,
      { ...of, at: [place] },
      call,
      () => session.config.messages.noWordHere,
      ([found], context) => {
        if (!found) return [];
        const places = occurrences(context, found.span);
        return (
          unlessSeen(context, seen) ??
          (label === undefined ? rejectAll(context, places, found.span) : tagAll(places, label))
        );
      },
    ),
);

const at = { ...target, at: listOf(range) };

const tag = command(
  COMMANDS.tag,
  shape({ ...at, label: string, value: optional(string) }),
  (session, { label, value, ...of }, call) =>
    decideAt(
      session,
      of,
      call,
      () => session.config.messages.noWordHere,
      (targets) => tagTargets(targets, label, value),
    ),
);

const annotationsOf = (targets: readonly Target[]) =>
  targets.map(({ annotation }) => annotation).filter((annotation) => annotation !== undefined);

const acceptHere = command(COMMANDS.accept, shape(at), (session, of, call) =>
  decideAt(
    session,
    of,
    call,
    () => session.config.messages.noSuggestionHere,
    (targets) =>
      annotationsOf(targets)
        .filter(({ status }) => status === 'suggested')
        .map(accept),
  ),
);

const drop = (name: string, how: 'reject' | 'remove') =>
  command(name, shape(at), (session, of, call) =>
    decideAt(
      session,
      of,
      call,
      () => session.config.messages.noAnnotationHere,
      (targets) => annotationsOf(targets).map(({ start, end }) => ({ do: how, span: { start, end } })),
    ),
  );
const reject = drop(COMMANDS.reject, 'reject');
const remove = drop(COMMANDS.remove, 'remove');

const resize = command(
  COMMANDS.resize,
  shape({ ...target, at: range, end: oneOf(['start', 'end']), to: oneOf(['left', 'right']) }),
  async (session, { at: place, end, to, ...of }, call): Promise<ResizeResult> => {
    const { messages } = session.config;
    let found: Range | undefined;
    let nothing = messages.noAnnotationHere;
    const result = await decideAt(
      session,
      { ...of, at: [place] },
      call,
      () => nothing,
      ([one], { article }) => {
        if (!one?.annotation) return [];
        const span = moved(article, one.span, { end, to });
        if (!span) nothing = messages.noMoreHere;
        else found = toRange(article.lines, span);
        return span ? [resized(one.annotation, span, article)] : [];
      },
    );
    return result.applied && found ? { ...result, range: found } : result;
  },
);

const targetHere = command(
  COMMANDS.target,
  shape(at),
  async (session, { uri, at: places }, { token }): Promise<TargetInfo[]> => {
    const state = await session.state(uri, token);
    if (!state) return [];
    return targetsOf(session.contextOf(state), places).map((target) => describeTarget(state.article, target));
  },
);

function describeTarget({ text, lines }: Article, { span, annotation, doubtful }: Target): TargetInfo {
  return {
    range: toRange(lines, span),
    text: text.slice(span.start, span.end),
    ...(annotation ? { label: annotation.label, status: annotation.status } : {}),
    ...(doubtful ? { doubtful } : {}),
  };
}

const values = command(
  COMMANDS.values,
  shape(at),
  async (session, { uri, at: places }, { token }): Promise<ValueInfo[]> => {
    const state = await session.state(uri, token);
    if (!state) return [];
    const context = session.contextOf(state);
    const { why } = context.messages.values;
    return targetsOf(context, places).map((target) => ({
      ...describeTarget(state.article, target),
      value: (target.annotation && isDate(target.annotation) && target.annotation.value) || '',
      candidates: candidatesFor(state.article, target.span, target.annotation).map((one) => ({
        value: one.value,
        why: why[one.why],
      })),
    }));
  },
);

const readings = command(
  COMMANDS.readings,
  shape({ ...target, at: range }),
  async (session, { uri, at: place }, { token }): Promise<ReadingInfo[]> => {
    const state = await session.state(uri, token);
    if (!state) return [];
    const context = session.contextOf(state);
    const { article, project } = context;
    const [found] = targetsOf(context, [place]);
    if (!found) return [];
    const recognizer = await session.articles.recognizer();
    const names = recognizer.readings(article.text, found.span, { lang: article.recognition.lang, project });
    return readingsAt(article, found.span, found.annotation, names, labelsOf(context)).map(
      ({ start, end, ...rest }) => ({ range: toRange(article.lines, { start, end }), ...rest }),
    );
  },
);

const readDateCommand = command(
  COMMANDS.readDate,
  shape({ uri: string, text: string, own: optional(string) }),
  async (session, { uri, text, own }, { token }): Promise<string | null> => {
    const { article } = (await session.state(uri, token)) ?? {};
    return (article && valueTyped(article, text, own)) ?? null;
  },
);

const labels = command(
  COMMANDS.labels,
  shape({ uri: string }),
  async ({ articles, config: { messages } }, { uri }): Promise<LabelInfo[]> => {
    const known = (await articles.project(uri)).labels.filter(({ name }) => name !== DATE);
    const describe = (name: string) => wordFor(messages.labels, name) ?? '';
    return [...known, { name: DATE, description: undefined }].map(({ name, description }) => ({
      name,
      description: description ?? describe(name),
      isDate: name === DATE,
    }));
  },
);

const lineKinds = command(
  COMMANDS.lineKinds,
  shape({ uri: string }),
  async ({ articles, config: { messages } }, { uri }): Promise<LineKindInfo[]> => {
    const own = (await articles.project(uri)).lines;
    const others = LINE_KINDS.filter((kind) => kind !== 'blank');
    return [
      ...own.map(({ name, description = '' }) => ({ name, description })),
      ...others.map((name) => ({ name, description: messages.lineKinds[name] })),
    ];
  },
);

const check = command(
  COMMANDS.check,
  shape({ value: string, as: oneOf(['timex', 'day']) }),
  async ({ config: { messages } }, { value, as }): Promise<string | null> => {
    if (as === 'day') return parseDay(value) === undefined ? messages.notADay('2024-09-06') : null;
    const fault = timexFault(value);
    return fault === undefined ? null : messages.badValue[fault](value);
  },
);

const setUp = command(
  COMMANDS.setUp,
  shape({ folder: string }),
  async ({ host: { files }, config: { messages, folders } }, { folder }): Promise<SetUpResult> => {
    const written: string[] = [];
    const project = within(folder, PROJECT_FILE);
    if (!folders.some((root) => relativeTo(root, project) !== undefined)) {
      return { written, project, message: messages.notInWorkspace(folder) };
    }
    for (const [name, make] of NEW_FILES) {
      const file = within(folder, name);
      const old = await files.read(file);
      const before = old.kind === 'text' ? old.text : undefined;
      const after = old.kind === 'text' || old.kind === 'missing' ? make(before, messages) : before;
      if (after === before) continue;
      const result = await files.replace(file, after, before);
      const why = result.kind === 'failed' ? result.message : messages.outdated;
      if (result.kind !== 'written') return { written, project, message: messages.writeFailed(name, why) };
      written.push(name);
    }
    return { written, project };
  },
);

const mergeDriver = command(
  COMMANDS.mergeDriver,
  shape({ uri: string, install: optional(boolean) }),
  async ({ host, config }, { uri, install = false }): Promise<MergeDriverResult> => {
    const { messages } = config;
    // A repository that is not trusted may have settings by which git itself runs what it likes.
    const repository = isTrusted(config) ? await host.mergeDriver?.wanted(uri) : undefined;
    if (repository === undefined) {
      const message = host.mergeDriver && host.reaches(uri) ? messages.nothingToMerge : messages.noGitHere;
      return { installed: false, ...(install ? { message } : {}) };
    }
    if (!install) return { repository, installed: false };
    const why = await host.mergeDriver!.install(repository);
    return {
      repository,
      installed: why === undefined,
      message: why === undefined ? messages.mergesEntries : messages.mergesNotSet(why),
    };
  },
);

const adopt = command(COMMANDS.adopt, shape({ uri: string }), async (session, { uri }, { token }) => {
  const { messages } = session.config;
  const state = await session.state(uri, token);
  if (!state?.orphanUri) return { applied: false, changes: 0, message: messages.nothingToDo };
  return session.done(await session.decisions.move(state.orphanUri, state.sidecarUri, messages));
});

const settle = command(
  COMMANDS.settle,
  shape({ uri: string, keep: optional(oneOf(KEEPS)) }),
  async (session, { uri, keep }, { token }) => {
    const { messages } = session.config;
    const sidecar = isSidecar(uri) ? uri : (await session.state(uri, token))?.sidecarUri;
    if (sidecar === undefined) return { applied: false, changes: 0, message: messages.noArticle };
    return session.done(await session.decisions.settle(sidecar, keep, messages));
  },
);

const finish = command(
  COMMANDS.finish,
  shape({ ...target, force: optional(boolean) }),
  async (session, { force, ...of }, { token }): Promise<FinishResult> => {
    let left: FinishResult['left'];
    const result = await session.decide({ ...of, settled: true }, token, (state) => {
      const found = force ? undefined : leftToDo(session.contextOf(state));
      left = found && {
        undecided: found.undecided,
        errors: found.errors,
        range: toRange(state.article.lines, found.first),
      };
      if (!left) return [{ do: 'finish' }];
      const { undecided, errors, range } = left;
      // The message may outlast the article on the screen, and can be answered then.
      const { notFinished } = session.config.messages;
      return { refused: notFinished(fileName(of.uri), undecided, errors, range.start.line + 1) };
    });
    return left ? { ...result, left } : result;
  },
);

const reopen = command(COMMANDS.reopen, shape(target), (session, of, { token }) =>
  session.decide(of, token, () => [{ do: 'reopen' }]),
);

const corpusDecision: Check<CorpusDecision> = either(
  shape({ do: oneOf(['ignore', 'boilerplate', 'published']), text: string }),
  shape({ do: oneOf(['alias']), text: string, name: string }),
);

const decideForCorpus = command(
  COMMANDS.decide,
  shape({ uri: string, decision: corpusDecision }),
  async (session, { uri, decision }, { token }) => {
    const { articles, config, decisions } = session;
    const { messages, folders } = config;
    const { root } = await articles.governing(uri);
    const folder = root ?? folders.find((each) => relativeTo(each, uri) !== undefined) ?? folderOf(uri);
    const file = within(folder, NAMES_FILE);
    if (folders.length > 0 && !folders.some((each) => relativeTo(each, file) !== undefined))
      return { applied: false, changes: 0, message: messages.notInWorkspace(folder) };
    await untilSettled(session.corpus, token);
    const concerned = session.corpus.index
      .articles()
      .filter(({ uri: of }) => relativeTo(folder, of) !== undefined);
    const { asks, yes } = messages.corpusDecision;
    const question = asks(decisionInWords(messages, decision), concerned.length);
    if (concerned.length > 1 && !(await session.confirm(question, yes)))
      return { applied: false, changes: 0 };
    const result = await decisions.change(file, uri, messages, (current = '') => {
      const text = withDecision(current, decision, messages.corpusDecision.head);
      return text === undefined ? { refused: messages.corpusDecision.cannot(decision.text) } : { text };
    });
    return session.done(result);
  },
);

function decisionInWords({ corpusDecision, publishAll }: Messages, decision: CorpusDecision): string {
  if (decision.do === 'alias') return corpusDecision.alias(decision.text, decision.name);
  if (decision.do !== 'published') return corpusDecision[decision.do](decision.text);
  return publishAll[/^\d{4}$/.test(decision.text) ? 'year' : 'pattern'](decision.text);
}

const entityName = { label: string, name: string };

const renaming = command(
  COMMANDS.renaming,
  either(shape(entityName), shape({ uri: string, at: range })),
  async (session, argument, { token }): Promise<RenamingResult> => {
    await untilSettled(session.corpus, token);
    const called = 'label' in argument ? argument : await nameAt(session, argument, token);
    if (!called) return null;
    const { mentions, articles } = acceptedMentions(session.corpus.index, called);
    return { ...called, mentions, articles };
  },
);

/** What is called by name at a place of an open article. */
async function nameAt(
  session: Session,
  { uri, at: place }: { readonly uri: string; readonly at: Range },
  token: CancellationToken,
): Promise<EntityName | undefined> {
  const state = await session.state(uri, token);
  const [found] = state ? targetsOf(session.contextOf(state), [place]) : [];
  const annotation = found?.annotation;
  if (!state || !annotation || isDate(annotation)) return undefined;
  return { label: annotation.label, name: nameOf(state.article, annotation) };
}

const rename = command(
  COMMANDS.rename,
  shape({
    ...entityName,
    others: optional(listOf(shape(entityName))),
    to: shape({ name: optional(string), label: optional(string) }),
    uris: optional(listOf(string)),
  }),
  async (session, { to, uris, others = [], ...called }, { token }): Promise<RenameResult> => {
    const { corpus, config, decisions } = session;
    const { messages } = config;
    await untilSettled(corpus, token);
    const name = to.name?.replace(/\s+/g, ' ').trim();
    const wanted = { ...(name ? { name } : {}), ...(to.label ? { label: to.label } : {}) };
    const only = uris && new Set(uris.map(canonical));
    const all = [called, ...others];
    const sidecars = new Map(
      all.flatMap((one) =>
        acceptedMentions(corpus.index, one).articles.map(({ uri, sidecar }) => [uri, sidecar]),
      ),
    );
    const targets = [...sidecars]
      .filter(([uri]) => !only || only.has(uri))
      .map(([uri, sidecar]) => ({ uri: session.asOpen(uri), sidecarUri: session.asOpen(sidecar) }));
    const author = { by: session.author, at: session.host.now() };
    const isMeant = all.map(isNamed);
    const { failed, ...result } = await decisions.applyToMany(targets, messages, (article) =>
      renameIn(article, (annotation) => isMeant.some((is) => is(article, annotation)), wanted, author),
    );
    if (result.applied) await session.changed();
    const [why = messages.nothingToDo] = failed;
    if (!result.applied) return { ...result, message: why };
    return failed.length === 0 ? result : { ...result, message: messages.notRenamed(failed.length, why) };
  },
);

const open = command(
  COMMANDS.open,
  shape({ uri: string, range }),
  async (session, { uri, range: selection }) => {
    if (!showsFiles(session.config)) return false;
    const asked = session.connection.window.showDocument({ uri, takeFocus: true, selection });
    return (await session.ask(ShowDocumentRequest.method, asked))?.success === true;
  },
);

const which = nullable(shape({ uri: optional(string), action: optional(number) }));

const undo = command(COMMANDS.undo, which, async (session, argument) =>
  session.done(await session.decisions.undo(argument ?? {}, session.config.messages)),
);

const redo = command(COMMANDS.redo, which, async (session, argument) =>
  session.done(await session.decisions.redo(argument ?? {}, session.config.messages)),
);

const formats = command(
  COMMANDS.formats,
  optional(shape({ files: optional(listOf(string)) })),
  async (session, argument) => (await session.exchange()).formats(argument, session.config.messages),
);

const exportOptions = {
  include: optional(oneOf(['accepted', 'suggested'])),
  tokens: optional(string),
  misaligned: optional(oneOf(['expand', 'contract', 'drop'])),
  dropBoilerplate: optional(boolean),
  lineKinds: optional(boolean),
  split: optional(string),
  only: optional(oneOf(WHICH)),
  uris: listOf(string),
  format: string,
};

const preview = command(
  COMMANDS.preview,
  shape(exportOptions),
  async (session, argument, { token, report }) =>
    (await session.exchange()).preview(argument, session.exchangeContext(), token, report),
);

const exporting = command(
  COMMANDS.export,
  shape({ ...exportOptions, out: string }),
  async (session, argument, { token, report }) =>
    (await session.exchange()).export(argument, session.exchangeContext(), token, report),
);

const importing = command(
  COMMANDS.import,
  shape({
    files: listOf(string),
    format: string,
    articles: string,
    replace: optional(boolean),
    create: optional(boolean),
    keepLabels: optional(boolean),
    layer: optional(string),
  }),
  async (session, argument, { token, report }) => {
    const exchange = await session.exchange();
    const result = await exchange.import(argument, session.exchangeContext(), token, report);
    session.articles.invalidate();
    session.corpus.refresh();
    await session.changed();
    return result;
  },
);

const training = command(COMMANDS.train, shape({ uri: string }), (session, argument, { token, report }) =>
  train(session, argument, token, report),
);

const next = command(COMMANDS.next, shape({ uri: string }), (session, argument, { token, report }) =>
  nextToAnnotate(session, argument, token, report),
);

const ALL: ReadonlyMap<string, Command> = new Map(
  [
    apply,
    acceptAll,
    tag,
    acceptHere,
    reject,
    remove,
    tagEvery,
    resize,
    targetHere,
    values,
    readings,
    readDateCommand,
    labels,
    lineKinds,
    check,
    setUp,
    mergeDriver,
    adopt,
    settle,
    finish,
    reopen,
    renaming,
    rename,
    decideForCorpus,
    open,
    undo,
    redo,
    formats,
    preview,
    exporting,
    importing,
    training,
    next,
  ].map((one) => [one.name, one]),
);

const executeCommand = answers(
  ExecuteCommandRequest.type,
  shape({
    command: string,
    arguments: nullable(listOf(anything)),
    workDoneToken: optional(either(string, number)),
  }),
  {
    latency: 'now',
    capability: () => ({ executeCommandProvider: { commands: [...ALL.keys()], workDoneProgress: true } }),
    async run(session, { command: name, arguments: given, workDoneToken }, token) {
      const known = ALL.get(name);
      if (!known) throw new ResponseError(ErrorCodes.InvalidParams, `There is no command ${name}`);
      const report = session.connection.window.attachWorkDoneProgress(workDoneToken);
      const result = await known.run(session, given?.[0], { token, report });
      if (!hasCommands(session.config)) await tell(session, result);
      return result;
    },
  },
);

/** Editors that only follow quick fixes show nobody what a command answers: why nothing was done is a message for them. */
async function tell({ connection }: Session, result: unknown): Promise<void> {
  const { message, nothingHere } = (result ?? {}) as {
    readonly message?: unknown;
    readonly nothingHere?: true;
  };
  if (typeof message !== 'string' || message === '' || nothingHere) return;
  await connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
}

export const EXECUTE: readonly Handler[] = [executeCommand];
