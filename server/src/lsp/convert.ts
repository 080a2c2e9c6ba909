/**
 * The only place where offsets of the core become positions of the protocol and back. The protocol counts
 * UTF-16 code units in a line, as the core does in a text, so no character is ever split.
 */
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Command,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type FoldingRange,
  FoldingRangeKind,
  type Hover,
  type InlayHint,
  type Position,
  type Range,
  type SelectionRange,
  SymbolKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { Article } from '../core/annotation/article';
import type { Action } from '../core/annotation/decide';
import { type Annotation, DATE } from '../core/annotation/model';
import type { StandardLabel } from '../core/project/model';
import type { SourceEdit } from '../core/sidecar/edit';
import type { LineMap } from '../core/text/lines';
import { bySpan, type Span } from '../core/text/span';
import { lowerBound } from '../core/text/units';
import { cutInto, resized } from '../features/boundaries';
import type { Lens } from '../features/codeLens';
import type { Completion } from '../features/files/completion';
import type { Finding, Offer, Severity } from '../features/findings';
import type { Fold } from '../features/folding';
import type { HoverCard } from '../features/hover';
import type { Hint } from '../features/inlayHints';
import type { OutlineItem } from '../features/outline';
import { typeFor } from '../features/values';
import {
  type AcceptAllArgument,
  type AdoptArgument,
  type ApplyArgument,
  CLIENT_COMMANDS,
  COMMANDS,
  type DecideArgument,
  type FinishArgument,
  type OpenArgument,
  type SettleArgument,
  type WireAction,
} from '../protocol';

export interface OutlineSymbol {
  name: string;
  detail: string;
  kind: SymbolKind;
  range: Range;
  selectionRange: Range;
  children?: OutlineSymbol[];
}

