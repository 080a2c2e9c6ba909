import { articlesOf, isSidecar, sidecarsOf } from '../../core/sidecar/name';
import type { ReadMemo } from '../../core/sidecar/read';
import type { Messages } from '../../features/messages';
import type { Files } from '../files';
import { articlesIn } from '../find';
import { Projects, type Reach } from '../projects';
import { sidecarFor } from '../sidecars';
import { type Clock, Slices } from '../slices';
import { canonical, folderOf, nameOf, relativeTo, within } from '../uris';
import { readIndex, writeIndex } from './file';
import { type Job, type Outcome, type Readers, readArticle, stampsOf } from './reading';
import { CorpusIndex } from './store';

/** What the index needs of the server. */
export interface Surroundings extends Clock {
  readonly files: Files;
  /** What is kept of sidecars that people are working on. */
  readonly memo?: ReadMemo;
  /** The folders of the workspace, and whether their `dateline.yaml` files count. */
  reach(): Reach;
  messages(): Messages;
  /** The locale of the messages. */
  locale?(): string | undefined;
  /** Threads that read articles, where there are any. */
  readers?(): Readers;
  /** Where the index may be kept between two sessions. */
  storage(): string | undefined;
  /** What makes an index another one than the one that is kept: version of the program, language of its messages. */
  edition(): string;
  /** Called as the work goes on; without numbers when it is done. */
  progress(done?: number, of?: number): void;
  /** Resolves when nobody waits for something that cannot wait; the index follows behind it. */
  quiet?(): Promise<void>;
  /** Something has changed; several times a second at most. */
  changed(): void;
  /** Decisions say something else than before. */
  learned(): void;
}

const FILE = 'corpus.index';
/** Articles that are read at the same time, and in one go of a thread. */
const READERS = 8;
const BATCH = 32;
/** With so many articles that have to be read threads are worth their beginning. */
const MANY = 300;
/** Before so many articles are read nobody is told how far it is. */
const PATIENCE = 100;
/** Milliseconds between two times that others are told. */
const PACE = 250;
/** More articles than these are not looked at; memory is bounded. */
const MOST = 200_000;

/**
 * Keeps an index of the articles of the workspace: reads it from where it is kept, looks which files have changed since,
 * and follows changes. All work is done in slices, one piece at a time.
 */
export class Corpus {
  readonly #around: Surroundings;
  readonly #projects: Projects;
  #index = new CorpusIndex();
  #edition = '';
  #work: Promise<void> | undefined;
  /** Files that have changed. */
  readonly #touched = new Set<string>();
  /** Everything is to be looked at again. */
  #scan = false;
  #complete = false;
  #saved = 0;
  #told = 0;
  #stopped = false;
  /** Of which decisions others have been told last. */
  #decisions = 0;
  /** How often others have been told, and how often of decisions in one article alone. */
  #tellings = 0;
  readonly #ownTellings = new Map<string, number>();

  constructor(around: Surroundings) {
    this.#around = around;
    this.#projects = new Projects(around.files, () => around.reach());
  }

  get index(): CorpusIndex {
    return this.#index;
  }

  /** Changes with what decisions in other articles than one say, but not with every article while all are read. */
  decisionsBeside(uri: string): number {
    return this.#tellings - (this.#ownTellings.get(uri) ?? 0);
  }

  /** Whether all articles have been read once. */
  get complete(): boolean {
    return this.#complete;
  }

  /** Begins, or looks at everything again: folders, project files or settings are others. */
  refresh(): void {
    this.#projects.clear();
    this.#scan = true;
    this.#go();
  }

