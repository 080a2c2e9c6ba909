import { basename, extname, join } from 'node:path';
import { preview } from '../core/formats/preview';
import type { Recognizer } from '../core/recognition/recognizer';
import { sidecarOf } from '../core/sidecar/name';
import { languageOf } from '../features/formatCard';
import type {
  ExportArgument,
  ExportOptions,
  ExportResult,
  Note,
  PreviewArgument,
  PreviewResult,
} from '../lsp/exchangeProtocol';
import type { Asker } from '../lsp/host';
import type { Projects } from '../workspace/projects';
import { articlesIn, type Found, type LoadFault } from './articles';
import { ended, projectsOf, requiredFormat } from './asked';
import { exportArticles, LOSSES_TEXT, needsRecognition } from './export';
import { sourceOf } from './exportArticle';
import { choicesOf, type ExportWishes, exportRequest } from './exportRequest';
import { faultText } from './faults';
import { readText, toPath, toUri } from './files';
import { BINARY } from './import';
import { Refusal } from './refusal';

/** Names and faults that are sent; a corpus may have very many. */
const SENT = 200;
/** Articles among which the one for a preview is looked for. */
const LOOKED_AT = 200;
const NAMED = 3;

/** Export for an editor: never throws, and leaves nothing behind unless it is done. */
export async function exportFor(
  argument: ExportArgument,
  asker: Asker,
  recognizer: () => Promise<Recognizer>,
): Promise<ExportResult> {
  const { messages, signal } = asker;
  const { exchange } = messages;
  const nothing = { files: [], articles: 0, spans: 0, changed: 0, losses: 0, notes: [] };
  try {
    const format = requiredFormat(argument.format, asker);
    const projects = projectsOf(asker);
    const out = toPath(argument.out);
    const scope = { projects, messages, signal };
    const { found, ...request } = await exportRequest(
      argument.uris.map(toPath),
      out,
      format,
      wishesOf(argument),
      scope,
    );
    const outcome = await exportArticles(found, out, {
      format,
      ...request,
      messages: exchange,
      recognizer,
      projects,
      signal,
      mayReplace: (names) => asker.confirm(question(names, asker), exchange.replace),
      progress: (done, total) => {
        const n = ((done - 1) % found.length) + 1;
        asker.progress(done / total, exchange.articlesOf(n, found.length));
      },
    });
    const { files, articles, spans, lossCount, faults } = outcome;
    const notes = faults.slice(0, SENT).map((fault) => noteOf(fault, asker));
    if (faults.length > 0) {
      const message = exchange.exportFailed(exchange.faulty(faults.length));
      return { ...nothing, state: 'failed', message, notes };
    }
    const readable = files.filter((file) => !BINARY.has(extname(file)));
    const shown = readable.find((file) => format.extensions.some((extension) => file.endsWith(extension)));
    const uri = (file: string) => toUri(join(out, file));
    return {
      state: 'done',
      files: files.slice(0, SENT).map(uri),
      ...(shown === undefined ? {} : { shown: uri(shown) }),
      ...(lossCount.total > 0 ? { report: uri(LOSSES_TEXT) } : {}),
      articles,
      spans,
      changed: lossCount.grave,
      losses: lossCount.total,
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
  recognizer: () => Promise<Recognizer>,
): Promise<PreviewResult> {
  const { exchange } = asker.messages;
  try {
    const format = requiredFormat(argument.format, asker);
    const projects = projectsOf(asker);
    const found = await firstArticle(argument.uris.map(toPath), projects, asker.signal);
    if (!found) throw new Refusal(exchange.noArticles);
    const choices = await choicesOf(wishesOf(argument), exchange);
    const source = await sourceOf(
      found,
      needsRecognition(choices) ? await recognizer() : undefined,
      projects,
    );
    if ('fault' in source) throw new Refusal(faultText(asker.messages, basename(source.path), source.fault));
    const shown = await preview(found.name, source.article, format, choices);
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
  paths: readonly string[],
  projects: Projects,
  signal: AbortSignal,
): Promise<Found | undefined> {
  let first: Found | undefined;
  let count = 0;
  for await (const each of articlesIn(paths, projects, { signal })) {
    if (!('name' in each)) continue;
    first ??= each;
    if ((await readText(sidecarOf(each.path))).kind === 'text') return each;
    if (++count === LOOKED_AT) break;
  }
  return first;
}

function wishesOf({ tokens = 'syllables', ...options }: ExportOptions): ExportWishes {
  const { include = 'accepted', misaligned = 'expand', dropBoilerplate, lineKinds, split } = options;
  return {
    include,
    misaligned,
    tokens: tokens.startsWith('file:') ? toPath(tokens) : tokens,
    ...(lineKinds ? { lineKinds } : {}),
    ...(dropBoilerplate ? { dropBoilerplate } : {}),
    ...(split === undefined ? {} : { split }),
    seed: '1',
  };
}

function noteOf({ path, line = 1, fault }: LoadFault, { messages }: Asker): Note {
  return { uri: toUri(path), line, severity: 'error', message: faultText(messages, basename(path), fault) };
}

function question(names: readonly string[], { messages }: Asker): string {
  const more = names.length > NAMED ? ', …' : '';
  return messages.exchange.wouldReplace(names.length, names.slice(0, NAMED).join(', ') + more);
}
