import {
  type CancellationToken,
  type Disposable,
  ErrorCodes,
  LSPErrorCodes,
  type ProtocolNotificationType,
  type ProtocolRequestType,
  RegistrationRequest,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Check } from './check';
import type { Config } from './config';
import { Cancelled, reasonOf } from './errors';
import type { Session } from './session';

/**
 * How soon somebody needs the answer. `now`: a person looks at the place. `later`: it colours the text, or takes
 * long anyway; messages that are already here come first, and one of them may say that it is not needed any more.
 */
export type Latency = 'now' | 'later';

interface Offered {
  /** What the server says of it when it starts; undefined where this client is not offered it. */
  readonly capability?: (config: Config) => ServerCapabilities | undefined;
  /** What a client is asked to tell of, or to ask, where it wants to be asked that; as soon as the server has started. */
  readonly registration?: (config: Config) => object | undefined;
}

interface Answering<P, R> extends Offered {
  readonly latency: Latency;
  run(session: Session, params: P, token: CancellationToken): Promise<R> | R;
}

interface Hearing<P> extends Offered {
  run(session: Session, params: P): Promise<void> | void;
}

/** One request or notification that the server takes. */
export interface Handler extends Offered {
  readonly method: string;
  listen(session: Session): Disposable;
}

/**
 * @param request its type, or the name of one that is ours
 * @param accepts others are refused
 */
export function answers<P, R, Q, PR, E, RO>(
  request: ProtocolRequestType<Q, R, PR, E, RO>,
  accepts: Check<P>,
  how: Answering<P, R>,
): Handler;
export function answers<P, R>(request: string, accepts: Check<P>, how: Answering<P, R>): Handler;
export function answers<P, R>(
  request: string | { readonly method: string },
  accepts: Check<P>,
  { latency, run, ...rest }: Answering<P, R>,
): Handler {
  const method = typeof request === 'string' ? request : request.method;
  const answer = async (session: Session, params: unknown, token: CancellationToken): Promise<unknown> => {
    if (!accepts(params)) return new ResponseError(ErrorCodes.InvalidParams, `${method}: malformed`);
    try {
      if (latency === 'later') await session.host.pause();
      if (token.isCancellationRequested) throw new Cancelled();
      return await run(session, params, token);
    } catch (error) {
      if (error instanceof Cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, method);
      if (error instanceof ResponseError) return error;
      session.log(method, error);
      return new ResponseError(ErrorCodes.InternalError, `${method}: ${reasonOf(error)}`);
    }
  };
  return {
    ...rest,
    method,
    listen: (session) =>
      session.connection.onRequest(method, (params: unknown, token: CancellationToken) =>
        answer(session, params, token),
      ),
  };
}

/** @param accepts others are logged */
export function hears<P, Q, RO>(
  { method }: ProtocolNotificationType<Q, RO>,
  accepts: Check<P>,
  { run, ...rest }: Hearing<P>,
): Handler {
  return {
    ...rest,
    method,
    listen: (session) =>
      session.connection.onNotification(method, (params: unknown) => {
        if (accepts(params)) session.guard(method, async () => run(session, params));
        else session.log(method, 'malformed');
      }),
  };
}

/** What all handlers together say of the server. */
export function capabilitiesOf(handlers: readonly Handler[], config: Config): ServerCapabilities {
  return handlers
    .map(({ capability }) => capability?.(config) ?? {})
    .reduce((all, one) => merged(all, one), {}) as ServerCapabilities;
}

/** Asks the client to tell of, and to ask, what it only does when it is asked to. */
export async function register(session: Session, handlers: readonly Handler[]): Promise<void> {
  for (const { method, registration } of handlers) {
    const options = registration?.(session.config);
    if (!options) continue;
    const registrations = [{ id: method, method, registerOptions: options }];
    await session.ask(method, session.connection.sendRequest(RegistrationRequest.type, { registrations }));
  }
}

function merged(a: object, b: object): object {
  const all: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const present = all[key];
    all[key] = isRecord(present) && isRecord(value) ? merged(present, value) : value;
  }
  return all;
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
