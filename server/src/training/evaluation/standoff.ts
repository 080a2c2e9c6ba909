import { CodePoints } from '../../core/text/units';
import type { Annotation, Gold, LineLabel } from './model';

/** `[start, end, label, value, 'open']`; the value is a date's, and both may be missing. */
type StandoffSpan = readonly [start: number, end: number, label: string, value?: string, open?: 'open'];

/** Gold of an article whose text is kept elsewhere. Offsets are code points of the file. */
export interface Standoff {
  /** `owner/name` of the public repository that has the text, and its path there. */
  readonly repository: string;
  readonly path: string;
  /** Of the file, in hexadecimal. */
  readonly sha256: string;
  /** The day of publication, `YYYY-MM-DD`; null where nobody knows it. */
  readonly published: string | null;
  /** Nobody who works on the recognizer looks at the text or at what is wrong in it. */
  readonly watched: boolean;
  /** Lines of chrome, the first line being 1. */
  readonly boilerplate: readonly number[];
  readonly spans: readonly StandoffSpan[];
  /** What somebody else annotated, who saw neither these spans nor the recognizer. */
  readonly second?: readonly StandoffSpan[];
}

/** The gold for the text of the file, offsets in UTF-16. Of lines it knows only which are chrome. */
export function readStandoff({ boilerplate, spans }: Standoff, text: string): Gold {
  const chrome = new Set(boilerplate);
  const lines: LineLabel[] = [];
  let start = 0;
  text.split('\n').forEach((line, i) => {
    const end = start + line.length;
    const kind = line.trim() === '' ? 'blank' : chrome.has(i + 1) ? 'boilerplate' : 'body';
    lines.push({ start, end, kind });
    start = end + 1;
  });
  return {
    spans: annotationsOf(spans, text),
    disputes: [],
    lines,
  };
}

/** Offsets in UTF-16. */
export function annotationsOf(spans: readonly StandoffSpan[], text: string): Annotation[] {
  const units = new CodePoints(text);
  return spans.map(([from, to, label, value, open]) => {
    const span = { start: units.toUtf16(from), end: units.toUtf16(to), label };
    return value === undefined ? span : { ...span, value, ...(open && { open: true }) };
  });
}
