import { basename } from 'node:path';
import type { RecognizeOptions } from '../core/recognition/recognizer';
import type { Recognition } from '../core/recognition/types';
import type { Span } from '../core/text/span';
import { CodePoints } from '../core/text/units';
import { loadRecognizer } from '../node/data';
import { nodeFiles } from '../node/files';
import { textOf } from '../workspace/files';
import { uriOf } from './articles';
import { describeFault } from './messages';
import type { Io } from './terminal';

/** Prints one JSON line for each file; `-` is standard input. Exit status 1 when a file could not be read. */
export async function recognize(
  files: readonly string[],
  options: RecognizeOptions,
  io: Io,
): Promise<number> {
  const recognizer = await loadRecognizer();
  let status = 0;
  for (const path of files) {
    const file = path === '-' ? textOf(await io.input()) : await nodeFiles.read(uriOf(path));
    if (file.kind !== 'text') {
      io.err(`${describeFault(path, file)}\n`);
      status = 1;
      continue;
    }
    const named = path === '-' ? options : { fileName: basename(path), ...options };
    await recognizer.load(file.text, named);
    const recognition = recognizer.recognize(file.text, named);
    io.out(`${JSON.stringify(toJson(path, file.text, recognition))}\n`);
  }
  return status;
}

/** Offsets in code points. */
function toJson(path: string, text: string, recognition: Recognition) {
  const codePoints = new CodePoints(text);
  const place = ({ start, end }: Span) => ({
    start: codePoints.fromUtf16(start),
    end: codePoints.fromUtf16(end),
  });
  const quoted = (span: Span) => ({ ...place(span), text: text.slice(span.start, span.end) });
  return {
    path,
    lang: recognition.lang,
    published: recognition.published?.value ?? null,
    entities: recognition.entities.map((entity) => ({
      ...quoted(entity),
      label: entity.label,
      confidence: Math.round(entity.confidence * 1000) / 1000,
      canonical: entity.canonical,
    })),
    dates: recognition.dates.map((date) => ({ ...quoted(date), type: date.type, value: date.value })),
    boilerplate: recognition.lines
      .filter(({ kind }) => kind === 'boilerplate')
      .map((line) => ({ ...place(line), kind: line.evidence[0]?.rule ?? 'boilerplate' })),
    lines: recognition.lines.map((line) => ({ ...place(line), kind: line.kind })),
  };
}
