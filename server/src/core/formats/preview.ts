import type { Article } from '../annotation/article';
import { LineMap } from '../text/lines';
import { runToEnd, type Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { type ExportChoices, previewExport } from './export';
import type { Format, Loss } from './model';
import { readFile } from './read';
import { Skips } from './skips';

/** UTF-16 code units that are shown; more makes editors slow and nobody reads it. */
const SHOWN = 200_000;

export interface Preview {
  /** Name of the file that the text is of. */
  readonly file: string;
  readonly text: string;
  /** The file is binary; the text is what can be read from it. */
  readonly binary: boolean;
  readonly shortened: boolean;
  readonly losses: readonly Loss[];
}

/**
 * What an export of one article alone looks like; of a long one, of its beginning.
 *
 * @param run goes through the steps of writing it
 */
export async function preview(
  path: string,
  article: Article,
  format: Format,
  choices: ExportChoices,
  run: <T>(steps: Steps<T>) => T | Promise<T> = runToEnd,
): Promise<Preview> {
  const head = headOf(article, SHOWN);
  const { files, binary, losses } = await run(previewExport(path, head, format, choices));
  const fits = ({ name }: { name: string }) =>
    format.extensions.some((extension) => name.endsWith(extension));
  const [packed] = binary;
  const file = packed ?? files.find(fits) ?? files[0];
  const whole = packed
    ? await unpacked(format, packed.name, packed.bytes)
    : (files.find((f) => f === file)?.text ?? '');
  const long = whole.length > SHOWN;
  const end = long ? cutAt(whole, SHOWN) : whole.length;
  return {
    file: file?.name ?? path,
    text: whole.slice(0, end),
    binary: packed !== undefined,
    shortened: long || head !== article,
    losses,
  };
}

/** An article up to the end of a line, or of a character of one that is too long: more would only cost time. */
function headOf(article: Article, length: number): Article {
  if (article.text.length <= length) return article;
  const end = cutAt(article.text, length);
  const text = article.text.slice(0, end);
  const { annotations } = article;
  const inside = (span: { readonly end: number }) => span.end <= end;
  return {
    ...article,
    text,
    lines: new LineMap(text),
    codePoints: new CodePoints(text),
    annotations: {
      ...annotations,
      spans: annotations.spans.filter(inside),
      lines: annotations.lines.filter(inside),
    },
  };
}

/** Where a text that is too long is cut: behind a line, or behind a character where the lines are long. */
function cutAt(text: string, length: number): number {
  const line = text.lastIndexOf('\n', length - 1) + 1;
  if (line > length / 2) return line;
  const last = text.charCodeAt(length - 1);
  return last >= 0xd800 && last < 0xdc00 ? length - 1 : length;
}

/** A binary file as text: each line of the article, and below it what is said of it. */
async function unpacked(format: Format, name: string, bytes: Uint8Array): Promise<string> {
  let out = '';
  const file = { name, bytes, text: '', sibling: () => undefined };
  for await (const { text, spans } of readFile(format, file, new Skips())) {
    let from = 0;
    let next = 0;
    for (const line of text.split('\n')) {
      const end = from + line.length;
      out += `${line}\n`;
      for (; next < spans.length && spans[next]!.start <= end; next++) {
        const { start, end: behind, label, type, value, canonical } = spans[next]!;
        const more = [type, value, canonical].filter((field) => field !== undefined);
        out += `  ${[label, `“${text.slice(start, behind)}”`, ...more].join(' ')}\n`;
      }
      from = end + 1;
    }
  }
  return out;
}
