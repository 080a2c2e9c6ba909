import {
  CompletionRequest,
  DefinitionRequest,
  type DocumentLink,
  DocumentLinkRequest,
  type Location,
} from 'vscode-languageserver';
import { PROJECT_FILE } from '../../core/project/model';
import { SIDECAR_SUFFIX } from '../../core/sidecar/name';
import { completionsAt } from '../../features/files/completion';
import { placeOfEntry } from '../../features/files/entries';
import { fileLinks } from '../../features/files/links';
import { entryOf } from '../../features/mentions';
import { atPosition, inDocument } from '../check';
import type { Config } from '../config';
import { toCompletion, toOffset, toRange } from '../convert';
import { answers, type Handler } from '../dispatch';
import { sidecarSource } from '../session';
import { yamlFile } from '../yamlFiles';

// Sidecars and `dateline.yaml` in an editor.

/** Only these are completed: in articles an editor would ask at each mark that is typed. */
const SELECTOR = [`**/*${SIDECAR_SUFFIX}`, `**/${PROJECT_FILE}`].map((pattern) => ({ pattern }));
const COMPLETION = { triggerCharacters: [':', '"', '{', ','] };
const registersCompletion = ({ client }: Config) =>
  client.textDocument?.completion?.dynamicRegistration === true;

const completion = answers(CompletionRequest.type, atPosition, {
  latency: 'now',
  capability: (config) => (registersCompletion(config) ? {} : { completionProvider: COMPLETION }),
  registration: (config) =>
    registersCompletion(config) ? { documentSelector: SELECTOR, ...COMPLETION } : undefined,
  async run(session, { textDocument: { uri }, position }) {
    const open = await yamlFile(session, uri);
    if (!open) return [];
    return completionsAt(open.file, toOffset(open.lines, position)).map((one, rank) =>
      toCompletion(open.lines, one, rank),
    );
  },
});

/** From an entry of a sidecar to its place in the article, and back. */
const definition = answers(DefinitionRequest.type, atPosition, {
  latency: 'now',
  capability: () => ({ definitionProvider: true }),
  async run(session, { textDocument: { uri }, position }, token): Promise<Location | null> {
    const state = await session.state(uri, token);
    if (state) {
      const source = entryOf(state.article, toOffset(state.article.lines, position));
      const sidecar = sidecarSource(state);
      return source ? { uri: sidecar.uri, range: toRange(sidecar.lines, source) } : null;
    }
    const open = await yamlFile(session, uri);
    if (open?.file.kind !== 'sidecar' || !open.article) return null;
    const place = placeOfEntry(open.file, toOffset(open.lines, position));
    return place ? { uri: open.article.uri, range: toRange(open.article.lines, place) } : null;
  },
});

const links = answers(DocumentLinkRequest.type, inDocument, {
  latency: 'later',
  capability: () => ({ documentLinkProvider: {} }),
  async run(session, { textDocument: { uri } }): Promise<DocumentLink[]> {
    const open = await yamlFile(session, uri);
    return open
      ? fileLinks(open.file).map(({ span, target }) => ({ range: toRange(open.lines, span), target }))
      : [];
  },
});

export const YAML_FILES: readonly Handler[] = [completion, definition, links];
