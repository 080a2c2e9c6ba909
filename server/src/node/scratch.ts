import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scratch } from '../workspace/scratch';

/** Texts in a file of a folder of its own among the system's temporary ones, which nobody else can read. */
export function fileScratch(): Scratch {
  const begin = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dateline-'));
    return { folder, file: await open(join(folder, 'texts'), 'wx+', 0o600) };
  };
  let begun: ReturnType<typeof begin> | undefined;
  /** Where each text ends; it begins where the one before it ends. */
  const ends: number[] = [];
  let over = false;
  return {
    put: async (text) => {
      // Work that was cancelled may still be on its way.
      if (over) throw new Error('it has ended');
      begun ??= begin();
      const bytes = Buffer.from(text);
      const start = ends.at(-1) ?? 0;
      // Its place is taken at once: others may be put aside while it is written.
      const id = ends.push(start + bytes.length) - 1;
      const { file } = await begun;
      for (let at = 0; at < bytes.length; )
        at += (await file.write(bytes, at, bytes.length - at, start + at)).bytesWritten;
      return id;
    },
    get: async (id) => {
      const { file } = await begun!;
      const start = id === 0 ? 0 : ends[id - 1]!;
      const bytes = Buffer.allocUnsafe(ends[id]! - start);
      for (let at = 0; at < bytes.length; ) {
        const { bytesRead } = await file.read(bytes, at, bytes.length - at, start + at);
        if (bytesRead === 0) throw new Error('a temporary file ends before its end');
        at += bytesRead;
      }
      return bytes.toString();
    },
    end: async () => {
      over = true;
      if (!begun) return;
      const { folder, file } = await begun;
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
