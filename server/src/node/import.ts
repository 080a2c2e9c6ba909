import { mkdir, readFile as readBytes, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { absorb } from '../core/annotation/absorb';
import { mapLabel } from '../core/formats/labels';
import { ArticleIndex } from '../core/formats/match';
import { type Format, FormatError, type InputFile, type ReadDoc, type ReadSpan } from '../core/formats/model';
import { articleFile } from '../core/formats/names';
import { placeDoc } from '../core/formats/place';
import { readFile } from '../core/formats/read';
import { Skips } from '../core/formats/skips';
import { emptySidecar } from '../core/sidecar/edit';
import { SIDECAR_VERSION } from '../core/sidecar/model';
import { sidecarOf } from '../core/sidecar/name';
import { quotedText } from '../core/sidecar/quoted';
import { readSidecar } from '../core/sidecar/read';
import { textHash } from '../core/text/hash';
import { LineMap } from '../core/text/lines';
import type { Messages } from '../features/messages';
import type { ExchangeMessages } from '../features/messages/exchange';
import { type FileText, textOf, type WriteResult } from '../workspace/files';
import type { Projects } from '../workspace/projects';
import { decidedArticle, type Found } from './articles';
import { readText, toUri, writeText } from './files';
import { reason } from './reason';
import { Refusal } from './refusal';

/** Documents after which other work of the process gets its turn. */
const PAUSE = 64;

export interface ImportSettings {
  readonly format: Format;
  /** Labels of the file and what they become; an empty string leaves one out. */
  readonly labels: ReadonlyMap<string, string>;
  /** Takes labels over that the project does not know. */
  readonly keepLabels: boolean;
  readonly replace: boolean;
  /** Status of all spans, instead of the file's. */
  readonly status?: 'accepted' | 'suggested';
  /** Who is named as the author where the file does not say. */
  readonly by: string;
  /** When, in ISO 8601 UTC. */
  readonly at?: string;
  /** Writes articles that are not there into this folder. */
  readonly create?: string;
  /** Any span without a place stops the import. */
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly projects: Projects;
  readonly messages: Messages;
  /** How articles and sidecars are read and written; by default on disk. */
  readonly texts?: Texts;
  /** Files done, of how many, and the documents in them so far. */
  readonly progress?: (done: number, total: number, documents: number) => void;
  readonly signal?: AbortSignal;
}

/** Articles and sidecars, which an editor may have open with changes that are not saved. */
export interface Texts {
  read(path: string): Promise<FileText>;
  /** As `writeText`. */
  write(path: string, text: string, expected: string | undefined): Promise<WriteResult>;
}

/** Something that was not imported, at a line of a file, from 1. */
export interface ImportNote {
  /** Absolute. */
  readonly path: string;
  readonly line: number;
  readonly message: string;
}

export interface ImportOutcome {
  /** The files are wrong; nothing was written. */
  readonly errors: readonly ImportNote[];
  /** Spans and documents that were not taken over, and why. */
  readonly unplaced: readonly ImportNote[];
  /** What the files hold beside spans. */
  readonly ignored: readonly ImportNote[];
  /** Sidecars and articles that were, or would be, written. */
  readonly files: readonly string[];
  readonly added: number;
  readonly same: number;
  readonly replaced: number;
}

/** The new sidecar of one article, and its article where that is new. */
interface Plan {
  readonly path: string;
  readonly source: string;
  readonly old: string | undefined;
}

/**
 * Reads everything before it writes anything: a file that is wrong leaves all sidecars as they are.
 *
 * @throws the signal's reason when it is aborted; then nothing was written
 */
export async function importFiles(
  inputs: readonly string[],
  articles: readonly Found[],
  settings: ImportSettings,
): Promise<ImportOutcome> {
  const run = new Import(articles, settings);
  const files = await inputFiles(inputs, settings.format);
  if (files.length === 0) throw new Refusal(settings.messages.exchange.noInput(settings.format.name));
  for (const [n, file] of files.entries()) {
    await run.file(file, (documents) => settings.progress?.(n, files.length, documents));
    settings.progress?.(n + 1, files.length, run.documents);
  }
  if (run.documents === 0) run.nothingIn(files[0]!.path);
  settings.signal?.throwIfAborted();
  return run.finish();
}

class Import {
  readonly errors: ImportNote[] = [];
  readonly unplaced: ImportNote[] = [];
  readonly ignored: ImportNote[] = [];
  readonly #index = new ArticleIndex<Found>();
  readonly #plans = new Map<string, Plan>();
  readonly #created = new Map<string, string>();
  readonly #texts: Texts;
  readonly #says: ExchangeMessages;
  #textsKnown = false;
  documents = 0;
  #counts = { added: 0, same: 0, replaced: 0 };

  constructor(
    readonly articles: readonly Found[],
    readonly settings: ImportSettings,
  ) {
    for (const article of articles) this.#index.addPath(article.name, article);
    this.#texts = settings.texts ?? { read: readText, write: writeText };
    this.#says = settings.messages.exchange;
  }

  async file({ path, name }: Found, progress: (documents: number) => void): Promise<void> {
    const { format, signal } = this.settings;
    const skips = new Skips();
    try {
      const file = await inputFile({ path, name });
      for await (const doc of readFile(format, file, skips)) {
        signal?.throwIfAborted();
        await this.#document(doc, path);
        progress(++this.documents);
        // Documents that take no reading of files would keep a request to cancel from being heard.
        if (this.documents % PAUSE === 0) await setImmediate();
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FormatError) this.errors.push({ path, line: error.line, message: error.problem });
      else this.errors.push({ path, line: 1, message: reason(error) });
    }
    for (const { line, what, count, note } of skips.list())
      this.ignored.push({
        path,
        line,
        message: note ? this.#says.noted(what, count) : this.#says.notImported(what, count),
      });
  }

  /** Files without any document are most likely of another format. */
  nothingIn(path: string): void {
    if (this.errors.length > 0) return;
    const [first] = this.ignored;
    const message = this.#says.noDocument(this.settings.format.name, first?.message);
    this.errors.push({ path, line: first?.path === path ? first.line : 1, message });
  }

  async #document(doc: ReadDoc, file: string): Promise<void> {
    const found = await this.#articleOf(doc);
    const note = (line: number, message: string): ImportNote => ({ path: file, line, message });
    if (!found) {
      const spans = doc.spans.length + (doc.quotes?.length ?? 0);
      const message =
        doc.path === ''
          ? this.#says.noSuchText(spans)
          : this.#creatable(doc) && newName(doc.path) === undefined
            ? this.#says.outside(doc.path)
            : this.#says.noSuchArticle(doc.path, spans);
      this.unplaced.push(note(doc.line, message));
      return;
    }
    const text = this.#created.get(found.path) ?? (await this.#read(found.path, file, doc.line));
    if (text === undefined) return;
    const sidecar = sidecarOf(found.path);
    const plan = this.#plans.get(sidecar);
    const failed = this.errors.length;
    const old = plan ? plan.old : await this.#read(sidecar, file, doc.line, true);
    if (this.errors.length > failed) return;
    const source = plan?.source ?? old;
    const parsed = source ? readSidecar(source) : undefined;
    const problem = parsed?.problems.find(({ fatal }) => fatal);
    if (problem) {
      const place = `${basename(sidecar)}:${new LineMap(source!).lineAt(problem.source.start) + 1}`;
      const why = this.settings.messages.sidecarProblem[problem.code](problem.detail);
      this.errors.push(note(doc.line, this.#says.sidecarClosed(place, why)));
      return;
    }
    const published = parsed?.header.published ?? doc.published;
    const article = decidedArticle(text, parsed, { published });
    const { project } = await this.settings.projects.of(toUri(found.path));
    const known = new Set(project.labels.map(({ name }) => name));
    const placed = placeDoc(doc, text);
    for (const { line, label, text: quote } of placed.lost)
      this.unplaced.push(note(line, this.#says.notInArticle(label, quote, found.name)));
    const incoming = placed.spans.flatMap((span) => this.#prepare(span, known, file));
    const result = absorb(article, incoming, placed.lines, this.settings.replace);
    this.#counts.added += result.added;
    this.#counts.same += result.same;
    this.#counts.replaced += result.replaced;
    for (const { incoming: span, decision } of result.kept) {
      const there = `${decision.status} ${decision.label} “${text.slice(decision.start, decision.end)}”`;
      const quote = text.slice(span.start, span.end);
      this.unplaced.push(note(span.line, this.#says.contradicts(span.label, quote, found.name, there)));
    }
    if (result.source !== (source ?? ''))
      this.#plans.set(sidecar, { path: sidecar, source: result.source, old });
    else if (this.#created.has(found.path) && !plan)
      this.#plans.set(sidecar, {
        path: sidecar,
        source: emptySidecar({ sha256: textHash(quotedText(text, SIDECAR_VERSION).text) }),
        old: undefined,
      });
  }

  #prepare(span: ReadSpan, known: ReadonlySet<string>, file: string): ReadSpan[] {
    const { labels, keepLabels, status, by, at } = this.settings;
    const label =
      mapLabel(span.label, known, labels) ?? (keepLabels && !labels.has(span.label) ? span.label : undefined);
    if (label === undefined) {
      if (labels.get(span.label) !== '')
        this.unplaced.push({ path: file, line: span.line, message: this.#says.noLabel(span.label) });
      return [];
    }
    const when = span.at ?? at;
    return [
      {
        ...span,
        label,
        status: status ?? span.status,
        by: span.by ?? by,
        ...(when === undefined ? {} : { at: when }),
      },
    ];
  }

  async #articleOf(doc: ReadDoc): Promise<Found | undefined> {
    const named = this.#index.byPath(doc.path);
    if (named) return named;
    if (!this.#textsKnown) {
      this.#textsKnown = true;
      for (const article of this.articles) {
        this.settings.signal?.throwIfAborted();
        const file = await this.#texts.read(article.path);
        if (file.kind === 'text') this.#index.addText(file.text, article);
      }
    }
    // Another article of the same name, in another folder, is the last that a document may be of.
    return this.#index.byText(doc) ?? this.#create(doc) ?? this.#index.byEnd(doc.path);
  }

  #creatable({ exact, text }: ReadDoc): boolean {
    return this.settings.create !== undefined && exact && text !== '';
  }

  #create(doc: ReadDoc): Found | undefined {
    if (!this.#creatable(doc)) return undefined;
    const name = newName(doc.path || `imported-${this.#created.size + 1}`);
    if (name === undefined) return undefined;
    const found = { path: resolve(this.settings.create!, name), name };
    this.#created.set(found.path, doc.text);
    this.#index.addPath(name, found);
    return found;
  }

  async #read(path: string, file: string, line: number, optional = false): Promise<string | undefined> {
    const read = await this.#texts.read(path);
    if (read.kind === 'text') return read.text;
    if (read.kind !== 'missing' || !optional)
      this.errors.push({ path: file, line, message: this.#says.unreadable(basename(path)) });
    return undefined;
  }

  async finish(): Promise<ImportOutcome> {
    const { strict, dryRun } = this.settings;
    await this.#checkFolders();
    const plans = [...this.#plans.values()];
    const outcome = {
      errors: this.errors,
      unplaced: this.unplaced,
      ignored: this.ignored,
      files: [...this.#created.keys(), ...plans.map(({ path }) => path)],
      ...this.#counts,
    };
    const refused = this.errors.length > 0 || (strict && this.unplaced.length > 0);
    if (refused) return { ...outcome, files: [], added: 0, same: 0, replaced: 0 };
    if (dryRun) return outcome;
    const written: string[] = [];
    for (const [path, text] of this.#created)
      if (await this.#write(path, text, undefined)) written.push(path);
    for (const { path, source, old } of plans) if (await this.#write(path, source, old)) written.push(path);
    return { ...outcome, files: written };
  }

  async #write(path: string, text: string, old: string | undefined): Promise<boolean> {
    await mkdir(dirname(path), { recursive: true });
    const result = await this.#texts.write(path, text, old);
    if (result.kind === 'written') return true;
    const message = result.kind === 'failed' ? result.message : this.#says.changedMeanwhile;
    this.errors.push({ path, line: 1, message });
    return false;
  }

  /** A link in the folder could lead new articles out of it. */
  async #checkFolders(): Promise<void> {
    const { create } = this.settings;
    if (create === undefined) return;
    const folders = new Set([...this.#created.keys()].map((path) => dirname(path)));
    for (const folder of folders) {
      if (await leadsOut(create, folder))
        this.errors.push({ path: folder, line: 1, message: this.#says.outside(folder) });
    }
  }
}

/** The name of an article to create; none leads out of the folder, nor into what is hidden in it. */
function newName(path: string): string | undefined {
  const name = posix.normalize(articleFile(path.replaceAll('\\', '/'), '.txt'));
  const bad = isAbsolute(name) || name.split('/').some((part) => part.startsWith('.'));
  return bad || /[\0-\x1f]/.test(name) ? undefined : name;
}

/** Whether a folder, or what there is of the way to it, really lies outside of another one. */
async function leadsOut(top: string, folder: string): Promise<boolean> {
  const real = await realpath(top).catch(() => undefined);
  if (real === undefined) return false;
  for (let at = folder; ; at = dirname(at)) {
    const there = await realpath(at).catch(() => undefined);
    if (there !== undefined) return there !== real && !there.startsWith(real + sep);
    if (at === dirname(at)) return true;
  }
}

export async function inputFile({ path, name }: Found): Promise<InputFile> {
  const bytes = await readBytes(path);
  const binary = BINARY.has(extname(path));
  const text = binary ? '' : decoded(bytes, name);
  const around = dirname(path);
  const siblings = new Map<string, string>();
  if (extname(path) === '.ann') {
    const other = `${basename(path, '.ann')}.txt`;
    const file = await readText(join(around, other));
    if (file.kind === 'text') siblings.set(other, file.text);
  }
  return { name, bytes, text, sibling: (other) => siblings.get(other) };
}

/** Endings of files that are no text. */
export const BINARY: ReadonlySet<string> = new Set(['.spacy', '.parquet']);

function decoded(bytes: Uint8Array, name: string): string {
  const file = textOf(bytes);
  if (file.kind === 'text') return file.text;
  if (file.kind === 'not-text' && file.fault.reason === 'not-utf8') {
    let line = 1;
    for (const byte of bytes.subarray(0, file.fault.offset)) if (byte === 10) line++;
    throw new FormatError(name, line, 'the file is not UTF-8');
  }
  throw new FormatError(
    name,
    1,
    file.kind === 'not-text' && file.fault.reason === 'too-large'
      ? 'the file is too large'
      : 'the file is not text',
  );
}

/** Files that are named are taken as they are; folders are searched for files with the endings of the format. */
export async function inputFiles(
  paths: readonly string[],
  { extensions }: Pick<Format, 'extensions'>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const top of paths) {
    if (!(await stat(top)).isDirectory()) {
      found.push({ path: resolve(top), name: basename(top) });
      continue;
    }
    const entries = await readdir(top, { recursive: true, withFileTypes: true });
    const fitting = entries.filter(
      (entry) =>
        !entry.isDirectory() &&
        extensions.some((extension) => entry.name.endsWith(extension)) &&
        !OWN.has(entry.name),
    );
    const paths = fitting.map((entry) => resolve(entry.parentPath, entry.name)).sort();
    found.push(...paths.map((path) => ({ path, name: relative(top, path).split(sep).join('/') })));
  }
  return found;
}

/** Files that exports leave beside the data. */
const OWN: ReadonlySet<string> = new Set([
  'losses.json',
  'losses.txt',
  'manifest.json',
  'TypeSystem.xml',
  'label-config.xml',
]);
