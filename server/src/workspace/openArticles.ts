import { AdaptMemory, adapt } from '../core/annotation/adapt/apply';
import { evidenceOf } from '../core/annotation/adapt/evidence';
import { type Counts, countsOf, NOTHING_KNOWN } from '../core/annotation/adapt/facts';
import { type Article, articleOf } from '../core/annotation/article';
import { layBeside } from '../core/annotation/beside';
import { acceptedPlaces } from '../core/annotation/combine';
import {
  follow,
  isUnknown,
  type Places,
  placesKept,
  placesSteps,
  withLineEnds,
} from '../core/annotation/places';
import { NAMES_FILE } from '../core/project/decisions';
import type { Verdict } from '../core/project/looks';
import type { Project } from '../core/project/model';
import { detectLanguage } from '../core/recognition/language';
import type { LabelledSpan } from '../core/recognition/learned/model';
import type { Why } from '../core/recognition/learned/why';
import { layOutside, type OutsideMemory } from '../core/recognition/outside/lay';
import { Memory, type Recognizer } from '../core/recognition/recognizer';
import type { Recognition } from '../core/recognition/types';
import type { Sidecar } from '../core/sidecar/model';
import { mayHold, orphansAmong } from '../core/sidecar/name';
import { quotedText, textHashes } from '../core/sidecar/quoted';
import { type ReadMemo, readSidecar, readSteps } from '../core/sidecar/read';
import type { Changes } from '../core/text/changes';
import { textHash } from '../core/text/hash';
import type { Span } from '../core/text/span';
import type { Steps } from '../core/text/steps';
import { faultOfLines, type NotText } from '../core/text/utf8';
import { isMark, leftSteps } from '../features/findings/mergeConflict';
import { type Files, overlay } from './files';
import type { Runtime } from './host';
import { labelsOf, lineKindsOf } from './learned';
import type { FaultyModel } from './learning/model';
import { recognizeInSlices, recognizeOptions } from './load';
import type { OutsideModels } from './outside';
import { type Governing, Projects } from './projects';
import { sidecarFor } from './sidecars';
import { Slices } from './slices';
import { canonical, folderOf, nameOf, within } from './uris';

/** What is known of one article at one moment. */
export interface ArticleState {
  readonly uri: string;
  readonly version: number;
  readonly article: Article;
  readonly project: Project;
  /** The folder of the project; undefined where there is none. */
  readonly root?: string;
  readonly sidecarUri: string;
  /** The sidecar's source as it was read; undefined when there is none. */
  readonly sidecarSource?: string;
  /** Why other programs, and the command line, cannot read the article as it is on disk. */
  readonly fileFault?: NotText;
  /** Set when the sidecar exists and is not text. */
  readonly sidecarFault?: NotText | { readonly reason: 'failed'; readonly message: string };
  /** Where there is no sidecar: one beside it that lost its article and was made for exactly this text. */
  readonly orphanUri?: string;
  /** Changes whenever anything of the state does. */
  readonly revision: number;
}

/** A text in an editor; it changes with its versions. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  getText(): string;
}

interface Entry {
  readonly document: OpenDocument;
  /** The text of the file, when the editor shows it with other line breaks. */
  fileText?: string | undefined;
  state?: ArticleState | undefined;
  /** Whether sidecars, and what decisions elsewhere teach, are all that has changed since that state. */
  isNear?: boolean;
  /** Settled when it is known whether this is an article, and `fileText` with it. */
  ready: Promise<void>;
  /** The work that is under way, and the document version and epoch that it is for. */
  pending?: { readonly key: string; readonly promise: Promise<ArticleState | undefined> } | undefined;
  /** Raised when sidecar, project or settings have changed. */
  epoch: number;
  /** What the sidecar held at an epoch. */
  sidecar?:
    | {
        readonly epoch: number;
        /** Where it is, or will be. */
        readonly uri: string;
        readonly source?: string;
        readonly value?: Sidecar;
        readonly fault?: ArticleState['sidecarFault'];
        readonly orphans?: readonly Orphan[];
      }
    | undefined;
  /** Recognition of the last version, kept while only the sidecar changes. */
  recognition?: { readonly key: string; readonly value: Recognition } | undefined;
  readonly memory: Memory;
  readonly adapted: AdaptMemory;
  readonly outside: OutsideMemory;
  /** It is no article after all. */
  isOther?: boolean;
  /** Somebody wants a state of it, also when it is closed. */
  isHeld?: boolean;
  fileFault?: NotText | undefined;
  /** Where the entries of `placed` stand in the text of the document. */
  places?: Places | undefined;
  placed?: Sidecar | undefined;
  /** The latest changes of the document, the last one last. */
  readonly recent: Step[];
}

