import { DEFAULT_CHOICES, type ExportChoices } from '../../core/formats/export';
import type { Format } from '../../core/formats/model';
import { articleFile } from '../../core/formats/names';
import { placeTokens, readTokens } from '../../core/formats/ownTokens';
import type { SplitSettings } from '../../core/formats/split';
import { TOKENIZERS, tokenizeLines } from '../../core/formats/tokens';
import type { Messages } from '../../features/messages';
import type { ExchangeMessages } from '../../features/messages/exchange';
import { leftText } from '../faults';
import type { Files } from '../files';
import { type Found, findArticles, type Left } from '../find';
import type { Projects } from '../projects';
import { canonical, within } from '../uris';
import { type Chosen, chooseByState, type Which } from './choose';
import { Refusal } from './refusals';

/** What a request for an export is read with. */
export interface RequestContext {
  readonly files: Files;
  readonly projects: Projects;
  readonly messages: Messages;
  /** How a URI is written for people. */
  readonly shown: (uri: string) => string;
  readonly signal: AbortSignal;
}

/** An export as people wish it, on the command line or in an editor. */
export interface ExportWishes {
  readonly include: 'accepted' | 'suggested';
  /** A tokenizer's name, or the URI of a file with tokens. */
  readonly tokens: string;
  readonly misaligned: ExportChoices['misaligned'];
  readonly lineKinds?: boolean;
  readonly dropBoilerplate?: boolean;
  /** Tables are to be opened in a spreadsheet. */
  readonly spreadsheet?: boolean;
  /** `train=80,dev=10,test=10` */
  readonly split?: string;
  readonly seed: string;
  readonly groupBySite?: boolean;
  /** Which articles of folders, by their state. */
  readonly only?: Which;
}

/** @throws Refusal when the file with tokens cannot be read */
export async function choicesOf(wishes: ExportWishes, context: RequestContext): Promise<ExportChoices> {
  const { include, misaligned, lineKinds, dropBoilerplate, spreadsheet, tokens } = wishes;
  const named = TOKENIZERS.find((name) => name === tokens);
  return {
    ...DEFAULT_CHOICES,
    include,
    misaligned,
    tokenizer: named ?? 'own',
    tokenize: named ? (doc) => tokenizeLines(named, doc) : await ownTokens(tokens, context),
    ...(lineKinds ? { lineKinds } : {}),
    ...(spreadsheet ? { spreadsheet } : {}),
    ...(dropBoilerplate ? { drop: ['boilerplate' as const] } : {}),
  };
}

/** Tokens from a file of the user's. */
async function ownTokens(
  uri: string,
  { files, shown, messages: { exchange: messages } }: RequestContext,
): Promise<ExportChoices['tokenize']> {
  const path = shown(uri);
  const file = await files.read(uri);
  if (file.kind !== 'text') throw new Refusal(messages.noTokensFile(path));
  const all = readTokens({ name: path, text: file.text, bytes: new Uint8Array(), sibling: () => undefined });
  // biome-ignore lint/correctness/useYield: placing them is one pass
  return function* (doc) {
    const own = all.get(doc.path);
    if (!own && doc.text.trim() === '') return [];
    if (!own) throw new Refusal(messages.noTokensFor(path, doc.path));
    const placed = placeTokens(doc, own.tokens);
    if (typeof placed === 'object') return placed;
    const place = `${path}:${own.line}`;
    if (typeof placed === 'string') throw new Refusal(messages.tokensEnd(place, doc.path, placed));
    throw new Refusal(messages.wrongToken(place, own.tokens[placed]!, placed + 1, doc.path));
  };
}

const PART = /^([a-z][a-z0-9_-]*)=(\d+(?:\.\d+)?)$/;

/** @throws Refusal when the parts are not of the form */
function splitsOf(wishes: ExportWishes, messages: ExchangeMessages): SplitSettings | undefined {
  const { split, seed, groupBySite } = wishes;
  if (split === undefined) return undefined;
  const parts = split.split(',').flatMap((part): [string, number][] => {
    const [, name, weight] = PART.exec(part.trim()) ?? [];
    return name === undefined ? [] : [[name, Number(weight)]];
  });
  const names = parts.map(([name]) => name);
  const complete = parts.length === split.split(',').length && duplicate(names) === undefined;
  if (!complete || parts.every(([, weight]) => weight === 0)) throw new Refusal(messages.badSplit);
  return { parts, seed, bySite: groupBySite === true };
}

/** An export as it is wished, checked. */
export interface ExportRequest extends Chosen {
  /** Files that were left out of it. */
  readonly left: readonly Left[];
  /** Sidecars without an article. */
  readonly orphans: readonly string[];
  readonly choices: ExportChoices;
  readonly splits?: SplitSettings;
}

/**
 * Finds the articles, but for those in the output folder, which an earlier export may have left there.
 *
 * @param out canonical URI of the output folder
 * @throws Refusal when the wishes cannot be met
 */
export async function exportRequest(
  uris: readonly string[],
  out: string,
  format: Format,
  wishes: ExportWishes,
  context: RequestContext,
): Promise<ExportRequest> {
  const { files, projects, messages, shown, signal } = context;
  const { exchange } = messages;
  const splits = splitsOf(wishes, exchange);
  const { found, missing, left, orphans } = await findArticles(uris, files, projects, { signal, but: out });
  if (missing.length > 0) throw new Refusal(messages.missing(shown(missing[0]!)));
  if (found.length === 0) throw new Refusal([exchange.noArticles, ...whyNone(left, context)].join('. '));
  const chosen = await chosenOf(found, new Set(uris.map(canonical)), wishes, context);
  if (chosen.found.length === 0) {
    const nobody =
      wishes.only !== 'finished' && chosen.unfinished.every(({ state }) => state === 'untouched');
    throw new Refusal(nobody ? exchange.noneDecided : exchange.noneFinished);
  }
  checkTargets(chosen.found, out, format, exchange);
  return {
    ...chosen,
    left,
    orphans,
    choices: await choicesOf(wishes, context),
    ...(splits ? { splits } : {}),
  };
}

/** How many files were left out, and why the first one was. */
function whyNone(left: readonly Left[], { messages, shown }: RequestContext): string[] {
  const [first] = left;
  return first ? [messages.leftOut(left.length), leftText(messages, shown(first.uri), first)] : [];
}

/** Who wants suggestions wants what nobody has decided, in every article. */
async function chosenOf(
  found: readonly Found[],
  named: ReadonlySet<string>,
  { include, only }: ExportWishes,
  context: RequestContext,
): Promise<Chosen> {
  if (include === 'suggested' && only === undefined) return { found, unfinished: [] };
  return chooseByState(found, named, only, context);
}

/** @throws Refusal when files of the export would take each other's place or that of an article */
function checkTargets(
  found: readonly Found[],
  out: string,
  format: Format,
  messages: ExchangeMessages,
): void {
  const twice = duplicate(found.map(({ name }) => (format.perArticle ? articleFile(name, '') : name)));
  if (twice !== undefined) throw new Refusal(messages.sameName(twice));
  if (format.perArticle && found.some(({ uri, name }) => within(out, name) === uri))
    throw new Refusal(messages.ownFolder(format.name));
}

function duplicate(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}
