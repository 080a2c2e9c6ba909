import type { Article } from '../../core/annotation/article';
import { likeness } from '../../core/formats/likeness';
import { ArticleIndex } from '../../core/formats/match';
import { type Format, FormatError, type ReadDoc } from '../../core/formats/model';
import { articleFile } from '../../core/formats/names';
import type { FileReader } from '../../core/formats/reading';
import { type Skipped, Skips } from '../../core/formats/skips';
import { emptySidecar } from '../../core/sidecar/edit';
import { SIDECAR_VERSION } from '../../core/sidecar/model';
import { quotedText } from '../../core/sidecar/quoted';
import { textHash } from '../../core/text/hash';
import type { Messages } from '../../features/messages';
import type { ExchangeMessages } from '../../features/messages/exchange';
import type { Found } from '../find';
import { inOrder } from '../inOrder';
import type { Source } from '../load';
import { memoryScratch, type Scratch } from '../scratch';
import { sidecarFor } from '../sidecars';
import { canonical, folderOf, nameOf, relativeTo, within } from '../uris';
import { inputFile, inputFiles } from './read';
import { Refusal } from './refusals';
import { type Taken, type Taker, type TakingRules, takeInSlices, takeSteps } from './take';

/** A new article has the name of no file that is there. */
const NOTHING: ReadonlySet<string> = new Set();

/** How much a document and an article of its name must have in common to be the same, see `likeness`. */
const ALIKE = 0.3;

/** Notes of what was not taken over that are kept in full. */
export const KEPT = 100_000;

/** Sidecars that are written at once: most of the time the disk is waited for. */
const WRITERS = 8;

export interface ImportSettings extends Source, TakingRules {
  readonly format: Format;
  /** How the host reads files of other tools. */
  readonly readDocuments: FileReader;
  /** How documents are taken into articles; without it one after another. */
  readonly taker?: Taker;
  /** Where new sidecars are until all of them are made; ends with the import. Without it in memory. */
  readonly scratch?: Scratch;
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
  /** The same of files that are written. */
  readonly writing?: (done: number, total: number) => void;
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
  /** Files that were not written, as the import was cancelled while it wrote. */
  readonly unwritten: number;
  readonly added: number;
  readonly same: number;
  readonly replaced: number;
}

/** The new sidecar of one article; both texts are put aside. */
interface Plan {
  readonly source: number;
  readonly old: number | undefined;
}

/** What one document comes to. */
interface Answer {
  readonly errors: readonly ImportNote[];
  readonly unplaced: readonly ImportNote[];
  readonly taken?: Extract<Taken, { kind: 'taken' }>;
  /** The sidecar that changes. */
  readonly changed?: string;
}

/**
 * Reads everything before it writes anything: a file that is wrong leaves all sidecars as they are. What comes out does
 * not depend on how many documents are under way at once.
 *
 * @throws the signal's reason when it is aborted before anything was written
 */
export async function importFiles(
  inputs: readonly string[],
  articles: readonly Found[],
  settings: ImportSettings,
): Promise<ImportOutcome> {
  const scratch = settings.scratch ?? memoryScratch();
  try {
    return await importWith(scratch, inputs, articles, settings);
  } finally {
    await scratch.end();
  }
}

