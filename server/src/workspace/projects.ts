import { covers } from '../core/project/covers';
import { type CorpusDecisions, NAMES_FILE, readDecisions } from '../core/project/decisions';
import { isTextFile, verdictOf } from '../core/project/detect';
import type { Verdict } from '../core/project/looks';
import { DEFAULT_PROJECT, PROJECT_FILE, type Project, type ProjectProblem } from '../core/project/model';
import { readProject } from '../core/project/read';
import { isSidecar } from '../core/sidecar/name';
import type { NotText } from '../core/text/utf8';
import type { Files } from './files';
import { type FaultyModel, readModelOf } from './learning/model';
import { findSidecar } from './sidecars';
import { canonical, folderOf, nameOf, relativeTo, within } from './uris';

/** How far up a `dateline.yaml` is looked for. */
export interface Reach {
  /** None counts in folders that are not trusted. */
  readonly trusted: boolean;
  /**
   * Not above the innermost of these that a file lies in, and for a file outside of all of them not above its own
   * folder: what a person trusts are the folders of the workspace.
   */
  readonly folders: readonly string[];
}

/** The project that governs a file. */
export interface Governing {
  readonly project: Project;
  /** The folder of its `dateline.yaml`; undefined when there is none. */
  readonly root?: string;
}

/** A `dateline.yaml` that was not understood in all. */
export interface FaultyProject {
  readonly uri: string;
  readonly source: string;
  readonly problems: readonly ProjectProblem[];
}

/** Of a `dateline.yaml` in another encoding, for example; it governs with nothing but defaults. */
const NOT_TEXT: ProjectProblem = { detail: 'UTF-8', source: { start: 0, end: 0 } };

/** What is known of a file already, so that it is not read for it. */
export interface Known {
  readonly text?: string;
  /** The names of the files in its folder. */
  readonly siblings?: ReadonlySet<string>;
}

/**
 * Which `dateline.yaml` governs a file: the nearest one, from its folder upward. And with it, what is an article.
 * Each folder is looked into once, until `clear`.
 */
export class Projects {
  /** Those that were found so far. */
  readonly faulty: FaultyProject[] = [];
  /** Models of corpora that cannot be used, and why. */
  readonly faultyModels: FaultyModel[] = [];
  readonly #files: Files;
  readonly #reach: (() => Reach) | undefined;
  readonly #known = new Map<string, Promise<Governing>>();

  /** @param reach without it, up to the root of the file system, as command lines do */
  constructor(files: Files, reach?: () => Reach) {
    this.#files = files;
    this.#reach = reach;
  }

  of(uri: string): Promise<Governing> {
    const folder = folderOf(uri);
    const reach = this.#reach?.();
    return reach?.trusted === false
      ? Promise.resolve({ project: DEFAULT_PROJECT })
      : this.#find(folder, reach && topOf(folder, reach.folders));
  }

  clear(): void {
    this.#known.clear();
    this.faulty.length = 0;
    this.faultyModels.length = 0;
  }

  /**
   * Whether a file is an article: it has a sidecar; else its project says so; else, for `.txt`, it reads like one.
   */
  async verdict(uri: string, known: Known = {}): Promise<Verdict> {
    const found = await this.look(uri, known);
    return typeof found === 'string' ? found : 'no';
  }

  /** The same; or why it is no text, where one would have to read it to tell. */
  async look(uri: string, known: Known = {}): Promise<Verdict | NotText> {
    const name = nameOf(uri);
    if (isSidecar(name) || name === PROJECT_FILE || name === NAMES_FILE) return 'no';
    if ((await findSidecar(uri, this.#files, known.siblings)) !== undefined) return 'article';
    const { project, root } = await this.of(uri);
    if (root !== undefined) return covers(project, relativeTo(root, uri) ?? name) ? 'article' : 'no';
    if (!isTextFile(name)) return 'no';
    if (known.text !== undefined) return verdictOf(name, known.text);
    const file = await this.#files.read(uri);
    if (file.kind === 'text') return verdictOf(name, file.text);
    return file.kind === 'not-text' ? file.fault : 'no';
  }

  #find(folder: string, top: string | undefined): Promise<Governing> {
    const key = `${top} ${folder}`;
    let known = this.#known.get(key);
    if (!known) {
      known = this.#read(folder, top);
      this.#known.set(key, known);
    }
    return known;
  }

  /** With what people have decided for all articles below the folder, and the model that was trained on them. */
  async #read(folder: string, top: string | undefined): Promise<Governing> {
    const found = await this.#readProject(folder, top);
    const model = await readModelOf(folder, this.#files);
    if (model && 'fault' in model) this.faultyModels.push(model);
    // A model that cannot be used is not made up for by one further up, which knows less of these articles.
    const { learned: _, ...without } = found.project;
    const governing = model
      ? { ...found, project: 'fault' in model ? without : { ...without, learned: model } }
      : found;
    const file = await this.#files.read(within(folder, NAMES_FILE));
    if (file.kind !== 'text') return governing;
    return { ...governing, project: withDecisions(governing.project, readDecisions(file.text)) };
  }

  async #readProject(folder: string, top: string | undefined): Promise<Governing> {
    const uri = within(folder, PROJECT_FILE);
    const file = await this.#files.read(uri);
    if (file.kind === 'text' || file.kind === 'not-text') {
      const source = file.kind === 'text' ? file.text : '';
      const { project, problems } =
        file.kind === 'text' ? readProject(source) : { project: DEFAULT_PROJECT, problems: [NOT_TEXT] };
      const isNew = !this.faulty.some((faulty) => faulty.uri === uri);
      if (problems.length > 0 && isNew) this.faulty.push({ uri, source, problems });
      return { project, root: folder };
    }
    if (file.kind === 'failed') {
      // It governs all the same, or a project further up would decide about what it is to leave out.
      const problem = { detail: file.message, source: { start: 0, end: 0 } };
      this.faulty.push({ uri, source: '', problems: [problem] });
      return { project: DEFAULT_PROJECT, root: folder };
    }
    const parent = folderOf(folder);
    const last = folder === top || parent === folder;
    return last ? { project: DEFAULT_PROJECT } : this.#find(parent, top);
  }
}

/** The innermost of the folders that has this one in it; itself when there is none. */
function topOf(folder: string, folders: readonly string[]): string {
  const above = folders
    .map((each) => canonical(each).replace(/(?<=[^/:])\/$/, ''))
    .filter((each) => each === folder || relativeTo(each, folder) !== undefined);
  return (
    above.reduce<string | undefined>(
      (inner, each) => (inner === undefined || each.length > inner.length ? each : inner),
      undefined,
    ) ?? folder
  );
}

/** What holds in a folder above holds below, where nothing else is said. */
function withDecisions(
  project: Project,
  { ignore, aliases, boilerplate, published }: CorpusDecisions,
): Project {
  return {
    ...project,
    ignore: new Set([...project.ignore, ...ignore]),
    aliases: new Map([...project.aliases, ...aliases]),
    boilerplate: new Set([...project.boilerplate, ...boilerplate]),
    ...(published === undefined ? {} : { publishedElse: published }),
  };
}
