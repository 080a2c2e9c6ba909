import { preview } from '../core/formats/preview';
import { articleOfSidecar } from '../core/sidecar/name';
import { languageOf } from '../features/formatCard';
import type {
  ExportArgument,
  ExportOptions,
  ExportResult,
  Note,
  PreviewArgument,
  PreviewResult,
} from '../protocol/exchange';
import { isBinary } from '../workspace/exchange/read';
import { Refusal } from '../workspace/exchange/refusals';
import { choicesOf, type ExportWishes, exportRequest } from '../workspace/exchange/request';
import { exportArticles, LOSSES_TEXT, needsRecognition } from '../workspace/exchange/write';
import { faultText } from '../workspace/faults';
import { articlesIn, type Found } from '../workspace/find';
import { learnFrom } from '../workspace/learned';
import { type LoadFault, loadArticle, recognizeBy, type Source } from '../workspace/load';
import { findSidecar } from '../workspace/sidecars';
import { canonical, nameOf, within } from '../workspace/uris';
import { ended, requiredFormat, shownPath, sourceFor } from './asked';
import type { Asker, Host } from './host';

/** Names and faults that are sent; a corpus may have very many. */
const SENT = 200;
/** Articles among which the one for a preview is looked for. */
const LOOKED_AT = 200;
const NAMED = 3;

/** Export for an editor: never throws, and leaves nothing behind unless it is done. */
export async function exportFor(argument: ExportArgument, asker: Asker, host: Host): Promise<ExportResult> {
  const { messages, signal } = asker;
  const { exchange } = messages;
  const nothing = {
    files: [],
    articles: 0,
    spans: 0,
    changed: 0,
    losses: 0,
    left: 0,
    unfinished: 0,
    untouched: 0,
    notes: [],
  };
  try {
    const format = requiredFormat(argument.format, asker);
    const source = sourceFor(asker, host.files, host);
    const out = canonical(argument.out);
    const context = { ...source, messages, shown: shownPath, signal };
    const { found, left, orphans, ...request } = await exportRequest(
      argument.uris,
      out,
      format,
      wishesOf(argument),
      context,
    );
    const isRecognized = asker.learn && needsRecognition(request.choices);
    const learned = isRecognized ? await learnFrom(found, source, signal) : undefined;
    const outcome = await exportArticles(found, out, {
      ...source,
      ...(learned ? { learned } : {}),
      format,
      ...request,
      messages: exchange,
      runtime: host,
      version: host.version,
      signal,
      mayReplace: (names) => asker.confirm(question(names, asker), exchange.replace),
      progress: (done, total) => {
        const n = ((done - 1) % found.length) + 1;
        asker.progress(done / total, exchange.articlesOf(n, found.length));
      },
    });
    const { files, articles, spans, untouched, lossCount, faults } = outcome;
    const notes = [
      ...[...faults, ...outcome.left].map((fault) => noteOf(fault, asker)),
      ...left.flatMap(({ uri, fault }) => (fault ? noteOf({ uri, fault }, asker) : [])),
      ...orphans.map((orphan) => orphanNote(orphan, asker)),
    ].slice(0, SENT);
    if (faults.length > 0) {
      const message = exchange.exportFailed(exchange.faulty(faults.length));
      return { ...nothing, state: 'failed', message, notes };
    }
    const readable = files.filter((file) => !isBinary(file));
    const shown = readable.find((file) => format.extensions.some((extension) => file.endsWith(extension)));
    const uri = (file: string) => within(out, file);
    return {
      state: 'done',
      files: files.slice(0, SENT).map(uri),
      ...(shown === undefined ? {} : { shown: uri(shown) }),
      ...(lossCount.total > 0 ? { report: uri(LOSSES_TEXT) } : {}),
      articles,
      spans,
      changed: lossCount.grave,
      losses: lossCount.total,
      left: left.length + outcome.left.length,
      unfinished: request.unfinished.length,
      untouched,
      notes,
    };
  } catch (error) {
    return { ...nothing, ...ended(error, asker, exchange.exportFailed) };
  }
}

/** What the first article looks like in a format; of several, the first that somebody has worked on. */
export async function previewFor(
  argument: PreviewArgument,
  asker: Asker,
  host: Host,
): Promise<PreviewResult> {
  const { exchange } = asker.messages;
  try {
    const format = requiredFormat(argument.format, asker);
    const { messages, signal } = asker;
    const source = sourceFor(asker, host.files, host);
    const found = await firstArticle(argument.uris, source, signal);
    if (!found) throw new Refusal(exchange.noArticles);
    const choices = await choicesOf(wishesOf(argument), { ...source, messages, shown: shownPath, signal });
    const recognize = needsRecognition(choices) ? recognizeBy(await host.loadRecognizer()) : undefined;
    const learned = asker.learn ? await learnFrom([found], source, signal) : undefined;
    const loaded = await loadArticle(found, { ...source, ...(learned ? { learned } : {}) }, recognize);
    if ('fault' in loaded) throw new Refusal(faultText(messages, nameOf(loaded.uri), loaded.fault));
    signal.throwIfAborted();
    const shown = await preview(
      found.name,
      loaded.article,
      format,
      choices,
      async (steps) => (await source.slices.run(steps))!,
    );
    const language = shown.binary ? 'plaintext' : languageOf(shown.file);
    const head = shown.binary ? `${exchange.binaryPreview(shown.file)}\n\n` : '';
    const tail = shown.shortened ? `${exchange.shortened}\n` : '';
    return {
      file: shown.file,
      text: `${head}${shown.text}${tail}`,
      ...(language === undefined ? {} : { language }),
    };
  } catch (error) {
    const { message } = ended(error, asker, (why) => why);
    return { file: '', text: '', ...(message === undefined ? {} : { message }) };
  }
}

async function firstArticle(
  uris: readonly string[],
  { files, projects }: Source,
  signal: AbortSignal,
): Promise<Found | undefined> {
  let first: Found | undefined;
  let count = 0;
  for await (const each of articlesIn(uris, files, projects, { signal })) {
    if (!('name' in each)) continue;
    first ??= each;
    if ((await findSidecar(each.uri, files, each.siblings)) !== undefined) return each;
    if (++count === LOOKED_AT) break;
  }
  return first;
}

function wishesOf({ tokens = 'syllables', ...options }: ExportOptions): ExportWishes {
  const { include = 'accepted', misaligned = 'expand', dropBoilerplate, lineKinds, split, only } = options;
  return {
    include,
    misaligned,
    tokens,
    ...(lineKinds ? { lineKinds } : {}),
    ...(dropBoilerplate ? { dropBoilerplate } : {}),
    ...(split === undefined ? {} : { split }),
    ...(only === undefined ? {} : { only }),
    seed: '1',
  };
}

function noteOf({ uri, line = 1, fault }: LoadFault, { messages }: Asker): Note {
  return { uri, line, severity: 'error', message: faultText(messages, nameOf(uri), fault) };
}

function orphanNote(uri: string, { messages }: Asker): Note {
  const message = messages.orphan(nameOf(uri), nameOf(articleOfSidecar(uri)));
  return { uri, line: 1, severity: 'warning', message };
}

function question(names: readonly string[], { messages }: Asker): string {
  const more = names.length > NAMED ? ', …' : '';
  return messages.exchange.wouldReplace(names.length, names.slice(0, NAMED).join(', ') + more);
}
