import { mkdir, readFile as readBytes, readdir, stat } from 'node:fs/promises';
import { basename, dirname, extname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { absorb } from '../core/annotation/absorb';
import { type Article, articleOf } from '../core/annotation/article';
import { mapLabel } from '../core/formats/labels';
import { ArticleIndex } from '../core/formats/match';
import { type Format, FormatError, type InputFile, type ReadDoc, type ReadSpan } from '../core/formats/model';
import { placeDoc } from '../core/formats/place';
import { readFile } from '../core/formats/read';
import { detectLanguage } from '../core/recognition/language';
import { emptySidecar } from '../core/sidecar/edit';
import { readSidecar } from '../core/sidecar/read';
import { textHash } from '../core/text/hash';
import { type Found, type Projects, sidecarPath } from './articles';
import { readText, reason, textOf, writeText } from './files';

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
  readonly progress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Something that was not imported, at a line of a file, from 1. */
export interface ImportNote {
  readonly file: string;
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

/** Reads everything before it writes anything: a file that is wrong leaves all sidecars as they are. */
export async function importFiles(
  inputs: readonly string[],
  articles: readonly Found[],
  settings: ImportSettings,
): Promise<ImportOutcome> {
  const run = new Import(articles, settings);
  const files = await inputFiles(inputs, settings.format);
  for (const [n, path] of files.entries()) {
    settings.signal?.throwIfAborted();
    await run.file(path);
    settings.progress?.(n + 1, files.length);
  }
  return run.finish();
}

class Import {
  readonly errors: ImportNote[] = [];
  readonly unplaced: ImportNote[] = [];
  readonly ignored: ImportNote[] = [];
  readonly #index = new ArticleIndex<Found>();
  readonly #plans = new Map<string, Plan>();
  readonly #created = new Map<string, string>();
  #textsKnown = false;
  #counts = { added: 0, same: 0, replaced: 0 };

  constructor(
    readonly articles: readonly Found[],
    readonly settings: ImportSettings,
  ) {
    for (const article of articles) this.#index.addPath(article.name, article);
  }

  async file(path: string): Promise<void> {
    const name = shortPath(path);
    try {
      const file = await inputFile(path, name);
      for await (const doc of readFile(this.settings.format, file)) {
        for (const { line, what } of doc.ignored)
          this.ignored.push({ file: name, line, message: `${what} is not imported` });
        await this.#document(doc, name);
      }
    } catch (error) {
      if (error instanceof FormatError)
        this.errors.push({ file: name, line: error.line, message: error.problem });
      else this.errors.push({ file: name, line: 1, message: reason(error) });
    }
  }

  async #document(doc: ReadDoc, file: string): Promise<void> {
    const found = await this.#articleOf(doc);
    if (!found) {
      const what =
        doc.path === '' ? 'no article has this text' : `no article is called ${doc.path} or has this text`;
      this.unplaced.push({
        file,
        line: doc.line,
        message: `${what}; ${doc.spans.length + (doc.quotes?.length ?? 0)} spans are not imported`,
      });
      return;
    }
    const text = this.#created.get(found.path) ?? (await this.#read(found.path, file, doc.line));
    if (text === undefined) return;
    const sidecar = sidecarPath(found.path);
    const plan = this.#plans.get(sidecar);
    const old = plan ? plan.old : await this.#read(sidecar, file, doc.line, true);
    const source = plan?.source ?? old;
    const article = articleWith(text, source, doc.published);
    const parsed = article.annotations.sidecar;
    if (parsed && !parsed.writable) {
      const [problem] = parsed.problems.filter(({ fatal }) => fatal);
      this.errors.push({
        file,
        line: doc.line,
        message: `${shortPath(sidecar)} cannot be changed: ${problem?.code}`,
      });
      return;
    }
    const { project } = await this.settings.projects.of(found.path);
    const known = new Set(project.labels.map(({ name }) => name));
    const placed = placeDoc(doc, text);
    for (const { line, label, text: quote } of placed.lost)
      this.unplaced.push({ file, line, message: `${label} “${quote}” is not in ${found.name}` });
    const incoming = placed.spans.flatMap((span) => this.#prepare(span, known, file));
    const result = absorb(article, incoming, placed.lines, this.settings.replace);
    this.#counts.added += result.added;
    this.#counts.same += result.same;
    this.#counts.replaced += result.replaced;
    for (const { incoming: span, decision } of result.kept)
      this.unplaced.push({ file, line: span.line, message: kept(found, text, span, decision) });
    if (result.source !== (source ?? ''))
      this.#plans.set(sidecar, { path: sidecar, source: result.source, old });
    else if (this.#created.has(found.path) && !plan)
      this.#plans.set(sidecar, {
        path: sidecar,
        source: emptySidecar({ sha256: textHash(text) }),
        old: undefined,
      });
  }

  #prepare(span: ReadSpan, known: ReadonlySet<string>, file: string): ReadSpan[] {
    const { labels, keepLabels, status, by, at } = this.settings;
    const label =
      mapLabel(span.label, known, labels) ?? (keepLabels && !labels.has(span.label) ? span.label : undefined);
    if (label === undefined) {
      if (labels.get(span.label) !== '')
        this.unplaced.push({
          file,
          line: span.line,
          message: `the project has no label ${span.label}; map it with --map ${span.label}=…, or take it over with --keep-labels`,
        });
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
        const file = await readText(article.path);
        if (file.kind === 'text') this.#index.addText(file.text, article);
      }
    }
    return this.#index.byText(doc) ?? this.#create(doc);
  }

  #create(doc: ReadDoc): Found | undefined {
    const { create } = this.settings;
    if (create === undefined || !doc.exact || doc.text === '') return undefined;
    const wanted = doc.path === '' ? `imported-${this.#created.size + 1}` : doc.path.replace(/\.txt$/i, '');
    const inside = normalize(`${wanted}.txt`);
    // A path from a file must not lead out of the folder.
    if (isAbsolute(inside) || inside.startsWith('..')) return undefined;
    const path = resolve(create, inside);
    const found = { path, name: inside.split(sep).join('/') };
    this.#created.set(path, doc.text);
    this.#index.addPath(found.name, found);
    return found;
  }

  async #read(path: string, file: string, line: number, optional = false): Promise<string | undefined> {
    const read = await readText(path);
    if (read.kind === 'text') return read.text;
    if (read.kind !== 'missing' || !optional)
      this.errors.push({ file, line, message: `${shortPath(path)} cannot be read` });
    return undefined;
  }

  async finish(): Promise<ImportOutcome> {
    const { strict, dryRun } = this.settings;
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
    for (const [path, text] of this.#created) await this.#write(path, text, undefined);
    for (const { path, source, old } of plans) await this.#write(path, source, old);
    return outcome;
  }

  async #write(path: string, text: string, old: string | undefined): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const result = await writeText(path, text, old);
    if (result.kind === 'written') return;
    const message = result.kind === 'failed' ? result.message : 'it has changed meanwhile; import again';
    this.errors.push({ file: shortPath(path), line: 1, message });
  }
}