  /** Begins anew if what the index is made with is no longer what it was. */
  renew(): void {
    if (this.#edition !== '' && this.#edition !== this.#around.edition()) this.refresh();
  }

  /** An article or a sidecar has changed, has come, or is gone. */
  touch(uri: string): void {
    this.#touched.add(canonical(uri));
    // Before it has begun there is nothing to keep up to date.
    if (this.#edition !== '') this.#go();
  }

  /** Resolves when everything that is known to have changed has been read. */
  async settled(): Promise<void> {
    while (this.#work) await this.#work;
  }

  /** Ends the work, and keeps what there is. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.settled();
    if (this.#complete) await this.#save();
  }

  #go(): void {
    this.#work ??= this.#run().finally(() => {
      this.#work = undefined;
    });
  }

  async #run(): Promise<void> {
    const slices = new Slices(this.#around);
    if (this.#edition !== this.#around.edition()) await this.#load();
    while (!this.#stopped && (this.#scan || this.#touched.size > 0)) {
      if (this.#scan) {
        this.#scan = false;
        this.#touched.clear();
        await this.#scanAll(slices);
      } else {
        await this.#around.quiet?.();
        const [uri] = this.#touched;
        this.#touched.delete(uri!);
        await this.#look(uri!);
        await slices.turn();
      }
      this.#tellDecisions();
      this.#tell();
    }
    this.#tell(true);
  }

  async #load(): Promise<void> {
    this.#edition = this.#around.edition();
    this.#index = new CorpusIndex();
    this.#complete = false;
    this.#scan = true;
    const at = this.#around.storage();
    if (at === undefined) return;
    const file = await this.#around.files.readBytes(within(at, FILE));
    const kept = file.kind === 'bytes' ? readIndex(file.bytes, this.#edition) : undefined;
    if (!kept) return;
    this.#index = kept;
    this.#saved = kept.revision;
    this.#complete = true;
    this.#tellDecisions();
    this.#tell(true);
  }

  /** Failure to keep it is no harm: it is made anew. */
  async #save(): Promise<void> {
    const at = this.#around.storage();
    if (at === undefined || this.#index.revision === this.#saved) return;
    this.#saved = this.#index.revision;
    try {
      const staging = await this.#around.files.stage(at);
      for (const part of writeIndex(this.#index, this.#edition)) staging.append(FILE, part);
      await staging.finish();
    } catch {
      this.#saved = 0;
    }
  }

  async #scanAll(slices: Slices): Promise<void> {
    const { files, reach } = this.#around;
    const seen = new Set<string>();
    const reading = new Reading(this.#around);
    const waiting = new Set<Promise<void>>();
    let batch: Wanted[] = [];
    let [done, unread] = [0, 0];
    const flush = async () => {
      if (batch.length === 0) return;
      const wanted = batch;
      batch = [];
      const changed = await this.#changed(wanted);
      const before = unread;
      unread += changed.length;
      if (before < MANY && unread >= MANY) reading.begin();
      const work = this.#readAll(changed, reading, slices).finally(() => {
        waiting.delete(work);
        done += wanted.length;
        if (done >= PATIENCE) this.#around.progress(done, seen.size);
        this.#tell();
      });
      waiting.add(work);
      while (waiting.size >= reading.width) await Promise.race(waiting);
    };
    try {
      for (const folder of reach().folders) {
        for await (const found of articlesIn([folder], files, this.#projects)) {
          if (this.#stopped) return;
          await slices.turn();
          if (!('name' in found) || seen.has(found.uri) || seen.size >= MOST) continue;
          const { uri, name, siblings } = found;
          seen.add(uri);
          const sidecar = within(folderOf(uri), sidecarsOf(nameOf(uri), siblings!)[0]!);
          batch.push(await this.#wanted(uri, name, sidecar));
          if (batch.length >= reading.size) await flush();
        }
      }
      await flush();
      await Promise.all(waiting);
    } finally {
      await reading.end();
    }
    for (const { uri } of this.#index.articles()) if (!seen.has(uri)) this.#index.delete(uri);
    this.#complete = true;
    this.#around.progress();
    await this.#save();
  }

  /** Those whose files are not as they were, which is found out without reading them. */
  async #changed(wanted: readonly Wanted[]): Promise<readonly Wanted[]> {
    const { files } = this.#around;
    const isSame = await Promise.all(
      wanted.map(async ({ job }) => job.known && job.known === (await stampsOf(job, files)).stamp),
    );
    return wanted.filter((_, n) => !isSame[n]);
  }

  async #readAll(wanted: readonly Wanted[], reading: Reading, slices: Slices): Promise<void> {
    if (wanted.length === 0) return;
    const outcomes = await reading.read(wanted.map(({ job }) => job));
    for (const [n, outcome] of outcomes.entries()) {
      this.#put(wanted[n]!, outcome);
      await slices.turn();
    }
  }

  /** Looks at one file that has changed. */
  async #look(uri: string): Promise<void> {
    if (!isSidecar(uri)) return this.#lookAtArticle(uri);
    const owner = this.#index.ownerOf(uri);
    const folder = folderOf(uri);
    const candidates = articlesOf(nameOf(uri)).map((name) => within(folder, name));
    for (const article of new Set([...(owner === undefined ? [] : [owner]), ...candidates]))
      await this.#lookAtArticle(article);
  }

  async #lookAtArticle(uri: string): Promise<void> {
    const { files, reach, messages, memo } = this.#around;
    const folder = reach().folders.find((each) => relativeTo(each, uri) !== undefined);
    const there = folder !== undefined && (await files.stamp(uri)) !== undefined;
    if (!there || (await this.#projects.verdict(uri)) !== 'article') {
      this.#index.delete(uri);
      return;
    }
    const name = relativeTo(folder!, uri)!;
    const wanted = await this.#wanted(uri, name, await sidecarFor(uri, files));
    this.#put(wanted, await readArticle(wanted.job, files, messages(), memo));
  }

  async #wanted(uri: string, name: string, sidecar: string): Promise<Wanted> {
    const known = this.#index.get(uri);
    const { project, root = '' } = await this.#projects.of(uri);
    // What was learned is large, and says nothing of decisions.
    const { learned: _, ...plain } = project;
    const isSame = known?.sidecar === sidecar && known.name === name && known.root === root;
    return { name, root, job: { uri, sidecar, project: plain, ...(isSame ? { known: known.stamp } : {}) } };
  }

  #put({ name, root, job: { uri, sidecar } }: Wanted, outcome: Outcome): void {
    if (outcome === 'same') return;
    if (outcome === 'gone') this.#index.delete(uri);
    else this.#index.put(outcome.entry, { uri, name, sidecar, root, stamp: outcome.stamp });
  }

  #tellDecisions(): void {
    if (!this.#complete || this.#decisions === this.#index.decisions) return;
    this.#decisions = this.#index.decisions;
    this.#tellings++;
    const [only, ...others] = this.#index.takeSaying();
    if (only !== undefined && others.length === 0)
      this.#ownTellings.set(only, (this.#ownTellings.get(only) ?? 0) + 1);
    this.#around.learned();
  }

  #tell(always = false): void {
    const now = this.#around.clock();
    if (!always && now - this.#told < PACE) return;
    this.#told = now;
    this.#around.changed();
  }
}

interface Wanted {
  readonly name: string;
  /** The folder of the project that governs it, or ''. */
  readonly root: string;
  readonly job: Job;
}

/** Reads many articles: here, or in threads once there are enough of them. */
class Reading {
  readonly #around: Surroundings;
  #readers: Readers | undefined;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** So many articles at once. */
  get size(): number {
    return this.#readers ? BATCH : READERS;
  }

  /** So many of these batches at once. A thread that waits for its next batch does nothing. */
  get width(): number {
    return this.#readers ? 2 * this.#readers.width : 1;
  }

  begin(): void {
    this.#readers ??= this.#around.readers?.();
  }

  async read(jobs: readonly Job[]): Promise<readonly Outcome[]> {
    const { files, messages, locale } = this.#around;
    const readers = this.#readers;
    try {
      if (readers) return await readers.read(jobs, locale?.());
    } catch {
      // A thread that ends takes nothing along but time.
      if (this.#readers === readers) await this.end();
    }
    return Promise.all(jobs.map((job) => readArticle(job, files, messages())));
  }

  async end(): Promise<void> {
    const readers = this.#readers;
    this.#readers = undefined;
    await readers?.end();
  }
}
