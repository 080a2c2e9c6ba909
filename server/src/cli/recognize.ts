import { basename } from 'node:path';
import type { RecognizeOptions } from '../core/recognition/recognizer';
import { recognitionJson } from '../core/recognition/record';
import { nodeFiles } from '../node/files';
import { textOf } from '../workspace/files';
import { inOrder } from '../workspace/inOrder';
import { processSource, uriOf } from './articles';
import { inThreads } from './jobs';
import { describeFault } from './messages';
import { INTERRUPTED, type Io, Progress, say } from './terminal';

/** Prints one JSON line for each file; `-` is standard input. Exit status 1 when a file could not be read. */
export async function recognize(
  files: readonly string[],
  { jobs, ...options }: RecognizeOptions & { readonly jobs?: number },
  io: Io,
): Promise<number> {
  const { signal } = io;
  const progress = new Progress(io, 'recognize', files.length);
  let [status, done] = [0, 0];
  const read = (path: string) => (path === '-' ? io.input().then(textOf) : nodeFiles.read(uriOf(path)));
  await inThreads(jobs, files.length, async ({ recognize, width }) => {
    const { slices } = processSource();
    const results = inOrder(files, width, async (path) => {
      const file = await read(path);
      if (file.kind !== 'text') return { fault: describeFault(path, file) };
      const named = path === '-' ? options : { fileName: basename(path), ...options };
      const recognition = (await recognize(file.text, named, slices))!;
      return { json: { path, ...recognitionJson(file.text, recognition) } };
    });
    for await (const { fault, json } of results) {
      if (json) io.out(`${JSON.stringify(json)}\n`);
      else {
        say(io, fault);
        status = 1;
      }
      await io.drained();
      if (signal.aborted) break;
      progress.update(++done);
    }
  });
  return signal.aborted ? INTERRUPTED : status;
}
