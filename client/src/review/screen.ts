import type { TextEditor } from 'vscode';
import type { WireSpan } from '../../../server/src/protocol';
import { type Marks, marksFor, targetsIn } from './jump';
import type { Reviewer } from './reviewer';

/** The lines that can be seen, and what of them: a long one goes on above or below the window. */
export function linesOn({ document, visibleRanges }: Pick<TextEditor, 'document' | 'visibleRanges'>) {
  return visibleRanges.flatMap((range) =>
    Array.from({ length: range.end.line - range.start.line + 1 }, (_, at) => {
      const n = range.start.line + at;
      const { text } = document.lineAt(n);
      return {
        n,
        text,
        start: n === range.start.line ? range.start.character : 0,
        end: n === range.end.line ? range.end.character : text.length,
      };
    }),
  );
}

/** Of annotations those that begin in some lines, seen or not. */
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
