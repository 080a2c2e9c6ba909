import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { main } from '../../src/cli/main';
import type { Io } from '../../src/cli/terminal';

/** The compiled program, as `npm run build` leaves it. */
export const CLI = join(__dirname, '..', '..', '..', '..', 'dist', 'cli.js');

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command in this process, as if started in the folder. */
export async function dateline(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  signal: AbortSignal = new AbortController().signal,
): Promise<Ended> {
  let [stdout, stderr] = ['', ''];
  const io: Io = {
    out: (text) => {
      stdout += text;
    },
    err: (text) => {
      stderr += text;
    },
    input: async () => Buffer.from(input),
    stream: async function* () {
      yield Buffer.from(input);
    },
    drained: async () => {},
    line: () => {},
    signal,
  };
  const before = process.cwd();
  process.chdir(folder);
  try {
    return { status: await main(args, io), stdout, stderr };
  } finally {
    process.chdir(before);
  }
}

/** Runs the built program as a process of its own; slow, for what only a process shows. */
export function spawnDateline(
  folder: string,
  args: readonly string[],
  input: string | Uint8Array = '',
): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}
