import type { Range } from 'vscode-languageserver-protocol';
import type { CorpusDecision } from '../core/project/decisions';
import type { Verdict } from '../core/project/looks';
import type { AnyLineKind, TimexType } from '../core/recognition/types';
import type { Keep } from '../core/sidecar/merge';
import type { Status } from '../core/sidecar/model';
import type { ReviewState } from '../core/sidecar/state';
import { EXCHANGE_COMMANDS } from './exchange';
import { LEARNING_COMMANDS } from './learning';

export type { BuiltInLabel } from '../core/annotation/model';
export type { ReviewState } from '../core/sidecar/state';
export * from './annotations';

/** What a client may say when it starts the server; every field is optional. */
export interface InitializationOptions {
  /** The client shows annotations itself and wants `dateline/annotations`; semantic tokens are then off. */
  readonly annotations?: boolean;
  /** The client has the commands of `CLIENT_COMMANDS`, and follows links of hover cards that run `LINKED_COMMANDS`. */
  readonly commands?: boolean;
  /** The keys of the client's commands, as people read them: `{"dateline.accept": "Alt+Enter"}`. */
  readonly keys?: Readonly<Record<string, string>>;
  /** The client answers `dateline/save`. */
  readonly save?: boolean;
  /** The client answers `FILES`, for files that the server does not reach itself. */
  readonly files?: boolean;
  /** The folder is trusted; without trust `dateline.yaml` is ignored. Default true. */
  readonly trusted?: boolean;
  /** The client wants `dateline/corpus/changed`. */
  readonly corpus?: boolean;
  /** URI of a folder in which the server may keep what it has read of the workspace. */
  readonly storageUri?: string;
}

/** Server settings, section `dateline`, read with `workspace/configuration`. */
export interface Settings {
  /** Suggestions at or above this confidence are accepted by `source.fixAll.dateline` and "accept all". */
  readonly acceptThreshold: number;
  /** Suggestions below this confidence are not shown. */
  readonly showThreshold: number;
  /** Name that decisions are signed with; empty: that of the operating system. */
  readonly author: string;
  /** Language of what the server says; `auto`: the client's. */
  readonly language: 'auto' | 'en' | 'vi';
  /** One diagnostic for a name that is not tagged, as a hint, or one for each of its mentions. */
  readonly problems: 'byName' | 'byMention';
  /** The values of dates as inlay hints. */
  readonly showValues: boolean;
  /** The labels of names and dates as inlay hints. */
  readonly showLabels: boolean;
  /** Whether what people have decided changes what is suggested elsewhere. */
  readonly learn: boolean;
  /** Whether a model is trained when much was decided and nothing happens. */
  readonly trainWhenIdle: boolean;
  /** Models of the user's own (`OutsideModel`), from their own settings alone; not checked. */
  readonly models: readonly unknown[];
}

/** Request from the client: is this file an article that Dateline takes care of? It answers an `IsArticleResult`. */
export const IS_ARTICLE = 'dateline/isArticle';
export interface IsArticleParams {
  readonly uri: string;
}
/** Where the server is `unsure`, people are to be asked. */
export type IsArticleResult = Verdict;

/**
 * Request from the client: how far is the work on these articles, open or not? It answers a `StatesResult`, whose
 * states stand in the order of the question; null where a file cannot be read.
 */
export const STATES = 'dateline/states';
export interface StatesParams {
  readonly uris: readonly string[];
}
export type StatesResult = readonly (ReviewState | null)[];

