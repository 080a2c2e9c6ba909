import { absorb } from '../../core/annotation/absorb';
import type { Article } from '../../core/annotation/article';
import { mapLabel } from '../../core/formats/labels';
import { likeness } from '../../core/formats/likeness';
import { ArticleIndex } from '../../core/formats/match';
import { type Format, FormatError, type ReadDoc, type ReadSpan } from '../../core/formats/model';
import { articleFile } from '../../core/formats/names';
import { placeDoc } from '../../core/formats/place';
import type { FileReader } from '../../core/formats/reading';
import { type Skipped, Skips } from '../../core/formats/skips';
import { emptySidecar } from '../../core/sidecar/edit';
import { SIDECAR_VERSION } from '../../core/sidecar/model';
import { quotedText } from '../../core/sidecar/quoted';
import { readSidecar } from '../../core/sidecar/read';
import { textHash } from '../../core/text/hash';
import { LineMap } from '../../core/text/lines';
import type { Messages } from '../../features/messages';
import type { ExchangeMessages } from '../../features/messages/exchange';
import type { Found } from '../find';
import { decidedArticle, type Source } from '../load';
import { sidecarFor } from '../sidecars';
import { canonical, folderOf, nameOf, relativeTo, within } from '../uris';
import { inputFile, inputFiles } from './read';
import { Refusal } from './refusals';

/** A new article has the name of no file that is there. */
const NOTHING: ReadonlySet<string> = new Set();

/** How much a document and an article of its name must have in common to be the same, see `likeness`. */
const ALIKE = 0.3;

/** Notes of what was not taken over that are kept in full. */
export const KEPT = 100_000;

export interface ImportSettings extends Source {
  readonly format: Format;
  /** How the host reads files of other tools. */
  readonly readDocuments: FileReader;
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
  /** Which annotations are meant where a file has several layers, see `Reading`. */
  readonly layer?: string;
  /** Writes articles that are not there into this folder. */
  readonly create?: string;
  /** Any span without a place stops the import. */
  readonly strict: boolean;
  readonly dryRun: boolean;
  readonly messages: Messages;
  /** An article that is open in an editor, where its annotations follow what is typed. */
  readonly openArticle?: (uri: string) => Promise<Article | undefined>;
  /** Files done, of how many, and the documents in them so far. */
  readonly progress?: (done: number, total: number, documents: number) => void;
  readonly signal?: AbortSignal;
}

/** Something that was not imported, at a line of a file, from 1. */
export interface ImportNote {
  readonly uri: string;
  readonly line: number;
  readonly message: string;
}

/** What a file holds beside spans, or was taken otherwise than it says, once a kind. */
export interface ImportRemark extends ImportNote {
  readonly what: string;
  readonly count: number;
  /** A sentence about what was imported all the same. */
  readonly note: boolean;
}

export interface ImportOutcome {
  /** The files are wrong; nothing was written. */
  readonly errors: readonly ImportNote[];
  /** Spans and documents that were not taken over, and why: the first of them. */
  readonly unplaced: readonly ImportNote[];
  /** How many they are. */
  readonly notImported: number;
  /** What the files hold beside spans. */
  readonly ignored: readonly ImportRemark[];
  /** Sidecars and articles that were, or would be, written. */
  readonly files: readonly string[];
  readonly added: number;
  readonly same: number;
  readonly replaced: number;
}

/** The new sidecar of one article, and its article where that is new. */
interface Plan {
  readonly uri: string;
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
  const { found: files, links, hidden } = await inputFiles(inputs, settings.files, settings.format);
  const { exchange } = settings.messages;
  for (const uri of links) run.miss({ uri, line: 1, message: exchange.noFile });
  if (hidden > 0) run.hidden(inputs[0]!, hidden);
  if (files.length === 0) throw new Refusal(settings.messages.exchange.noInput(settings.format.name));
  for (const [n, file] of files.entries()) {
    await run.file(file, (documents) => settings.progress?.(n, files.length, documents));
    settings.progress?.(n + 1, files.length, run.documents);
  }
  if (run.documents === 0) run.nothingIn(files[0]!.uri);
  settings.signal?.throwIfAborted();
  return run.finish();
}

class Import {
  readonly errors: ImportNote[] = [];
  readonly #unplaced: ImportNote[] = [];
  #notImported = 0;
  readonly ignored: ImportRemark[] = [];
  readonly #index = new ArticleIndex<Found>();
  readonly #plans = new Map<string, Plan>();
  readonly #created = new Map<string, string>();
  readonly #says: ExchangeMessages;
  #textsKnown = false;
  /** Articles that were made of tokens, whose white space nobody knows. */
  #putTogether = 0;
  documents = 0;
  #counts = { added: 0, same: 0, replaced: 0 };

  constructor(
    readonly articles: readonly Found[],
    readonly settings: ImportSettings,
  ) {
    for (const article of articles) this.#index.addPath(article.name, article);
    this.#says = settings.messages.exchange;
  }

