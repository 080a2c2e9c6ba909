import type { TextEditor } from 'vscode';
import type { WireSpan } from '../../../server/src/protocol';
import { type Marks, marksFor, targetsIn } from './jump';
import type { Reviewer } from './reviewer';

/** The lines that can be seen. */
export function linesOn({ document, visibleRanges }: TextEditor) {
  const numbers = new Set<number>();
  for (const { start, end } of visibleRanges) for (let n = start.line; n <= end.line; n++) numbers.add(n);
  return [...numbers].sort((a, b) => a - b).map((n) => ({ n, text: document.lineAt(n).text }));
}

/** Of annotations those that begin in some lines. */
export function spansOn(lines: readonly { readonly n: number }[], spans: readonly WireSpan[]): WireSpan[] {
  const numbers = new Set(lines.map(({ n }) => n));
  return spans.filter(({ range }) => numbers.has(range.start.line));
}

/** The letters of the places that can be seen. @param before those that are there */
export function marksOn(editor: TextEditor, reviewer: Reviewer, before: Marks): Marks {
  const lines = linesOn(editor);
  const spans = spansOn(lines, reviewer.spans);
  return marksFor(targetsIn(lines, spans), spans, lines, reviewer.unread, before);
}
