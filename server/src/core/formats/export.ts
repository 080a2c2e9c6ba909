import { utf8ToBytes } from '@noble/hashes/utils';
import type { Article } from '../annotation/article';
import type { Steps } from '../text/steps';
import { CodePoints } from '../text/units';
import { type DocumentOptions, documentOf, fitted, loser } from './document';
import type { Doc, Format, Lose, Loss, Sink, WriteOptions, Writer } from './model';
import { tokenizeLines } from './tokens';

/** How an export is wished, but for its splits. */
export interface ExportChoices extends DocumentOptions {
  readonly misaligned: WriteOptions['misaligned'];
  readonly tokenizer: string;
  readonly tokenize: WriteOptions['tokenize'];
  readonly spreadsheet?: boolean;
}

export const DEFAULT_CHOICES: ExportChoices = {
  include: 'accepted',
  misaligned: 'expand',
  tokenizer: 'syllables',
  tokenize: (doc) => tokenizeLines('syllables', doc),
};

/** Adds one article to an export; returns what was wanted of it, before the format was asked. */
export function* writeArticle(
  path: string,
  article: Article,
  { format, writer, choices, sink }: { format: Format; writer: Writer; choices: ExportChoices; sink: Sink },
  add: (loss: Loss) => void,
): Steps<Doc> {
  const before = loser(path, article.text, article.codePoints, add);
  const doc = yield* documentOf(path, article, choices, before);
  yield* writeDoc(doc, format, writer, sink, add);
  return doc;
}

export function* writeDoc(
  doc: Doc,
  format: Format,
  writer: Writer,
  sink: Sink,
  add: (loss: Loss) => void,
): Steps<void> {
  const lose: Lose = loser(doc.path, doc.text, new CodePoints(doc.text), add);
  yield* writer.write(yield* fitted(doc, format.holds, lose), sink, lose);
}

/** Files of an export in memory. */
export class MemorySink implements Sink {
  readonly files = new Map<string, (string | Uint8Array)[]>();

  append(file: string, data: string | Uint8Array): void {
    const known = this.files.get(file);
    if (known) known.push(data);
    else this.files.set(file, [data]);
  }

  /** The content of each file, in the order they were begun. */
  bytes(): Map<string, Uint8Array> {
    return new Map(
      [...this.files].map(([file, parts]) => {
        const chunks = parts.map((part) => (typeof part === 'string' ? utf8ToBytes(part) : part));
        const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
        let at = 0;
        for (const chunk of chunks) {
          whole.set(chunk, at);
          at += chunk.length;
        }
        return [file, whole];
      }),
    );
  }
}

/** Writes what is left after the last document. */
export function* endSteps(writer: Writer, sink: Sink): Steps<void> {
  if (writer.finish) yield* writer.finish(sink);
  writer.end(sink);
}

/** What exporting one article alone would write, text and binary files apart. For previews. */
export function* previewExport(
  path: string,
  article: Article,
  format: Format,
  choices: ExportChoices = DEFAULT_CHOICES,
): Steps<{
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly binary: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  readonly losses: readonly Loss[];
}> {
  const sink = new MemorySink();
  const losses: Loss[] = [];
  const labels = [...new Set(article.annotations.spans.map(({ label }) => label))].sort();
  const writer = format.writer({ ...choices, labels, name: 'dateline', folder: '' });
  yield* writeArticle(path, article, { format, writer, choices, sink }, (loss) => losses.push(loss));
  yield* endSteps(writer, sink);
  const files = [...sink.files]
    .filter(([, parts]) => parts.every((part) => typeof part === 'string'))
    .map(([name, parts]) => ({ name, text: parts.join('') }));
  const texts = new Set(files.map(({ name }) => name));
  const all = texts.size < sink.files.size ? [...sink.bytes()] : [];
  const binary = all.flatMap(([name, bytes]) => (texts.has(name) ? [] : { name, bytes }));
  return { files, binary, losses };
}
