import {
  type CodeAction,
  CodeActionKind,
  CodeActionRequest,
  CodeLensRequest,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
  DocumentHighlightKind,
  DocumentHighlightRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type Hover,
  HoverRequest,
  InlayHintRequest,
  type Position,
  type Range,
  ReferencesRequest,
  SelectionRangeRequest,
  SemanticTokensRequest,
} from 'vscode-languageserver';
import { isSidecar } from '../../core/sidecar/name';
import { readSidecar } from '../../core/sidecar/read';
import { LineMap } from '../../core/text/lines';
import { fixAll, offersAt } from '../../features/actions';
import { lenses } from '../../features/codeLens';
import { entriesOutline, fileHoverAt } from '../../features/files/entries';
import { type Offer, sidecarOffers } from '../../features/findings';
import { folds } from '../../features/folding';
import { hoverAt } from '../../features/hover';
import { hintsIn } from '../../features/inlayHints';
import { annotationAt, mentionsOf } from '../../features/mentions';
import { outline } from '../../features/outline';
import { selectionsAt } from '../../features/selectionRanges';
import { ALL_ANNOTATIONS } from '../../protocol';
import type { ArticleState } from '../../workspace/openArticles';
import {
  atPosition,
  type Check,
  inDocument,
  listOf,
  nullable,
  position,
  range,
  shape,
  string,
} from '../check';
import { hasCommands, pulls, showsAnnotations, showsFiles } from '../config';
import {
  FIX_ALL,
  toCodeAction,
  toFold,
  toHover,
  toInlayHint,
  toLens,
  toOffset,
  toRange,
  toSelectionRange,
  toSpan,
  toSymbol,
} from '../convert';
import { mentionsElsewhere } from '../corpus';
import { answers, type Handler } from '../dispatch';
import { semanticTokens, TOKEN_MODIFIERS, TOKEN_TYPES } from '../semanticTokens';
import { type Session, sidecarSource } from '../session';
import { yamlFile } from '../yamlFiles';

// What an editor asks about a document: each answer is a feature's, in the words of the protocol.

const hover = answers(HoverRequest.type, atPosition, {
  latency: 'now',
  capability: () => ({ hoverProvider: true }),
  async run(session, { textDocument, position }, token) {
    const state = await session.state(textDocument.uri, token);
    if (!state) return inYamlFile(session, textDocument.uri, position);
    const { lines } = state.article;
    const card = hoverAt(session.contextOf(state), toOffset(lines, position));
    return card ? toHover(lines, card) : null;
  },
});

async function inYamlFile(session: Session, uri: string, position: Position): Promise<Hover | null> {
  const open = await yamlFile(session, uri);
  const card = open && fileHoverAt(open.file, toOffset(open.lines, position));
  return card ? toHover(open.lines, card) : null;
}

const diagnostics = answers(
  DocumentDiagnosticRequest.type,
  shape({ textDocument: shape({ uri: string }), previousResultId: nullable(string) }),
  {
    latency: 'later',
    capability: (config) =>
      pulls(config)
        ? {
            diagnosticProvider: {
              identifier: 'dateline',
              interFileDependencies: false,
              workspaceDiagnostics: false,
            },
          }
        : undefined,
    async run(session, { textDocument: { uri }, previousResultId }, token) {
      const { items, resultId } = session.diagnose(uri, await session.state(uri, token));
      return resultId !== undefined && resultId === previousResultId
        ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
        : { kind: DocumentDiagnosticReportKind.Full, items, ...(resultId === undefined ? {} : { resultId }) };
    },
  },
);

const diagnostic = shape({ range }) as Check<Diagnostic>;

const codeActions = answers(
  CodeActionRequest.type,
  shape({
    textDocument: shape({ uri: string }),
    range,
    context: shape({ diagnostics: listOf(diagnostic), only: nullable(listOf(string)) }),
  }),
  {
    latency: 'now',
    capability: () => ({
      codeActionProvider: {
        codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
      },
    }),
    async run(session, { textDocument, range: at, context }, token): Promise<CodeAction[]> {
      const state = await session.state(textDocument.uri, token);
      if (!state) return inSidecar(session, textDocument.uri, at, context);
      const features = session.contextOf(state);
      const { messages, settings } = session.config;
      const { lines } = state.article;
      const wants = (kind: string) => isWanted(context.only, kind);
      const document = { uri: state.uri, version: state.version };
      const offers: Offer[] = [];
      if (wants(CodeActionKind.QuickFix) || wants(CodeActionKind.RefactorRewrite)) {
        offers.push(...offersAt(features, toSpan(lines, at)));
      }
      // Without being asked for it by kind, "fix all" would crowd the menu of every place.
      if (context.only && wants(FIX_ALL)) {
        const actions = fixAll(features);
        const title = messages.fixAll(actions.length, String(settings.acceptThreshold));
        if (actions.length > 0) offers.push({ title, kind: 'fixAll', actions });
      }
      const sidecar = sidecarSource(state);
      return offers
        .filter(({ opens }) => !opens || showsFiles(session.config))
        .map((offer) => toCodeAction(lines, offer, document, context.diagnostics, sidecar))
        .filter(({ kind }) => wants(kind!));
    },
  },
);

const isWanted = (only: readonly string[] | null | undefined, kind: string) =>
  !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));