  async file(input: Found, progress: (documents: number) => void): Promise<void> {
    const { format, files, layer, readDocuments, slices, signal } = this.settings;
    const { uri } = input;
    const skips = new Skips();
    const how = { skip: skips.skip, note: skips.note, ...(layer === undefined ? {} : { layer }) };
    try {
      const file = await inputFile(input, files, [format]);
      for await (const doc of readDocuments(format, file, how)) {
        signal?.throwIfAborted();
        await this.#document(doc, uri);
        progress(++this.documents);
        // Documents that take no reading of files would keep a request to cancel from being heard.
        await slices.turn();
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FormatError) this.errors.push({ uri, line: error.line, message: error.problem });
      else
        this.errors.push({ uri, line: 1, message: error instanceof Error ? error.message : String(error) });
    }
    for (const skipped of skips.list()) this.#remark(uri, skipped);
  }

  #remark(uri: string, { line, what, count, note }: Skipped): void {
    const message = note ? this.#says.noted(what, count) : this.#says.notImported(what, count);
    this.ignored.push({ uri, line, message, what, count, note });
  }

  /** Keeps what was not taken over, as far as there is room: a file may hold millions. */
  miss(note: ImportNote): void {
    this.#notImported++;
    if (this.#unplaced.length < KEPT) this.#unplaced.push(note);
  }

  /** Files that systems and programs keep for themselves. */
  hidden(uri: string, count: number): void {
    this.#remark(uri, { line: 1, what: this.#says.hiddenFile, count, note: false });
  }

  /** Files without any document are most likely of another format. */
  nothingIn(uri: string): void {
    if (this.errors.length > 0) return;
    const [first] = this.ignored;
    const message = this.#says.noDocument(this.settings.format.name, first?.message);
    this.errors.push({ uri, line: first?.uri === uri ? first.line : 1, message });
  }

  async #document(doc: ReadDoc, file: string): Promise<void> {
    const found = await this.#articleOf(doc);
    const note = (line: number, message: string): ImportNote => ({ uri: file, line, message });
    if (!found) {
      const spans = doc.spans.length + (doc.quotes?.length ?? 0);
      const hasText = doc.text !== '';
      const message = this.#index.hasSeveral(doc)
        ? this.#says.severalTexts(spans)
        : doc.path === ''
          ? this.#says.noSuchText(spans, hasText)
          : this.#creatable(doc) && newName(doc.path) === undefined
            ? this.#says.outside(doc.path)
            : this.#index.byPath(doc.path)
              ? this.#says.otherText(doc.path, spans, hasText)
              : this.#says.noSuchArticle(doc.path, spans, hasText);
      this.miss(note(doc.line, message));
      return;
    }
    const text = this.#created.get(found.uri) ?? (await this.#read(found.uri, file, doc.line));
    if (text === undefined) return;
    const sidecar = await sidecarFor(found.uri, this.settings.files, found.siblings);
    const plan = this.#plans.get(sidecar);
    const failed = this.errors.length;
    const old = plan ? plan.old : await this.#read(sidecar, file, doc.line, true);
    if (this.errors.length > failed) return;
    const source = plan?.source ?? old;
    const parsed = source ? readSidecar(source) : undefined;
    const problem = parsed?.problems.find(({ fatal }) => fatal);
    if (problem) {
      const place = `${nameOf(sidecar)}:${new LineMap(source!).lineAt(problem.source.start) + 1}`;
      const why = this.settings.messages.sidecarProblem[problem.code](problem.detail);
      this.errors.push(note(doc.line, this.#says.sidecarClosed(place, why)));
      return;
    }
    const published = parsed?.header.published ?? doc.published;
    const before = await this.settings.openArticle?.(found.uri);
    const article = decidedArticle(text, parsed, { published, before });
    const { project } = await this.settings.projects.of(found.uri);
    const known = new Set(project.labels.map(({ name }) => name));
    const placed = placeDoc(doc, text);
    for (const { line, label, text: quote } of placed.lost)
      this.miss(note(line, this.#says.notInArticle(label, quote, found.name)));
    const incoming = placed.spans.flatMap((span) => this.#prepare(span, known, file));
    const result = absorb(article, incoming, placed.lines, this.settings.replace);
    this.#counts.added += result.added;
    this.#counts.same += result.same;
    this.#counts.replaced += result.replaced;
    for (const { incoming: span, decision } of result.kept) {
      const there = `${decision.status} ${decision.label} “${text.slice(decision.start, decision.end)}”`;
      const quote = text.slice(span.start, span.end);
      this.miss(note(span.line, this.#says.contradicts(span.label, quote, found.name, there)));
    }
    if (result.source !== (source ?? ''))
      this.#plans.set(sidecar, { uri: sidecar, source: result.source, old });
    else if (this.#created.has(found.uri) && !plan)
      this.#plans.set(sidecar, {
        uri: sidecar,
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
        this.miss({ uri: file, line: span.line, message: this.#says.noLabel(span.label) });
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
    if (named && (await this.#fits(doc, named))) return named;
    if (!this.#textsKnown) {
      this.#textsKnown = true;
      for (const article of this.articles) {
        this.settings.signal?.throwIfAborted();
        const file = await this.settings.files.read(article.uri);
        if (file.kind === 'text') this.#index.addText(file.text, article);
      }
    }
    const known = this.#index.byText(doc) ?? this.#create(doc, named !== undefined);
    if (known || named) return known;
    // Another article of the same name, in another folder, is the last that a document may be of.
    const other = this.#index.byEnd(doc.path);
    return other && (await this.#fits(doc, other)) ? other : undefined;
  }

  /** Whether an article can be the one of a document: names of documents are often just numbers. */
  async #fits({ text, quotes }: ReadDoc, { uri }: Found): Promise<boolean> {
    if (quotes || text.trim() === '') return true;
    const created = this.#created.get(uri);
    const file = created === undefined ? await this.settings.files.read(uri) : undefined;
    const there = created ?? (file?.kind === 'text' ? file.text : undefined);
    // What cannot be read is reported where it is needed.
    return there === undefined || there === text || likeness(text, there) >= ALIKE;
  }

  #creatable({ text }: ReadDoc): boolean {
    return this.settings.create !== undefined && text !== '';
  }

  #create(doc: ReadDoc, taken: boolean): Found | undefined {
    if (!this.#creatable(doc)) return undefined;
    const first = newName(doc.path || `imported-${this.#created.size + 1}`);
    if (first === undefined) return undefined;
    let name = first;
    // A document that only is called like an article must not take its place.
    for (let n = 2; taken && this.#index.byPath(name); n++) name = articleFile(first, `-${n}.txt`);
    const found = { uri: within(canonical(this.settings.create!), name), name, siblings: NOTHING };
    this.#created.set(found.uri, doc.text);
    if (!doc.exact) this.#putTogether++;
    this.#index.addPath(name, found);
    return found;
  }

  async #read(uri: string, file: string, line: number, optional = false): Promise<string | undefined> {
    const read = await this.settings.files.read(uri);
    if (read.kind === 'text') return read.text;
    if (read.kind !== 'missing' || !optional)
      this.errors.push({ uri: file, line, message: this.#says.unreadable(nameOf(uri)) });
    return undefined;
  }

  async finish(): Promise<ImportOutcome> {
    const { strict, dryRun } = this.settings;
    await this.#checkFolders();
    const [made] = this.#created.keys();
    if (this.#putTogether > 0 && made !== undefined)
      this.#remark(made, { line: 1, what: this.#says.putTogether, count: this.#putTogether, note: true });
    const plans = [...this.#plans.values()];
    const outcome = {
      errors: this.errors,
      unplaced: this.#unplaced,
      notImported: this.#notImported,
      ignored: this.ignored,
      files: [...this.#created.keys(), ...plans.map(({ uri }) => uri)],
      ...this.#counts,
    };
    const refused = this.errors.length > 0 || (strict && this.#notImported > 0);
    if (refused) return { ...outcome, files: [], added: 0, same: 0, replaced: 0 };
    if (dryRun) return outcome;
    const written: string[] = [];
    for (const [uri, text] of this.#created) if (await this.#write(uri, text, undefined)) written.push(uri);
    for (const { uri, source, old } of plans) if (await this.#write(uri, source, old)) written.push(uri);
    return { ...outcome, files: written };
  }

  async #write(uri: string, text: string, old: string | undefined): Promise<boolean> {
    const result = await this.settings.files.replace(uri, text, old);
    if (result.kind === 'written') return true;
    const message = result.kind === 'failed' ? result.message : this.#says.changedMeanwhile;
    this.errors.push({ uri, line: 1, message });
    return false;
  }

  /** A link in the folder could lead new articles out of it. */
  async #checkFolders(): Promise<void> {
    const { create } = this.settings;
    if (create === undefined) return;
    const top = canonical(create);
    const checked = new Set<string>();
    for (const uri of this.#created.keys()) {
      const way = (relativeTo(top, folderOf(uri)) ?? '').split('/').filter((name) => name !== '');
      let at = top;
      for (const name of way) {
        const folder = within(at, name);
        if (!checked.has(folder) && (await this.#isLink(at, name)))
          this.errors.push({ uri: folder, line: 1, message: this.#says.outside(relativeTo(top, folder)!) });
        checked.add(folder);
        at = folder;
      }
    }
  }

  async #isLink(folder: string, name: string): Promise<boolean> {
    const listing = await this.settings.files.list(folder);
    if (listing.kind !== 'folder') return false;
    return listing.entries.some((entry) => entry.name === name && entry.kind === 'other');
  }
}

/** The name of an article to create; none leads out of the folder, nor into what is hidden in it. */
function newName(path: string): string | undefined {
  const parts = articleFile(path.replaceAll('\\', '/'), '.txt').split('/');
  const names: string[] = [];
  for (const [n, part] of parts.entries()) {
    if (part === '..' && names.length > 0) names.pop();
    else if (part !== '.' && (part !== '' || n === 0)) names.push(part);
  }
  // What is hidden begins with a dot, as does the way up; an absolute path begins with nothing.
  const bad = names.some((part) => part === '' || part.startsWith('.') || /^[A-Za-z]:$/.test(part));
  return bad || /[\0-\x1f]/.test(path) ? undefined : names.join('/');
}