/** One change of a document. */
interface Step {
  readonly changes: Changes;
  /** What takes them back; the text before would be as long as the article. */
  readonly back: Changes;
}

/** So many changes back the text is known that a sidecar may have been written for while somebody typed. */
const RECENT = 8;

/** A sidecar without an article, and the hash of the text that it was made for. */
interface Orphan {
  readonly uri: string;
  readonly sha256: string | undefined;
}

/** What the articles need to know of the editor. */
export interface EditorView {
  /** The text of a document as it stands in an editor, saved or not. */
  readonly openSource: (uri: string) => string | undefined;
  /** The folders whose `dateline.yaml` files count: those of the workspace. */
  readonly folders: () => readonly string[];
  readonly trusted: () => boolean;
  /** In how many other articles a line of an article stands, where the corpus is known and large enough to tell. */
  readonly repeated?: (uri: string) => ((line: string) => number) | undefined;
  /** What decisions say in all; undefined where nothing is to be learned from them. */
  readonly decisions?: () => Decided | undefined;
  /** The models that the user has named, where there are any. */
  readonly outside?: () => OutsideModels | undefined;
  /** What is kept of sidecars that have been read. */
  readonly memo?: ReadMemo;
  /** Told of sidecars that may have changed. */
  readonly changed?: (sidecar: string) => void;
}

/** What the decisions in the corpus say. */
export interface Decided {
  /** Another one whenever those in other articles say something else. */
  revision(uri: string): number;
  /** Those of a project, but for those in one article. */
  but(uri: string, root: string | undefined): Counts;
}

/** The open articles, each with its latest state. */
export class OpenArticles {
  readonly #host: Runtime;
  readonly #files: Files;
  readonly #entries = new Map<string, Entry>();
  /** Open documents that are no articles; a sidecar or a project file may make them some. */
  readonly #others = new Map<string, OpenDocument>();
  readonly #projects: Projects;
  readonly #editor: EditorView;
  #recognizer: Promise<Recognizer> | undefined;
  #loaded: Recognizer | undefined;
  #revision = 0;

