import {
  type Range,
  TextDocumentContentChangeEvent,
  type TextDocumentsConfiguration,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Changes, changesBetween, type TextChange } from '../core/text/changes';

/** Hears of a document's changes, before anybody sees its new text. */
export type Report = (uri: string, changes: Changes, old: string, now: string) => void;

/**
 * Documents that report the very changes that the client sends, and not only what comes of them, and that
 * refuse what is no document and no change.
 */
export function documentsThat(report: Report): TextDocumentsConfiguration<TextDocument> {
  return {
    create(uri, languageId, version, text) {
      const given = [typeof uri, typeof languageId, typeof version, typeof text].join(' ');
      if (given !== 'string string number string') throw new TypeError(`A document of ${given}`);
      return TextDocument.create(uri, languageId, version, text);
    },
    update(document, events, version) {
      const { isFull, isIncremental } = TextDocumentContentChangeEvent;
      if (typeof version !== 'number' || !events.every((event) => isIncremental(event) || isFull(event))) {
        throw new TypeError(`A malformed change of ${document.uri}`);
      }
      let changed = document;
      for (let rest = events; rest.length > 0; ) {
        const old = changed.getText();
        const ranges = apart(changed, rest);
        const [first] = rest;
        const size = Math.max(1, ranges.length);
        changed = TextDocument.update(changed, rest.slice(0, size), version);
        const now = changed.getText();
        const parts = ranges.reverse().flatMap(precise(old));
        report(
          changed.uri,
          ranges.length > 0 ? new Changes(parts) : changesBetween(old, first!.text),
          old,
          now,
        );
        rest = rest.slice(size);
      }
      return events.length > 0 ? changed : TextDocument.update(document, [], version);
    },
  };
}

/**
 * As many of the changes as come one before the other in the text, last one first: then all their ranges are
 * ranges of the text before. None where the first replaces all of it.
 */
function apart(document: TextDocument, events: readonly TextDocumentContentChangeEvent[]): TextChange[] {
  const changes: TextChange[] = [];
  for (const event of events) {
    if (!('range' in event)) break;
    const { start, end } = spanOf(document, event.range);
    if (changes.length > 0 && end >= changes.at(-1)!.start) break;
    changes.push({ start, end, text: event.text });
  }
  return changes;
}

function spanOf(document: TextDocument, { start, end }: Range): { start: number; end: number } {
  const [one, other] = [document.offsetAt(start), document.offsetAt(end)];
  return { start: Math.min(one, other), end: Math.max(one, other) };
}

const LINE_END = /[\r\n]/;

/** Editors that read a file again replace many lines at once, of which most are as they were. */
function precise(old: string) {
  return (change: TextChange): readonly TextChange[] => {
    const { start, end, text } = change;
    const before = old.slice(start, end);
    if (!LINE_END.test(before) || !LINE_END.test(text)) return [change];
    return changesBetween(before, text).list.map((part) => ({
      ...part,
      start: part.start + start,
      end: part.end + start,
    }));
  };
}
