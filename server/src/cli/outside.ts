import { readFile } from 'node:fs/promises';
import { type OutsideModel, readModels } from '../core/recognition/outside/model';
import { connectOutside } from '../node/outside/connect';
import type { Batch } from '../workspace/load';
import { OutsideModels, withOutside } from '../workspace/outside';
import { cliMessages } from './messages';
import { type Io, Misuse, say } from './terminal';

/** Models besides those of Dateline: of a file as the setting `dateline.models` has them, and programs. */
export interface OutsideOptions {
  readonly models?: string;
  readonly modelCommand?: readonly string[];
}

/**
 * Runs work on suggestions with those of other models; they are ended with it.
 *
 * @throws Misuse when the models are not what they should be
 */
export async function withModels<R>(
  options: OutsideOptions,
  io: Io,
  work: (add: <B extends Batch>(batch: B) => B) => Promise<R>,
): Promise<R> {
  const models = await modelsOf(options);
  if (models.length === 0) return work((batch) => batch);
  const outside = new OutsideModels(connectOutside(process.cwd()), {
    fault: ({ model, reason, detail }) => say(io, cliMessages.outside[reason](model, detail)),
    answered: () => {},
  });
  outside.configure(models);
  try {
    return await work((batch) =>
      batch.recognize ? { ...batch, recognize: withOutside(batch.recognize, outside, io.signal) } : batch,
    );
  } finally {
    outside.end();
  }
}

async function modelsOf({
  models: file,
  modelCommand = [],
}: OutsideOptions): Promise<readonly OutsideModel[]> {
  const listed = file === undefined ? [] : await listIn(file);
  // Blanks part the arguments; a file says what has blanks in it.
  const programs = modelCommand.map((line) => ({ name: line, command: line.trim().split(/\s+/) }));
  const { models, problems } = readModels([...listed, ...programs]);
  if (problems.length > 0) throw new Misuse(problems.join('; '));
  return models;
}

async function listIn(file: string): Promise<unknown[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Misuse(`${file}: ${(error as Error).message}`);
  }
  if (!Array.isArray(value)) throw new Misuse(`${file}: no list`);
  return value;
}
