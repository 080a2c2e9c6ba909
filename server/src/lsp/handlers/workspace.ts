import {
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidRenameFilesNotification,
  WillRenameFilesRequest,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { NAMES_FILE } from '../../core/project/decisions';
import { PROJECT_FILE } from '../../core/project/model';
import { MODEL_PATH } from '../../core/recognition/learned/place';
import { isSidecar, SIDECAR_SUFFIX } from '../../core/sidecar/name';
import { stateOf } from '../../features/finishing';
import { IS_ARTICLE, STATES, type StatesResult } from '../../protocol';
import { findSidecar, sidecarRenamed } from '../../workspace/sidecars';
import { reviewOf } from '../../workspace/states';
import { nameOf } from '../../workspace/uris';
import { anything, listOf, shape, string } from '../check';
import { showsAnnotations, tellsOfRenames } from '../config';
import { answers, type Handler, hears } from '../dispatch';
import { Cancelled } from '../errors';
import { isProject } from '../session';

// Settings, folders and files: what changes around the open documents.

const configuration = hears(DidChangeConfigurationNotification.type, anything, {
  registration: ({ client }) =>
    client.workspace?.didChangeConfiguration?.dynamicRegistration ? { section: 'dateline' } : undefined,
  async run(session) {
    await session.readSettings();
    session.corpus.renew();
    await session.changed();
  },
});

const folder = shape({ uri: string });

const folders = hears(
  DidChangeWorkspaceFoldersNotification.type,
  shape({ event: shape({ added: listOf(folder), removed: listOf(folder) }) }),
  {
    capability: () => ({ workspace: { workspaceFolders: { supported: true, changeNotifications: true } } }),
    async run(session, { event }) {
      const { config } = session;
      const changed = new Set([...event.removed, ...event.added].map(({ uri }) => uri));
      const kept = config.folders.filter((uri) => !changed.has(uri));
      session.configure({ ...config, folders: [...kept, ...event.added.map(({ uri }) => uri)] });
      session.articles.invalidate();
      session.corpus.refresh();
      await session.changed();
    },
  },
);

const watched = hears(
  DidChangeWatchedFilesNotification.type,
  shape({ changes: listOf(shape({ uri: string })) }),
  {
    registration: (config) =>
      config.client.workspace?.didChangeWatchedFiles?.dynamicRegistration && !showsAnnotations(config)
        ? {
            watchers: [
              { globPattern: `**/*${SIDECAR_SUFFIX}` },
              { globPattern: `**/{${PROJECT_FILE},${NAMES_FILE}}` },
              { globPattern: `**/${MODEL_PATH}` },
            ],
          }
        : undefined,
    async run(session, { changes }) {
      const { articles, corpus } = session;
      if (changes.some(({ uri }) => isProject(uri) || uri.endsWith(`/${MODEL_PATH}`))) {
        articles.invalidate();
        corpus.refresh();
      }
      for (const { uri } of changes) {
        if (!isProject(uri)) corpus.touch(uri);
        if (isSidecar(uri) || nameOf(uri) === NAMES_FILE) articles.invalidate(uri);
        else if (articles.has(uri)) await articles.saved(uri);
      }
      await session.changed();
    },
  },
);

const renames = shape({ files: listOf(shape({ oldUri: string, newUri: string })) });
/** Any file may be an article. */
const ANY_FILE = [{ pattern: { glob: '**/*', matches: 'file' as const } }];

// Editors ask people about edits that are proposed beforehand, and who declines leaves the sidecar behind.
const didRename = hears(DidRenameFilesNotification.type, renames, {
  capability: (config) =>
    tellsOfRenames(config)
      ? { workspace: { fileOperations: { didRename: { filters: ANY_FILE } } } }
      : undefined,
  async run(session, { files }) {
    const { messages } = session.config;
    for (const { oldUri, newUri } of files) {
      for (const uri of [oldUri, newUri]) session.corpus.touch(uri);
      if (isSidecar(oldUri)) continue;
      const moved = await session.decisions.follow(oldUri, newUri, messages);
      if (moved.applied) await session.changed();
      else if (moved.message !== messages.nothingToDo) session.warn(moved.message!);
    }
  },
});

const willRename = answers(WillRenameFilesRequest.type, renames, {
  latency: 'now',
  capability: (config) =>
    tellsOfRenames(config)
      ? undefined
      : { workspace: { fileOperations: { willRename: { filters: ANY_FILE } } } },
  async run({ host }, { files }): Promise<WorkspaceEdit> {
    const documentChanges: NonNullable<WorkspaceEdit['documentChanges']> = [];
    for (const { oldUri, newUri } of files) {
      const from = isSidecar(oldUri) ? undefined : await findSidecar(oldUri, host.files);
      if (from === undefined) continue;
      const to = await sidecarRenamed(from, newUri, host.files, oldUri);
      const [source, target] = [await host.files.read(from), await host.files.read(to)];
      // An annotation that is already there is never written over.
      if (source.kind === 'text' && target.kind === 'missing') {
        documentChanges.push({ kind: 'rename', oldUri: from, newUri: to, options: { overwrite: false } });
      }
    }
    return { documentChanges };
  },
});

const isArticle = answers(IS_ARTICLE, shape({ uri: string }), {
  latency: 'now',
  run: ({ articles }, { uri }) => articles.isArticle(uri),
});

const states = answers(STATES, shape({ uris: listOf(string) }), {
  latency: 'later',
  async run({ articles, host: { files } }, { uris }, token): Promise<StatesResult> {
    const result: StatesResult[number][] = [];
    for (const uri of uris) {
      if (token.isCancellationRequested) throw new Cancelled();
      const open = articles.has(uri) ? await articles.state(uri) : undefined;
      result.push(open ? stateOf(open.article) : ((await reviewOf({ uri }, files))?.state ?? null));
    }
    return result;
  },
});

export const WORKSPACE: readonly Handler[] = [
  configuration,
  folders,
  watched,
  didRename,
  willRename,
  isArticle,
  states,
];