export function toRange(lines: LineMap, { start, end }: Span): Range {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

export function toSpan(lines: LineMap, { start, end }: Range): Span {
  return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}

export function toOffset(lines: LineMap, position: Position): number {
  return lines.offsetAt(position);
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const DIAGNOSTIC_SOURCE = 'dateline';

/** A file, to make positions in it. */
export interface Source {
  readonly uri: string;
  readonly lines: LineMap;
}

/** @param sidecar of the article, where the client shows what else a finding is about */
export function toDiagnostic(
  file: Source,
  finding: Finding,
  documentation?: string,
  sidecar?: Source,
): Diagnostic {
  const { lines } = file;
  const { related, cause } = finding;
  const at = ({ uri, lines }: Source, { span, message }: NonNullable<Finding['cause']>) => ({
    location: { uri, range: toRange(lines, span) },
    message,
  });
  const relatedInformation = sidecar && [
    ...(related?.() ?? []).map((place) => at(file, place)),
    ...(cause ? [at(sidecar, cause)] : []),
  ];
  return {
    range: toRange(lines, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    source: DIAGNOSTIC_SOURCE,
    message: finding.message,
    ...(documentation === undefined ? {} : { codeDescription: { href: documentation } }),
    ...(relatedInformation?.length ? { relatedInformation } : {}),
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

export function toHover(lines: LineMap, { span, markdown }: HoverCard): Hover {
  return { contents: { kind: 'markdown', value: markdown }, range: toRange(lines, span) };
}

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.dateline`;

const ACTION_KINDS: Readonly<Record<Offer['kind'], CodeActionKind>> = {
  quickfix: CodeActionKind.QuickFix,
  refactor: CodeActionKind.RefactorRewrite,
  fixAll: FIX_ALL,
};

/**
 * `diagnostics` are those that the client has at the place; the action is tied to the one it settles.
 *
 * @param sidecar of the article, for offers that open it
 */
export function toCodeAction(
  lines: LineMap,
  offer: Offer,
  document: { readonly uri: string; readonly version: number },
  diagnostics: readonly Diagnostic[],
  sidecar?: Source,
): CodeAction {
  const [command, argument] = commandOf(lines, offer, document, sidecar);
  const settled = diagnostics.filter(({ source, code, range }) => {
    if (source !== DIAGNOSTIC_SOURCE || code !== offer.fixes || !offer.span) return false;
    return lines.offsetAt(range.start) === offer.span.start && lines.offsetAt(range.end) === offer.span.end;
  });
  return {
    title: offer.title,
    kind: ACTION_KINDS[offer.kind],
    command: { title: offer.title, command, arguments: [argument] },
    ...(settled.length > 0 ? { diagnostics: settled } : {}),
    ...(offer.preferred ? { isPreferred: true } : {}),
  };
}

function commandOf(
  lines: LineMap,
  { actions, adopts, settles, decides, opens }: Offer,
  document: { readonly uri: string; readonly version: number },
  sidecar: Source | undefined,
): [string, ApplyArgument | AdoptArgument | SettleArgument | DecideArgument | OpenArgument] {
  const { uri } = document;
  if (adopts) return [COMMANDS.adopt, { uri }];
  if (settles) return [COMMANDS.settle, { uri, ...(settles.differing ? { keep: settles.differing } : {}) }];
  if (decides) return [COMMANDS.decide, { uri, decision: decides }];
  if (opens && sidecar) return [COMMANDS.open, { uri: sidecar.uri, range: toRange(sidecar.lines, opens) }];
  return [COMMANDS.apply, { ...document, actions: actions.map((action) => toWire(lines, action)) }];
}

function toWire(lines: LineMap, action: Action): WireAction {
  switch (action.do) {
    case 'forget':
    case 'publish':
      return action;
    case 'split': {
      const { span, parts, ...rest } = action;
      return { ...rest, range: toRange(lines, span), parts: parts.map((part) => toRange(lines, part)) };
    }
    default: {
      const { span, ...rest } = action;
      return { ...rest, range: toRange(lines, span) };
    }
  }
}

/** Undefined when the sidecar has no such entry any more. */
export function fromWire(article: Article, wire: WireAction): Action | undefined {
  if (wire.do === 'publish') return wire;
  const isStale = wire.do === 'reanchor' || wire.do === 'forget';
  if (isStale && !article.annotations.stale.some(({ item }) => item.id === wire.id)) return undefined;
  if (wire.do === 'forget') return wire;
  const span = toSpan(article.lines, wire.range);
  if (wire.do === 'split') {
    const parts = wire.parts.map((part) => toSpan(article.lines, part));
    return { do: 'split', span, parts: cutInto(annotationOf(article, span), parts, article) };
  }
  if (wire.do !== 'tag') {
    const { range: _, ...rest } = wire;
    return { ...rest, span };
  }
  const { range: _, from, ...rest } = wire;
  const before = annotationOf(article, from ? toSpan(article.lines, from) : span);
  const id = from && before?.item ? { id: before.item.id } : {};
  if (from && before && rest.label === DATE && rest.value === undefined)
    return { ...resized({ ...before, label: DATE }, span, article), ...id };
  return {
    ...rest,
    span,
    ...id,
    ...(rest.value && !rest.type ? { type: typeFor(rest.value, before) } : {}),
  };
}

/** The annotation of exactly a span. */
function annotationOf({ annotations: { spans } }: Article, span: Span): Annotation | undefined {
  const found = spans[lowerBound(spans, (other) => bySpan(other, span) >= 0)];
  return found && bySpan(found, span) === 0 ? found : undefined;
}

export function toTextEdits(lines: LineMap, edits: readonly SourceEdit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: toRange(lines, span), newText: text }));
}

export function toSymbol(lines: LineMap, item: OutlineItem): OutlineSymbol {
  return {
    name: item.name,
    detail: item.detail,
    kind: symbolKind(item),
    range: toRange(lines, item.span),
    selectionRange: toRange(lines, item.selection),
    ...(item.children.length > 0 ? { children: item.children.map((child) => toSymbol(lines, child)) } : {}),
  };
}

/** Kinds whose icons in outlines, breadcrumbs and lists of symbols can be told apart. */
const LABEL_KINDS: Readonly<Record<StandardLabel, SymbolKind>> = {
  PER: SymbolKind.Class,
  LOC: SymbolKind.Namespace,
  ORG: SymbolKind.Package,
  MISC: SymbolKind.Object,
};
const labelKinds: ReadonlyMap<string, SymbolKind> = new Map(Object.entries(LABEL_KINDS));

function symbolKind({ kind, label = '' }: OutlineItem): SymbolKind {
  switch (kind) {
    case 'title':
      return SymbolKind.File;
    case 'line':
      return SymbolKind.String;
    case 'date':
      return SymbolKind.Event;
    case 'name':
      return labelKinds.get(label) ?? SymbolKind.Object;
  }
}

/** Folded away with all comments is what is not the article's own. */
export function toFold({ first, last, kind }: Fold): FoldingRange {
  return {
    startLine: first,
    endLine: last,
    ...(kind === 'boilerplate' ? { kind: FoldingRangeKind.Comment } : {}),
  };
}

export function toSelectionRange(lines: LineMap, chain: readonly Span[], position: Position): SelectionRange {
  const outermost = chain.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange(lines, span), ...(parent ? { parent } : {}) }),
    undefined,
  );
  return outermost ?? { range: { start: position, end: position } };
}

export function toInlayHint(lines: LineMap, { offset, text, tooltip }: Hint): InlayHint {
  return {
    position: lines.positionAt(offset),
    label: text,
    paddingLeft: true,
    ...(tooltip === undefined ? {} : { tooltip }),
  };
}

/** @param ours whether the client has the commands of `CLIENT_COMMANDS`; others are shown what they can do nothing with */
export function toLens(
  lines: LineMap,
  { span, title, does }: Lens,
  document: { readonly uri: string; readonly version: number },
  ours: boolean,
): CodeLens {
  const command = (): Command => {
    if (ours) return { title, command: CLIENT_COMMANDS[does] };
    const { uri, version } = document;
    if (does !== 'acceptAll' && does !== 'finish') return { title, command: '' };
    const argument: AcceptAllArgument & FinishArgument = { uri, version };
    return { title, command: COMMANDS[does], arguments: [argument] };
  };
  return { range: toRange(lines, span), command: command() };
}

/** @param rank its place among all, which editors would sort by name */
export function toCompletion(
  lines: LineMap,
  { label, detail, kind, text, span }: Completion,
  rank: number,
): CompletionItem {
  return {
    sortText: String(rank).padStart(6, '0'),
    label,
    kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.Value,
    // What is there already, with its quotes, is what editors filter by.
    filterText: text,
    textEdit: { range: toRange(lines, span), newText: text },
    ...(detail === undefined ? {} : { detail }),
  };
}
