import { splitLines } from '../../out/server/src/core/text/lines.js';
import { inLines } from '../../out/server/src/workspace/learning/lines.js';

export const LABELS = ['PER', 'LOC', 'ORG', 'MISC'];

/** A gold article as one that somebody has finished, with what the shipped recognizer suggests in it. */
export function lessonOf({ text, spans, lines: kinds = [] }, recognizer, lang = 'vi') {
  const { entities } = recognizer.recognize(text, { lang, doubtful: true });
  // What belongs to the page teaches nothing.
  const chrome = new Set(kinds.filter(({ kind }) => kind === 'boilerplate').map(({ start }) => start));
  const lines = splitLines(text).filter(({ start, end }) => start < end && !chrome.has(start));
  const named = spans.filter(({ label }) => LABELS.includes(label));
  const [names, hints] = [inLines(lines, named), inLines(lines, entities)];
  const within = ({ start }, span) => ({ ...span, start: span.start - start, end: span.end - start });
  return {
    name: text.slice(0, 40),
    gazetteer: recognizer.gazetteerOf(lang),
    lines: lines.map((line, n) => ({
      text: text.slice(line.start, line.end),
      names: names[n].map(({ start, end, label }) => within(line, { start, end, label })),
      hints: hints[n].map(({ start, end, label, confidence }) =>
        within(line, { start, end, label, confidence }),
      ),
      rejected: [],
      complete: true,
    })),
  };
}
