/**
 * What comes over the wire may be anything. A check says whether a value has the form that a handler takes;
 * fields that it does not name may be there, as the protocol wants it.
 */
import { Position, Range } from 'vscode-languageserver';

export type Check<T> = (value: unknown) => value is T;

type Checked<C> = C extends Check<infer T> ? T : never;
type Shape = Readonly<Record<string, Check<unknown>>>;
type OptionalKeys<S> = { [K in keyof S]: undefined extends Checked<S[K]> ? K : never }[keyof S];
type Fields<S> = { readonly [K in Exclude<keyof S, OptionalKeys<S>>]: Checked<S[K]> } & {
  readonly [K in OptionalKeys<S>]?: Exclude<Checked<S[K]>, undefined>;
};

export const anything: Check<unknown> = (_value): _value is unknown => true;
export const string: Check<string> = (value) => typeof value === 'string';
export const boolean: Check<boolean> = (value) => typeof value === 'boolean';
export const number: Check<number> = (value): value is number => Number.isFinite(value);
export const position: Check<Position> = (value): value is Position => Position.is(value);
export const range: Check<Range> = (value): value is Range => Range.is(value);

export const oneOf =
  <const T extends string>(values: readonly T[]): Check<T> =>
  (value): value is T =>
    values.some((one) => one === value);

export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || check(value);

/** For fields of the protocol, where some clients send null for what is not there. */
export const nullable =
  <T>(check: Check<T>): Check<T | null | undefined> =>
  (value): value is T | null | undefined =>
    value === undefined || value === null || check(value);

export const listOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(check);

export const either =
  <C extends readonly Check<unknown>[]>(...checks: C): Check<Checked<C[number]>> =>
  (value): value is Checked<C[number]> =>
    checks.some((check) => check(value));

export const shape =
  <S extends Shape>(fields: S): Check<Fields<S>> =>
  (value): value is Fields<S> =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

/** What is asked about a document, or about a place in it. */
export const inDocument = shape({ textDocument: shape({ uri: string }) });
export const atPosition = shape({ textDocument: shape({ uri: string }), position });
