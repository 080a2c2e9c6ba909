import { isTimexValue } from '../annotation/timex';
import { TIMEX_TYPES } from '../recognition/types';
import { LINE_KIND, STATUSES } from '../sidecar/schema';
import { parseDay } from '../text/civil';
import {
  type Format,
  FormatError,
  type InputFile,
  type ReadDoc,
  type Reading,
  type ReadQuote,
  type ReadSpan,
  type Skip,
} from './model';

const TYPES: readonly unknown[] = [undefined, ...TIMEX_TYPES];

/**
 * The documents of a file, each checked for what no format may say. Annotations without text are left out,
 * and what is said twice is taken once.
 *
 * @throws FormatError with the line where the file is wrong
 */
export async function* readFile(format: Format, file: InputFile, how: Reading): AsyncGenerator<ReadDoc> {
  for await (const doc of format.read(file, how)) {
    for (const span of [...doc.spans, ...(doc.quotes ?? [])]) checkSpan(span, file);
    for (const span of doc.spans) checkPlace(span, doc.text, file);
    for (const { kind } of doc.lines)
      if (!LINE_KIND.test(kind)) throw new FormatError(file.name, doc.line, `“${kind}” is no kind of a line`);
    if (doc.published !== undefined && parseDay(doc.published) === undefined)
      throw new FormatError(file.name, doc.line, `“${doc.published}” is no day as YYYY-MM-DD`);
    const spans = once(
      doc.spans,
      ({ start, end }) => (start < end ? `${start} ${end}` : undefined),
      how.skip,
    );
    const quotes = doc.quotes && {
      quotes: once(
        doc.quotes,
        ({ quote }) => (quote.text === '' ? undefined : `${quote.start} ${quote.end} ${quote.text}`),
        how.skip,
      ),
    };
    yield { ...doc, spans, ...quotes };
  }
}

function checkSpan(span: ReadSpan | ReadQuote, file: InputFile): void {
  const fail = (problem: string): never => {
    throw new FormatError(file.name, span.line, problem);
  };
  if (typeof span.label !== 'string' || span.label.trim() === '') fail('a span has no label');
  if (!TYPES.includes(span.type))
    fail(`“${span.type}” is no type of a date; expected DATE, TIME, DURATION or SET`);
  if (span.value !== undefined && span.type !== undefined && !isTimexValue(span.value))
    fail(`“${span.value}” is no TIMEX3 value`);
  if (!STATUSES.includes(span.status)) fail(`“${span.status}” is no status; expected accepted or suggested`);
  if (span.confidence !== undefined && !(span.confidence >= 0 && span.confidence <= 1))
    fail('a confidence must be between 0 and 1');
}

/** A reader may be led astray by its file; nothing may then stand at a wrong place. */
function checkPlace({ start, end, line }: ReadSpan, text: string, file: InputFile): void {
  if (
    !Number.isSafeInteger(start) ||
    !Number.isSafeInteger(end) ||
    start < 0 ||
    end < start ||
    end > text.length
  )
    throw new FormatError(file.name, line, `the span ${start}-${end} does not lie in the text`);
  if (cutsCharacter(text, start) || cutsCharacter(text, end))
    throw new FormatError(file.name, line, `the span ${start}-${end} cuts a character in two`);
}

function cutsCharacter(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset);
  const before = text.charCodeAt(offset - 1);
  return code >= 0xdc00 && code < 0xe000 && before >= 0xd800 && before < 0xdc00;
}

/** Spans of one place and label are one, which says what any of them says. */
function once<S extends ReadSpan | ReadQuote>(
  spans: readonly S[],
  placeOf: (span: S) => string | undefined,
  skip: Skip,
): S[] {
  const kept = new Map<string, S>();
  for (const span of spans) {
    const place = placeOf(span);
    if (place === undefined) {
      skip(span.line, 'an annotation without text');
      continue;
    }
    const key = `${place} ${span.label}`;
    const known = kept.get(key);
    if (known) skip(span.line, 'an annotation that is there twice');
    kept.set(key, known ? { ...span, ...known } : span);
  }
  return [...kept.values()];
}
