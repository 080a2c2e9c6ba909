import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { Tokenizer } from '@huggingface/tokenizers';
import * as v from 'valibot';
import type { Hint } from '../../core/recognition/learned/model';
import {
  namesOf,
  type Special,
  specialIn,
  type TaggerConfig,
  taggerConfig,
  windowsOf,
} from '../../core/recognition/outside/tagging';
import { splitLines } from '../../core/text/lines';
import { CodePoints } from '../../core/text/units';
import type { TaggingAnswer, TaggingRequest } from './onnx';

// The thread of `onnx.ts`. The runtime is not shipped: it is looked for beside the model, and then beside Dateline.

/** Where exporters put the model. */
const MODELS = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx'];
/** Native code first, which is several times faster. */
const RUNTIMES = ['onnxruntime-node', 'onnxruntime-web'];
/** Bytes of a model. */
const LARGEST = 1_500_000_000;
/** Bytes of its vocabulary and settings. */
const LARGEST_SETTINGS = 100_000_000;

/** What of a runtime is used; both have it. */
interface Runtime {
  readonly env?: { readonly wasm?: { numThreads?: number } };
  readonly InferenceSession: { create(model: string | Uint8Array): Promise<Session> };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => unknown;
}

interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(
    feeds: Record<string, unknown>,
  ): Promise<Record<string, { readonly data: ArrayLike<number> } | undefined>>;
}

interface Tagger {
  readonly runtime: Runtime;
  readonly session: Session;
  readonly encode: (text: string) => readonly number[];
  readonly special: Special;
  readonly config: TaggerConfig;
  readonly blank: boolean;
}

function runtimeFor(folder: string): { runtime: Runtime; isNative: boolean } {
  for (const from of [join(folder, 'model.js'), __filename])
    for (const name of RUNTIMES) {
      const load = createRequire(from);
      let file: string;
      try {
        file = load.resolve(name);
      } catch {
        continue;
      }
      return { runtime: load(file) as Runtime, isNative: name === RUNTIMES[0] };
    }
  throw new Error(`there is no ONNX runtime: run “npm install ${RUNTIMES[0]}” in ${folder}`);
}

function settingsIn(folder: string, name: string): unknown {
  const file = join(folder, name);
  if (!existsSync(file)) throw new Error(`${name} is missing in ${folder}`);
  if (statSync(file).size > LARGEST_SETTINGS) throw new Error(`${name} is too large`);
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function load(folder: string): Promise<Tagger> {
  const name = MODELS.find((each) => existsSync(join(folder, each)));
  if (name === undefined) throw new Error(`model.onnx is missing in ${folder}`);
  const file = join(folder, name);
  if (statSync(file).size > LARGEST) throw new Error(`${name} has more than ${LARGEST / 1e9} GB`);
  const said = v.safeParse(taggerConfig, settingsIn(folder, 'config.json'));
  if (!said.success) throw new Error('config.json has no id2label, or one with gaps');
  const vocabulary = settingsIn(folder, 'tokenizer.json') as object;
  const more = existsSync(join(folder, 'tokenizer_config.json'))
    ? (settingsIn(folder, 'tokenizer_config.json') as object)
    : {};
  const tokenizer = new Tokenizer(vocabulary, more);
  const encode = (text: string) => tokenizer.encode(text, { add_special_tokens: false }).ids;
  const { runtime, isNative } = runtimeFor(folder);
  // More threads would need workers of their own.
  if (!isNative && runtime.env?.wasm) runtime.env.wasm.numThreads = 1;
  const session = await runtime.InferenceSession.create(isNative ? file : readFileSync(file));
  return {
    runtime,
    session,
    encode,
    special: specialIn(tokenizer.encode('a').ids, encode('a')),
    config: said.output,
    blank: JSON.stringify((vocabulary as { pre_tokenizer?: unknown }).pre_tokenizer ?? '').includes(
      '"ByteLevel"',
    ),
  };
}

async function namesIn(line: string, tagger: Tagger): Promise<Hint[]> {
  const names: Hint[] = [];
  const { encode, special, config, blank } = tagger;
  for (const window of windowsOf(line, encode, special, config, blank))
    names.push(...namesOf(window, await scoresOf(window.ids, tagger), config));
  return names;
}

async function scoresOf(ids: readonly number[], { runtime, session }: Tagger): Promise<ArrayLike<number>> {
  const tensor = (values: readonly number[]) =>
    new runtime.Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const known: Record<string, () => unknown> = {
    input_ids: () => tensor(ids),
    attention_mask: () => tensor(ids.map(() => 1)),
    token_type_ids: () => tensor(ids.map(() => 0)),
  };
  const feeds: Record<string, unknown> = {};
  for (const name of session.inputNames) {
    if (!known[name]) throw new Error(`the model wants “${name}”, which is not known`);
    feeds[name] = known[name]();
  }
  const output = session.outputNames.includes('logits') ? 'logits' : session.outputNames[0]!;
  return (await session.run(feeds))[output]!.data;
}

const port = parentPort!;
let tagger: Promise<Tagger> | undefined;

port.on('message', async ({ id, text, folder }: TaggingRequest) => {
  let answer: TaggingAnswer;
  try {
    tagger ??= load(folder);
    const units = new CodePoints(text);
    const entities = [];
    for (const { start, end } of splitLines(text))
      for (const name of await namesIn(text.slice(start, end), await tagger)) {
        const [from, to] = [units.fromUtf16(name.start + start), units.fromUtf16(name.end + start)];
        entities.push({ start: from, end: to, label: name.label, confidence: name.confidence });
      }
    answer = { id, value: { entities } };
  } catch (error) {
    answer = { id, error: (error as Error).message };
  }
  port.postMessage(answer);
});