/** Commands of the server, for `workspace/executeCommand`. Each takes one argument of the type beside it. */
export const COMMANDS = {
  /** `ApplyArgument` → `ApplyResult` */
  apply: 'dateline.server.apply',
  /** `AcceptAllArgument` → `ApplyResult` */
  acceptAll: 'dateline.server.acceptAll',
  /** `TagEveryArgument` → `ApplyResult` */
  tagEvery: 'dateline.server.tagEvery',
  /** `AdoptArgument` → `ApplyResult` */
  adopt: 'dateline.server.adopt',
  /** `SettleArgument` → `ApplyResult` */
  settle: 'dateline.server.settle',
  /** `FinishArgument` → `FinishResult` */
  finish: 'dateline.server.finish',
  /** `ReopenArgument` → `ApplyResult`: the article is not finished any more */
  reopen: 'dateline.server.reopen',
  /** `RenamingArgument` → `RenamingResult`: what a new name would concern */
  renaming: 'dateline.server.renaming',
  /** `RenameArgument` → `RenameResult` */
  rename: 'dateline.server.rename',
  /** `DecideArgument` → `ApplyResult`: for all articles below a folder, in its `dateline.names` */
  decide: 'dateline.server.decide',
  /** `OpenArgument` → `boolean`: whether the client, asked by `window/showDocument`, has shown it */
  open: 'dateline.server.open',
  /** `UndoArgument` or none → `ApplyResult`; takes back an action of this session */
  undo: 'dateline.server.undo',
  /** The same; does again what was taken back last, until something else is done to the article */
  redo: 'dateline.server.redo',
  /** `TagArgument` → `ApplyResult` */
  tag: 'dateline.server.tag',
  /** `AtArgument` → `ApplyResult`; each accepts, rejects or removes the annotations there */
  accept: 'dateline.server.accept',
  reject: 'dateline.server.reject',
  remove: 'dateline.server.remove',
  /** `ResizeArgument` → `ResizeResult`; gives the annotation there one syllable more or less */
  resize: 'dateline.server.resize',
  /** `AtArgument` → `TargetInfo[]` */
  target: 'dateline.server.target',
  /** `AtArgument` → `ValueInfo[]`: the values that dates at the places have, and may have */
  values: 'dateline.server.values',
  /** `ReadingsArgument` → `ReadingInfo[]`: what may stand at a place instead, the likeliest first */
  readings: 'dateline.server.readings',
  /** `ReadDateArgument` → `string | null`: the value of a date as a person types it */
  readDate: 'dateline.server.readDate',
  /** `LabelsArgument` → `LabelInfo[]` */
  labels: 'dateline.server.labels',
  /** `LabelsArgument` → `LineKindInfo[]` */
  lineKinds: 'dateline.server.lineKinds',
  /** `CheckArgument` → `string | null`: what is wrong with a value that a person types */
  check: 'dateline.server.check',
  /** `SetUpArgument` → `SetUpResult` */
  setUp: 'dateline.server.setUp',
  /** `MergeDriverArgument` → `MergeDriverResult` */
  mergeDriver: 'dateline.server.mergeDriver',
  ...EXCHANGE_COMMANDS,
  ...LEARNING_COMMANDS,
} as const;

/** Commands of our client that the server leads to, where the client said `commands`: for the place of the cursor. */
export const CLIENT_COMMANDS = {
  menu: 'dateline.menu',
  next: 'dateline.nextSuggestion',
  acceptAll: 'dateline.acceptAll',
  finish: 'dateline.finish',
  nextArticle: 'dateline.nextArticle',
} as const;

/** Commands of the server that links of hover cards run; a client should trust no others. */
export const LINKED_COMMANDS: readonly string[] = [
  COMMANDS.accept,
  COMMANDS.reject,
  COMMANDS.remove,
  COMMANDS.tag,
  COMMANDS.tagEvery,
];

/** The wire form of an action; see `core/annotation/decide.ts`. `id` is that of an entry of the sidecar. */
export type WireAction =
  | {
      readonly do: 'tag';
      readonly range: Range;
      readonly id?: string;
      /** Where the annotation stands that is to get this range. */
      readonly from?: Range;
      readonly label: string;
      readonly type?: TimexType;
      readonly value?: string;
    }
  | { readonly do: 'split'; readonly range: Range; readonly parts: readonly Range[] }
  | { readonly do: 'note'; readonly range: Range; readonly text: string }
  | { readonly do: 'reject' | 'remove' | 'distinguish'; readonly range: Range; readonly id?: string }
  | { readonly do: 'unmark'; readonly range: Range }
  | { readonly do: 'mark'; readonly range: Range; readonly kind: AnyLineKind }
  /** For an entry whose text has changed. */
  | { readonly do: 'reanchor'; readonly range: Range; readonly id: string }
  | { readonly do: 'forget'; readonly id: string }
  /** `YYYY-MM-DD`; '' leaves the publication date to the recognizer again. */
  | { readonly do: 'publish'; readonly value: string };