  constructor(host: Runtime, editor: EditorView) {
    this.#host = host;
    this.#editor = editor;
    this.#files = overlay(host.files, { text: editor.openSource });
    this.#projects = new Projects(this.#files, () => ({
      trusted: editor.trusted(),
      folders: editor.folders(),
    }));
  }

  get uris(): string[] {
    return [...this.#entries.keys()];
  }

  has(uri: string): boolean {
    return this.#entries.has(uri);
  }

  /**
   * Takes a document into care. Until it is known whether it is an article, its states wait.
   *
   * @param sure its client says that it is one
   */
  async open(document: OpenDocument, sure: boolean): Promise<void> {
    const { uri } = document;
    const entry: Entry = {
      document,
      epoch: 0,
      ready: Promise.resolve(),
      memory: new Memory(),
      adapted: new AdaptMemory(),
      outside: new Map(),
      recent: [],
    };
    this.#others.delete(uri);
    this.#entries.set(uri, entry);
    entry.ready = this.#admit(entry, sure);
    await entry.ready;
  }

  close(uri: string): void {
    this.#entries.delete(uri);
    this.#others.delete(uri);
  }

  async #admit(entry: Entry, sure: boolean): Promise<void> {
    const { document } = entry;
    const { uri } = document;
    if (!sure && (await this.#projects.verdict(uri, { text: document.getText() })) !== 'article') {
      entry.isOther = true;
      if (this.#entries.get(uri) !== entry) return;
      this.#entries.delete(uri);
      this.#others.set(uri, document);
    } else await this.#compareWithFile(entry);
  }

  /**
   * Editors show mixed and lone CR line ends as one kind. While the editor's text differs from the file in
   * nothing else, offsets are those of the file; lines and columns are the same in both.
   */
  async saved(uri: string): Promise<void> {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    entry.ready = entry.ready.then(() => this.#compareWithFile(entry));
    entry.epoch++;
    entry.isNear = false;
    await entry.ready;
  }

  /** The text of an open document changes from `old` to `now`: its annotations follow. */
  edited(uri: string, changes: Changes, old: string, now: string): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    if (entry.places) entry.places = follow(entry.places, changes, old, now);
    entry.recent.push({ changes, back: changes.inverse(old) });
    if (entry.recent.length > RECENT) entry.recent.shift();
  }

  /** Forgets what depends on a sidecar or on everything, so that the next state is made anew. */
  invalidate(file?: string): void {
    // What is decided for a whole corpus changes every article.
    const uri = file !== undefined && nameOf(file) === NAMES_FILE ? undefined : file;
    if (uri === undefined) this.#projects.clear();
    else this.#editor.changed?.(uri);
    for (const document of [...this.#others.values()]) {
      if (uri === undefined || mayHold(uri, document.uri)) void this.open(document, false);
    }
    for (const entry of this.#entries.values()) {
      const isOrphan = entry.sidecar?.orphans?.some((orphan) => orphan.uri === uri) ?? false;
      if (uri !== undefined && !isOrphan && !mayHold(uri, entry.document.uri)) continue;
      entry.epoch++;
      if (uri === undefined || isOrphan || canonical(uri) !== canonical(entry.state?.sidecarUri ?? ''))
        entry.isNear = false;
    }
  }

  /** The state for the present text; undefined when the article is not open. Never outdated when it returns. */
  async state(uri: string): Promise<ArticleState | undefined> {
    for (;;) {
      const entry = this.#entries.get(uri);
      if (!entry) return undefined;
      const { key, promise } = this.#pending(entry);
      const state = await promise;
      if (this.#entries.get(uri) === entry && this.#keyOf(entry) === key) return state;
    }
  }

  /**
   * The last state that was made, where it is one of the present text and of the present project: people see that as long as
   * the next is made. What the sidecar holds may be newer.
   */
  latest(uri: string): ArticleState | undefined {
    const { state, document, isNear = false } = this.#entries.get(uri) ?? {};
    return isNear && state?.version === document?.version ? state : undefined;
  }

  /** Gives the state of a document that is open now, also when it has been closed until it is asked. */
  held(uri: string): () => Promise<ArticleState | undefined> {
    const entry = this.#entries.get(uri);
    if (!entry) return async () => undefined;
    entry.isHeld = true;
    return async () => {
      // What is closed hears of no sidecar any more.
      if (this.#entries.get(uri) !== entry) entry.epoch++;
      for (;;) {
        const { key, promise } = this.#pending(entry);
        const state = await promise;
        if (this.#keyOf(entry) !== key) continue;
        return state;
      }
    };
  }

  /** Says for what a state is: while it stays the same, so does the state. */
  #keyOf({ document, epoch }: Entry): string {
    const { decisions, outside } = this.#editor;
    return `${document.version} ${epoch} ${decisions?.()?.revision(document.uri)} ${outside?.()?.revision}`;
  }

  #pending(entry: Entry): NonNullable<Entry['pending']> {
    const key = this.#keyOf(entry);
    if (entry.pending?.key !== key) entry.pending = { key, promise: this.#compute(entry, key) };
    return entry.pending;
  }

  /** The state of the open article whose annotations a sidecar holds; undefined when none is open. */
  async holding(sidecar: string): Promise<ArticleState | undefined> {
    for (const uri of this.uris) {
      const state = mayHold(sidecar, uri) ? await this.state(uri) : undefined;
      if (state && canonical(state.sidecarUri) === canonical(sidecar)) return state;
    }
    return undefined;
  }

  /** The text of an open article, saved or not, with the line ends of its file; undefined when it is not open. */
  async text(uri: string): Promise<string | undefined> {
    const entry = this.#entries.get(uri);
    await entry?.ready;
    return entry && textOf(entry);
  }

  /** The project that governs a file, found upward from it inside the workspace. */
  async project(uri: string): Promise<Project> {
    return (await this.governing(uri)).project;
  }

  /** The same, and where it is. */
  governing(uri: string): Promise<Governing> {
    return this.#projects.of(uri);
  }

  /** Models of corpora that were found and cannot be used. */
  get faultyModels(): readonly FaultyModel[] {
    return this.#projects.faultyModels;
  }

  /** Whether a file is an article, open or not. */
  isArticle(uri: string): Promise<Verdict> {
    return this.#projects.verdict(uri);
  }

  recognizer(): Promise<Recognizer> {
    this.#recognizer ??= this.#host.loadRecognizer().then((recognizer) => {
      this.#loaded = recognizer;
      return recognizer;
    });
    return this.#recognizer;
  }

  /** What spoke most for a name that a learned model has found. */
  why({ article: { text, recognition }, project }: ArticleState, name: LabelledSpan): readonly Why[] {
    return this.#loaded?.why(text, { lang: recognition.lang, project }, name) ?? [];
  }

  async #compareWithFile(entry: Entry): Promise<void> {
    const file = await this.#host.files.read(entry.document.uri);
    entry.fileFault = file.kind === 'not-text' ? file.fault : undefined;
    const shown = entry.document.getText();
    const differs = file.kind === 'text' && file.text !== shown && oneEol(file.text) === oneEol(shown);
    entry.fileText = differs ? file.text : undefined;
  }

  async #compute(entry: Entry, key: string): Promise<ArticleState | undefined> {
    const { document } = entry;
    await entry.ready;
    const isClosed = () => !entry.isHeld && this.#entries.get(document.uri) !== entry;
    if (entry.isOther || isClosed()) return undefined;
    const { uri, version } = document;
    const outdated = () => this.#keyOf(entry) !== key || isClosed();
    const governing = await this.governing(uri);
    const { project, root } = governing;
    if (entry.sidecar?.epoch !== entry.epoch) entry.sidecar = await this.#readSidecar(uri, entry.epoch);
    if (outdated()) return undefined;
    const { uri: path, source, fault, value: sidecar, orphans = [] } = entry.sidecar;

    const text = textOf(entry);
    const unread = faultOfLines(text);
    const fileFault = unread ?? entry.fileFault;
    const recognized = unread
      ? nothingIn(project, text)
      : await this.#recognize(entry, text, project, sidecar, outdated);
    if (!recognized) return undefined;
    const laid = this.#layOutside(entry, text, recognized, project);
    if (outdated()) return undefined;
    const places = sidecar
      ? await new Slices(this.#host).run(placesOf(entry, sidecar, text), outdated)
      : entry.places;
    if (sidecar && !places) return undefined;
    const accepted = sidecar && acceptedPlaces(places!, sidecar);
    const recognition = await this.#adapt(entry, text, laid, governing, sidecar, accepted, outdated);
    if (!recognition) return undefined;
    if (outdated()) return undefined;
    const around = sidecar ? this.#layBeside(text, recognition, project, sidecar, places!) : recognition;
    const hashes = orphans.length > 0 ? textHashes(text) : undefined;
    const orphan = orphans.find(({ sha256 }) => sha256 !== undefined && hashes?.has(sha256));
    entry.state = {
      uri,
      version,
      article: articleOf(text, around, sidecar, entry.state?.article, places),
      project,
      ...(root === undefined ? {} : { root }),
      sidecarUri: path,
      ...(source === undefined ? {} : { sidecarSource: source }),
      ...(fault === undefined ? {} : { sidecarFault: fault }),
      ...(fileFault === undefined ? {} : { fileFault }),
      ...(orphan ? { orphanUri: orphan.uri } : {}),
      revision: ++this.#revision,
    };
    entry.isNear = true;
    return entry.state;
  }

  async #recognize(
    entry: Entry,
    text: string,
    project: Project,
    sidecar: Sidecar | undefined,
    outdated: () => boolean,
  ): Promise<Recognition | undefined> {
    const { uri, version } = entry.document;
    const repeated = this.#editor.repeated?.(uri);
    const options = {
      ...recognizeOptions(uri, project, sidecar),
      doubtful: true,
      ...(repeated ? { repeated } : {}),
    };
    const key = `${version} ${options.published?.value} ${text.length} ${repeated !== undefined}`;
    if (entry.recognition?.key === key && entry.state?.project === project) return entry.recognition.value;
    const recognizer = await this.recognizer();
    const { memory } = entry;
    const slices = new Slices(this.#host);
    const value = await recognizeInSlices(recognizer, text, options, slices, { memory, outdated });
    if (value) entry.recognition = { key, value };
    return value;
  }

  /** What is suggested, with what other models are known to say; they are asked, and nobody waits for them. */
  #layOutside(entry: Entry, text: string, recognition: Recognition, project: Project): Recognition {
    const outside = this.#editor.outside?.();
    if (!outside || outside.isEmpty) return recognition;
    const labels = labelsOf(project);
    const said = outside.known(entry.document.uri, text, recognition.lang);
    outside.tellLabels(said, labels);
    return layOutside(recognition, text, said, labels, project.ignore, entry.outside);
  }

  /** What is suggested, with what is left of suggestions that decisions have taken a part of. */
  #layBeside(
    text: string,
    recognition: Recognition,
    project: Project,
    sidecar: Sidecar,
    places: Places,
  ): Recognition {
    const { lang, published } = recognition;
    const options = { lang, project, ...(published ? { published } : {}) };
    return layBeside(
      recognition,
      sidecar,
      places,
      (lost, decided) => this.#loaded?.beside(text, lost, decided, options) ?? { entities: [], dates: [] },
    );
  }

  /** What is suggested, as the decisions of this article and of others would have it. */
  async #adapt(
    entry: Entry,
    text: string,
    recognition: Recognition,
    { project, root }: Governing,
    sidecar: Sidecar | undefined,
    accepted: readonly Span[] | undefined,
    outdated: () => boolean,
  ): Promise<Recognition | undefined> {
    const decided = this.#editor.decisions?.();
    if (!decided) return recognition;
    const evidence = sidecar && evidenceOf(sidecar);
    const known = {
      here: evidence ? countsOf(evidence) : NOTHING_KNOWN,
      elsewhere: decided.but(entry.document.uri, root),
      labels: labelsOf(project),
      lines: lineKindsOf(project),
      basis: [decided.revision(entry.document.uri), project],
      ...(evidence ? { evidence } : {}),
    };
    return new Slices(this.#host).run(adapt(recognition, text, known, entry.adapted, accepted), outdated);
  }

  /** Typing changes no sidecar, so it is read again only when something has been heard of it. */
  async #readSidecar(article: string, epoch: number): Promise<NonNullable<Entry['sidecar']>> {
    const uri = await sidecarFor(article, this.#files);
    const { source, fault } = await this.#sidecarSource(uri);
    if (fault) return { epoch, uri, fault };
    if (source === undefined) return { epoch, uri, orphans: await this.#orphans(uri) };
    const slices = new Slices(this.#host);
    const value = (await slices.run(readSteps(source, this.#editor.memo)))!;
    if (value.problems.some(isMark)) await slices.run(leftSteps(value));
    return { epoch, uri, source, value };
  }

  /** Other programs rename an article without its sidecar, which then lies in the same folder. */
  async #orphans(sidecar: string): Promise<Orphan[]> {
    const folder = folderOf(sidecar);
    const orphans: Orphan[] = [];
    const listing = await this.#files.list(folder);
    if (listing.kind !== 'folder') return [];
    const names = listing.entries.flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));
    for (const name of orphansAmong(names)) {
      const uri = within(folder, name);
      const { source } = await this.#sidecarSource(uri);
      if (source !== undefined) orphans.push({ uri, sha256: readSidecar(source).header.sha256 });
    }
    return orphans;
  }

  async #sidecarSource(uri: string): Promise<{ source?: string; fault?: ArticleState['sidecarFault'] }> {
    const file = await this.#files.read(uri);
    if (file.kind === 'text') return { source: file.text };
    if (file.kind === 'not-text') return { fault: file.fault };
    return file.kind === 'failed' ? { fault: { reason: 'failed', message: file.message } } : {};
  }
}

/** For a text that is too much to be looked at. */
const nothingIn = ({ language }: Project, text: string): Recognition => ({
  lang: language ?? detectLanguage(text.slice(0, 1000)),
  entities: [],
  dates: [],
  lines: [],
});

/** Where the entries of a sidecar stand in the text, which differs from the document's in line ends at most. */
function* placesOf(entry: Entry, sidecar: Sidecar, text: string): Steps<Places> {
  const shown = entry.document.getText();
  const isAgain = isAsWritten(entry, sidecar, text);
  if (entry.placed !== sidecar || isAgain) {
    const known = entry.places && withLineEnds(entry.places, shown, text);
    const isNews = isAgain || entry.placed?.source !== sidecar.source;
    const places =
      (yield* placesBefore(entry, sidecar)) ??
      (yield* placesSteps(sidecar, text, quotedIn(sidecar, text), known, isNews));
    entry.places = withLineEnds(places, text, shown);
    entry.placed = sidecar;
  }
  return withLineEnds(entry.places!, shown, text);
}

/** Whether the file was read anew, and is again what the sidecar was written for. What is edited is followed instead. */
function isAsWritten({ places = new Map(), recent }: Entry, sidecar: Sidecar, text: string): boolean {
  if (!recent.at(-1)?.changes.list.some(({ guessed }) => guessed)) return false;
  const isMissing = [...places].some(([{ record }, place]) => isUnknown(place) && !record.stale);
  return isMissing && sidecar.header.sha256 === textHash(quotedIn(sidecar, text).text);
}

/** A decision is made on one version of a text, and the next may be there before its sidecar is read. */
function* placesBefore(
  { document, recent, places: known }: Entry,
  sidecar: Sidecar,
): Steps<Places | undefined> {
  const { sha256 } = sidecar.header;
  let now = document.getText();
  if (recent.length === 0 || sha256 === undefined || textHashes(now).has(sha256)) return undefined;
  const steps: { readonly changes: Changes; readonly old: string; readonly now: string }[] = [];
  for (const { changes, back } of recent.toReversed()) {
    const old = back.apply(now);
    steps.unshift({ changes, old, now });
    yield;
    if (textHashes(old).has(sha256)) break;
    now = old;
  }
  const [{ old }] = steps as [(typeof steps)[0]];
  if (!textHashes(old).has(sha256)) return undefined;
  let places = yield* placesSteps(sidecar, old, quotedIn(sidecar, old));
  for (const step of steps) places = follow(places, step.changes, step.old, step.now);
  return known ? placesKept(places, known) : places;
}

const quotedIn = ({ header }: Sidecar, text: string) => quotedText(text, header.version);

function textOf({ document, fileText }: Entry): string {
  const shown = document.getText();
  return fileText !== undefined && oneEol(shown) === oneEol(fileText) ? fileText : shown;
}

function oneEol(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}
