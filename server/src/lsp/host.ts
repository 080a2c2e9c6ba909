import type { Article } from '../core/annotation/article';
import type { Messages } from '../features/messages';
import type { Files } from '../workspace/files';
import type { Runtime } from '../workspace/host';
import type { Learner } from '../workspace/learning/job';
import type { Connect } from '../workspace/outside';

/** What export and import need to know of the editor that asks for them. */
export interface Asker {
  readonly messages: Messages;
  /** Without trust no `dateline.yaml` counts. */
  readonly trusted: boolean;
  /** URIs of the folders of the workspace. */
  readonly folders: readonly string[];
  readonly signal: AbortSignal;
  /** Whether what is decided in articles changes what is suggested in others. */
  readonly learn: boolean;
  /** The files as the editor has them: with changes that are not saved. What is open is changed there. */
  readonly files: Files;
  /** An article that is open in the editor, with where its annotations stand. */
  readonly openArticle: (uri: string) => Promise<Article | undefined>;
  /** @param share of the work that is done, from 0 to 1 */
  progress(share: number, message: string): void;
  /** @returns whether the person wants it */
  confirm(question: string, yes: string): Promise<boolean>;
}

/** How git merges sidecars. */
export interface MergeDriver {
  /** The folder of the repository of a file, if it has one that does not merge sidecars by this program; runs nothing. */
  wanted(uri: string): Promise<string | undefined>;
  /** As `dateline merge --install`; people are to be asked before. @returns why it could not be done */
  install(repository: string): Promise<string | undefined>;
}

/** What the protocol layer needs of the world; the only way by which it reaches it. */
export interface Host extends Runtime {
  /** Whether `files` has what is at such a URI; the rest is asked of the client, where that offers it. */
  reaches(uri: string): boolean;
  /** Of the program. */
  readonly version: string;
  /** The name that decisions are signed with when the settings have none. */
  userName(): string;
  /** The present time in ISO 8601 UTC, to the second. */
  now(): string;
  /** Where the documentation of a diagnostic code is. */
  documentation(code: string): string | undefined;
  /** Where nothing waits for it; not there where there are no threads, and then it takes turns with other work. */
  readonly learn?: Learner;
  /** Milliseconds in which nothing happens before a model is trained in quiet; a minute where it says nothing. */
  readonly quiet?: number;
  /** Runs models that the user has named; not there where no programs can be started. */
  readonly connectOutside?: Connect;
  /** Not there where there is no git. */
  readonly mergeDriver?: MergeDriver;
}