/** What a person saw at a place when they decided. */
export interface Seen {
  readonly range: Range;
  readonly label: string;
  /** Of a date. */
  readonly value?: string;
}

export interface ApplyArgument {
  readonly uri: string;
  /** The document version that the ranges belong to; an outdated one is refused. */
  readonly version?: number;
  /** Where something else stands now nothing is done. */
  readonly seen?: readonly Seen[];
  readonly actions: readonly WireAction[];
}

export interface AcceptAllArgument {
  readonly uri: string;
  readonly version?: number;
  /** Default: the setting `dateline.acceptThreshold`. */
  readonly threshold?: number;
  /** Only what lies inside. */
  readonly range?: Range;
}

/** Gives the sidecar that the article's diagnostic `orphan-sidecar` names the name that belongs to the article. */
export interface AdoptArgument {
  readonly uri: string;
}

/** Merges what stands between git's conflict marks in a sidecar, entry by entry. */
export interface SettleArgument {
  /** The sidecar, or its article. */
  readonly uri: string;
  /** What stays where two people decided in different ways; without it that stays between marks. */
  readonly keep?: Keep;
}

/** Calls an article finished. Refused while something is left to do. */
export interface FinishArgument {
  readonly uri: string;
  readonly version?: number;
  /** Finish it whatever is left; people are to be asked before. */
  readonly force?: boolean;
}

export interface FinishResult extends ApplyResult {
  /** What is left to do, where that is why it was refused; `message` says it. */
  readonly left?: {
    /** Suggestions at or above `dateline.acceptThreshold`. */
    readonly undecided: number;
    readonly errors: number;
    /** The place of the first. */
    readonly range: Range;
  };
}

export interface ReopenArgument {
  readonly uri: string;
  readonly version?: number;
}

/** Which action is taken back or done again; the last one of all when nothing is said. */
export interface UndoArgument {
  /** An article, or its sidecar: the last action that changed it. One that changed others, too, is one action. */
  readonly uri?: string;
  /** That of a result: exactly this action, wherever it was. */
  readonly action?: number;
}

/** All that is called by a full name under a label, in the whole corpus. */
export interface EntityName {
  readonly label: string;
  readonly name: string;
}

/** By a place in an article, or by name. */
export type RenamingArgument = { readonly uri: string; readonly at: Range } | EntityName;

/** Null where nothing is called so. */
export type RenamingResult =
  | (EntityName & {
      /** Accepted mentions, and the articles in which they are, in order of names. */
      readonly mentions: number;
      readonly articles: readonly {
        readonly uri: string;
        readonly name: string;
        readonly mentions: number;
      }[];
    })
  | null;

/** Gives what is called so another full name, or another label, or both, wherever it is accepted. */
export interface RenameArgument extends EntityName {
  /** Others that become the same, all as one action. */
  readonly others?: readonly EntityName[];
  readonly to: { readonly name?: string; readonly label?: string };
  /** Only in these articles. */
  readonly uris?: readonly string[];
}

export interface RenameResult extends ApplyResult {
  /** How many articles have changed. */
  readonly articles: number;
}

/**
 * Decides something for all articles below the folder of the `dateline.yaml` that governs the article, or below the
 * folder of the workspace where there is none.
 */
export interface DecideArgument {
  readonly uri: string;
  readonly decision: CorpusDecision;
}

/** A place that a finding leads to. */
export interface OpenArgument {
  readonly uri: string;
  readonly range: Range;
}

/** Tags every mention of the text at `range`; which those are is for the server to say. */
export interface TagEveryArgument {
  readonly uri: string;
  readonly version?: number;
  readonly range: Range;
  /** Without one what stands there is called no name, wherever it is suggested. */
  readonly label?: string;
  /** Where something else stands now nothing is done. */
  readonly seen?: readonly Seen[];
}

