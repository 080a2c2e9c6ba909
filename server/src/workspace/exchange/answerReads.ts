import { FormatError } from '../../core/formats/model';
import { readFile } from '../../core/formats/read';
import type { ReadAnswer, ReadRequest } from '../../core/formats/reading';
import { formatNamed } from '../../core/formats/registry';
import { Skips } from '../../core/formats/skips';
import { lazyFile } from './read';

/** Documents, and UTF-16 code units of their texts, that are sent together. */
const BATCH = 64;
const BATCH_TEXT = 1 << 20;

/**
 * What a thread does that reads files for `isolatedReader`: one after another, some documents at a time.
 *
 * @returns what takes its messages
 */
export function answerReads(send: (answer: ReadAnswer) => void): (request: ReadRequest | 'more') => void {
  let goOn = () => {};
  const more = () =>
    new Promise<void>((resolve) => {
      goOn = resolve;
    });

  async function read({ format, name, bytes, siblings, layer }: ReadRequest): Promise<void> {
    const file = lazyFile(name, bytes, (other) => siblings[other]);
    const skips = new Skips();
    const how = { skip: skips.skip, note: skips.note, ...(layer === undefined ? {} : { layer }) };
    let docs: Extract<ReadAnswer, { kind: 'docs' }>['docs'][number][] = [];
    let length = 0;
    let fault: { line: number; problem: string } | undefined;
    try {
      for await (const doc of readFile(formatNamed(format)!, file, how)) {
        docs.push(doc);
        length += doc.text.length;
        if (docs.length < BATCH && length < BATCH_TEXT) continue;
        send({ kind: 'docs', docs });
        [docs, length] = [[], 0];
        await more();
      }
    } catch (error) {
      fault =
        error instanceof FormatError
          ? { line: error.line, problem: error.problem }
          : { line: 1, problem: `it cannot be read: ${(error as Error).message}` };
    }
    if (docs.length > 0) {
      send({ kind: 'docs', docs });
      await more();
    }
    send({ kind: 'end', skipped: skips.list(), ...(fault ? { fault } : {}) });
  }

  return (request) => {
    if (request === 'more') goOn();
    else void read(request);
  };
}