interface Asked {
  readonly diagnostics: readonly Diagnostic[];
  readonly only?: readonly string[] | null | undefined;
}

/** What can be done in a sidecar that is open. */
function inSidecar(
  { documents, config: { messages } }: Session,
  uri: string,
  at: Range,
  { diagnostics, only }: Asked,
): CodeAction[] {
  const open = isSidecar(uri) ? documents.get(uri) : undefined;
  if (!open || !isWanted(only, CodeActionKind.QuickFix)) return [];
  const source = open.getText();
  const lines = new LineMap(source);
  return sidecarOffers(readSidecar(source), messages, toSpan(lines, at)).map((offer) =>
    toCodeAction(lines, offer, { uri, version: open.version }, diagnostics),
  );
}

const symbols = answers(DocumentSymbolRequest.type, inDocument, {
  latency: 'later',
  capability: () => ({ documentSymbolProvider: true }),
  async run(session, { textDocument }, token) {
    const state = await session.state(textDocument.uri, token);
    if (state) return outline(session.contextOf(state)).map((item) => toSymbol(state.article.lines, item));
    const open = await yamlFile(session, textDocument.uri);
    return open?.file.kind === 'sidecar'
      ? entriesOutline(open.file).map((item) => toSymbol(open.lines, item))
      : [];
  },
});

const highlights = answers(DocumentHighlightRequest.type, atPosition, {
  latency: 'now',
  capability: () => ({ documentHighlightProvider: true }),
  async run(session, { textDocument, position }, token) {
    const state = await session.state(textDocument.uri, token);
    return state
      ? mentionsAt(state, position).map(({ range, status }) => ({
          range,
          kind: status === 'accepted' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
        }))
      : [];
  },
});

const references = answers(ReferencesRequest.type, atPosition, {
  latency: 'now',
  capability: () => ({ referencesProvider: true }),
  async run(session, { textDocument: { uri }, position }, token) {
    const state = await session.state(uri, token);
    if (!state) return [];
    const annotation = annotationAt(state.article, toOffset(state.article.lines, position));
    const others = annotation ? await mentionsElsewhere(session, state, annotation, token) : [];
    return [...mentionsAt(state, position).map(({ range }) => ({ uri, range })), ...others];
  },
});

function mentionsAt({ article }: ArticleState, position: { line: number; character: number }) {
  const annotation = annotationAt(article, toOffset(article.lines, position));
  const mentions = annotation ? mentionsOf(article, annotation) : [];
  return mentions.map((one) => ({ range: toRange(article.lines, one), status: one.status }));
}

const tokens = answers(SemanticTokensRequest.type, inDocument, {
  latency: 'later',
  capability: (config) =>
    showsAnnotations(config)
      ? undefined
      : {
          semanticTokensProvider: {
            legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
            full: true,
          },
        },
  async run(session, { textDocument }, token) {
    const state = await session.state(textDocument.uri, token);
    return { data: state ? semanticTokens(session.contextOf(state)) : [] };
  },
});

const inlayHints = answers(InlayHintRequest.type, shape({ textDocument: shape({ uri: string }), range }), {
  latency: 'later',
  capability: () => ({ inlayHintProvider: true }),
  async run(session, { textDocument, range: inside }, token) {
    const state = await session.state(textDocument.uri, token);
    if (!state) return [];
    const { lines } = state.article;
    const { showValues: values, showLabels: labels } = session.config.settings;
    return hintsIn(session.contextOf(state), toSpan(lines, inside), { values, labels }).map((hint) =>
      toInlayHint(lines, hint),
    );
  },
});

const codeLenses = answers(CodeLensRequest.type, inDocument, {
  latency: 'later',
  capability: () => ({ codeLensProvider: {} }),
  async run(session, { textDocument }, token) {
    const state = await session.state(textDocument.uri, token);
    if (!state) return [];
    const ours = hasCommands(session.config);
    return lenses(session.contextOf(state)).map((lens) => toLens(state.article.lines, lens, state, ours));
  },
});

const folding = answers(FoldingRangeRequest.type, inDocument, {
  latency: 'later',
  capability: () => ({ foldingRangeProvider: true }),
  async run(session, { textDocument }, token) {
    const state = await session.state(textDocument.uri, token);
    return state ? folds(state.article).map(toFold) : [];
  },
});

const selectionRanges = answers(
  SelectionRangeRequest.type,
  shape({ textDocument: shape({ uri: string }), positions: listOf(position) }),
  {
    latency: 'now',
    capability: () => ({ selectionRangeProvider: true }),
    async run(session, { textDocument, positions }, token) {
      const state = await session.state(textDocument.uri, token);
      if (!state) return null;
      const { lines } = state.article;
      const context = session.contextOf(state);
      return positions.map((at) => toSelectionRange(lines, selectionsAt(context, toOffset(lines, at)), at));
    },
  },
);

const annotations = answers(ALL_ANNOTATIONS, shape({ uri: string }), {
  latency: 'now',
  async run(session, { uri }, token) {
    const state = await session.state(uri, token);
    return state ? session.telling.change(session.contextOf(state), state, true) : null;
  },
});

export const LANGUAGE: readonly Handler[] = [
  hover,
  diagnostics,
  codeActions,
  symbols,
  highlights,
  references,
  tokens,
  annotations,
  inlayHints,
  codeLenses,
  folding,
  selectionRanges,
];
