import { isTimexValue } from '../annotation/timex';
import { parseDay } from '../text/civil';
import { type Format, FormatError, type InputFile, type ReadDoc } from './model';

const TYPES: readonly unknown[] = [undefined, 'DATE', 'TIME', 'DURATION', 'SET'];
const STATUSES: readonly string[] = ['accepted', 'suggested', 'rejected'];
const KINDS: readonly string[] = ['title', 'byline', 'lead', 'body', 'caption', 'boilerplate', 'blank'];

/**
 * The documents of a file, each checked for what no format may say.
 *
 * @throws FormatError with the line where the file is wrong
 */
export async function* readFile(format: Format, file: InputFile): AsyncGenerator<ReadDoc> {
  for await (const doc of format.read(file)) {
    for (const span of [...doc.spans, ...(doc.quotes ?? [])]) {
      const fail = (problem: string): never => {
        throw new FormatError(file.name, span.line, problem);
      };
      if (span.label.trim() === '') fail('a span has no label');
      if (!TYPES.includes(span.type))
        fail(`“${span.type}” is no type of a date; expected DATE, TIME, DURATION or SET`);
      if (span.value !== undefined && span.type !== undefined && !isTimexValue(span.value))
        fail(`“${span.value}” is no TIMEX3 value`);
      if (!STATUSES.includes(span.status))
        fail(`“${span.status}” is no status; expected accepted or suggested`);
      if (span.confidence !== undefined && !(span.confidence >= 0 && span.confidence <= 1))
        fail('a confidence must be between 0 and 1');
    }
    for (const { kind } of doc.lines)
      if (!KINDS.includes(kind)) throw new FormatError(file.name, doc.line, `“${kind}” is no kind of a line`);
    if (doc.published !== undefined && parseDay(doc.published) === undefined)
      throw new FormatError(file.name, doc.line, `“${doc.published}” is no day as YYYY-MM-DD`);
    yield doc;
  }
}