/** Places are selections, or cursors where they are empty: a cursor means the annotation, name or word it is on. */
export interface AtArgument {
  readonly uri: string;
  readonly version?: number;
  readonly at: readonly Range[];
}

export interface TagArgument extends AtArgument {
  readonly label: string;
  /** For dates: a TIMEX3 value; its type follows from it. */
  readonly value?: string;
}

export interface ResizeArgument {
  readonly uri: string;
  readonly version?: number;
  /** The selection or cursor. */
  readonly at: Range;
  /** Which end moves. */
  readonly end: 'start' | 'end';
  readonly to: 'left' | 'right';
}

export interface ResizeResult extends ApplyResult {
  /** Where the annotation is now. */
  readonly range?: Range;
}

/** What a place means. */
export interface TargetInfo {
  readonly range: Range;
  readonly text: string;
  /** Of the annotation that is shown there. */
  readonly label?: string;
  readonly status?: Status;
  /** A word in small letters under a cursor: ask before it is tagged. */
  readonly doubtful?: true;
}

/** The value of what a place means. */
export interface ValueInfo extends TargetInfo {
  /** The TIMEX3 value; '' where it has none, or is no date. */
  readonly value: string;
  /** What the value may be instead, the likeliest first, and why. */
  readonly candidates: readonly { readonly value: string; readonly why: string }[];
}

export interface ReadingsArgument {
  readonly uri: string;
  readonly version?: number;
  readonly at: Range;
}

export interface ReadingInfo {
  readonly range: Range;
  readonly label: string;
  /** Of a date. */
  readonly value?: string;
}

export interface ReadDateArgument {
  readonly uri: string;
  readonly text: string;
  /** The value that there is, which what is typed may change, and may stand behind. */
  readonly own?: string;
}

export interface LabelsArgument {
  /** An article, or a file in its folder. */
  readonly uri: string;
}

/** A label of the project, in its order, the one of dates last. */
export interface LabelInfo {
  readonly name: string;
  readonly description: string;
  /** Annotations with it are dates, and have values. */
  readonly isDate: boolean;
}

/** A kind of lines: those of the project first. */
export interface LineKindInfo {
  readonly name: string;
  readonly description: string;
}

export interface CheckArgument {
  readonly value: string;
  /** A TIMEX3 value, or the day of a publication. */
  readonly as: 'timex' | 'day';
}

export interface SetUpArgument {
  /** URI of the folder. */
  readonly folder: string;
}

export interface SetUpResult {
  /** Names of the files that were written; none where all was there. */
  readonly written: readonly string[];
  /** URI of the `dateline.yaml`. */
  readonly project: string;
  /** Why something could not be written. */
  readonly message?: string;
}

/** Has git merge sidecars entry by entry in the repository of a file, or asks whether that is to be done. */
export interface MergeDriverArgument {
  readonly uri: string;
  /** Do it; people are to be asked before. Without it nothing is changed and no program started. */
  readonly install?: boolean;
}

export interface MergeDriverResult {
  /** URI of the folder of the repository, where it does not do so yet, or did not before. */
  readonly repository?: string;
  readonly installed: boolean;
  /** What is to be known or done now, or why it could not be done. */
  readonly message?: string;
}

export interface ApplyResult {
  /** False when nothing was changed; `message` then says why. */
  readonly applied: boolean;
  /** How many annotations changed. */
  readonly changes: number;
  readonly message?: string;
  /** Names what was done, to take back exactly that, see `UndoArgument`. */
  readonly action?: number;
  /** URIs of the articles that were changed by undo or redo beside the one that it was asked for. */
  readonly elsewhere?: readonly string[];
  /** There was nothing at the places that the client named; no cause for alarm. */
  readonly nothingHere?: true;
}

/**
 * Request to the client: save this open document. The server asks after it has changed a sidecar that is
 * open in an editor. Only sent when the client said `save` in its initialization options.
 */
export const SAVE = 'dateline/save';
export interface SaveParams {
  readonly uri: string;
}
