import { join, resolve } from 'node:path';
import { DEFAULT_CHOICES, type ExportChoices } from '../core/formats/export';
import { isGrave, lossText } from '../core/formats/losses';
import type { Loss } from '../core/formats/model';
import { placeTokens, readTokens } from '../core/formats/ownTokens';
import { formatNamed } from '../core/formats/registry';
import type { SplitSettings } from '../core/formats/split';
import { TOKENIZERS, tokenizeLines } from '../core/formats/tokens';
import { findArticles, Projects } from '../node/articles';
import { loadRecognizer } from '../node/data';
import { exportArticles, LOSSES_JSON, LOSSES_TEXT, MANIFEST } from '../node/export';
import { readText } from '../node/files';
import { cliMessages, describe } from './faults';
import { interruptSignal, Misuse, Progress } from './terminal';

/** Losses that are printed; the report has all. */
const SHOWN = 20;

export interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly include: 'accepted' | 'suggested';
  readonly tokens: string;
  readonly misaligned: ExportChoices['misaligned'];
  readonly lineKinds?: boolean;
  readonly dropBoilerplate?: boolean;
  readonly strict?: boolean;
  /** Kinds of loss that `strict` accepts: reasons, or names of fields. */
  readonly allowLoss?: string;
  /** `train=80,dev=10,test=10` */
  readonly split?: string;
  readonly seed: string;
  readonly groupBySite?: boolean;
}

/**
 * Writes training data and says what was lost. Exit status 1 when an article could not be read, or when
 * something was lost that must not be.
 */
export async function exportData(paths: readonly string[], options: ExportOptions): Promise<number> {
  const projects = new Projects();
  const { found, missing } = await findArticles(paths, projects);
  if (missing.length > 0) throw new Misuse(cliMessages.missing(missing[0]!));
  const twice = duplicate(found.map(({ name }) => name));
  if (twice !== undefined)
    throw new Misuse(`two articles are called ${twice}; export a folder that holds both`);
  const format = formatNamed(options.format)!;
  if (format.perArticle && found.some(({ path, name }) => resolve(options.out, name) === path))
    throw new Misuse(
      `--out is the folder of the articles, where ${format.name} would write its own files; choose another`,
    );
  const choices = await choicesOf(options);
  const splits = splitsOf(options);
  const progress = new Progress('export', found.length);
  const signal = interruptSignal();
  try {
    const outcome = await exportArticles(found, options.out, {
      format,
      choices,
      recognizer: loadRecognizer,
      projects,
      ...(options.strict ? { refuse: refusal(options.allowLoss) } : {}),
      ...(splits ? { splits } : {}),
      signal,
      progress: (done, total) => progress.update(Math.floor((done / total) * found.length)),
    });
    const { files, articles, spans, losses, lossCount, faults, refused } = outcome;
    const grave = losses.filter(isGrave);
    for (const loss of grave.slice(0, SHOWN)) process.stderr.write(`${lossText(loss)}\n`);
    if (lossCount.grave > SHOWN) process.stderr.write(`… and ${lossCount.grave - SHOWN} more\n`);
    for (const { path, fault } of faults) process.stderr.write(`${describe(path, fault)}\n`);
    if (refused > 0) {
      process.stderr.write(
        `${lossSummary(lossCount.toJSON())}\nnothing was written: ${refused} losses, and --strict is set\n`,
      );
      return 1;
    }
    const data = files.filter((file) => ![LOSSES_JSON, LOSSES_TEXT, MANIFEST].includes(file));
    const shown = data.slice(0, 3);
    const more = data.length - shown.length;
    const names =
      shown.map((file) => join(options.out, file)).join(', ') + (more > 0 ? ` and ${more} more` : '');
    process.stderr.write(`${names}: ${articles} articles, ${spans} spans\n`);
    if (lossCount.total > 0)
      process.stderr.write(`${lossSummary(lossCount.toJSON())}; see ${join(options.out, LOSSES_TEXT)}\n`);
    return faults.length > 0 ? 1 : 0;
  } catch (error) {
    if (signal.aborted) return 130;
    throw error;
  }
}

function lossSummary(counts: Record<string, number>): string {
  return `lost or changed: ${Object.entries(counts)
    .map(([key, count]) => `${key} ${count}`)
    .join(', ')}`;
}

function refusal(allowed: string | undefined): (loss: Loss) => boolean {
  const names = new Set(allowed?.split(',').map((name) => name.trim()));
  return ({ reason, fields }) => !names.has(reason) && (fields ?? [reason]).some((name) => !names.has(name));
}

async function choicesOf(options: ExportOptions): Promise<ExportChoices> {
  const { include, misaligned, lineKinds, dropBoilerplate, tokens } = options;
  const named = TOKENIZERS.find((name) => name === tokens);
  return {
    ...DEFAULT_CHOICES,
    include,
    misaligned,
    tokenizer: named ?? 'own',
    tokenize: named ? (doc) => tokenizeLines(named, doc) : await ownTokens(tokens),
    ...(lineKinds ? { lineKinds } : {}),
    ...(dropBoilerplate ? { drop: ['boilerplate' as const] } : {}),
  };
}

/** Tokens from a file of the user's. */
async function ownTokens(path: string): Promise<ExportChoices['tokenize']> {
  const file = await readText(path);
  if (file.kind !== 'text')
    throw new Misuse(
      `--tokens is ${TOKENIZERS.join(', ')} or a file with tokens, and there is no file ${path}`,
    );
  const all = readTokens({ name: path, text: file.text, bytes: new Uint8Array(), sibling: () => undefined });
  return (doc) => {
    const own = all.get(doc.path);
    if (!own && doc.text.trim() === '') return [];
    if (!own) throw new Misuse(`${path} has no tokens for ${doc.path}`);
    const placed = placeTokens(doc, own.tokens);
    if (typeof placed !== 'number') return placed;
    throw new Misuse(
      `${path}:${own.line}: the token “${own.tokens[placed]}” (number ${placed + 1}) is not the next one in ${doc.path}`,
    );
  };
}

const PART = /^([a-z][a-z0-9_-]*)=(\d+(?:\.\d+)?)$/;

function splitsOf({ split, seed, groupBySite }: ExportOptions): SplitSettings | undefined {
  if (split === undefined) return undefined;
  const parts = split.split(',').map((part) => PART.exec(part.trim()));
  const names = parts.map((match) => match?.[1]);
  if (
    parts.some((match) => !match) ||
    duplicate(names as string[]) !== undefined ||
    parts.every((m) => Number(m![2]) === 0)
  )
    throw new Misuse('--split expects parts with their weights, for example train=80,dev=10,test=10');
  return { parts: parts.map((match) => [match![1]!, Number(match![2])]), seed, bySite: groupBySite === true };
}

function duplicate(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