function kept(
  found: Found,
  text: string,
  span: ReadSpan,
  decision: { readonly start: number; readonly end: number; readonly label: string; readonly status: string },
): string {
  const quote = text.slice(span.start, span.end);
  const there = `${decision.status} ${decision.label} “${text.slice(decision.start, decision.end)}”`;
  return `${span.label} “${quote}” in ${found.name} contradicts a decision (${there}); it is replaced only with --replace`;
}

function articleWith(text: string, source: string | undefined, published: string | undefined): Article {
  const sidecar = source === undefined || source === '' ? undefined : readSidecar(source);
  const day = sidecar?.header.published ?? published;
  const recognition = {
    lang: detectLanguage(text),
    ...(day === undefined ? {} : { published: { value: day, source: 'sidecar' as const } }),
    entities: [],
    dates: [],
    lines: [],
  };
  return articleOf(text, recognition, sidecar);
}

async function inputFile(path: string, name: string): Promise<InputFile> {
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

const BINARY: ReadonlySet<string> = new Set(['.spacy', '.parquet']);

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
async function inputFiles(paths: readonly string[], { extensions }: Format): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    if (!(await stat(path)).isDirectory()) {
      found.push(resolve(path));
      continue;
    }
    const names = await readdir(path, { recursive: true });
    const fitting = names.filter(
      (name) => extensions.some((extension) => name.endsWith(extension)) && !OWN.has(basename(name)),
    );
    found.push(...fitting.sort().map((name) => resolve(path, name)));
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

function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short === '' || short.startsWith('..') ? path : short;
}
