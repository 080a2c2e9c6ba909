import * as v from 'valibot';
import { labelName } from '../../project/schema';

/**
 * A model that the user has named: a program that reads and writes lines of JSON, a service on this machine, or a
 * folder with a model for token classification in ONNX. What they say to each other is in docs/LEARNING.md.
 */
export interface OutsideModel {
  /** As people are told of it. */
  readonly name: string;
  /** A program and its arguments; no shell comes between. */
  readonly command?: readonly string[];
  /** `http://` on this machine. */
  readonly url?: string;
  /** An absolute path. */
  readonly onnx?: string;
  /** What its labels are called in the project; false leaves them out. */
  readonly labels?: Readonly<Record<string, string | false>>;
  /** What its confidences are multiplied by. */
  readonly trust?: number;
  /** Seconds that an answer may take. */
  readonly seconds?: number;
}

/** Why a model's suggestions are missing; each is said once. */
export interface OutsideFault {
  readonly model: string;
  readonly reason: 'failed' | 'slow' | 'entries' | 'labels' | 'off' | 'setting';
  readonly detail: string;
}

export const OUTSIDE_SECONDS = 30;
const MOST_SECONDS = 600;
const MOST_MODELS = 8;

/** What such a model says without a word on how sure it is. */
export const UNSTATED = 0.7;

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));

/** Nothing stands between the name of this machine and the path, so that no parser sees another host. */
const LOCAL = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?(?:\/\S*)?$/;

/** Whether a URL leads to a service on this machine, which is all that is ever asked. */
export const isLocal = (url: string): boolean => LOCAL.test(url);

const model = v.pipe(
  v.strictObject({
    name: v.pipe(text, v.maxLength(60)),
    command: v.exactOptional(v.pipe(v.array(text), v.minLength(1), v.maxLength(100))),
    url: v.exactOptional(v.pipe(text, v.check(isLocal, 'no http:// address on this machine'))),
    onnx: v.exactOptional(v.pipe(text, v.regex(/^(?:\/|[A-Za-z]:[\\/]|\\\\)/, 'no absolute path'))),
    labels: v.exactOptional(v.record(text, v.union([v.literal(false), labelName]))),
    trust: v.exactOptional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
    seconds: v.exactOptional(v.pipe(v.number(), v.minValue(1), v.maxValue(MOST_SECONDS))),
  }),
  v.check(
    ({ command, url, onnx }) => [command, url, onnx].filter((way) => way !== undefined).length === 1,
    'one of command, url and onnx',
  ),
);

export interface ReadModels {
  readonly models: readonly OutsideModel[];
  /** What is wrong with others, for people; `2.url: no http:// address on this machine`. */
  readonly problems: readonly string[];
}

/** Reads the setting `dateline.models`; entries that are wrong are left out, each with a reason. */
export function readModels(said: unknown): ReadModels {
  if (said === undefined || said === null) return { models: [], problems: [] };
  if (!Array.isArray(said)) return { models: [], problems: ['no list'] };
  const models: OutsideModel[] = [];
  const problems: string[] = [];
  for (const [n, each] of said.entries()) {
    const read = v.safeParse(model, each);
    const problem = read.success
      ? faultAmong(models, read.output)
      : [v.getDotPath(read.issues[0]), read.issues[0].message].filter((part) => part !== null).join(': ');
    if (read.success && problem === undefined) models.push(read.output);
    else problems.push(`${n + 1}. ${problem}`);
  }
  return { models, problems };
}

function faultAmong(models: readonly OutsideModel[], { name }: OutsideModel): string | undefined {
  if (models.length >= MOST_MODELS) return `more than ${MOST_MODELS}`;
  return models.some((other) => other.name === name) ? `a second “${name}”` : undefined;
}
