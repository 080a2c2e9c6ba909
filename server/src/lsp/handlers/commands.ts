import {
  type CancellationToken,
  ErrorCodes,
  ExecuteCommandRequest,
  ResponseError,
  type WorkDoneProgressReporter,
} from 'vscode-languageserver';
import { fixAll } from '../../features/actions';
import { occurrences, tagAll } from '../../features/mentions';
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
import { fromWire, toSpan } from '../convert';
import { answers, type Handler } from '../dispatch';
import { COMMANDS, type WireAction } from '../protocol';
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

const wireAction: Check<WireAction> = either(
  shape({
    do: oneOf(['tag']),
    range,
    id: optional(string),
    label: string,
    type: optional(oneOf(['DATE', 'TIME', 'DURATION', 'SET'])),
    value: optional(string),
  }),
  shape({ do: oneOf(['reject', 'remove', 'distinguish']), range, id: optional(string) }),
  shape({ do: oneOf(['unmark']), range }),
  shape({
    do: oneOf(['mark']),
    range,
    kind: oneOf(['title', 'byline', 'lead', 'body', 'caption', 'boilerplate', 'blank']),
  }),
  shape({ do: oneOf(['reanchor']), range, id: string }),
  shape({ do: oneOf(['forget']), id: string }),
  shape({ do: oneOf(['publish']), value: string }),
);

const apply = command(
  COMMANDS.apply,
  shape({ ...target, actions: listOf(wireAction) }),
  (session, { actions, ...of }, { token }) =>
    session.decide(of, token, ({ article }) =>
      actions.map((action) => fromWire(article, action)).filter((action) => action !== undefined),
    ),
);

const acceptAll = command(
  COMMANDS.acceptAll,
  shape({ ...target, threshold: optional(number), range: optional(range) }),
  (session, { threshold, range: within, ...of }, { token }) =>
    session.decide(of, token, (state) =>
      fixAll(session.contextOf(state), threshold, within && toSpan(state.article.lines, within)),
    ),
);

const tagEvery = command(
  COMMANDS.tagEvery,
  shape({ ...target, range, label: string }),
  (session, { range: at, label, ...of }, { token }) =>
    session.decide(of, token, ({ article }) =>
      tagAll(occurrences(article, toSpan(article.lines, at)), label),
    ),
);

const adopt = command(COMMANDS.adopt, shape({ uri: string }), async (session, { uri }, { token }) => {
  const { messages } = session.config;
  const state = await session.state(uri, token);
  if (!state?.orphanUri) return { applied: false, changes: 0, message: messages.nothingToDo };
  return session.done(await session.decisions.move(state.orphanUri, state.sidecarUri, messages));
});

const undo = command(COMMANDS.undo, anything, async (session) =>
  session.done(await session.decisions.undo(session.config.messages)),
);

const formats = command(
  COMMANDS.formats,
  optional(shape({ files: optional(listOf(string)) })),
  ({ exchange, config }, argument) => exchange.formats(argument, config.messages),
);

const exportOptions = {
  include: optional(oneOf(['accepted', 'suggested'])),
  tokens: optional(string),
  misaligned: optional(oneOf(['expand', 'contract', 'drop'])),
  dropBoilerplate: optional(boolean),
  lineKinds: optional(boolean),
  split: optional(string),
  uris: listOf(string),
  format: string,
};

const preview = command(COMMANDS.preview, shape(exportOptions), (session, argument, { token, report }) =>
  session.exchange.preview(argument, session.exchangeContext(), token, report),
);

const exporting = command(
  COMMANDS.export,
  shape({ ...exportOptions, out: string }),
  (session, argument, { token, report }) =>
    session.exchange.export(argument, session.exchangeContext(), token, report),
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
  }),
  async (session, argument, { token, report }) => {
    const result = await session.exchange.import(argument, session.exchangeContext(), token, report);
    session.articles.invalidate();
    await session.changed();
    return result;
  },
);

const ALL: ReadonlyMap<string, Command> = new Map(
  [apply, acceptAll, tagEvery, adopt, undo, formats, preview, exporting, importing].map((one) => [
    one.name,
    one,
  ]),
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
      return known.run(session, given?.[0], { token, report });
    },
  },
);

export const EXECUTE: readonly Handler[] = [executeCommand];
