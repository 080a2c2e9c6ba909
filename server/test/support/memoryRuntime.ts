import { readFile } from '../../src/core/formats/read';
import type { Recognizer } from '../../src/core/recognition/recognizer';
import { loadRecognizer } from '../../src/node/data';
import type { Runtime } from '../../src/workspace/host';
import type { Source } from '../../src/workspace/load';
import { Projects } from '../../src/workspace/projects';
import { Slices } from '../../src/workspace/slices';
import { MemoryFiles } from './memoryFiles';

/** A process without files on disk, and what it was asked for. */
export interface MemoryRuntime extends Runtime {
  readonly files: MemoryFiles;
  readonly source: Source;
  /** How often other work got its turn. */
  readonly pauses: () => number;
  /** The texts that were recognized, in order. */
  readonly recognized: readonly string[];
}

/** @param files by name below `file:///m` */
export function memoryRuntime(files: Readonly<Record<string, string | Uint8Array>>): MemoryRuntime {
  let [now, pauses] = [0, 0];
  const recognized: string[] = [];
  const memory = new MemoryFiles('file:///m', files);
  const clock = {
    // Each look at the clock finds it later, so that every piece of work takes its time.
    clock: () => {
      now += 10;
      return now;
    },
    pause: async () => {
      pauses++;
    },
  };
  return {
    ...clock,
    files: memory,
    source: { files: memory, projects: new Projects(memory), slices: new Slices(clock) },
    pauses: () => pauses,
    recognized,
    readDocuments: readFile,
    async loadRecognizer(): Promise<Recognizer> {
      const recognizer = await loadRecognizer();
      return {
        ...recognizer,
        steps: (text, ...more) => {
          recognized.push(text);
          return recognizer.steps(text, ...more);
        },
      };
    },
  };
}
