import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  DiagnosticRefreshRequest,
  FoldingRangeRefreshRequest,
  type InitializeParams,
  InlayHintRefreshRequest,
  SemanticTokensRefreshRequest,
} from 'vscode-languageserver';
import { type Messages, messagesFor } from '../features/messages';
import type { InitializationOptions, Settings } from '../protocol';

/** What the client has said of itself and wishes. It never changes: when something is said anew, a new one is made. */
export interface Config {
  readonly client: ClientCapabilities;
  readonly options: InitializationOptions;
  /** The client's language. */
  readonly locale: string | undefined;
  /** URIs of the folders of the workspace. */
  readonly folders: readonly string[];
  readonly settings: Settings;
  readonly messages: Messages;
}

const DEFAULTS: Settings = {
  acceptThreshold: 0.9,
  showThreshold: 0.3,
  author: '',
  language: 'auto',
  problems: 'byName',
  showValues: true,
  showLabels: false,
  learn: true,
  trainWhenIdle: false,
  models: [],
};

export const INITIAL: Config = {
  client: {},
  options: {},
  locale: undefined,
  folders: [],
  settings: DEFAULTS,
  messages: messagesFor(undefined),
};

export function configOf(params: InitializeParams): Config {
  const { capabilities, initializationOptions, locale, workspaceFolders, rootUri } = params;
  return {
    ...INITIAL,
    client: capabilities,
    options: (initializationOptions ?? {}) as InitializationOptions,
    locale,
    folders: workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []),
    messages: messagesFor(locale),
  };
}

/** @param said the section `dateline` as the client has it; what is of another type than it should be is left out */
export function withSettings(config: Config, said: unknown): Config {
  const settings = { ...DEFAULTS, ...known(said) };
  const { language } = settings;
  return { ...config, settings, messages: messagesFor(language === 'auto' ? config.locale : language) };
}

function known(said: unknown): Partial<Settings> {
  if (typeof said !== 'object' || said === null) return {};
  const fields = Object.entries(DEFAULTS).map(([name, usual]) => {
    const value = (said as Record<string, unknown>)[name];
    const isUsual = typeof value === typeof usual && Array.isArray(value) === Array.isArray(usual);
    return [name, isUsual ? value : usual];
  });
  return Object.fromEntries(fields) as Partial<Settings>;
}

/** Whether the client asks for diagnostics; to others they are sent. */
export const pulls = ({ client }: Config) => client.textDocument?.diagnostic !== undefined;
/** Whether the client shows what a finding refers to in other files. */
export const relates = ({ client }: Config) => {
  const { diagnostic, publishDiagnostics } = client.textDocument ?? {};
  return (diagnostic?.relatedInformation ?? publishDiagnostics?.relatedInformation) === true;
};
/** Whether the client can be asked to show a file. */
export const showsFiles = ({ client }: Config) => client.window?.showDocument?.support === true;
/** Whether the client shows annotations itself. */
export const showsAnnotations = ({ options }: Config) => options.annotations === true;
/** Whether the client has the commands that ours has. */
export const hasCommands = ({ options }: Config) => options.commands === true;
export const isTrusted = ({ options }: Config) => options.trusted !== false;
/** Whether the client tells of renames that have been, and not only of those that will be. */
export const tellsOfRenames = ({ client }: Config) => client.workspace?.fileOperations?.didRename === true;

/** What the client is to ask for again after something other than an open text has changed. */
export function refreshes(config: Config): readonly { readonly method: string }[] {
  const { diagnostics, semanticTokens, inlayHint, codeLens, foldingRange } = config.client.workspace ?? {};
  const can = (what: { readonly refreshSupport?: boolean } | undefined) => what?.refreshSupport === true;
  return [
    ...(pulls(config) && can(diagnostics) ? [DiagnosticRefreshRequest.type] : []),
    ...(!showsAnnotations(config) && can(semanticTokens) ? [SemanticTokensRefreshRequest.type] : []),
    ...(can(inlayHint) ? [InlayHintRefreshRequest.type] : []),
    ...(can(codeLens) ? [CodeLensRefreshRequest.type] : []),
    ...(can(foldingRange) ? [FoldingRangeRefreshRequest.type] : []),
  ];
}