async function importWith(
  scratch: Scratch,
  inputs: readonly string[],
  articles: readonly Found[],
  settings: ImportSettings,
): Promise<ImportOutcome> {
  const run = new Import(articles, settings, scratch);
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
  /** Articles that are new, with their texts put aside. */
  readonly #created = new Map<string, number>();
  /** In the order of their first documents, whichever was ready first. */
  readonly #changed = new Set<string>();
  /** Sidecars that a document is being taken into; the next one of the same article waits for it. */
  readonly #busy = new Map<string, Promise<unknown>>();
  readonly #says: ExchangeMessages;
  #textsKnown = false;
  /** Articles that were made of tokens, whose white space nobody knows. */
  #putTogether = 0;
  documents = 0;
  #counts = { added: 0, same: 0, replaced: 0 };

  constructor(
    readonly articles: readonly Found[],
    readonly settings: ImportSettings,
    readonly scratch: Scratch,
  ) {
    for (const article of articles) this.#index.addPath(article.name, article);
    this.#says = settings.messages.exchange;
  }

  async file(input: Found, progress: (documents: number) => void): Promise<void> {
    const {
      format,
      files,
      layer,
      readDocuments,
      slices,
      signal,
      taker = takeInSlices(slices),
    } = this.settings;
    const { uri } = input;
    const skips = new Skips();
    const how = { skip: skips.skip, note: skips.note, ...(layer === undefined ? {} : { layer }) };
    try {
      const file = await inputFile(input, files, [format]);
      // Which article a document is of depends on those before it.
      let last: Promise<unknown> = Promise.resolve();
      const answers = inOrder(readDocuments(format, file, how), taker.width, (doc) => {
        const found = last.then(() => this.#articleOf(doc));
        last = found.catch(() => {});
        return found.then((article) => this.#document(doc, article, uri, taker));
      });
      for await (const answer of answers) {
        signal?.throwIfAborted();
        this.#add(answer);
        progress(++this.documents);
        // Documents that take no reading of files would keep a request to cancel from being heard.
        await slices.turn();
      }
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof FormatError)
        this.errors.push({ uri, line: error.line, message: this.#says.reader(error.problem) });
      else
        this.errors.push({ uri, line: 1, message: error instanceof Error ? error.message : String(error) });
    }
    for (const skipped of skips.list()) this.#remark(uri, skipped);
  }

  #remark(uri: string, { line, what: said, count, note }: Skipped): void {
    const what = this.#says.reader(said);
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

  #add({ errors, unplaced, taken, changed }: Answer): void {
    this.errors.push(...errors);
    for (const note of unplaced) this.miss(note);
    if (taken) for (const kind of COUNTED) this.#counts[kind] += taken[kind];
    if (changed !== undefined) this.#changed.add(changed);
  }

  async #document(doc: ReadDoc, found: Found | undefined, file: string, taker: Taker): Promise<Answer> {
    if (!found) {
      const note = { uri: file, line: doc.line, message: this.#notFound(doc) };
      return { errors: [], unplaced: [note] };
    }
    const sidecar = await sidecarFor(found.uri, this.settings.files, found.siblings);
    const before = this.#busy.get(sidecar) ?? Promise.resolve();
    const answer = before.then(() => this.#take(doc, found, sidecar, file, taker));
    const over = answer.catch(() => {});
    this.#busy.set(sidecar, over);
    const result = await answer;
    if (this.#busy.get(sidecar) === over) this.#busy.delete(sidecar);
    return result;
  }

  #notFound(doc: ReadDoc): string {
    const spans = doc.spans.length + (doc.quotes?.length ?? 0);
    const hasText = doc.text !== '';
    if (this.#index.hasSeveral(doc)) return this.#says.severalTexts(spans);
    if (doc.path === '') return this.#says.noSuchText(spans, hasText);
    if (this.#creatable(doc) && newName(doc.path) === undefined) return this.#says.outside(doc.path);
    if (this.#index.byPath(doc.path)) return this.#says.otherText(doc.path, spans, hasText);
    return this.#says.noSuchArticle(doc.path, spans, hasText);
  }

  async #take(doc: ReadDoc, found: Found, sidecar: string, file: string, taker: Taker): Promise<Answer> {
    const { openArticle, projects, messages, slices } = this.settings;
    const note = (line: number, message: string): ImportNote => ({ uri: file, line, message });
    // What documents before this one have made of the sidecar.
    const plan = this.#plans.get(sidecar);
    const failed = (message: string): Answer => ({ errors: [note(doc.line, message)], unplaced: [] });
    const created = this.#created.get(found.uri);
    const text = created === undefined ? await this.#read(found.uri) : await this.scratch.get(created);
    if (text === undefined) return failed(this.#says.unreadable(nameOf(found.uri)));
    const there = plan ? undefined : await this.settings.files.read(sidecar);
    if (there && there.kind !== 'text' && there.kind !== 'missing')
      return failed(this.#says.unreadable(nameOf(sidecar)));
    const old = there?.kind === 'text' ? there.text : undefined;
    const source = plan ? await this.scratch.get(plan.source) : old;
    const { project } = await projects.of(found.uri);
    const known = project.labels.map(({ name }) => name);
    const taking = { doc, text, sidecar: source, known };
    // Where entries stand in an article that is being edited is known here alone.
    const open = await openArticle?.(found.uri);
    const rules = rulesOf(this.settings);
    const taken = open
      ? (await slices.run(takeSteps(taking, rules, open)))!
      : await taker.take(taking, rules);
    if (taken.kind === 'closed') {
      const why = messages.sidecarProblem[taken.code](taken.detail);
      return failed(this.#says.sidecarClosed(`${nameOf(sidecar)}:${taken.line}`, why));
    }
    const unplaced = taken.left.map((span) => {
      const { line, label } = span;
      if (span.why === 'label') return note(line, this.#says.noLabel(label));
      if (span.why === 'lost') return note(line, this.#says.notInArticle(label, span.text, found.name));
      return note(line, this.#says.contradicts(label, span.text, found.name, span.there));
    });
    const next =
      taken.source ??
      (created !== undefined && !plan
        ? emptySidecar({ sha256: textHash(quotedText(text, SIDECAR_VERSION).text) })
        : undefined);
    if (next === undefined) return { errors: [], unplaced, taken };
    const kept = plan ? plan.old : old === undefined ? undefined : await this.scratch.put(old);
    this.#plans.set(sidecar, { source: await this.scratch.put(next), old: kept });
    return { errors: [], unplaced, taken, changed: sidecar };
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
    const known = this.#index.byText(doc) ?? (await this.#create(doc, named !== undefined));
    if (known || named) return known;
    // Another article of the same name, in another folder, is the last that a document may be of.
    const other = this.#index.byEnd(doc.path);
    return other && (await this.#fits(doc, other)) ? other : undefined;
  }

  /** Whether an article can be the one of a document: names of documents are often just numbers. */
  async #fits({ text, quotes }: ReadDoc, { uri }: Found): Promise<boolean> {
    if (quotes || text.trim() === '') return true;
    const created = this.#created.get(uri);
    const there = created === undefined ? await this.#read(uri) : await this.scratch.get(created);
    // What cannot be read is reported where it is needed.
    return there === undefined || there === text || likeness(text, there) >= ALIKE;
  }

  #creatable({ text }: ReadDoc): boolean {
    return this.settings.create !== undefined && text !== '';
  }

  async #create(doc: ReadDoc, taken: boolean): Promise<Found | undefined> {
    if (!this.#creatable(doc)) return undefined;
    const first = newName(doc.path || `imported-${this.#created.size + 1}`);
    if (first === undefined) return undefined;
    let name = first;
    // A document that only is called like an article must not take its place.
    for (let n = 2; taken && this.#index.byPath(name); n++) name = articleFile(first, `-${n}.txt`);
    const found = { uri: within(canonical(this.settings.create!), name), name, siblings: NOTHING };
    this.#created.set(found.uri, await this.scratch.put(doc.text));
    if (!doc.exact) this.#putTogether++;
    this.#index.addPath(name, found);
    return found;
  }

  async #read(uri: string): Promise<string | undefined> {
    const file = await this.settings.files.read(uri);
    return file.kind === 'text' ? file.text : undefined;
  }

  async finish(): Promise<ImportOutcome> {
    const { strict, dryRun } = this.settings;
    await this.#checkFolders();
    const [made] = this.#created.keys();
    if (this.#putTogether > 0 && made !== undefined)
      this.#remark(made, { line: 1, what: this.#says.putTogether, count: this.#putTogether, note: true });
    // New articles first: a sidecar without its article belongs to nothing.
    const plans = [
      ...[...this.#created].map(([uri, source]) => ({ uri, source, old: undefined })),
      ...[...this.#changed].map((uri) => ({ uri, ...this.#plans.get(uri)! })),
    ];
    const outcome = {
      errors: this.errors,
      unplaced: this.#unplaced,
      notImported: this.#notImported,
      ignored: this.ignored,
      files: plans.map(({ uri }) => uri),
      unwritten: 0,
      ...this.#counts,
    };
    const refused = this.errors.length > 0 || (strict && this.#notImported > 0);
    if (refused) return { ...outcome, files: [], added: 0, same: 0, replaced: 0 };
    if (dryRun) return outcome;
    const files: string[] = [];
    let done = 0;
    for await (const { uri, failed } of inOrder(this.#unlessStopped(plans), WRITERS, (plan) =>
      this.#write(plan),
    )) {
      if (failed === undefined) files.push(uri);
      else this.errors.push({ uri, line: 1, message: failed });
      done++;
      this.settings.writing?.(done, plans.length);
    }
    return { ...outcome, files, unwritten: plans.length - done };
  }

  *#unlessStopped<T>(items: readonly T[]): Generator<T> {
    for (const item of items) {
      if (this.settings.signal?.aborted) return;
      yield item;
    }
  }

  async #write({ uri, source, old }: Plan & { readonly uri: string }) {
    const expected = old === undefined ? undefined : await this.scratch.get(old);
    const result = await this.settings.files.replace(uri, await this.scratch.get(source), expected);
    if (result.kind === 'written') return { uri };
    return { uri, failed: result.kind === 'failed' ? result.message : this.#says.changedMeanwhile };
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

const COUNTED = ['added', 'same', 'replaced'] as const;

/** Only what can be sent to a thread. */
function rulesOf({ labels, keepLabels, replace, status, by, at }: ImportSettings): TakingRules {
  return {
    ...{ labels, keepLabels, replace, by },
    ...(status === undefined ? {} : { status }),
    ...(at === undefined ? {} : { at }),
  };
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
